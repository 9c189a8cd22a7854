// A cleaning: steps in an order, that can be undone, moved, switched off, and replayed on fresh rows with what they learned.
import { DataError, onlyOptions, parsedJson, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { rowIndices } from '../rowindices.js';
import { onlyTable, type Table } from '../table.js';
import { changeOf, type StepChange } from './changes.js';
import { inputsOf, readAlike, type Inputs } from './inputs.js';
import { checkOptions, type OptionValue } from './options.js';
import { present } from './present.js';
import type { CleaningStep, StepKind, StepResult } from './step.js';
import { stepNamed } from './steps/index.js';

const format = 'vitrine-cleaning';
const version = 1;

/** A step's error: which one, counted from 1, and why. */
export class CleaningError extends DataError {
  override name = 'CleaningError';

  constructor(
    message: string,
    /** place in the list, from 0 */
    readonly step: number,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

export interface CleaningResult {
  table: Table;
  /** for each row that is left its index (from 0) in the table that came */
  rows: Int32Array;
  problems: Problem[];
  /** what each step did; one that was off or left out has done nothing */
  changes: StepChange[];
}

export interface CleaningJson {
  format: typeof format;
  version: number;
  steps: CleaningStep[];
  /** the columns of the table that it was fitted on, and what each step learned, null for nothing; null before fit */
  fitted: Fitted | null;
}

interface Fitted {
  inputs: Inputs;
  learned: unknown[];
}

interface Ready {
  kind: StepKind;
  options: Record<string, OptionValue>;
}

export class Cleaning {
  readonly steps: readonly CleaningStep[];
  readonly #ready: readonly Ready[];
  #fitted: Fitted | undefined;

  /** @throws CleaningError for an unknown step or option */
  constructor(steps: readonly CleaningStep[] = []) {
    if (!Array.isArray(steps)) throw new DataError(`steps must be a list, got ${shown(steps)}`);
    this.steps = JSON.parse(JSON.stringify(steps)) as CleaningStep[];
    this.#ready = this.steps.map((step, i) =>
      naming(i, step?.name, () => {
        if (typeof step !== 'object' || step === null)
          throw new DataError(`a step must be an object, got ${shown(step)}`);
        if (step.off !== undefined && typeof step.off !== 'boolean')
          throw new DataError(`off must be true or false, got ${shown(step.off)}`);
        const kind = stepNamed(step.name);
        const options = checkOptions(kind.options, step.options ?? {});
        kind.check?.(options);
        return { kind, options };
      }),
    );
  }

  // Every change gives a new cleaning, not fitted; whoever keeps the old one can undo.

  /** With one more step, at the end or at a place from 0. */
  add(step: CleaningStep, at = this.steps.length): Cleaning {
    return new Cleaning(this.steps.toSpliced(this.#place(at, this.steps.length), 0, step));
  }

  remove(at: number): Cleaning {
    return new Cleaning(this.steps.toSpliced(this.#place(at), 1));
  }

  /** The step at `from` comes to stand at `to`. */
  move(from: number, to: number): Cleaning {
    const step = this.steps[this.#place(from)]!;
    return new Cleaning(this.steps.toSpliced(from, 1).toSpliced(this.#place(to), 0, step));
  }

  replace(at: number, step: CleaningStep): Cleaning {
    return new Cleaning(this.steps.with(this.#place(at), step));
  }

  /** Switches a step off, or on again. */
  toggle(at: number, off?: boolean): Cleaning {
    const { off: before, ...step } = this.steps[this.#place(at)]!;
    return this.replace(at, (off ?? !before) ? { ...step, off: true } : step);
  }

  #place(at: number, last = this.steps.length - 1): number {
    if (Number.isInteger(at) && at >= 0 && at <= last) return at;
    throw new DataError(`there is no step ${shown(at + 1)}; the list has ${this.steps.length}`);
  }

  get isFitted(): boolean {
    return this.#fitted !== undefined;
  }

  /** Names of the columns that it was fitted on and that texts can be read as; none before fit. */
  get inputNames(): string[] {
    return this.#fitted?.inputs.columns.map(({ name }) => name) ?? [];
  }

  /** Learns from a table, or from its training rows alone, and gives the cleaning that remembers. */
  fit(table: Table, options: { rows?: ArrayLike<number> } = {}): Cleaning {
    return this.apply(table, options).cleaning;
  }

  /**
   * Learns from a table and cleans it. What fills and clips is learned from the training rows alone, if they are given.
   * @param options.rows training rows, indices from 0
   * @throws CleaningError that names the step, for a column that is not there or values that can't be worked on
   */
  apply(table: Table, options: { rows?: ArrayLike<number> } = {}): CleaningResult & { cleaning: Cleaning } {
    onlyTable(table);
    onlyOptions(options, ['rows'], 'a cleaning');
    const learned: unknown[] = this.steps.map(() => null);
    const training = options.rows ? markedRows(options.rows, table.rowCount) : undefined;
    const result = this.#run(table, (i, { kind, options: given }, now, rows) => {
      if (!kind.learn) return null;
      const all = Int32Array.from({ length: now.rowCount }, (_, row) => row);
      const known = training ? all.filter((row) => training[rows[row]!]) : all;
      return (learned[i] = kind.learn(now, given, known) ?? null);
    });
    const cleaning = new Cleaning(this.steps);
    cleaning.#fitted = JSON.parse(JSON.stringify({ inputs: inputsOf(table), learned })) as Fitted;
    return { ...result, cleaning };
  }

  /**
   * Cleans fresh rows with what was learned. A column that they lack costs the steps that need it, which a problem tells.
   * @param options.keepRows leaves out the steps that would take rows away or move them, as a prediction for every row needs
   * @throws DataError before fit
   */
  replay(table: Table, options: { keepRows?: boolean } = {}): CleaningResult {
    if (!this.#fitted) throw new DataError('the cleaning must be fitted first: cleaning.fit(table)');
    onlyTable(table);
    onlyOptions(options, ['keepRows'], 'replay');
    const { inputs, learned } = this.#fitted;
    const problems: Problem[] = [];
    const alike = readAlike(table, inputs, problems);
    const result = this.#run(alike, (i) => learned[i], {
      lenient: true,
      keepRows: options.keepRows ?? false,
    });
    return { ...result, problems: [...problems, ...result.problems] };
  }

  #run(
    given: Table,
    stateOf: (i: number, ready: Ready, table: Table, rows: Int32Array) => unknown,
    { lenient = false, keepRows = false } = {},
  ): CleaningResult {
    let table = given;
    let rows = Int32Array.from({ length: table.rowCount }, (_, row) => row);
    const problems: Problem[] = [];
    const changes = this.#ready.map((ready, i): StepChange => {
      const { kind } = ready;
      const none = {
        step: i,
        name: kind.name,
        rowsRemoved: 0,
        cellsChanged: 0,
        columnsAdded: [],
        columnsRemoved: [],
      };
      if (this.steps[i]!.off || (keepRows && kind.changesRows(ready.options)))
        return { ...none, skipped: true };
      const options = lenient
        ? present(kind, ready.options, table, (message) => problems.push(about(i, kind, message)))
        : ready.options;
      if (!options) return { ...none, skipped: true };
      return naming(i, kind.name, () => {
        const now = rows;
        const state = stateOf(i, { kind, options }, table, now);
        const work = {
          say: ({ message, ...place }: { message: string }) =>
            void problems.push({ ...about(i, kind, message), ...place }),
          rowOf: (row: number) => now[row]! + 1,
        };
        const came = kind.run(table, options, state, work);
        const result: StepResult = 'table' in came ? came : { table: came };
        const change = { ...none, ...changeOf(table, result) };
        if (result.rows) rows = result.rows.map((row) => now[row]!);
        table = result.table;
        return change;
      });
    });
    return { table, rows, problems, changes };
  }

  toJSON(): CleaningJson {
    const json = { format, version, steps: this.steps, fitted: this.#fitted ?? null };
    return JSON.parse(JSON.stringify(json)) as CleaningJson;
  }

  /** @throws DataError if the JSON is of something else or of a later version */
  static fromJSON(json: CleaningJson | string): Cleaning {
    const given = Object(parsedJson(json, 'a cleaning')) as Partial<CleaningJson>;
    if (given.format !== format)
      throw new DataError(
        `a cleaning's JSON must have the format ${shown(format)}, got ${shown(given.format)}`,
      );
    if (!Number.isInteger(given.version) || given.version! < 1 || given.version! > version)
      throw new DataError(
        `this version of vitrine reads cleanings up to version ${version}, got version ${shown(given.version)}`,
      );
    if (!Array.isArray(given.steps))
      throw new DataError(`a cleaning's JSON must have steps, a list, got ${shown(given.steps)}`);
    const cleaning = new Cleaning(given.steps);
    const { fitted } = given;
    if (!fitted) return cleaning;
    if (
      !Array.isArray(fitted.learned) ||
      fitted.learned.length !== cleaning.steps.length ||
      !Array.isArray(fitted.inputs?.columns)
    )
      throw new DataError(
        `fitted must have inputs, and learned with one entry for each of ${cleaning.steps.length} steps`,
      );
    cleaning.#fitted = JSON.parse(JSON.stringify(fitted)) as Fitted;
    return cleaning;
  }
}

const about = (i: number, { name }: { name: string }, message: string): Problem => ({
  kind: 'cleaning',
  message: `step ${i + 1} (${name}): ${message}`,
});

/** Errors of a step say which one it is. */
function naming<T>(i: number, name: unknown, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    const called = typeof name === 'string' && name ? ` (${name})` : '';
    throw new CleaningError(`step ${i + 1}${called}: ${error.message}`, i, error);
  }
}

function markedRows(rows: ArrayLike<number>, count: number): Uint8Array {
  const marked = new Uint8Array(count);
  for (const row of rowIndices(rows, count)) marked[row] = 1;
  return marked;
}
