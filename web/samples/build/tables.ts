// Makes the samples' CSV texts from the packages that ship the data (build time only; none of it is committed).
import { readFileSync } from 'node:fs';
import { krk } from './krk.ts';
import { tictactoe } from './tictactoe.ts';

const packaged = (path: string) => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8');
const scikit = (file: string) => packaged(`scikitjs/docs/static/data/${file}`);
const vega = (file: string) => packaged(`vega-datasets/data/${file}`);

/** Gives the last column of a CSV a name and its codes the words that the data set's own documentation uses. */
function named(csv: string, target: string, words: Record<string, string>): string {
  const [head, ...rows] = csv.trim().split(/\r?\n/);
  const cut = (line: string) => line.slice(0, line.lastIndexOf(','));
  const code = (line: string) => String(Number(line.slice(line.lastIndexOf(',') + 1)));
  return [`${cut(head)},${target}`, ...rows.map((row) => `${cut(row)},${words[code(row)]}`)].join('\n') + '\n';
}

function fromRecords(json: string): string {
  const records = JSON.parse(json) as Record<string, unknown>[];
  const columns = Object.keys(records[0]);
  const cell = (value: unknown) => {
    const text = value == null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...records.map((record) => columns.map((name) => record[name]))]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}

export const tables: Record<string, () => string> = {
  breast_cancer: () => named(scikit('breast_cancer.csv'), 'diagnosis', { 0: 'malignant', 1: 'benign' }),
  penguins: () => fromRecords(vega('penguins.json')),
  cars: () => fromRecords(vega('cars.json')),
  iris: () => named(scikit('iris.csv'), 'species', { 0: 'setosa', 1: 'versicolor', 2: 'virginica' }),
  wine: () => named(scikit('wine.csv'), 'cultivar', { 0: 'grower A', 1: 'grower B', 2: 'grower C' }),
  california_housing: () => scikit('california_housing.csv'),
  tictactoe,
  krk,
};
