// Numbers and dates straight from the characters of a long text, without cutting a string out of it. Whatever is not plain goes
// to the slower readers, so that both always agree.
import { parseDate, type DateOrder } from './dates.js';
import { parseNumber } from './numbers.js';

const powersOfTen = Array.from({ length: 16 }, (_, i) => 10 ** i);

/** White space as String.trim takes it off (ECMA-262, WhiteSpace and LineTerminator). */
export const isBlank = (code: number): boolean =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code >= 0xa0 &&
      (code === 0xa0 ||
        code === 0xfeff ||
        code === 0x1680 ||
        (code >= 0x2000 &&
          (code <= 0x200a ||
            code === 0x2028 ||
            code === 0x2029 ||
            code === 0x202f ||
            code === 0x205f ||
            code === 0x3000)));

/**
 * The number that stands in `text` from `start` to `end`, NaN if none does. Up to 15 digits are exact in a float and so is the
 * power of ten, therefore their quotient is the nearest float (Clinger 1990).
 */
export function scanNumber(
  text: string,
  start: number,
  end: number,
  decimal: '.' | ',',
  thousands?: string,
): number {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  const sign = text.charCodeAt(start);
  let at = sign === 45 || sign === 43 ? start + 1 : start;
  const point = decimal === '.' ? 46 : 44;
  let [mantissa, digits, places, code] = [0, 0, -1, 0];
  for (; at < end; at++) {
    code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + code - 48;
      digits++;
      if (places >= 0) places++;
    } else if (code === point && places < 0) places = 0;
    else break;
  }
  if (at === end && digits > 0 && digits <= 15) {
    const size = places > 0 ? mantissa / powersOfTen[places]! : mantissa;
    return sign === 45 ? -size : size;
  }
  if (at === end ? digits === 0 : !isOdd(code)) return NaN;
  return parseNumber(text.slice(start, end).trim(), decimal, thousands);
}

/** Signs that a number may hold besides digits: e, E, comma, point, space, apostrophe, and anything beyond ASCII. */
const isOdd = (code: number) =>
  code > 127 || code === 101 || code === 69 || code === 44 || code === 46 || code === 32 || code === 39;

/** Milliseconds since 1970 of the date that stands in `text` from `start` to `end`, NaN if none does. */
export function scanDate(text: string, start: number, end: number, order: DateOrder): number {
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (start < end && isBlank(text.charCodeAt(end - 1))) end--;
  const length = end - start;
  if (length < 6 || length > 40) return NaN;
  if (length === 10 && text.charCodeAt(start + 4) === 45 && text.charCodeAt(start + 7) === 45) {
    const year = digitsAt(text, start, 4);
    const month = digitsAt(text, start + 5, 2);
    const day = digitsAt(text, start + 8, 2);
    if (year >= 0 && month >= 1 && month <= 12 && day >= 1 && (day <= 28 || (day <= 30 && month !== 2)))
      return daysTo(year, month, day) * 864e5;
  }
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) digits++;
  }
  return digits < 3 ? NaN : parseDate(text.slice(start, end), order);
}

function digitsAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let at = start; at < start + length; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Days from 1970-01-01 to a day of the Gregorian calendar, counted in years that begin in March (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysTo(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719468;
}
