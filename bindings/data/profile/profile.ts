// What a column holds at a glance: counts, spread, commonest values, and findings that deserve a look.
import type { CategoryColumn } from '../columns/category.js';
import { formatDate } from '../columns/date.js';
import type { Column, ColumnOf, ColumnType, Storage } from '../columns/index.js';
import { WordTable } from '../columns/words.js';
import type { Table } from '../table.js';
import { findingsOf, type Finding } from './findings.js';
import { dateFacts, type DateFacts } from './dates.js';
import {
  histogramOf,
  meanOf,
  outliersOf,
  quantileOf,
  shapeOf,
  sortedValues,
  varianceOf,
  type Histogram,
  type Outliers,
} from './statistics.js';
import { textFacts, type TextFacts } from './texts.js';

export interface ColumnProfile {
  name: string;
  type: ColumnType;
  /** how the cells are kept */
  storage: Storage;
  /** rows of the table */
  rows: number;
  /** cells that have a value */
  count: number;
  missing: number;
  /** different values */
  distinct: number;
  /** numbers, and dates in ms since 1970; std is the population's (ddof 0), quartiles are linear between neighbours */
  numbers?: { min: number; q1: number; median: number; q3: number; max: number; mean: number; std: number };
  /** numbers: quantiles of these shares of the values, linear between neighbours */
  quantiles?: { share: number; value: number }[];
  /** numbers: skewness and excess kurtosis without bias, as pandas's; NaN where there are too few values */
  shape?: { skew: number; kurtosis: number };
  /** numbers: what lies beyond Tukey's fences */
  outliers?: Outliers;
  /** dates: from when to when, and at what step */
  dates?: DateFacts;
  /** texts: how long they are */
  texts?: TextFacts;
  histogram?: Histogram;
  /** the commonest values, at most ten, and how often they come */
  top: { value: string; count: number }[];
  findings: Finding[];
}

const mostTop = 10;

/** Profiles of all columns, in their order. */
export function profileTable(table: Table): ColumnProfile[] {
  return table.columns.map(profileColumn);
}

/** Columns never change, so each is looked at once. */
const known = new WeakMap<Column, ColumnProfile>();

export function profileColumn(column: Column): ColumnProfile {
  let profile = known.get(column);
  if (!profile) known.set(column, (profile = look(column)));
  return profile;
}

function look(column: Column): ColumnProfile {
  const facts =
    column.storage === 'number' || column.storage === 'date'
      ? ofNumbers(column)
      : column.storage === 'category'
        ? ofCategories(column)
        : column.storage === 'text'
          ? ofTexts(column.values)
          : ofObjects(column);
  const profile: Omit<ColumnProfile, 'findings'> = {
    name: column.name,
    type: column.type,
    storage: column.storage,
    rows: column.length,
    missing: column.length - facts.count,
    ...facts,
  };
  return { ...profile, findings: findingsOf(column, profile) };
}

const shares = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99];

type Facts = Omit<ColumnProfile, 'name' | 'type' | 'storage' | 'rows' | 'missing' | 'findings'>;

function ofNumbers({ storage, values }: ColumnOf<'number'> | ColumnOf<'date'>): Facts {
  const sorted = sortedValues(values);
  const runs: { value: number; count: number }[] = [];
  let distinct = 0;
  for (let start = 0, end; start < sorted.length; start = end) {
    for (end = start + 1; end < sorted.length && sorted[end] === sorted[start];) end++;
    distinct++;
    keepTop(runs, { value: sorted[start]!, count: end - start });
  }
  const top = runs.map(({ value, count }) => ({
    value: storage === 'date' ? formatDate(value) : String(value),
    count,
  }));
  if (!sorted.length) return { count: 0, distinct, top };
  const mean = meanOf(sorted);
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share)) as [
    number,
    number,
    number,
  ];
  const numbers = {
    min: sorted[0]!,
    q1,
    median,
    q3,
    max: sorted.at(-1)!,
    mean,
    std: Math.sqrt(varianceOf(sorted, mean)),
  };
  const facts = { count: sorted.length, distinct, numbers, histogram: histogramOf(sorted), top };
  if (storage === 'date') return { ...facts, dates: dateFacts(values, sorted) };
  const quantiles = shares.map((share) => ({ share, value: quantileOf(sorted, share) }));
  return { ...facts, quantiles, shape: shapeOf(sorted, mean), outliers: outliersOf(sorted) };
}

/** Inserts into the list of the commonest, the commonest first; among equals the earlier stays first. */
function keepTop<T extends { count: number }>(list: T[], one: T): void {
  if (list.length === mostTop && list.at(-1)!.count >= one.count) return;
  let place = list.length;
  while (place > 0 && list[place - 1]!.count < one.count) place--;
  list.splice(place, 0, one);
  if (list.length > mostTop) list.pop();
}

function ofCategories(column: CategoryColumn): Facts {
  const counts = categoryCounts(column);
  const top: ColumnProfile['top'] = [];
  let [count, distinct] = [0, 0];
  counts.forEach((times, code) => {
    if (!times) return;
    count += times;
    distinct++;
    keepTop(top, { value: column.categories[code]!, count: times });
  });
  return { count, distinct, top };
}

function ofTexts(values: readonly (string | null)[]): Facts {
  const table = new WordTable();
  const counts = new Int32Array(values.length);
  let count = 0;
  for (const value of values) {
    if (value === null) continue;
    count++;
    counts[table.add(value)]!++;
  }
  const top: ColumnProfile['top'] = [];
  table.words.forEach((value, number) => keepTop(top, { value, count: counts[number]! }));
  return { count, distinct: table.words.length, texts: textFacts(values), top };
}

/** Images, sounds and arrays are not compared: each counts as different. */
function ofObjects(column: Column): Facts {
  const count = column.length - column.missingCount;
  const top: ColumnProfile['top'] = [];
  for (let row = 0; row < column.length && top.length < mostTop; row++)
    if (!column.isMissing(row)) top.push({ value: column.cell(row), count: 1 });
  return { count, distinct: count, top };
}

/** How often each category comes, by code. */
export function categoryCounts({ codes, categories }: CategoryColumn): Int32Array {
  const counts = new Int32Array(categories.length);
  for (let row = 0; row < codes.length; row++) if (codes[row]! >= 0) counts[codes[row]!]!++;
  return counts;
}
