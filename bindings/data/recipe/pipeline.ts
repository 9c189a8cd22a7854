// The steps of one column in a row: each is fitted on what the one before it gives.
import { ArrayColumn } from '../columns/array.js';
import {
  readTypes,
  storageOf,
  type Column,
  type ColumnType,
  type ReadType,
  type Storage,
} from '../columns/index.js';
import { NumberColumn } from '../columns/number.js';
import { Source, usual, type Conventions } from '../columns/source.js';
import { DataError, shown } from '../error.js';
import { misfitProblems } from '../read/columns.js';
import { readAs, type Reading } from '../read/readas.js';
import type { Problem } from '../problem.js';
import { makeTransformer, transformerFromJSON } from '../transformers/index.js';
import type { Transformer, TransformerJson, Unseen } from '../transformers/transformer.js';
import type { PreparedColumn } from './inputs.js';
import type { StepSpec } from './plan.js';

export interface PipelineJson {
  column: string;
  type: ColumnType;
  conventions: Conventions;
  steps: TransformerJson[];
}

export class Pipeline {
  private constructor(
    readonly column: string,
    readonly type: ColumnType,
    /** how texts of the column are read */
    readonly conventions: Conventions,
    readonly steps: readonly Transformer[],
  ) {}

  /**
   * Learns the steps from a column, all of its rows.
   * @param target of the same rows, for steps that learn from it too
   * @throws DataError for a step that can't take what it gets
   */
  static fit(column: Column, specs: readonly StepSpec[], target?: Column): Pipeline {
    return Pipeline.fitTransform(column, specs, target, false).pipeline;
  }

  /** Learns the steps and, if wanted, gives what they make of the rows that they learn from. */
  static fitTransform(
    column: Column,
    specs: readonly StepSpec[],
    target: Column | undefined,
    wanted: boolean,
  ): { pipeline: Pipeline; columns: Column[] } {
    const steps = specs.map(({ name, options }) => makeTransformer(name, options));
    const columns = fitSteps(steps, [column], target, wanted);
    const conventions = column.writtenAs?.conventions ?? usual;
    return { pipeline: new Pipeline(column.name, column.type, conventions, steps), columns };
  }

  /** What the steps make of a column; values that a step doesn't know are added to `unseen`. */
  transform(column: Column, unseen?: Unseen[]): Column[] {
    return applySteps(this.steps, [column], unseen);
  }

  /** Names of the columns that the steps make. */
  get featureNames(): string[] {
    return this.steps.at(-1)?.getFeatureNamesOut() ?? [this.column];
  }

  inverseTransform(columns: Column[]): Column[] {
    return this.steps.reduceRight((after, step) => step.inverseTransform(after), columns);
  }

  /**
   * A column from elsewhere, read as the type that the steps were fitted on; stored alike, it is taken as it is.
   * @param asked rows whose problems are told
   */
  adapt(column: Column, asked: Int32Array): { column: Column; problems: Problem[] } {
    if (column.storage === storageOf(this.type) && this.#sameWords(column)) return { column, problems: [] };
    const texts = Array.from({ length: column.length }, (_, row) => column.raw(row));
    const { booleans } = this.conventions;
    const conventions = { ...(column.writtenAs?.conventions ?? this.conventions), booleans };
    const reading = this.#reading(texts, conventions);
    const rows = new Set(asked);
    const misfits = reading.misfits.filter((row) => rows.has(row));
    return { column: reading.column, problems: misfitProblems({ ...reading, misfits }) };
  }

  /** Whether a boolean column has the words of the one that was fitted. */
  #sameWords(column: Column): boolean {
    const { booleans } = this.conventions;
    return (
      this.type !== 'boolean' ||
      !booleans ||
      (column.type === 'boolean' && column.categories.every((word) => booleans.includes(word)))
    );
  }

  /** Texts as a column of the type that the steps were fitted on. */
  read(texts: readonly string[]): { column: Column; problems: Problem[] } {
    const reading = this.#reading(texts, this.conventions);
    return { column: reading.column, problems: misfitProblems(reading) };
  }

  #reading(texts: readonly string[], conventions: Conventions): Reading {
    return readAs(readType(this.type, this.column), this.column, new Source(texts, conventions));
  }

  toJSON(): PipelineJson {
    const { column, type, conventions, steps } = this;
    return { column, type, conventions, steps: steps.map((step) => step.toJSON()) };
  }

  static fromJSON({ column, type, conventions, steps }: PipelineJson): Pipeline {
    return new Pipeline(column, type, conventions, steps.map(transformerFromJSON));
  }
}

const remedies: Partial<Record<Storage, string>> = {
  category: 'add OneHotEncoder',
  date: 'add DateEncoder',
  text: 'add TfidfVectorizer or TokenEncoder',
  image: 'add ImageEncoder',
  audio: 'add LogMelSpectrogram',
};

/** New cells may be finer than those of training: a fraction among integers, a word that the order doesn't have. */
function readType(type: ColumnType, column: string): ReadType {
  if (type === 'boolean') return type;
  const storage = storageOf(type);
  if (storage in readTypes) return storage as ReadType;
  throw new DataError(`column ${shown(column)} must be of type ${type}, which texts can't be read as`);
}

/** Fits each step on what the one before it gives, and gives what the last one does, if that is wanted. */
export function fitSteps(
  steps: readonly Transformer[],
  columns: Column[],
  target: Column | undefined,
  wanted: boolean,
): Column[] {
  steps.forEach((step, i) => {
    if (wanted || i < steps.length - 1) columns = step.fitTransform(columns, target);
    else step.fit(columns, target);
  });
  return columns;
}

/** What fitted steps make of columns. */
export function applySteps(steps: readonly Transformer[], columns: Column[], unseen?: Unseen[]): Column[] {
  for (const step of steps) {
    if (unseen) for (const one of step.unseen(columns)) unseen.push(one);
    columns = step.transform(columns);
  }
  return columns;
}

/** The columns as numbers without gaps: what asPrepared gives, if none is an array. */
export function asNumbers(
  columns: readonly Column[],
  name?: string,
  rows?: ArrayLike<number>,
): NumberColumn[] {
  return asPrepared(columns, name, rows).map((column) => {
    if (column instanceof NumberColumn) return column;
    throw new DataError(
      `column ${shown(name ?? column.name)} is an array of shape [${column.shape.join(', ')}] after its steps, where a number is needed`,
    );
  });
}

/**
 * The columns as numbers, or arrays of numbers, without gaps.
 * @param name the column of the table that they come from; each is named by its own name if several do
 * @param rows the table's row of each row; as they stand without it
 * @throws DataError that names what is missing from the steps
 */
export function asPrepared(
  columns: readonly Column[],
  name?: string,
  rows?: ArrayLike<number>,
): PreparedColumn[] {
  return columns.map((column) => {
    const place = shown(name ?? column.name);
    if (column instanceof ArrayColumn) {
      refuseGaps(column, name ?? column.name, rows);
      return column;
    }
    if (!(column instanceof NumberColumn)) {
      const remedy = remedies[column.storage] ?? 'change its type';
      throw new DataError(
        `column ${place} is still of type ${column.type} after its steps; ${remedy} or leave the column out`,
      );
    }
    const { values } = column;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      // The difference of a number to itself is 0, save for what is not finite.
      if (value - value === 0) continue;
      const row = (rows?.[i] ?? i) + 1;
      throw new DataError(
        Number.isNaN(value)
          ? `column ${place} still has a missing value in row ${row} after its steps; add SimpleImputer or leave the column out`
          : `column ${place} has become ${value} in row ${row} after its steps; take out that value or the step that makes it`,
      );
    }
    return column;
  });
}

/** Refuses a missing picture, sound or array. @param rows the table's row of each row */
export function refuseGaps(column: Column, name: string, rows?: ArrayLike<number>): void {
  for (let i = 0; i < column.length; i++)
    if (column.isMissing(i))
      throw new DataError(
        `column ${shown(name)} still has a missing value in row ${(rows?.[i] ?? i) + 1} after its steps; set handleMissing to "zeros" or leave the row out`,
      );
}
