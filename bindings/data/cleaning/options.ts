// The options of cleaning steps: kinds that forms can draw, and their checks.
import { columnTypes, type ReadType } from '../columns/index.js';
import { DataError, hint, oneOf, shown } from '../error.js';
import { Expression } from '../expression/expression.js';

/** What each kind of option holds. */
interface Kinds {
  /** the name of a column */
  column: string;
  /** names of columns */
  columns: readonly string[];
  /** any text, as it is typed */
  text: string;
  /** a name that a column shall get */
  name: string;
  names: readonly string[];
  number: number;
  /** a whole number from 0 */
  count: number;
  boolean: boolean;
  /** one of `choices` */
  choice: string;
  /** a text of the expression language */
  expression: string;
  /** a column type */
  type: ReadType;
  /** words in an order */
  words: readonly string[];
  /** old text to new text; null makes it missing */
  mapping: Readonly<Record<string, string | null>>;
  /** names of columns to new names */
  renames: Readonly<Record<string, string>>;
  /** a text, a number or true or false */
  value: string | number | boolean;
}

export type OptionKind = keyof Kinds;
export type OptionValue = Kinds[OptionKind] | null;

export interface StepOption {
  name: string;
  kind: OptionKind;
  /** undefined: it must be given; null: it may be left out */
  default?: unknown;
  help: string;
  choices?: readonly string[];
  /** a list must not be empty, unless this says what an empty one means */
  empty?: string;
}

/** The values of options by name: null only where the default is null. */
export type ValuesOf<O extends readonly StepOption[]> = {
  readonly [One in O[number] as One['name']]: One extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Kinds[One['kind']] | (One extends { default: null } ? null : never);
};

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wanted of each kind, in words, and whether a value is that. */
const wanted: Record<OptionKind, [what: string, fits: (value: unknown) => boolean]> = {
  column: ['the name of a column', isText],
  columns: ['a list of column names', isTexts],
  text: ['a text', isText],
  name: ['a name for a column', (value) => isText(value) && value.trim() !== ''],
  names: [
    'a list of names for columns',
    (value) => isTexts(value) && value.every((name) => name.trim() !== ''),
  ],
  number: ['a number', (value) => typeof value === 'number' && Number.isFinite(value)],
  count: ['a whole number from 0', (value) => Number.isSafeInteger(value) && Number(value) >= 0],
  boolean: ['true or false', (value) => typeof value === 'boolean'],
  choice: ['a word', isText],
  expression: ['an expression', isText],
  type: ['a column type', isText],
  words: ['a list of words', isTexts],
  mapping: [
    'pairs of an old and a new text',
    (value) => isRecord(value) && Object.values(value).every((one) => one === null || isText(one)),
  ],
  renames: [
    'pairs of a column and its new name',
    (value) => isRecord(value) && Object.values(value).every((one) => isText(one) && one.trim() !== ''),
  ],
  value: [
    'a text, a number or true or false',
    (value) =>
      isText(value) || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)),
  ],
};

/** All options with their defaults. @throws DataError that names the option, what was wanted and what came */
export function checkOptions(
  options: readonly StepOption[],
  given: Readonly<Record<string, unknown>>,
): Record<string, OptionValue> {
  if (!isRecord(given)) throw new DataError(`options must be an object, got ${shown(given)}`);
  const names = options.map(({ name }) => name);
  for (const key of Object.keys(given))
    if (!names.includes(key)) throw new DataError(`there is no option ${shown(key)}${hint(key, names)}`);
  return Object.fromEntries(options.map((option) => [option.name, checkOption(option, given[option.name])]));
}

function checkOption(
  { name, kind, default: usual, choices, empty }: StepOption,
  given: unknown,
): OptionValue {
  const value = given === undefined ? usual : given;
  const [what, fits] = wanted[kind];
  if (value === undefined) throw new DataError(`${name} is needed: ${what}`);
  if (value === null && usual === null) return null;
  if (!fits(value)) throw new DataError(`${name} must be ${what}, got ${shown(value)}`);
  if (choices) oneOf(value, choices, name);
  if (kind === 'type') oneOf(value, columnTypes, name);
  if (kind === 'expression') withName(name, () => new Expression(value as string));
  const none = Array.isArray(value) ? !value.length : isRecord(value) && !Object.keys(value).length;
  if (empty === undefined && none) throw new DataError(`${name} must not be empty`);
  if (Array.isArray(value) && new Set(value).size < value.length)
    throw new DataError(`${name} must name each once, got ${shown(value)}`);
  return value as OptionValue;
}

function withName(name: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw error instanceof DataError ? new DataError(`${name}, ${error.message}`, { cause: error }) : error;
  }
}
