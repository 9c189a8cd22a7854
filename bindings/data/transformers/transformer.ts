// What all preparation steps share: options with defaults, fit, transform, and JSON in both directions.
import type { Column, Storage } from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { DataError, shown } from '../error.js';
import { checkOptions, type OptionDescription } from './options.js';

export type { NumberRange, OptionDescription } from './options.js';

export interface TransformerDescription {
  name: string;
  help: string;
  /** storages of columns that it takes: an integer is a number, a boolean and an ordinal are categories */
  accepts: readonly Storage[];
  options: readonly OptionDescription[];
  /** it looks at several columns at once: at its best among a recipe's joint steps */
  together?: boolean;
  /** it learns from the target too */
  supervised?: boolean;
  /** its fitTransform of training rows is not its transform of them, lest a row see its own target */
  crossFits?: boolean;
  /** a row's outcome depends on the rows beside it, so rows can't be transformed in pieces */
  neighbours?: boolean;
}

/** A step as data: a class of the registry, its options and, once fitted, what it has learned. */
export interface TransformerJson {
  name: string;
  options: Record<string, unknown>;
  state: unknown;
}

/** A value that a fitted step doesn't know; the row counts from 0. */
export interface Unseen {
  column: string;
  row: number;
  value: string;
}

/** Columns in, columns out. What is learned by `fit` is kept as JSON-safe `state`. */
export abstract class Transformer<Options extends object = object, State = unknown> {
  readonly options: Required<Options>;
  /** what fit did otherwise than asked, with the column and a sentence's rest: `has 3 bins rather than 5` */
  warnings: { column: string; message: string }[] = [];
  protected state: State | undefined;

  constructor(
    readonly description: TransformerDescription,
    given: Options = {} as Options,
  ) {
    const { name, options } = description;
    this.options = checkOptions(name, options, given as Record<string, unknown>) as Required<Options>;
  }

  protected abstract learn(columns: readonly Column[], target?: Column): State;
  protected abstract apply(columns: readonly Column[], state: State): Column[];
  protected abstract featureNames(state: State): string[];

  /**
   * Learns from the given columns, all rows of them.
   * @param target as many rows; needed by supervised steps only
   * @throws DataError for a column that it can't take, or a target that is missing or doesn't fit
   */
  fit(columns: readonly Column[], target?: Column): this {
    this.check(columns);
    for (const column of columns)
      if (column instanceof NumberColumn) refuseInfinity(column, this.description.name);
    if (this.description.supervised && !target)
      throw new DataError(`${this.description.name} needs the target to learn from`);
    if (target && columns[0] && target.length !== columns[0].length)
      throw new DataError(
        `the target must have ${columns[0].length} rows like the columns, got ${target.length}`,
      );
    this.warnings = [];
    // Kept as JSON keeps it, so that a step that comes back from JSON can't differ in a single bit.
    this.state = JSON.parse(JSON.stringify(this.learn(columns, target))) as State;
    return this;
  }

  /** Gives new columns of the same rows. @throws DataError before fit, or for other columns than in fit */
  transform(columns: readonly Column[]): Column[] {
    this.check(columns);
    return this.apply(columns, this.fitted);
  }

  fitTransform(columns: readonly Column[], target?: Column): Column[] {
    return this.fit(columns, target).transform(columns);
  }

  /**
   * Writes what transform gives straight into rows of a tensor, for the steps that most rows go through.
   * @param at place of the first row's first column; @param width columns of the tensor
   * @returns false if a value is missing or not finite, which has no place in a tensor
   */
  write?(columns: readonly Column[], out: Float32Array, at: number, width: number): boolean;

  /** Shapes of the arrays that transform gives, for steps that make arrays of every cell that is not missing. */
  shapesOut?(): number[][];

  /** The columns before transform, as far as they can be told. */
  inverseTransform(_columns: readonly Column[]): Column[] {
    throw new DataError(`${this.description.name} can't be inverted`);
  }

  /** Names of the columns that transform gives. */
  getFeatureNamesOut(): string[] {
    return this.featureNames(this.fitted);
  }

  /** Values that transform can't place because fit has not seen them. */
  unseen(_columns: readonly Column[]): Unseen[] {
    return [];
  }

  toJSON(): TransformerJson {
    return { name: this.description.name, options: { ...this.options }, state: this.state ?? null };
  }

  /** Takes over what a step of the same class and options has learned, from its JSON. */
  restore(state: unknown): this {
    this.state = (state ?? undefined) as State | undefined;
    return this;
  }

  protected warn(column: string, message: string): void {
    this.warnings.push({ column, message });
  }

  protected get fitted(): State {
    if (this.state === undefined) throw new DataError(`${this.description.name} must be fitted first`);
    return this.state;
  }

  protected check(columns: readonly Column[]): void {
    const { name, accepts } = this.description;
    if (!Array.isArray(columns))
      throw new DataError(`${name} takes a list of columns such as table.columns, got ${shown(columns)}`);
    const odd = columns.find(({ length }) => length !== columns[0]!.length);
    if (odd)
      throw new DataError(
        `${name} takes columns of one length, but ${shown(odd.name)} has ${odd.length} rows and ${shown(columns[0]!.name)} ${columns[0]!.length}`,
      );
    for (const column of columns)
      if (!accepts.includes(column.storage))
        throw new DataError(
          `${name} takes columns of type ${accepts.join(' or ')}, but column ${shown(column.name)} is of type ${column.type}`,
        );
  }
}

/** Nothing can be learned from an infinite number, as scikit-learn has it; a mean of it would spoil every row. */
function refuseInfinity({ name, values }: NumberColumn, step: string): void {
  const row = values.findIndex((value) => value === Infinity || value === -Infinity);
  if (row >= 0)
    throw new DataError(
      `${step} can't learn from column ${shown(name)}, which has ${values[row]} in row ${row + 1}; take that value out`,
    );
}

/** Refuses other columns than those of fit, by their number. */
export function sameCount(columns: readonly unknown[], names: readonly string[], step: string): void {
  if (columns.length !== names.length)
    throw new DataError(`${step} was fitted on ${names.length} columns, got ${columns.length}`);
}
