// Options of the objects that turn texts into numbers: checked by what each may be, as those of layers are by the catalog.
import { shown } from '../words.js';

/** What a value must be, in words, and whether it is. */
export interface Rule {
  wanted: string;
  fits(value: unknown): boolean;
}

const isWhole = (value: unknown, least: number) => Number.isInteger(value) && (value as number) >= least;

export const rules = {
  text: { wanted: 'a text', fits: (value) => typeof value === 'string' },
  flag: { wanted: 'true or false', fits: (value) => typeof value === 'boolean' },
  texts: { wanted: 'a list of texts', fits: (value) => Array.isArray(value) && value.every((text) => typeof text === 'string') },
  numbers: { wanted: 'a list of numbers', fits: (value) => Array.isArray(value) && value.every((number) => Number.isFinite(number)) },
  salt: {
    wanted: 'an integer or a list of 2',
    fits: (value) => Number.isInteger(value) || (Array.isArray(value) && value.length === 2 && value.every(Number.isInteger)),
  },
} satisfies Record<string, Rule>;

export function atLeast(least: number): Rule {
  return { wanted: `an integer of at least ${least}`, fits: (value) => isWhole(value, least) };
}

export function oneOf(choices: readonly string[]): Rule {
  return { wanted: `one of ${choices.map((choice) => `'${choice}'`).join(', ')}`, fits: (value) => choices.includes(value as string) };
}

export function orNull({ wanted, fits }: Rule): Rule {
  return { wanted: `${wanted} or null`, fits: (value) => value === null || fits(value) };
}

export function check(value: unknown, rule: Rule, path: string): void {
  if (!rule.fits(value)) throw new TypeError(`${path} must be ${rule.wanted}, got ${shown(value)}`);
}
