// The list of functions, in the order of a menu. A new function is an entry in one of these files. All work row by row, so a row's
// result never depends on other rows.
import { chooseFunctions } from './choose.js';
import { dateFunctions } from './date.js';
import type { ExpressionFunction } from './function.js';
import { mathFunctions } from './math.js';
import { textFunctions } from './text.js';

export const functions: readonly ExpressionFunction[] = [
  ...chooseFunctions,
  ...mathFunctions,
  ...textFunctions,
  ...dateFunctions,
];

const byName = new Map(functions.map((one) => [one.name.toLowerCase(), one]));

/** Finds a function; case and underscores don't matter. */
export const functionNamed = (name: string): ExpressionFunction | undefined =>
  byName.get(name.toLowerCase().replaceAll('_', ''));
