// DateEncoder: a date as days since 1970 and, if wanted, its place in the year, week and day as points on a circle.
import type { DateColumn } from '../columns/date.js';
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Transformer, type TransformerDescription } from './transformer.js';

export type DatePart = 'days' | 'yearCycle' | 'weekCycle' | 'dayCycle';

export interface DateEncoderOptions {
  parts?: readonly DatePart[];
}

const day = 86_400_000;

/** Where in its cycle a moment is, from 0 to 1. Weeks begin on Monday (1970-01-01 was a Thursday). */
const phases: Record<Exclude<DatePart, 'days'>, (milliseconds: number) => number> = {
  yearCycle(milliseconds) {
    const year = new Date(milliseconds).getUTCFullYear();
    const [start, end] = [new Date(0).setUTCFullYear(year, 0, 1), new Date(0).setUTCFullYear(year + 1, 0, 1)];
    return (milliseconds - start) / (end - start);
  },
  weekCycle: (milliseconds) => fraction(milliseconds / day / 7 + 3 / 7),
  dayCycle: (milliseconds) => fraction(milliseconds / day),
};

const fraction = (number: number) => number - Math.floor(number);

/** A missing date gives missing numbers. */
export class DateEncoder extends Transformer<DateEncoderOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'DateEncoder',
    help: 'Turns a date into days since 1970, and its place in year, week or day into a sine and a cosine, so that December is beside January.',
    accepts: ['date'],
    options: [
      {
        name: 'parts',
        default: ['days'],
        choices: ['days', 'yearCycle', 'weekCycle', 'dayCycle'],
        several: true,
        help: 'what to tell of each date',
      },
    ],
  };

  constructor(options?: DateEncoderOptions) {
    super(DateEncoder.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: columns.map(({ name }) => name) };
  }

  protected apply(columns: readonly Column[]): Column[] {
    return (columns as DateColumn[]).flatMap(({ name, values }) =>
      this.options.parts.flatMap((part) => {
        if (part === 'days')
          return [
            new NumberColumn(
              `${name}_days`,
              values.map((ms) => ms / day),
            ),
          ];
        const angles = values.map((ms) => (Number.isNaN(ms) ? NaN : 2 * Math.PI * phases[part](ms)));
        return [
          new NumberColumn(`${name}_${part}_sin`, angles.map(Math.sin)),
          new NumberColumn(`${name}_${part}_cos`, angles.map(Math.cos)),
        ];
      }),
    );
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names.flatMap((name) =>
      this.options.parts.flatMap((part) =>
        part === 'days' ? [`${name}_days`] : [`${name}_${part}_sin`, `${name}_${part}_cos`],
      ),
    );
  }
}
