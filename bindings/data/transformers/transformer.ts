// What all preparation steps share: options with defaults, fit, transform, and JSON in both directions.
import type { Column, Storage } from '../columns/index.js';
import { DataError, hint, oneOf, shown } from '../error.js';

/** One option of a step, listed once; forms, checks and help are made from it. */
export interface OptionDescription {
  name: string;
  default: unknown;
  help: string;
  /** the allowed values; without it anything goes that `check` lets pass */
  choices?: readonly string[];
  /** several of the choices rather than one */
  several?: boolean;
  /** null is allowed beside the choices */
  orNull?: boolean;
  /** the storages of columns for which the choices make sense, where that differs from the step's */
  for?: Readonly<Record<string, readonly Storage[]>>;
}

export interface TransformerDescription {
  name: string;
  help: string;
  /** storages of columns that it takes: an integer is a number, a boolean and an ordinal are categories */
  accepts: readonly Storage[];
  options: readonly OptionDescription[];
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
  protected state: State | undefined;

  constructor(
    readonly description: TransformerDescription,
    given: Options = {} as Options,
  ) {
    this.options = checkOptions(description, given as Record<string, unknown>) as Required<Options>;
  }

  protected abstract learn(columns: readonly Column[], target?: Column): State;
  protected abstract apply(columns: readonly Column[], state: State): Column[];
  protected abstract featureNames(state: State): string[];

  /** Learns from the given columns, all rows of them. @throws DataError for a column type it can't take */
  fit(columns: readonly Column[], target?: Column): this {
    this.#check(columns);
    this.state = this.learn(columns, target);
    return this;
  }

  /** Gives new columns of the same rows. @throws DataError before fit, or for other columns than in fit */
  transform(columns: readonly Column[]): Column[] {
    this.#check(columns);
    return this.apply(columns, this.fitted);
  }

  fitTransform(columns: readonly Column[], target?: Column): Column[] {
    return this.fit(columns, target).transform(columns);
  }

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

  protected get fitted(): State {
    if (this.state === undefined) throw new DataError(`${this.description.name} must be fitted first`);
    return this.state;
  }

  #check(columns: readonly Column[]): void {
    const { name, accepts } = this.description;
    for (const column of columns)
      if (!accepts.includes(column.storage))
        throw new DataError(
          `${name} takes columns of type ${accepts.join(' or ')}, but column ${shown(column.name)} is of type ${column.type}`,
        );
  }
}

function checkOptions(
  { name, options }: TransformerDescription,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const names = options.map((option) => option.name);
  for (const key of Object.keys(given))
    if (!names.includes(key)) throw new DataError(`${name} has no option ${shown(key)}${hint(key, names)}`);
  return Object.fromEntries(
    options.map((option) => {
      const value = given[option.name] === undefined ? option.default : given[option.name];
      const place = `${name}.${option.name}`;
      if (option.several && !Array.isArray(value))
        throw new DataError(`${place} must be a list, got ${shown(value)}`);
      if (option.choices && value !== option.default && !(option.orNull && value === null))
        for (const one of option.several ? (value as unknown[]) : [value]) oneOf(one, option.choices, place);
      else if (typeof option.default === 'boolean' && typeof value !== 'boolean')
        throw new DataError(`${place} must be true or false, got ${shown(value)}`);
      return [option.name, value];
    }),
  );
}

/** Refuses other columns than those of fit, by their number. */
export function sameCount(columns: readonly Column[], names: readonly string[], step: string): void {
  if (columns.length !== names.length)
    throw new DataError(`${step} was fitted on ${names.length} columns, got ${columns.length}`);
}
