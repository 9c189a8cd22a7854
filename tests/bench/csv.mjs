// Texts of tables to measure with: numbers of several kinds, dates, categories, names and flags, the same in every run.

/** Park and Miller's generator: numbers from 0 to below 1. */
function uniform(seed) {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

const colors = ['red', 'green', 'blue', 'yellow', 'black'];
const random = uniform(1);

/** One kind of cell after the other, nine in all. */
const kinds = [
  ['id', (row) => row + 1],
  ['when', (row) => new Date(1.5e12 + row * 3.6e6).toISOString().slice(0, 10)],
  ['price', () => (random() * 1000).toFixed(2)],
  ['quantity', () => Math.floor(random() * 100)],
  ['color', () => colors[Math.floor(random() * colors.length)]],
  ['score', () => (random() * 2 - 1).toFixed(6)],
  ['name', () => `customer ${Math.floor(random() * 1e6)} of the northern branch`],
  ['latitude', () => (random() * 180 - 90).toFixed(5)],
  ['flag', () => (random() < 0.5 ? 'true' : 'false')],
];
/** Beyond the nine, numbers, categories and flags: names of their own are rare in wide tables. */
const more = [2, 3, 4, 5, 7, 8];

/** CSV of so many rows and columns, in pieces of a thousand rows. */
export function* csvPieces(rows, columns) {
  const chosen = Array.from({ length: columns }, (_, column) =>
    column < kinds.length ? kinds[column] : kinds[more[column % more.length]],
  );
  yield `${chosen.map(([name], column) => (column < kinds.length ? name : `${name} ${column}`)).join(',')}\n`;
  for (let start = 0; start < rows; start += 1000) {
    let piece = '';
    for (let row = start; row < Math.min(rows, start + 1000); row++)
      piece += `${chosen.map(([, cell]) => cell(row)).join(',')}\n`;
    yield piece;
  }
}

export const csvText = (rows, columns) => [...csvPieces(rows, columns)].join('');

/** The same as bytes, without the whole text ever being a string. */
export function csvBytes(rows, columns) {
  const encoder = new TextEncoder();
  const pieces = Array.from(csvPieces(rows, columns), (piece) => encoder.encode(piece));
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
