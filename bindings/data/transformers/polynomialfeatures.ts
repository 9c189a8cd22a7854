// PolynomialFeatures: all products of columns up to a degree, as scikit-learn's.
import type { Column } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError } from '../error.js';
import { namesOf, valuesOf } from './numbers.js';
import { sameCount, Transformer, type TransformerDescription } from './transformer.js';

export interface PolynomialFeaturesOptions {
  /** highest degree, or lowest and highest */
  degree?: number | readonly [number, number];
  interactionOnly?: boolean;
  includeBias?: boolean;
}

/** More inputs than this are refused: no table of that width can be learned in a tab. */
const most = 65_536;

/** A gap makes the products with it missing. Learns nothing but the names. */
export class PolynomialFeatures extends Transformer<PolynomialFeaturesOptions, { names: string[] }> {
  static readonly description: TransformerDescription = {
    name: 'PolynomialFeatures',
    help: 'Multiplies columns by themselves and by each other, so that simple models can bend and let columns work together.',
    accepts: ['number'],
    together: true,
    options: [
      {
        name: 'degree',
        default: 2,
        range: { min: 0, max: 20, integer: true },
        help: 'how many columns are multiplied at most; or a list of the least and the greatest number',
      },
      { name: 'interactionOnly', default: false, help: 'only products of different columns' },
      { name: 'includeBias', default: true, help: 'add a column of ones' },
    ],
  };

  constructor(options: PolynomialFeaturesOptions = {}) {
    const { degree } = options;
    const pair = Array.isArray(degree) ? (degree as [number, number]) : undefined;
    // The pair may be two equal numbers, so it is checked here rather than by the description.
    super(PolynomialFeatures.description, pair ? { ...options, degree: pair[1] } : options);
    if (!pair) return;
    const [low, high] = pair;
    if (pair.length !== 2 || !Number.isInteger(low) || !(low >= 0 && low <= high))
      throw new DataError(
        `PolynomialFeatures.degree must be a whole number from 0 to 20 or two of them, the first not above the second, got [${pair.join(', ')}]`,
      );
    this.options.degree = [low, high];
  }

  protected learn(columns: readonly Column[]): { names: string[] } {
    const names = namesOf(columns);
    this.#products(names.length);
    return { names };
  }

  protected apply(columns: readonly Column[], { names }: { names: string[] }): Column[] {
    sameCount(columns, names, 'PolynomialFeatures');
    const all = valuesOf(columns);
    const rows = columns[0]?.length ?? 0;
    return this.#products(names.length).map((product) => {
      const out = new Float64Array(rows).fill(1);
      for (const place of product) for (let row = 0; row < rows; row++) out[row]! *= all[place]![row]!;
      return new NumberColumn(nameOf(product, names), out);
    });
  }

  protected featureNames({ names }: { names: string[] }): string[] {
    return this.#products(names.length).map((product) => nameOf(product, names));
  }

  /** The places of the columns of each product, in scikit-learn's order. */
  #products(columns: number): number[][] {
    const { degree, interactionOnly, includeBias } = this.options;
    const [low, high] = typeof degree === 'number' ? [0, degree] : degree;
    const found: number[][] = includeBias ? [[]] : [];
    let last: number[][] = [[]];
    for (let size = 1; size <= high; size++) {
      last = last.flatMap((product) => {
        const start = product.length ? product.at(-1)! + Number(interactionOnly) : 0;
        return Array.from({ length: Math.max(0, columns - start) }, (_, i) => [...product, start + i]);
      });
      if (size >= Math.max(1, low)) for (const product of last) found.push(product);
      if (found.length > most || last.length > most)
        throw new DataError(
          `PolynomialFeatures.degree ${high} of ${columns} columns makes more than ${most} inputs; use a lower degree or fewer columns`,
        );
    }
    if (!found.length)
      throw new DataError('PolynomialFeatures makes no input of degree 0 without includeBias');
    return found;
  }
}

/** `a^2 b`, and `1` for the product of nothing. */
function nameOf(product: readonly number[], names: readonly string[]): string {
  const powers = new Map<number, number>();
  for (const place of product) powers.set(place, (powers.get(place) ?? 0) + 1);
  return [...powers].map(([place, power]) => names[place]! + (power > 1 ? `^${power}` : '')).join(' ') || '1';
}
