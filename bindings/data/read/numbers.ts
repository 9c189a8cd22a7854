// Reading numbers as people write them: decimal point or comma, thousands separated, powers of ten.

const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const plainComma = /^[+-]?(?:\d+,?\d*|,\d+)(?:[eE][+-]?\d+)?$/;
/** groups of three after the first, all separated by one sign (comma or point, space, thin space, apostrophe) */
const grouped = /^[+-]?[1-9]\d{0,2}([, \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:\.\d*)?$/;
const groupedComma = /^[+-]?[1-9]\d{0,2}([. \u00a0\u2009\u202f'’])\d{3}(?:\1\d{3})*(?:,\d*)?$/;

/** The number that a trimmed text means, NaN if it means none. */
export function parseNumber(text: string, decimal: '.' | ','): number {
  if (text.charCodeAt(0) === 0x2212) text = `-${text.slice(1)}`;
  if (decimal === '.') {
    if (plain.test(text)) return Number(text);
    return grouped.test(text) ? Number(text.replace(/[, \u00a0\u2009\u202f'’]/g, '')) : NaN;
  }
  if (plainComma.test(text)) return Number(text.replace(',', '.'));
  return groupedComma.test(text)
    ? Number(text.replace(/[. \u00a0\u2009\u202f'’]/g, '').replace(',', '.'))
    : NaN;
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

/** So many cells of one mind need no more. */
const enoughVotes = 1000;

/** Which decimal sign do the cells speak for? Cells with neither sign say nothing. */
export function decimalVotes(
  texts: readonly string[],
  votes: DecimalVotes = { point: 0, comma: 0, doubtfulComma: 0 },
): DecimalVotes {
  for (const text of texts) {
    const comma = text.indexOf(',');
    const point = text.indexOf('.');
    if (comma < 0 && point < 0) continue;
    const cell = text.trim();
    const withPoint = !Number.isNaN(parseNumber(cell, '.'));
    const withComma = !Number.isNaN(parseNumber(cell, ','));
    if (votes.point + votes.comma >= enoughVotes && !(votes.point && votes.comma)) break;
    if (withPoint && !withComma) votes.point++;
    else if (withComma && !withPoint) votes.comma++;
    else if (withComma && comma >= 0) votes.doubtfulComma++;
  }
  return votes;
}
