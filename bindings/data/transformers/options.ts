// The options of a step, listed once: forms, checks, help and the sentences of errors are made from this one description.
import type { Storage } from '../columns/index.js';
import { DataError, oneOf, onlyOptions, shown } from '../error.js';

/** Which numbers are allowed. */
export interface NumberRange {
  /** lowest number */
  min?: number;
  /** highest number */
  max?: number;
  /** a bound that is not itself allowed */
  above?: number;
  /** a bound that is not itself allowed */
  below?: number;
  integer?: boolean;
}

/**
 * One option of a step. Allowed are its default and whatever choices, range, text and list say; if they say nothing, true and
 * false for a default that is one of them, and anything else that the step itself lets pass.
 */
export interface OptionDescription {
  name: string;
  default: unknown;
  help: string;
  /** the allowed words */
  choices?: readonly string[];
  /** several of the choices rather than one */
  several?: boolean;
  /** null is allowed beside the choices */
  orNull?: boolean;
  /** the column storages for which the choices make sense, where that differs from the step's */
  for?: Readonly<Record<string, readonly Storage[]>>;
  /** the allowed numbers; several ranges stand beside each other, such as a share under 1 or a whole number from 1 */
  range?: NumberRange | readonly NumberRange[];
  /** two numbers of the range, the first below the second, or not above it */
  pair?: boolean | 'orEqual';
  /** any text */
  text?: boolean;
  /** one word for each column, one list of words for each column, or any words */
  list?: 'words' | 'lists' | 'any';
}

/** The options with their defaults. @throws DataError for an unknown option or a value that is not allowed */
export function checkOptions(
  step: string,
  options: readonly OptionDescription[],
  given: Record<string, unknown>,
): Record<string, unknown> {
  const names = options.map((option) => option.name);
  onlyOptions(given, names, step);
  return Object.fromEntries(
    options.map((option) => {
      const value = given[option.name] === undefined ? option.default : given[option.name];
      check(option, value, `${step}.${option.name}`);
      return [option.name, value];
    }),
  );
}

function check(option: OptionDescription, value: unknown, place: string): void {
  if (option.several) {
    if (!Array.isArray(value)) throw new DataError(`${place} must be a list, got ${shown(value)}`);
    for (const one of value) oneOf(one, option.choices!, place);
    return;
  }
  if (value === option.default || (option.orNull && value === null)) return;
  const { choices, range, text, list, pair } = option;
  if (typeof option.default === 'boolean' && !choices && typeof value !== 'boolean')
    throw new DataError(`${place} must be true or false, got ${shown(value)}`);
  if (!choices && !range && !text && !list) return;
  if (choices && !range && !text && !list) oneOf(value, choices, place);
  const ranges = range === undefined ? [] : [range].flat();
  const fits =
    choices?.includes(value as string) ||
    (text && typeof value === 'string') ||
    (list && Array.isArray(value) && value.every((one) => (list === 'lists' ? isWords(one) : isWord(one)))) ||
    (pair ? isPair(value, ranges, pair === 'orEqual') : ranges.some((one) => isIn(value, one)));
  if (!fits) throw new DataError(`${place} must be ${wanted(option, ranges)}, got ${shown(value)}`);
}

const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'number';
const isWords = (value: unknown) => Array.isArray(value) && value.every(isWord);

const isPair = (value: unknown, ranges: readonly NumberRange[], orEqual: boolean) =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((one) => ranges.some((range) => isIn(one, range))) &&
  (value[0] < value[1] || (orEqual && value[0] === value[1]));

function isIn(value: unknown, { min, max, above, below, integer }: NumberRange): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value) || (integer && !Number.isInteger(value)))
    return false;
  return !(value < min! || value > max! || value <= above! || value >= below!);
}

/** What would be allowed, in words. */
function wanted(
  { choices = [], text, list, pair, orNull, default: usual }: OptionDescription,
  ranges: readonly NumberRange[],
): string {
  const ways = [
    ...new Set(
      [usual, ...choices, ...(orNull ? [null] : [])]
        .filter((word) => typeof word === 'string' || word === null)
        .map(shown),
    ),
    ...(pair
      ? [
          `two ${ranges[0]!.integer ? 'whole numbers' : 'numbers'}${inRange(ranges[0]!)}, the first ${pair === 'orEqual' ? 'not above' : 'below'} the second`,
        ]
      : ranges.map((range) => `${range.integer ? 'a whole number' : 'a number'}${inRange(range)}`)),
    ...(text ? ['a text'] : []),
    ...(list
      ? [
          list === 'lists'
            ? 'one list of words for each column'
            : list === 'any'
              ? 'a list of words'
              : 'a list with one word for each column',
        ]
      : []),
  ];
  return ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join(', ')} or ${ways.at(-1)}`;
}

function inRange({ min, max, above, below }: NumberRange): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  const bounds = [
    ...(min !== undefined ? [`of ${min} or more`] : above !== undefined ? [`over ${above}`] : []),
    ...(max !== undefined ? [`of ${max} or less`] : below !== undefined ? [`under ${below}`] : []),
  ];
  return bounds.length ? ` ${bounds.join(' and ')}` : '';
}
