// DateEncoder: a date as numbers: days since 1970, parts such as the month, and its place in year, week and day as points on a circle.
import type { DateColumn } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { namesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

const day = 86_400_000;

type Cycle = 'yearCycle' | 'monthCycle' | 'weekCycle' | 'dayCycle' | 'hourCycle';
type Part =
  | 'days'
  | 'year'
  | 'quarter'
  | 'month'
  | 'week'
  | 'day'
  | 'dayOfYear'
  | 'weekday'
  | 'weekend'
  | 'hour'
  | 'minute'
  | 'second';
export type DatePart = Part | Cycle;

export interface DateEncoderOptions {
  parts?: readonly DatePart[];
}

/** Numbers of a moment. Months, days and weeks count from 1, weekdays from Monday 0, as pandas's; all in UTC. */
const parts: Record<Part, (moment: Date) => number> = {
  days: (moment) => moment.getTime() / day,
  year: (moment) => moment.getUTCFullYear(),
  quarter: (moment) => Math.floor(moment.getUTCMonth() / 3) + 1,
  month: (moment) => moment.getUTCMonth() + 1,
  week: weekOf,
  day: (moment) => moment.getUTCDate(),
  dayOfYear: (moment) => Math.floor((moment.getTime() - yearStart(moment.getUTCFullYear())) / day) + 1,
  weekday: weekdayOf,
  weekend: (moment) => Number(weekdayOf(moment) >= 5),
  hour: (moment) => moment.getUTCHours(),
  minute: (moment) => moment.getUTCMinutes(),
  second: (moment) => moment.getUTCSeconds(),
};

/** Where in its cycle a moment is, from 0 to 1. Weeks begin on Monday (1970-01-01 was a Thursday). */
const cycles: Record<Cycle, (moment: Date) => number> = {
  yearCycle(moment) {
    const year = moment.getUTCFullYear();
    return (moment.getTime() - yearStart(year)) / (yearStart(year + 1) - yearStart(year));
  },
  monthCycle(moment) {
    const start = monthStart(moment, 0);
    return (moment.getTime() - start) / (monthStart(moment, 1) - start);
  },
  weekCycle: (moment) => fraction(moment.getTime() / day / 7 + 3 / 7),
  dayCycle: (moment) => fraction(moment.getTime() / day),
  hourCycle: (moment) => fraction((moment.getTime() / day) * 24),
};

const fraction = (number: number) => number - Math.floor(number);
const yearStart = (year: number) => new Date(0).setUTCFullYear(year, 0, 1);
const monthStart = (moment: Date, later: number) =>
  new Date(0).setUTCFullYear(moment.getUTCFullYear(), moment.getUTCMonth() + later, 1);

function weekdayOf(moment: Date): number {
  return (moment.getUTCDay() + 6) % 7;
}

/** ISO 8601's week: the one that has the year's first Thursday is number 1. */
function weekOf(moment: Date): number {
  const midnight = Math.floor(moment.getTime() / day) * day;
  const thursday = new Date(midnight + (3 - weekdayOf(moment)) * day);
  return Math.floor((thursday.getTime() - yearStart(thursday.getUTCFullYear())) / (7 * day)) + 1;
}

/** A missing date gives missing numbers. */
export class DateEncoder extends Transformer<DateEncoderOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'DateEncoder',
    help: 'Turns a date into days since 1970, its parts, or its place in year, month, week, day or hour as a sine and a cosine, so that December is beside January.',
    accepts: ['date'],
    options: [
      {
        name: 'parts',
        default: ['days'],
        choices: [...Object.keys(parts), ...Object.keys(cycles)],
        several: true,
        help: 'what to tell of each date; weekdays count from Monday, 0',
      },
    ],
  };

  constructor(options?: DateEncoderOptions) {
    super(DateEncoder.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: namesOf(columns) };
  }

  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    sameCount(columns, names, 'DateEncoder');
    return (columns as DateColumn[]).flatMap(({ values }, i) =>
      this.options.parts.flatMap((part) => {
        const of = (number: (moment: Date) => number) =>
          values.map((ms) => (Number.isNaN(ms) ? NaN : number(new Date(ms))));
        if (!isCycle(part)) return [new NumberColumn(`${names[i]}_${part}`, of(parts[part]))];
        const angles = of(cycles[part]).map((share) => 2 * Math.PI * share);
        return [
          new NumberColumn(`${names[i]}_${part}_sin`, angles.map(Math.sin)),
          new NumberColumn(`${names[i]}_${part}_cos`, angles.map(Math.cos)),
        ];
      }),
    );
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names.flatMap((name) =>
      this.options.parts.flatMap((part) =>
        isCycle(part) ? [`${name}_${part}_sin`, `${name}_${part}_cos`] : [`${name}_${part}`],
      ),
    );
  }
}

const isCycle = (part: DatePart): part is Cycle => part in cycles;
