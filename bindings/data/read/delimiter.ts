// Guesses what separates the fields: the sign that gives the most even rows and the most cells that are numbers.
import { papa } from './fields.js';
import { parseNumber } from './numbers.js';

export const delimiters = [',', ';', '\t', '|'] as const;

/** The likeliest delimiter of a text; a comma where none occurs. Looks at the first 100 lines. */
export function guessDelimiter(text: string): string {
  const head = text.slice(0, 200_000);
  let best: string = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    if (!head.includes(delimiter)) continue;
    const score = scoreOf(papa(head, delimiter, 100).data, delimiter);
    if (score > most + 1e-9) [best, most] = [delimiter, score];
  }
  return best;
}

/** Share of rows as wide as the first, plus half the share of cells that are numbers, plus a little for width. */
function scoreOf(rows: string[][], delimiter: string): number {
  const full = rows.filter((row) => row.length > 1 || row[0]?.trim());
  const width = full[0]?.length ?? 0;
  if (width < 2) return 0;
  const even = full.filter((row) => row.length === width).length / full.length;
  const decimal = (cell: string) =>
    !Number.isNaN(parseNumber(cell, '.')) || (delimiter !== ',' && !Number.isNaN(parseNumber(cell, ',')));
  let [numbers, cells] = [0, 0];
  for (const row of full)
    for (const cell of row) {
      cells++;
      if (decimal(cell.trim())) numbers++;
    }
  return even + numbers / cells / 2 + Math.min(width, 50) / 1000;
}
