// fromPython: what a Keras script says, as models, settings and the names of its data. Nothing of the script is run.
import type { CompileOptions } from '../keras/compile.js';
import type { FitOptions } from '../keras/fit.js';
import type { EvaluateOptions, PredictOptions } from '../keras/basemodel.js';
import type { Model } from '../keras/functional.js';
import { buildAll } from './build.js';
import { Interpreter } from './evaluate/interpreter.js';
import { Exhausted } from './evaluate/limits.js';
import { FunctionValue, List, type NestedNumbers, type Value } from './evaluate/values.js';
import type { DataNames } from './keras/arguments.js';
import type { ModelValue } from './keras/graph.js';
import type { Note } from './problems.js';
import { Source } from './read/source.js';
import { children, parse } from './read/syntax.js';

/** A call of fit(): its settings as options of {@link Model.fit}, its data by the names that the script has for them. */
export interface FitCall {
  /** Counted from 1. */
  readonly line: number;
  readonly data: {
    readonly x?: DataNames;
    readonly y?: DataNames;
    /** [x, y], [x, y, weights] or one name for all. */
    readonly validationData?: DataNames;
    readonly sampleWeight?: DataNames;
    readonly classWeight?: DataNames;
  };
  readonly options: FitOptions;
}

export interface EvaluateCall {
  readonly line: number;
  readonly data: { readonly x?: DataNames; readonly y?: DataNames; readonly sampleWeight?: DataNames };
  readonly options: EvaluateOptions;
}

export interface PredictCall {
  readonly line: number;
  readonly data: { readonly x?: DataNames };
  readonly options: PredictOptions;
}

/** A model of the script and what the script does with it, in the script's order. */
export interface ScriptModel {
  /** The variable that held it last. */
  readonly variable: string | undefined;
  /** Compiled, if the script compiles it. */
  readonly model: Model;
  readonly compile: CompileOptions | undefined;
  readonly fit: readonly FitCall[];
  readonly evaluate: readonly EvaluateCall[];
  readonly predict: readonly PredictCall[];
}

export interface Script {
  /** Every model, in the order of their making. */
  readonly models: readonly ScriptModel[];
  /** The model that the script is about: the one that it trains last, else compiles last, else makes last. */
  readonly model: Model | undefined;
  /** compile(), fit(), evaluate() and predict() of this model; of several calls of fit() the last one. */
  readonly compile: CompileOptions | undefined;
  readonly fit: FitCall | undefined;
  readonly evaluate: readonly EvaluateCall[];
  readonly predict: readonly PredictCall[];
  /** Arrays that the script spells out, by their names. */
  readonly arrays: Readonly<Record<string, NestedNumbers>>;
  /** What the script asks for and does not get, one sentence each. */
  readonly problems: readonly Note[];
  /** Lines that are not about the network, and were left alone. */
  readonly ignored: readonly Note[];
}

export interface FromPythonOptions {
  /** Values of names that the script takes from its data, as { num_classes: 10 }. */
  values?: Readonly<Record<string, number | string | boolean | readonly number[]>>;
}

/** Reads a Keras script. Never throws: what can't be read is a problem, and all else is read. */
export function fromPython(code: string, options: FromPythonOptions = {}): Script {
  const source = new Source(code);
  const { root, faults, broken } = parse(source);
  const run = new Interpreter(source, broken, new Map(Object.entries(options.values ?? {}).map(([name, value]) => [name, given(value)])));
  for (const { span, message } of [...source.faults, ...faults]) run.notes.problem(span, message);
  for (const span of source.commands) run.notes.ignored(span, 'a command for a notebook is left out');
  try {
    run.execute(children(root), run.globals);
    if (!run.models.length) callBuilders(run);
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error;
    run.notes.problem(error.span, error.message);
  }
  return result(run);
}

function given(value: number | string | boolean | readonly number[]): Value {
  return typeof value === 'object' ? new List([...value], 'tuple') : value;
}

/** A script that leaves the calling to others (scikit-learn's wrappers) has only functions that give models. */
function callBuilders(run: Interpreter): void {
  for (const value of run.globals.own().values()) {
    if (
      !(value instanceof FunctionValue) ||
      value.calls ||
      value.parameters.some(({ fallback, kind }) => fallback === undefined && kind !== 'rest' && kind !== 'options')
    )
      continue;
    run.call(value, { positional: [], named: new Map(), node: value.body }, value.body);
    if (run.models.length) return;
  }
}

function result(run: Interpreter): Script {
  const models = buildAll(run);
  const last = (wanted: (value: ModelValue) => boolean) => run.models.findLast((value) => models.has(value) && wanted(value));
  const main = trainedLast(run.models, models) ?? last(({ compiled }) => compiled !== undefined) ?? last(() => true);
  const script = main && models.get(main);
  return {
    models: [...models.values()],
    model: script?.model,
    compile: script?.compile,
    fit: script?.fit.at(-1),
    evaluate: script?.evaluate ?? [],
    predict: script?.predict ?? [],
    arrays: Object.fromEntries([...run.arrays].filter((entry): entry is [string, NestedNumbers] => entry[1] !== undefined)),
    problems: run.notes.list('problem'),
    ignored: run.notes.list('ignored'),
  };
}

function trainedLast(all: readonly ModelValue[], built: ReadonlyMap<ModelValue, ScriptModel>): ModelValue | undefined {
  const trained = all.filter((value) => built.has(value) && value.fits.length);
  return trained.reduce<ModelValue | undefined>((last, value) => (!last || value.fits.at(-1)!.line >= last.fits.at(-1)!.line ? value : last), undefined);
}
