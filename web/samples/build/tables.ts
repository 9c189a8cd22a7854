// Makes the samples' CSV texts from the packages that ship the data (build time only; none of it is committed).
import { readFileSync } from 'node:fs';
import { krk } from './krk.ts';
import { mails } from './spam.ts';
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

const parsed = (json: string) => JSON.parse(json) as Record<string, unknown>[];

function fromRecords(records: object[]): string {
  const columns = Object.keys(records[0]);
  const cell = (value: unknown) => {
    const text = value == null ? '' : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [columns, ...records.map((record) => columns.map((name) => (record as Record<string, unknown>)[name]))]
    .map((row) => row.map(cell).join(','))
    .join('\n');
}

/** The last column of a CSV under another name. */
const renamed = (csv: string, target: string) => csv.replace(/,[^,\n]*(?=\r?\n)/, `,${target}`);

/** Sentences with what they do; each file ends with an empty one. */
const sentences = (site: string) =>
  parsed(packaged(`sentiment/test/fixtures/${site}.json`))
    .filter(({ text }) => text)
    .map(({ text, class: good }) => ({ text, class: good ? 'praise' : 'blame' }));

export const tables: Record<string, () => string> = {
  breast_cancer: () => named(scikit('breast_cancer.csv'), 'diagnosis', { 0: 'malignant', 1: 'benign' }),
  penguins: () => fromRecords(parsed(vega('penguins.json'))),
  cars: () => fromRecords(parsed(vega('cars.json'))),
  iris: () => named(scikit('iris.csv'), 'species', { 0: 'setosa', 1: 'versicolor', 2: 'virginica' }),
  wine: () => named(scikit('wine.csv'), 'cultivar', { 0: 'grower A', 1: 'grower B', 2: 'grower C' }),
  california_housing: () => scikit('california_housing.csv'),
  diabetes: () => renamed(scikit('diabetes.csv'), 'progression'),
  movies: () => fromRecords(parsed(vega('movies.json'))),
  digits8: () => renamed(scikit('digits.csv'), 'digit'),
  sentiment: () => fromRecords(['imdb', 'yelp', 'amazon'].flatMap(sentences)),
  spam: () => fromRecords(mails()),
  weather: () => vega('seattle-weather.csv'),
  co2: () => vega('co2-concentration.csv'),
  tictactoe,
  krk,
};
