// Functions of dates, in UTC.
import { shown } from '../../error.js';
import { parseDate } from '../../read/dates.js';
import { fault } from '../error.js';
import { nouns, numbers, type Numbers, type Texts } from '../vector.js';
import { ofDate, place, type ExpressionFunction } from './function.js';

const day = 86_400_000;

/** The moment of a calendar day, NaN if there is no such day. */
function moment(year: number, month: number, date: number): number {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, date);
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made.getTime() : NaN;
}

const date: ExpressionFunction = {
  name: 'date',
  help: 'A date from a text such as "2001-05-31", or from year, month and day.',
  example: 'date(year, month, 1)',
  args: [
    { name: 'text or year', kinds: ['text', 'number', 'date'] },
    { name: 'month', kinds: ['number'], optional: true },
    { name: 'day', kinds: ['number'], optional: true },
  ],
  run(args, context, at) {
    const [first, month, dayOfMonth] = args;
    if (first!.kind === 'date') return first!;
    const size = context.sizeOf(args);
    const values = new Float64Array(size);
    if (first!.kind === 'text') {
      if (month) fault('date() takes one text, or year, month and day as numbers', at);
      const { values: given, constant } = first as Texts;
      for (let row = 0; row < size; row++) {
        const one = given[row]!;
        values[row] = one === null ? NaN : parseDate(one.trim(), 'mdy');
        if (one === null || values[row] === values[row]) continue;
        if (constant) fault(`${shown(one)} is not a date; a date is wanted, such as "2001-05-31"`, at);
        context.trouble('the text is no date', at, row);
      }
      return numbers(values, constant, 'date');
    }
    if (!month || !dayOfMonth)
      fault(`date() takes one text, or year, month and day as numbers, got ${nouns[first!.kind]} alone`, at);
    const parts = args as Numbers[];
    for (let row = 0; row < size; row++) {
      const [y, m, d] = parts.map((part) => part.values[place(part, row)]!) as [number, number, number];
      values[row] = moment(y, m, d);
      if (values[row] !== values[row] && y === y && m === m && d === d)
        context.trouble('there is no such day', at, row);
    }
    return numbers(
      values,
      parts.every(({ constant }) => constant),
      'date',
    );
  },
};

const daysBetween: ExpressionFunction = {
  name: 'daysBetween',
  help: 'Days from the first date to the second, with fractions for times of day.',
  example: 'daysBetween(ordered, delivered)',
  args: [
    { name: 'from', kinds: ['date'] },
    { name: 'to', kinds: ['date'] },
  ],
  run(args, context) {
    const [from, to] = args as [Numbers, Numbers];
    const values = Float64Array.from(
      { length: context.sizeOf(args) },
      (_, row) => (to.values[place(to, row)]! - from.values[place(from, row)]!) / day,
    );
    return numbers(values, from.constant && to.constant);
  },
};

export const dateFunctions: readonly ExpressionFunction[] = [
  ofDate('year', 'The year of a date.', 'year(released)', (one) => one.getUTCFullYear()),
  ofDate('month', 'The month of a date, from 1 to 12.', 'month(released)', (one) => one.getUTCMonth() + 1),
  ofDate('day', 'The day of the month, from 1 to 31.', 'day(released)', (one) => one.getUTCDate()),
  ofDate(
    'weekday',
    'The day of the week, from 1 for Monday to 7 for Sunday.',
    'weekday(sold) >= 6',
    (one) => one.getUTCDay() || 7,
  ),
  ofDate('hour', 'The hour of the day, from 0 to 23.', 'hour(sold)', (one) => one.getUTCHours()),
  ofDate('minute', 'The minute of the hour, from 0 to 59.', 'minute(sold)', (one) => one.getUTCMinutes()),
  date,
  daysBetween,
];
