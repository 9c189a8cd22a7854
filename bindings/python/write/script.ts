// toPython: a model and its training as a Keras 3 script, with nothing in it that Keras does by default.
import { BaseModel } from '../../keras/basemodel.js';
import { compileConfig, type CompileOptions } from '../../keras/compile.js';
import type { Model, ModelConfig } from '../../keras/functional.js';
import type { EvaluateCall, FitCall, PredictCall } from '../script.js';
import { layOut, prefixed, type Piece } from './layout.js';
import { writeModel, type ModelSource } from './model.js';
import { compile, dataIn, training } from './training.js';
import { Writer } from './writer.js';

export interface ToPythonOptions {
  /** In place of what the model was compiled with. */
  compile?: CompileOptions;
  /** As {@link fromPython} gives it, or made by hand: { data: { x: 'x_train', y: 'y_train' }, options: { epochs: 10 } }. */
  fit?: Pick<FitCall, 'data' | 'options'>;
  evaluate?: readonly Pick<EvaluateCall, 'data' | 'options'>[];
  predict?: readonly Pick<PredictCall, 'data' | 'options'>[];
}

/** The statements of a script, for a script of one's own around them. */
export interface PythonParts {
  /** Modules that have to be imported from keras, sorted; `keras` itself always. */
  readonly modules: readonly string[];
  /** What makes and compiles `model`. */
  readonly model: string;
  /** Calls of fit, evaluate and predict. */
  readonly training: string;
}

/** The script, ready to run in Python once its data are there. */
export function toPython(model: Model, options: ToPythonOptions = {}): string {
  const parts = pythonParts(model, options);
  const { fit, evaluate = [], predict = [] } = options;
  const data = dataIn(fit, ...evaluate, ...predict);
  const seed = fit?.options.seed;
  const paragraphs = [
    ['import keras', ...(parts.modules.length ? [`from keras import ${parts.modules.join(', ')}`] : [])].join('\n'),
    ...(seed === undefined ? [] : [`keras.utils.set_random_seed(${seed})`]),
    parts.model,
    ...(parts.training ? [`# your data: ${data.join(', ')}\n${parts.training}`] : []),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

/** The same without imports and data. A model may also be given as its JSON; `inputShape` is an expression for the shape of its rows, where it does not know it. */
export function pythonParts(model: Model | ModelConfig, options: ToPythonOptions & { inputShape?: string } = {}): PythonParts {
  const { fit, evaluate = [], predict = [], inputShape } = options;
  const writer = new Writer();
  const source = model instanceof BaseModel ? sourceOf(model) : { config: model };
  const { before, value } = writeModel(writer, source, inputShape);
  const compiled = options.compile ? compileConfig(options.compile, outputNames(source.config)) : source.config.compile_config;
  const settings = compiled && 'optimizer' in compiled ? [compile(writer, 'model', { ...compiled })] : [];
  const calls = [
    ...(fit ? [training(writer, 'model', 'fit', fit)] : []),
    ...evaluate.map((one) => training(writer, 'model', 'evaluate', one)),
    ...predict.map((one) => training(writer, 'model', 'predict', one)),
  ];
  const text = (pieces: readonly Piece[]) => pieces.map((piece) => layOut(piece)).join('\n');
  return { model: text([...before, prefixed('model = ', value), ...settings]), training: text(calls.flat()), modules: writer.modules };
}

/** The model's JSON, with that of the models in it, which the outer one's shortens. */
function sourceOf(model: BaseModel): ModelSource & { config: ModelConfig } {
  const inner = (name: string) => {
    const found = model.layers.find((layer) => layer.name === name);
    return found instanceof BaseModel ? sourceOf(found) : undefined;
  };
  return { config: model.toJSON(), inner };
}

/** Names of the outputs as compile() knows them. */
function outputNames({ class_name, config }: ModelConfig): string[] {
  const { layers, output_layers } = config as { layers: { config: { name?: string } }[]; output_layers?: [string, number, number][] };
  return class_name === 'Sequential' ? [layers.at(-1)?.config.name ?? 'y'] : output_layers!.map(([name]) => name);
}
