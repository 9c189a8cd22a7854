// Dates of a given form: the signs of C's strftime that pandas's to_datetime knows, read in one pass without backtracking.
import { DataError, shown } from '../error.js';

const monthNames = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // prettier-ignore

interface Parts {
  year: number;
  month: number;
  day: number;
  dayOfYear: number;
  hour: number;
  minute: number;
  second: number;
  milliseconds: number;
  afternoon: boolean | undefined;
  offset: number;
}

/** Reads a piece of text at a place into the parts; gives the place behind it, or -1. */
type Reader = (text: string, at: number, parts: Parts) => number;

/** Up to so many digits. */
const digits =
  (most: number, put: (parts: Parts, value: number, length: number) => void): Reader =>
  (text, at, parts) => {
    let end = at;
    while (end < at + most && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
    if (end === at) return -1;
    put(parts, Number(text.slice(at, end)), end - at);
    return end;
  };

const word =
  (words: readonly string[], put: (parts: Parts, index: number) => void): Reader =>
  (text, at, parts) => {
    const lower = text.slice(at, at + 12).toLowerCase();
    const index = words.findIndex((one) => lower.startsWith(one));
    if (index < 0) return -1;
    put(parts, index);
    return at + words[index]!.length;
  };

const zone: Reader = (text, at, parts) => {
  if (text[at] === 'Z') return at + 1;
  const match = /^([+-])(\d{2}):?(\d{2})/.exec(text.slice(at, at + 6));
  if (!match) return -1;
  parts.offset = (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  return at + match[0].length;
};

/** Each sign with what it means, for forms. */
export const dateSigns: Record<string, [help: string, read: Reader]> = {
  Y: ['year with four digits', digits(4, (p, x) => (p.year = x))],
  y: [
    'year with two digits; 69 to 99 are of the 20th century',
    digits(2, (p, x) => (p.year = x + (x >= 69 ? 1900 : 2000))),
  ],
  m: ['month as a number', digits(2, (p, x) => (p.month = x))],
  d: ['day of the month', digits(2, (p, x) => (p.day = x))],
  j: ['day of the year', digits(3, (p, x) => (p.dayOfYear = x))],
  B: ['English name of the month', word(monthNames, (p, i) => (p.month = i + 1))],
  b: [
    'English name of the month in three letters',
    word(
      monthNames.map((name) => name.slice(0, 3)),
      (p, i) => (p.month = i + 1),
    ),
  ],
  H: ['hour from 0 to 23', digits(2, (p, x) => (p.hour = x))],
  I: ['hour from 1 to 12', digits(2, (p, x) => (p.hour = x))],
  p: ['AM or PM', word(['am', 'pm'], (p, i) => (p.afternoon = i === 1))],
  M: ['minute', digits(2, (p, x) => (p.minute = x))],
  S: ['second', digits(2, (p, x) => (p.second = x))],
  f: [
    'fraction of a second',
    digits(9, (p, x, length) => (p.milliseconds = Math.floor(x * 10 ** (3 - length)))),
  ],
  z: ['offset from UTC, such as +02:00', zone],
};

const literal =
  (sign: string): Reader =>
  (text, at) => {
    if (sign !== ' ') return text.startsWith(sign, at) ? at + sign.length : -1;
    let end = at;
    while (/\s/.test(text[end] ?? '')) end++;
    return end > at ? end : -1;
  };

/**
 * A reader of dates of one form, such as `%d.%m.%Y %H:%M`; it gives milliseconds since 1970 in UTC, NaN for what doesn't fit.
 * @throws DataError for a sign that it doesn't know
 */
export function dateReader(form: string): (text: string) => number {
  const readers: Reader[] = [];
  const used = new Set<string>();
  for (let i = 0; i < form.length; i++) {
    if (form[i] !== '%') readers.push(literal(/\s/.test(form[i]!) ? ' ' : form[i]!));
    else if (form[++i] === '%') readers.push(literal('%'));
    else {
      const sign = Object.hasOwn(dateSigns, form[i] ?? '') ? form[i]! : undefined;
      if (sign === undefined)
        throw new DataError(
          `format has the sign ${shown(`%${form[i] ?? ''}`)}, but the signs are ${Object.keys(dateSigns)
            .map((one) => `%${one}`)
            .join(' ')}`,
        );
      used.add(sign);
      readers.push(dateSigns[sign]![1]);
    }
  }
  if (!used.has('Y') && !used.has('y'))
    throw new DataError(`format must have a year, %Y or %y, got ${shown(form)}`);
  return (text) => {
    const parts: Parts = {
      year: 1970,
      month: 1,
      day: 1,
      dayOfYear: 0,
      hour: 0,
      minute: 0,
      second: 0,
      milliseconds: 0,
      afternoon: undefined,
      offset: 0,
    };
    let at = 0;
    for (const read of readers) if ((at = read(text, at, parts)) < 0) return NaN;
    return at === text.length ? moment(parts) : NaN;
  };
}

function moment({
  year,
  month,
  day,
  dayOfYear,
  hour,
  minute,
  second,
  milliseconds,
  afternoon,
  offset,
}: Parts): number {
  const midnight = new Date(0);
  if (dayOfYear) midnight.setUTCFullYear(year, 0, dayOfYear);
  else midnight.setUTCFullYear(year, month - 1, day);
  const real = dayOfYear
    ? midnight.getUTCFullYear() === year
    : midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  if (!real || hour > 23 || minute > 59 || second > 60) return NaN;
  if (afternoon !== undefined && (hour < 1 || hour > 12)) return NaN;
  const clock = afternoon === undefined ? hour : (hour % 12) + (afternoon ? 12 : 0);
  return midnight.getTime() + ((clock * 60 + minute - offset) * 60 + second) * 1000 + milliseconds;
}
