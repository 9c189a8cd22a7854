// Pairs of columns of any type: the measure that fits them, and how much each column tells of a target.
import type { Column } from '../../columns/index.js';
import { NumberColumn } from '../../columns/number.js';
import { oneOf } from '../../error.js';
import type { Table } from '../../table.js';
import { codesOf, type Codes } from './codes.js';
import { contingency, cramersV, entropy, mutualInformation } from './contingency.js';
import { pearson, spearman } from './correlation.js';
import { correlationRatio } from './eta.js';

export type Measure = 'pearson' | 'spearman' | 'eta' | 'cramersV';

export interface Association {
  /** two numbers: pearson; a number and groups: eta; two of groups: cramersV (not corrected) */
  measure: Measure;
  /** from -1 to 1 for pearson, else from 0 to 1; NaN if it can't be told */
  value: number;
  /** two numbers only */
  spearman?: number;
  /** two of groups only: Cramér's V without what chance gives (Bergsma 2013) */
  corrected?: number;
  /**
   * mutual information in nats, by counts (plug-in); numbers and dates with more than 10 different values are cut at their
   * deciles first
   */
  mutualInformation: number;
  /** the share of the second column's entropy that the first takes away: 1 if it determines it */
  determined: number;
}

/** Columns never change, so each is cut into groups once. */
const grouped = new WeakMap<Column, Codes>();

function groupsOf(column: Column): Codes {
  let codes = grouped.get(column);
  if (!codes) grouped.set(column, (codes = codesOf(column)));
  return codes;
}

/** How two columns go together, over the rows where both have a value. A date counts as a number. */
export function associate(a: Column, b: Column): Association {
  const counts = contingency(groupsOf(a), groupsOf(b));
  const information = mutualInformation(counts);
  const all = entropy(counts.right);
  const shared = {
    mutualInformation: information,
    determined: all > 0 ? Math.min(1, information / all) : NaN,
  };
  const [x, y] = [valuesOf(a), valuesOf(b)];
  if (x && y) return { measure: 'pearson', value: pearson(x, y), spearman: spearman(x, y), ...shared };
  if (x) return { measure: 'eta', value: correlationRatio(groupsOf(b), x), ...shared };
  if (y) return { measure: 'eta', value: correlationRatio(groupsOf(a), y), ...shared };
  return { measure: 'cramersV', value: cramersV(counts), corrected: cramersV(counts, true), ...shared };
}

const valuesOf = (column: Column): Float64Array | undefined =>
  column instanceof NumberColumn || column.storage === 'date' ? column.values : undefined;

/** How much every other column tells of the target, what tells most first. @throws DataError for an unknown target */
export function associations(table: Table, target: string): (Association & { column: string })[] {
  const answer = table.column(target);
  return table.columns
    .filter((column) => column !== answer)
    .map((column) => ({ column: column.name, ...associate(column, answer) }))
    .sort((a, b) => (b.determined || 0) - (a.determined || 0));
}

export interface CorrelationMatrix {
  names: string[];
  /** [columns][columns]; NaN where it can't be told */
  values: number[][];
}

/** Correlations of all columns of numbers, or of those named, as pandas's DataFrame.corr. */
export function correlationMatrix(
  table: Table,
  options: { method?: 'pearson' | 'spearman'; columns?: readonly string[] } = {},
): CorrelationMatrix {
  const method = oneOf(options.method ?? 'pearson', ['pearson', 'spearman'], 'method');
  const chosen = options.columns ? options.columns.map((name) => table.column(name)) : table.columns;
  const numbers = chosen.filter((column) => column instanceof NumberColumn);
  const values = numbers.map(() => new Array<number>(numbers.length).fill(NaN));
  numbers.forEach(({ values: a }, i) => {
    for (let j = i; j < numbers.length; j++)
      values[i]![j] = values[j]![i] = (method === 'pearson' ? pearson : spearman)(a, numbers[j]!.values);
  });
  return { names: numbers.map(({ name }) => name), values };
}
