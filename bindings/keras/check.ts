// Checks one option of a component against what the core says of it, with an error like the core's own:
// `dense.units must be an integer of at least 1, got -3`.
import { find, isKind, nameOf, type Kind } from './lookup.js';
import type { OptionSpec } from './spec.js';
import { camelCase, isClass, shown } from './words.js';

/** Throws unless the value fits the option. `owner` is the component's name in the error. */
export function checkOption(value: unknown, option: OptionSpec, owner: string): void {
  const path = `${owner}.${camelCase(option.name)}`;
  if (value === null && (option.nullable || (isKind(option.type) && !option.required))) return;
  if (isKind(option.type)) return checkComponent(value, option.type, path);
  if (option.or && isKind(option.or) && typeof value === 'object') return checkComponent(value, option.or, path);
  const fits = (checks[option.type] ?? (() => true))(value, option);
  const { or, ...plain } = option;
  if (!fits) throw new TypeError(`${path} must be ${wanted(typeof value === 'number' ? plain : option)}, got ${shown(value)}`);
}

/** Throws unless the value is a component of the kind: its name, an object of its class, or Keras's JSON. */
export function checkComponent(value: unknown, kind: Kind, path: string): void {
  const name = nameOf(value);
  if (name !== undefined && !(kind === 'layer' && typeof value === 'string')) find(kind, name, path);
  else if ((value as { kind?: unknown } | null)?.kind !== kind) {
    const known = kind !== 'activation' && isClass(value) && /\bextends\b/.test(String(value));
    const advice = known
      ? `: make an object of it, as new ${(value as { name: string }).name}(...)`
      : typeof value === 'function'
        ? ": a function of one's own cannot run inside the engine"
        : '';
    throw new TypeError(`${path} must be ${component(kind)}, got ${shown(value)}${advice}`);
  }
}

function component(kind: Kind): string {
  if (kind === 'layer') return 'a layer, as new LSTM(8)';
  return kind === 'activation' ? "the name of an activation or Keras's JSON of one" : `the name of ${article(kind)} or an object of its class`;
}

const checks: Record<string, (value: unknown, option: OptionSpec) => boolean> = {
  integer: (value, option) => Number.isInteger(value) && within(value as number, option),
  number: (value, option) => Number.isFinite(value) && within(value as number, option),
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  choice: (value, { choices = [] }) => typeof value === 'string' && choices.some((choice) => choice.toLowerCase() === value.toLowerCase()),
  shape: (value, { alone }) =>
    (alone && Number.isInteger(value) && (value as number) > 0) || (Array.isArray(value) && value.every((size) => size === null || Number.isInteger(size))),
  tuple: (value, option) => fitsForm(value, option, option.form!),
  numbers: (value, option) => {
    const rank = rankOf(value, option);
    if (Array.isArray(value) && !value.length) return !!option.empty;
    return rank !== undefined && rank >= (option.one ? 0 : 1) && rank <= (option.rank ?? 1);
  },
  axes: (value) => [value].flat().every((axis) => Number.isInteger(axis)),
  texts: (value) => Array.isArray(value) && value.every((text) => typeof text === 'string'),
};

function fitsForm(value: unknown, option: OptionSpec, form: readonly number[]): boolean {
  if (Number.isInteger(value)) return within(value as number, option);
  const [length, ...inner] = form;
  return Array.isArray(value) && value.length === length && value.every((entry) => fitsForm(entry, option, inner));
}

/** 0 for a number that fits, 1 for a list of such, 2 for a list of lists of one length ...; undefined if it is nothing of that. */
function rankOf(value: unknown, option: OptionSpec): number | undefined {
  if (!Array.isArray(value)) return checks[option.whole ? 'integer' : 'number']!(value, option) ? 0 : undefined;
  const ranks = value.map((entry) => rankOf(entry, option));
  const even = ranks.every((rank) => rank !== undefined && rank === ranks[0]) && value.every((entry) => Object(entry).length === Object(value[0]).length);
  return even ? (ranks[0] ?? 0) + 1 : undefined;
}

function within(value: number, { min, max, exclusive_min, exclusive_max }: OptionSpec): boolean {
  return value >= (min ?? -Infinity) && value <= (max ?? Infinity) && value > (exclusive_min ?? -Infinity) && value < (exclusive_max ?? Infinity);
}

function wanted(option: OptionSpec): string {
  const { type, choices, nullable, or } = option;
  const noun =
    type === 'choice'
      ? `one of ${choices!.map((choice) => `'${choice}'`).join(', ')}`
      : type === 'shape'
        ? option.alone
          ? 'a positive integer or a list of sizes'
          : 'a list of sizes'
        : type === 'axes'
          ? 'an integer or a list of integers'
          : type === 'tuple'
            ? tuple(option)
            : type === 'numbers'
              ? numbers(option)
              : type === 'texts'
                ? 'a list of texts'
                : type === 'boolean'
                  ? 'true or false'
                  : type === 'string'
                    ? 'a text'
                    : range(option);
  return [noun, or && article(or), nullable && 'null'].filter(Boolean).join(' or ');
}

function tuple({ form, ...option }: OptionSpec): string {
  const one = range({ ...option, type: 'integer' });
  const [length, ...inner] = form!;
  return inner.length ? `${one}, a list of ${length} or a list of ${length} pairs` : `${one} or a list of ${length}`;
}

function numbers({ one, whole, ...option }: OptionSpec): string {
  const type = whole ? 'integer' : 'number';
  const number = range({ ...option, type });
  if (one) return `${number} or a list of them`;
  return number === article(type) ? `a list of ${type}s` : `a list of ${type}s, each ${number}`;
}

function range({ type, min, max, exclusive_min, exclusive_max }: OptionSpec): string {
  if (exclusive_min === 0 || (type === 'integer' && min === 1)) return `a positive ${type}`;
  const bounds = [
    min === undefined ? '' : `of at least ${min}`,
    exclusive_min === undefined ? '' : `above ${exclusive_min}`,
    max === undefined ? '' : `of at most ${max}`,
    exclusive_max === undefined ? '' : `below ${exclusive_max}`,
  ].filter(Boolean);
  return [article(type), bounds.join(' and ')].filter(Boolean).join(' ');
}

function article(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
