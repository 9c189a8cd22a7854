// Lists of cleaning steps: small changes that views ask for, and each step in words.
import type { CleaningStep, CleaningStepDescription, ColumnType } from './types.ts';

type Steps = readonly CleaningStep[];

/** Reads a column as another type; a change of mind takes the place of the last one. */
export function withType(steps: Steps, column: string, type: ColumnType): Steps {
  const step = { name: 'changeType', options: { columns: [column], type } };
  const last = steps.at(-1);
  const again = last?.name === 'changeType' && !last.off && JSON.stringify(last.options?.columns) === JSON.stringify([column]);
  return again ? steps.with(-1, step) : [...steps, step];
}

export function toggled(steps: Steps, at: number): Steps {
  const { off, ...step } = steps[at];
  return steps.with(at, off ? step : { ...step, off: true });
}

export function moved(steps: Steps, from: number, to: number): Steps {
  return to < 0 || to >= steps.length || to === from ? steps : steps.toSpliced(from, 1).toSpliced(to, 0, steps[from]);
}

const list = (value: unknown, none = 'all columns') => {
  const names = Array.isArray(value) ? value.map(String) : [];
  if (!names.length) return none;
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
};
const pairs = (value: unknown) => {
  const entries = Object.entries(Object(value) as Record<string, string | null>);
  const shown = entries
    .slice(0, 3)
    .map(([from, to]) => `${from} → ${to ?? 'missing'}`)
    .join(', ');
  return entries.length > 3 ? `${shown} and ${entries.length - 3} more` : shown;
};

/** A step in a few words, such as `Keep rows where price > 10`. */
const sentences: Record<string, (o: Record<string, unknown>) => string> = {
  rename: (o) => `Rename ${pairs(o.columns)}`,
  dropColumns: (o) => `Drop ${list(o.columns)}`,
  keepColumns: (o) => `Keep only ${list(o.columns)}`,
  filterRows: (o) => `Keep rows where ${o.condition}`,
  dropMissing: (o) => `Drop rows with ${o.how === 'all' ? 'nothing' : 'a gap'} in ${list(o.columns, 'any column')}`,
  dropDuplicates: (o) =>
    o.keep === 'duplicates'
      ? `Keep only rows alike in ${list(o.columns)}`
      : `Of rows alike in ${list(o.columns)} keep ${o.keep === 'none' ? 'none' : `the ${o.keep ?? 'first'}`}`,
  sortRows: (o) => `Sort by ${list(o.columns)}${o.descending ? ', greatest first' : ''}`,
  sampleRows: (o) => `Keep ${Number(o.size) < 1 ? `${Math.round(1000 * Number(o.size)) / 10}% of the` : o.size} rows by chance`,
  changeType: (o) => `Read ${list(o.columns)} as ${o.type}`,
  parseDates: (o) => `Read ${list(o.columns)} as dates${o.format ? ` written ${o.format}` : ''}${o.latest ? `, none after ${o.latest}` : ''}`,
  makeOrdinal: (o) => `Put the words of ${o.column} in order`,
  cleanText: (o) => `Tidy white space${o.case && o.case !== 'keep' ? ` and write in ${o.case} case` : ''} in ${list(o.columns, 'all texts')}`,
  replaceText: (o) => `Replace “${o.find}” by “${o.by ?? ''}” in ${list(o.columns, 'all texts')}`,
  mapValues: (o) => `In ${list(o.columns)} replace ${pairs(o.values)}`,
  groupRare: (o) => `Merge values of ${list(o.columns)} with fewer than ${o.minRows ?? 10} rows into “${o.into ?? 'other'}”`,
  fixUnits: (o) => `Read ${list(o.columns)} as numbers in ${o.unit ?? 'their commonest unit'}`,
  extractNumber: (o) => `Take the ${o.which ?? 'first'} number out of ${list(o.columns)}`,
  outliers: (o) => `${{ drop: 'Drop rows with', missing: 'Make missing the' }[String(o.action)] ?? 'Clip'} outliers of ${list(o.columns)}`,
  fillMissing: (o) => `Fill gaps of ${list(o.columns, 'all columns that fit')} with ${fill(o)}`,
  derive: (o) => `${o.column} = ${o.expression}`,
  splitColumn: (o) => `Split ${o.column} at “${o.separator}” into ${list(o.into)}`,
  combineColumns: (o) => `Combine ${list(o.columns)} into ${o.into}`,
};

function fill({ strategy = 'median', value }: Record<string, unknown>): string {
  if (strategy === 'constant') return `“${value}”`;
  const ways: Record<string, string> = { forward: 'the value before', backward: 'the value behind', interpolate: 'a line between both sides' };
  return ways[String(strategy)] ?? `the ${strategy}`;
}

export const sentenceOf = ({ name, options = {} }: CleaningStep): string => sentences[name]?.(options) ?? name;

/** Groups of the menu, in its order; a step that is not named here stands at the end. */
const groups: [string, string[]][] = [
  ['Rows', ['filterRows', 'dropMissing', 'dropDuplicates', 'sortRows', 'sampleRows']],
  ['Columns', ['rename', 'dropColumns', 'keepColumns', 'derive', 'splitColumn', 'combineColumns']],
  ['Types', ['changeType', 'parseDates', 'makeOrdinal', 'fixUnits', 'extractNumber']],
  ['Texts and words', ['cleanText', 'replaceText', 'mapValues', 'groupRare']],
  ['Gaps and outliers', ['fillMissing', 'outliers']],
];

export function menuOf(steps: CleaningStepDescription[], sought: string): [group: string, steps: CleaningStepDescription[]][] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ title, help, name }: CleaningStepDescription) => words.every((word) => `${title} ${help} ${name}`.toLowerCase().includes(word));
  const named = new Set(groups.flatMap(([, names]) => names));
  const others = steps.filter(({ name }) => !named.has(name)).map(({ name }) => name);
  return [...groups, ['Others', others] as [string, string[]]]
    .map(([group, names]): [string, CleaningStepDescription[]] => [group, steps.filter((step) => names.includes(step.name) && fits(step))])
    .filter(([, found]) => found.length);
}
