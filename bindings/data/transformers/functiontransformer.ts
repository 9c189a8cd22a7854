// FunctionTransformer: one of the usual functions on every value, with its inverse. scikit-learn's takes any function; here they
// have names, so that a recipe stays data.
import type { Column } from '../columns/index.js';
import { DataError, shown } from '../error.js';
import { mapNumbers, namesOf } from './numbers.js';
import { Transformer, type TransformerDescription } from './transformer.js';

type Named =
  'log1p' | 'log' | 'log2' | 'log10' | 'sqrt' | 'cbrt' | 'square' | 'exp' | 'expm1' | 'reciprocal' | 'abs';

export interface FunctionTransformerOptions {
  func?: Named | null;
}

interface Function {
  to(x: number): number;
  /** undefined: two values become one, so there is no way back */
  from?(y: number): number;
  /** what it can take, if not all numbers */
  takes?: { words: string; fits(x: number): boolean };
}

const over = (bound: number) => ({ words: `numbers over ${bound}`, fits: (x: number) => x > bound });
const fromZero = { words: 'numbers of 0 or more', fits: (x: number) => x >= 0 };

const functions: Record<Named, Function> = {
  log1p: { to: Math.log1p, from: Math.expm1, takes: over(-1) },
  log: { to: Math.log, from: Math.exp, takes: over(0) },
  log2: { to: Math.log2, from: (y) => 2 ** y, takes: over(0) },
  log10: { to: Math.log10, from: (y) => 10 ** y, takes: over(0) },
  sqrt: { to: Math.sqrt, from: (y) => y * y, takes: fromZero },
  cbrt: { to: Math.cbrt, from: (y) => y * y * y },
  square: { to: (x) => x * x },
  exp: { to: Math.exp, from: Math.log },
  expm1: { to: Math.expm1, from: Math.log1p },
  reciprocal: {
    to: (x) => 1 / x,
    from: (y) => 1 / y,
    takes: { words: 'numbers other than 0', fits: (x) => x !== 0 },
  },
  abs: { to: Math.abs },
};

/** Missing values stay missing. Learns nothing. */
export class FunctionTransformer extends Transformer<FunctionTransformerOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'FunctionTransformer',
    help: 'Takes a function of every value: the logarithm of prices and counts, whose large values else outweigh all others.',
    accepts: ['number'],
    options: [
      {
        name: 'func',
        default: null,
        choices: Object.keys(functions),
        help: 'the function; none leaves values as they are. log1p is log(1 + x), which takes 0 too',
      },
    ],
  };

  constructor(options?: FunctionTransformerOptions) {
    super(FunctionTransformer.description, options);
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    return { names: namesOf(columns) };
  }

  /** @throws DataError for a value that the function can't take */
  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    const { func } = this.options;
    if (func === null) return [...columns];
    const { to, takes } = functions[func];
    return mapNumbers(columns, names, 'FunctionTransformer', (values, i) => {
      const row = takes ? values.findIndex((x) => !Number.isNaN(x) && !takes.fits(x)) : -1;
      if (row >= 0)
        throw new DataError(
          `FunctionTransformer.func ${shown(func)} takes ${takes!.words}, but column ${shown(columns[i]!.name)} has ${values[row]} in row ${row + 1}`,
        );
      return values.map(to);
    });
  }

  override inverseTransform(columns: readonly Column[]): Column[] {
    const { func } = this.options;
    if (func === null) return [...columns];
    const { from } = functions[func];
    if (!from) throw new DataError(`FunctionTransformer.func ${shown(func)} can't be inverted`);
    return mapNumbers(columns, this.fitted.names, 'FunctionTransformer', (values) => values.map(from));
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return names;
  }
}
