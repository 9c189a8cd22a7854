// Reading dates: ISO 8601, day and month in either order, names of months, with or without a time. All in UTC.
import type { TextList } from '../columns/source.js';
import { monthNamed as month } from './months.js';

const time = String.raw`(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`);
/** a year of two digits after a slash or a point: 31.12.99 */
const shortYear = new RegExp(String.raw`^(\d{1,2})([/.])(\d{1,2})\2(\d{2})${time}$`);
const dayName = new RegExp(
  String.raw`^(\d{1,2})\.?(?:\s|-|\s?de\s|\sof\s)?\s?(\p{L}{3,12})\.?,?(?:\s|-|\sde\s)(\d{4}|\d{2})${time}$`,
  'u',
);
const nameDay = new RegExp(String.raw`^(\p{L}{3,12})\.?\s(\d{1,2}),?\s(\d{4})${time}$`, 'u');

export type DateOrder = 'dmy' | 'mdy';

/** Milliseconds since 1970-01-01T00:00Z of a trimmed text, NaN if it is no date. `order` decides 03/04/2020. */
export function parseDate(text: string, order: DateOrder): number {
  if (text.length < 6 || text.length > 40) return NaN;
  let match = yearFirst.exec(text);
  if (match) return moment(+match[1]!, +match[3]!, +match[4]!, match.slice(5));
  match = yearLast.exec(text) ?? shortYear.exec(text);
  if (match) {
    const [first, second, year] = [+match[1]!, +match[3]!, fullYear(match[4]!)];
    return order === 'dmy'
      ? moment(year, second, first, match.slice(5))
      : moment(year, first, second, match.slice(5));
  }
  match = dayName.exec(text);
  if (match) return moment(fullYear(match[3]!), month(match[2]!), +match[1]!, match.slice(4));
  match = nameDay.exec(text);
  return match ? moment(+match[3]!, month(match[1]!), +match[2]!, match.slice(4)) : NaN;
}

/** The order that most dates of a column tell; undefined if any would do, as in 03/04/2020. */
export function dateOrder(texts: TextList): DateOrder | undefined {
  let [dmy, mdy] = [0, 0];
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row)!.trim();
    const match = yearLast.exec(text) ?? shortYear.exec(text);
    if (!match) continue;
    if (+match[1]! > 12) dmy++;
    else if (+match[3]! > 12) mdy++;
  }
  return dmy === mdy ? undefined : dmy > mdy ? 'dmy' : 'mdy';
}

/** Whether a text is a date whose day and month could change places. */
export const isDoubtfulDate = (text: string): boolean => {
  const match = yearLast.exec(text.trim()) ?? shortYear.exec(text.trim());
  return match !== null && +match[1]! <= 12 && +match[3]! <= 12 && match[1] !== match[3];
};

/** Two digits as POSIX reads them: 69-99 are of the 20th century. */
const fullYear = (digits: string): number =>
  digits.length === 4 ? +digits : +digits + (+digits >= 69 ? 1900 : 2000);

function moment(
  year: number,
  month: number,
  day: number,
  [h, m, s, fraction, half, zone]: (string | undefined)[],
): number {
  let hour = +(h ?? 0);
  if (half && hour <= 12) hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  const [minute, second] = [+(m ?? 0), +(s ?? 0)];
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  if (
    midnight.getUTCMonth() !== month - 1 ||
    midnight.getUTCDate() !== day ||
    hour > 24 ||
    minute > 59 ||
    second > 60
  )
    return NaN;
  const offset =
    zone && /\d/.test(zone) ? (zone[0] === '-' ? -1 : 1) * (+zone.slice(1, 3) * 60 + +zone.slice(-2)) : 0;
  const milliseconds = fraction ? Math.floor(Number(`0.${fraction}`) * 1000) : 0;
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}
