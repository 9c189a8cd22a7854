// Cleaning steps as lines of pandas. What pandas does otherwise, or not at all, gives null: a script must not pretend.
import { pythonLiteral } from 'vitrine/python';
import { sentenceOf } from './steps.ts';
import type { CleaningStep } from './types.ts';

type Options = Record<string, unknown>;
/** Lines that change `table`; what is learned comes from `table.loc[known]`. */
type Writer = (options: Options) => string[] | null;

const py = pythonLiteral;
const text = (value: unknown) => JSON.stringify(String(value));
const list = (value: unknown) => `[${(value as string[]).map(text).join(', ')}]`;
const cell = (column: string) => `table[${text(column)}]`;
const each = (columns: unknown, line: (column: string) => string[]): string[] | null =>
  Array.isArray(columns) && columns.length ? (columns as string[]).flatMap(line) : null;
const dict = (value: unknown) =>
  `{${Object.entries(Object(value) as Options)
    .map(([from, to]) => `${text(from)}: ${to === null ? 'np.nan' : text(to)}`)
    .join(', ')}}`;

/** Comparisons of columns with numbers and words, which mean the same to `DataFrame.query`; a gap is never equal, less or greater. */
function query(condition: string): string | null {
  const bare = condition.replace(/`[^`]*`|"[^"\\]*"|'[^'\\]*'/g, ' x ');
  const plain = /^[\w\s.<>=+\-*(),]*$/u.test(bare) && !/\bnot\b|\bif\b|\bis\b|\b(?!in\b|and\b|or\b)[A-Za-z_]\w*\s*\(/.test(bare);
  const signs = [...bare.matchAll(/[<>=]+/g)].map(([sign]) => sign);
  return plain && signs.every((sign) => ['<', '<=', '>', '>=', '=='].includes(sign)) ? condition : null;
}

const ways: Record<string, (column: string) => string> = {
  number: (column) => `pd.to_numeric(${cell(column)}, errors="coerce")`,
  date: (column) => `pd.to_datetime(${cell(column)}, errors="coerce")`,
  text: (column) => `${cell(column)}.map(str, na_action="ignore")`,
};
const kinds: Record<string, string> = { number: 'number', integer: 'number', date: 'date', category: 'text', ordinal: 'text', text: 'text', id: 'text' };

const writers: Record<string, Writer> = {
  rename: ({ columns }) => [`table = table.rename(columns=${dict(columns)})`],
  dropColumns: ({ columns }) => [`table = table.drop(columns=${list(columns)})`],
  keepColumns: ({ columns }) => [`table = table[${list(columns)}]`],
  filterRows: ({ condition, missing = 'drop' }) => {
    const told = missing === 'drop' ? query(String(condition)) : null;
    return told === null ? null : [`table = table.query(${py(told)})`];
  },
  dropMissing: ({ columns = [], how = 'any' }) => [`table = table.dropna(${(columns as string[]).length ? `subset=${list(columns)}, ` : ''}how=${py(how)})`],
  dropDuplicates: ({ columns = [], keep = 'first' }) => {
    const subset = (columns as string[]).length ? `subset=${list(columns)}, ` : '';
    return [
      keep === 'duplicates'
        ? `table = table[table.duplicated(${subset}keep=False)]`
        : `table = table.drop_duplicates(${subset}keep=${keep === 'none' ? 'False' : py(keep)})`,
    ];
  },
  sortRows: ({ columns, descending = false }) => [`table = table.sort_values(${list(columns)}, ascending=${descending ? 'False' : 'True'}, kind="stable")`],
  changeType: ({ columns, type, decimal, dateOrder }) => {
    const way = decimal || dateOrder ? undefined : ways[kinds[String(type)]];
    return way ? each(columns, (column) => [`${cell(column)} = ${way(column)}`]) : null;
  },
  parseDates: ({ columns, format = '', dateOrder = 'auto', latest = '' }) => {
    if (latest || (dateOrder === 'auto' && !format)) return null;
    const how = format ? `format=${py(format)}` : `dayfirst=${dateOrder === 'dmy' ? 'True' : 'False'}`;
    return each(columns, (column) => [`${cell(column)} = pd.to_datetime(${cell(column)}, ${how}, errors="coerce")`]);
  },
  makeOrdinal: ({ column, order }) => [`${cell(String(column))} = ${cell(String(column))}.where(${cell(String(column))}.isin(${list(order)}))`],
  replaceText: ({ columns = [], find, by = '', pattern = false, matchCase = true }) =>
    pattern || !matchCase
      ? null
      : each(columns, (column) => [`${cell(column)} = ${cell(column)}.str.replace(${text(find)}, ${text(by)}, regex=False).replace("", np.nan)`]),
  cleanText: ({ columns = [], trim = true, collapse = true, case: written = 'keep' }) => {
    const cases: Record<string, string> = { lower: '.str.lower()', upper: '.str.upper()' };
    if (written !== 'keep' && !cases[String(written)]) return null;
    const calls = `${collapse ? '.str.replace(r"\\s+", " ", regex=True)' : ''}${trim ? '.str.strip()' : ''}${cases[String(written)] ?? ''}`;
    return each(columns, (column) => [`${cell(column)} = ${cell(column)}${calls}.replace("", np.nan)`]);
  },
  mapValues: ({ columns, values }) =>
    each(columns, (column) => [
      `changes = ${dict(values)}`,
      `${cell(column)} = ${cell(column)}.map(lambda value: changes.get(f"{value:g}" if isinstance(value, (int, float)) else value, value))`,
    ]),
  groupRare: ({ columns, minRows = 10, most = null, into = 'other' }) =>
    each(columns, (column) => [
      `counts = table.loc[known, ${text(column)}].value_counts()`,
      `kept = counts[counts >= ${minRows}].index${most === null ? '' : `[:${most}]`}`,
      `${cell(column)} = ${cell(column)}.where(${cell(column)}.isna() | ${cell(column)}.isin(kept), ${text(into)})`,
    ]),
  outliers: ({ columns, method = 'tukey', action = 'clip', share = 0.01, factor = null }) =>
    each(columns, (column) => [
      `seen = table.loc[known, ${text(column)}]`,
      ...(method === 'zscore'
        ? [`low, high = seen.mean() - ${factor ?? 3} * seen.std(ddof=0), seen.mean() + ${factor ?? 3} * seen.std(ddof=0)`]
        : method === 'quantiles'
          ? [`low, high = seen.quantile(${share}), seen.quantile(${1 - Number(share)})`]
          : [
              'first, third = seen.quantile(0.25), seen.quantile(0.75)',
              `low, high = first - ${factor ?? 1.5} * (third - first), third + ${factor ?? 1.5} * (third - first)`,
            ]),
      ...{
        clip: [`${cell(column)} = ${cell(column)}.clip(low, high)`],
        missing: [`${cell(column)} = ${cell(column)}.where(${cell(column)}.between(low, high))`],
        drop: [`table = table[${cell(column)}.isna() | ${cell(column)}.between(low, high)]`, 'known = known.intersection(table.index)'],
      }[String(action)]!,
    ]),
  fillMissing: ({ columns = [], strategy = 'median', value }) => {
    const ways: Record<string, (column: string) => string> = {
      median: (column) => `.fillna(table.loc[known, ${text(column)}].median())`,
      mean: (column) => `.fillna(table.loc[known, ${text(column)}].mean())`,
      mode: (column) => `.fillna(table.loc[known, ${text(column)}].mode()[0])`,
      constant: () => `.fillna(${py(value)})`,
      forward: () => '.ffill()',
      backward: () => '.bfill()',
    };
    const way = ways[String(strategy)];
    return way ? each(columns, (column) => [`${cell(column)} = ${cell(column)}${way(column)}`]) : null;
  },
};

/** Rows go, so what is learned must be sought among those that are left. */
const takesRows = new Set(['filterRows', 'dropMissing', 'dropDuplicates']);

/** what these learn differs with the rows that are learned from */
const learners = new Set(['fillMissing', 'outliers', 'groupRare', 'fixUnits']);

export interface PandasCleaning {
  /** what is said at the top of the script */
  head: string[];
  /** the function `clean(table, known)`; none if there is nothing to do, or if Vitrine has to do it */
  lines: string[];
  /** the table that the script reads */
  file: string;
}

/** What a later step needs may come from one that pandas can't do, so if there is any, all are left to Vitrine. */
export function toPandas(steps: readonly CleaningStep[], file: string): PandasCleaning {
  if (!steps.length) return { head: [], lines: [], file };
  const missing: string[] = [];
  const body = steps.flatMap((step, i) => {
    const lines = writers[step.name]?.(step.options ?? {}) ?? null;
    const said = `step ${i + 1}: ${sentenceOf(step).replace(/\s+/g, ' ')}`;
    if (!lines) missing.push(said);
    return [`# ${said}`, ...(lines ?? []), ...(takesRows.has(step.name) ? ['known = known.intersection(table.index)'] : [])];
  });
  if (missing.length)
    return byVitrine(
      missing,
      file,
      steps.some(({ name }) => learners.has(name)),
    );
  return {
    head: [],
    lines: [
      'def clean(table, known):',
      '    """Mends the table; what fills and clips is learned from the rows `known` alone."""',
      '    table = table.copy()',
      ...body.map((line) => `    ${line}`),
      '    return table',
    ],
    file,
  };
}

function byVitrine(missing: string[], file: string, learns: boolean): PandasCleaning {
  const clean = file.replace(/\.csv$/, '_clean.csv');
  return {
    head: [
      `# The steps of cleaning are done by Vitrine: save the clean table from the page as ${clean}.`,
      `# pandas has no match for ${missing.length === 1 ? 'this one' : 'these'}:`,
      ...missing.map((said) => `#   ${said}`),
      ...(learns ? ["# What fills and clips was learned from the page's training rows, which are not quite those of this script."] : []),
    ],
    lines: [],
    file: clean,
  };
}
