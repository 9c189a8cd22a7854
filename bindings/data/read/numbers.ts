// Reading numbers as people write them: decimal point or comma, thousands separated, powers of ten, digits of other scripts.
import type { TextList } from '../columns/source.js';

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const plainComma = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;
/** groups of three after the first, all separated by one sign (comma or point, space, thin space, apostrophe) */
const grouped = /^[+-]?[1-9]\d{0,2}([, \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:\.\d*)?$/;
const groupedComma = /^[+-]?[1-9]\d{0,2}([. \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:,\d*)?$/;
/** lakh and crore: groups of two before the last, as in India */
const groupedByTwo = /^[+-]?[1-9]\d?(,)(?:\d{2},)+\d{3}(?:\.\d*)?$/;

/**
 * The number that a trimmed text means, NaN if it means none or one too large for a float, such as 1e400.
 * @param thousands the sign between groups of digits, '' for none; any of the usual ones if left out
 */
export function parseNumber(text: string, decimal: '.' | ',', thousands?: string): number {
  const first = text.charCodeAt(0);
  if (first === 0x2212) text = `-${text.slice(1)}`;
  else if (first >= 0x660 || (text.length > 1 && text.charCodeAt(1) >= 0x660)) text = western(text);
  if ((decimal === '.' ? plain : plainComma).test(text))
    return finite(decimal === '.' ? text : text.replace(',', '.'));
  const sign = groupSign(text, decimal);
  if (sign === undefined || (thousands !== undefined && sign !== thousands)) return NaN;
  const digits = text.replaceAll(sign, '');
  return finite(decimal === '.' ? digits : digits.replace(',', '.'));
}

function finite(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : NaN;
}

/** The sign between groups of digits of a trimmed text; undefined if it is no number with groups. */
export function groupSign(text: string, decimal: '.' | ','): string | undefined {
  const match = decimal === '.' ? (grouped.exec(text) ?? groupedByTwo.exec(text)) : groupedComma.exec(text);
  return match?.[1];
}

/** Digits and signs of Arabic, Persian and full-width writing as Western ones. */
function western(text: string): string {
  return text.replace(
    /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19\u066b\u066c\uff0e\uff0c\uff0d\uff0b]/g,
    (sign) => {
      const code = sign.charCodeAt(0);
      if (code === 0x66b || code === 0xff0e) return '.';
      if (code === 0x66c || code === 0xff0c) return ',';
      if (code === 0xff0d) return '-';
      if (code === 0xff0b) return '+';
      return String(code & 15);
    },
  );
}

/** Digits that a number would lose: 01234 is a postal code or an article number, and so is one of more digits than a float keeps. */
export const losesDigits = (text: string): boolean =>
  (text.charCodeAt(0) === 48 && /^0\d/.test(text)) ||
  (text.length > 15 && /^\d+$/.test(text) && !Number.isSafeInteger(Number(text)));

/** Counts of cells that can only be read with a decimal point, only with a comma, and of those that both could. */
export interface DecimalVotes {
  point: number;
  comma: number;
  /** such as 1,234: a thousand or a bit more than one */
  doubtfulComma: number;
}

/** So many cells of one mind need no more, and after so many that are no numbers none is looked for. */
const enoughVotes = 1000;

/** Which decimal sign do the cells speak for? Cells with neither sign say nothing. */
export function decimalVotes(
  texts: TextList,
  votes: DecimalVotes = { point: 0, comma: 0, doubtfulComma: 0 },
): DecimalVotes {
  let silent = 0;
  for (let row = 0; row < texts.length; row++) {
    const text = texts.at(row)!;
    const comma = text.indexOf(',');
    const point = text.indexOf('.');
    if (comma < 0 && point < 0) continue;
    const cell = text.trim();
    const withPoint = !Number.isNaN(parseNumber(cell, '.'));
    const withComma = !Number.isNaN(parseNumber(cell, ','));
    if (votes.point + votes.comma >= enoughVotes && !(votes.point && votes.comma)) break;
    if (withPoint && !withComma) votes.point++;
    else if (withComma && !withPoint) votes.comma++;
    else if (!withComma && ++silent > enoughVotes && silent > votes.point + votes.comma) break;
    else if (withComma && comma >= 0) votes.doubtfulComma++;
  }
  return votes;
}
