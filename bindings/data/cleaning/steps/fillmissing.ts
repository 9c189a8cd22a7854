// fillMissing: gaps get a value that is given, learned, or taken from the rows around.
import { CategoryColumn } from '../../columns/category.js';
import { DateColumn } from '../../columns/date.js';
import type { Column } from '../../columns/index.js';
import { NumberColumn } from '../../columns/number.js';
import { TextColumn } from '../../columns/text.js';
import { DataError, shown } from '../../error.js';
import { areBooleans, parseBoolean } from '../../read/booleans.js';
import { parseDate } from '../../read/dates.js';
import { meanOf, quantileOf, sortedValues } from '../../profile/statistics.js';
import { chosen } from '../present.js';
import { defineStep } from '../step.js';
import { isWords, wordsOf } from '../words.js';
import { numbersLike } from './outliers.js';

type Fill = number | string | null;

const isMeasured = (column: Column): column is NumberColumn | DateColumn =>
  column instanceof NumberColumn || column instanceof DateColumn;
const isWritten = (column: Column): column is NumberColumn | DateColumn | CategoryColumn | TextColumn =>
  isMeasured(column) || isWords(column);

const strategies = ['median', 'mean', 'mode', 'constant', 'forward', 'backward', 'interpolate'] as const;
const measured: ReadonlySet<string> = new Set(['median', 'mean', 'interpolate']);

const columnsFor = (
  table: Parameters<typeof chosen>[0],
  columns: readonly string[],
  strategy: string,
): Column[] =>
  measured.has(strategy)
    ? chosen(table, columns, isMeasured, 'a column of numbers or dates')
    : chosen(table, columns, isWritten, 'a column of numbers, dates or texts');

export const fillMissing = defineStep({
  name: 'fillMissing',
  title: 'Fill gaps',
  help: 'Fills missing cells. Mean, median and mode are learned from the training rows; what stands before or behind a gap is taken from any row.',
  options: [
    {
      name: 'columns',
      kind: 'columns',
      default: [],
      empty: 'all columns that fit',
      help: 'the columns with gaps',
    },
    {
      name: 'strategy',
      kind: 'choice',
      default: 'median',
      choices: strategies,
      help: 'what fills a gap: a value of the column, a given one, the one before or behind it, or a line between both',
    },
    { name: 'value', kind: 'value', default: null, help: 'what the strategy constant fills in' },
  ],
  check({ strategy, value }) {
    if (strategy === 'constant' && value === null)
      throw new DataError('value is needed by the strategy constant: a text or a number');
  },
  learn(table, { columns, strategy }, rows): Record<string, Fill> {
    if (!['mean', 'median', 'mode'].includes(strategy)) return {};
    return Object.fromEntries(
      columnsFor(table, columns, strategy).map((column) => [
        column.name,
        learnedOf(column.take(rows) as Column, strategy),
      ]),
    );
  },
  run(table, { columns, strategy, value }, learned, { say }) {
    for (const column of columnsFor(table, columns, strategy)) {
      if (!column.missingCount) continue;
      if (strategy === 'forward' || strategy === 'backward')
        table = table.with(fromNeighbours(column, strategy === 'forward' ? 1 : -1));
      else if (strategy === 'interpolate') table = table.with(between(column as NumberColumn | DateColumn));
      else {
        const fill = strategy === 'constant' ? fitting(column, value!) : (learned[column.name] ?? null);
        if (fill === null)
          say({
            message: `column ${shown(column.name)} had no value to learn from; its gaps stay`,
            column: column.name,
          });
        else table = table.with(filled(column, fill));
      }
    }
    return table;
  },
});

function learnedOf(column: Column, strategy: string): Fill {
  if (isMeasured(column)) {
    const sorted = sortedValues(column.values);
    if (!sorted.length) return null;
    if (strategy === 'mean') return meanOf(sorted);
    if (strategy === 'median') return quantileOf(sorted, 0.5);
  }
  const counts = new Map<string | number, number>();
  const values = isMeasured(column) ? column.values : wordsOf(column);
  for (const value of values)
    if (value !== null && value === value) counts.set(value, (counts.get(value) ?? 0) + 1);
  let [best, most]: [string | number | null, number] = [null, 0];
  for (const [value, times] of counts)
    if (times > most || (times === most && value < best!)) [best, most] = [value, times]; // among equals the least
  return best;
}

/** A given value as the column keeps values. @throws DataError if it can't be one */
function fitting(column: Column, value: string | number | boolean): Fill {
  const wrong = (wanted: string): never => {
    throw new DataError(`value must be ${wanted} for column ${shown(column.name)}, got ${shown(value)}`);
  };
  if (column instanceof NumberColumn) return typeof value === 'number' ? value : wrong('a number');
  if (column instanceof DateColumn) {
    const moment = parseDate(String(value), 'mdy');
    return Number.isNaN(moment) ? wrong('a date such as "2001-05-31"') : moment;
  }
  if (column instanceof CategoryColumn && column.type === 'boolean') {
    const truth = parseBoolean(String(value));
    if (areBooleans(column.categories) && column.categories.length === 2 && !Number.isNaN(truth))
      return column.categories[truth]!;
  }
  if (
    column instanceof CategoryColumn &&
    column.type !== 'category' &&
    !column.categories.includes(String(value))
  )
    return wrong(`one of ${column.categories.map(shown).join(', ')}`);
  return String(value);
}

function filled(column: Column, fill: number | string): Column {
  if (column instanceof NumberColumn)
    return numbersLike(
      column,
      column.values.map((x) => (x !== x ? Number(fill) : x)),
    );
  if (column instanceof DateColumn)
    return new DateColumn(
      column.name,
      column.values.map((x) => (x !== x ? Number(fill) : x)),
    );
  if (column instanceof TextColumn)
    return new TextColumn(
      column.name,
      column.values.map((one) => one ?? String(fill)),
      undefined,
      column.type,
    );
  const { name, codes, categories, type } = column as CategoryColumn;
  const code = categories.indexOf(String(fill));
  if (code < 0)
    return CategoryColumn.from(
      name,
      wordsOf(column).map((word) => word ?? String(fill)),
    );
  return new CategoryColumn(
    name,
    codes.map((one) => (one < 0 ? code : one)),
    categories,
    undefined,
    type,
  );
}

/** Each gap gets the value of the nearest row above (1) or below (-1) that has one. */
function fromNeighbours(column: Column, direction: 1 | -1): Column {
  const rows = new Int32Array(column.length);
  let last = -1;
  for (let i = 0; i < rows.length; i++) {
    const row = direction === 1 ? i : rows.length - 1 - i;
    if (!column.isMissing(row)) last = row;
    rows[row] = last < 0 ? row : last;
  }
  return column.take(rows) as Column;
}

/** Straight lines between neighbours by the number of rows; behind the last value it stays, before the first there are gaps. */
function between(column: NumberColumn | DateColumn): Column {
  const values = Float64Array.from(column.values);
  for (let row = 0, last = -1; row < values.length; row++) {
    if (values[row] !== values[row]) continue;
    if (last >= 0)
      for (let gap = last + 1; gap < row; gap++)
        values[gap] = values[last]! + ((values[row]! - values[last]!) * (gap - last)) / (row - last);
    last = row;
  }
  for (let row = 1; row < values.length; row++)
    if (values[row] !== values[row]) values[row] = values[row - 1]!;
  return column instanceof DateColumn ? new DateColumn(column.name, values) : numbersLike(column, values);
}
