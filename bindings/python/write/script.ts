// toPython: a model and its training as a Keras 3 script, with nothing in it that Keras does by default.
import { compileConfig, type CompileOptions } from '../../keras/compile.js';
import type { Model } from '../../keras/model.js';
import { Sequential, type ModelConfig } from '../../keras/sequential.js';
import type { FitOptions } from '../../keras/fit.js';
import type { FitCall, EvaluateCall, PredictCall } from '../script.js';
import { layOut, prefixed } from './layout.js';
import { sequential } from './model.js';
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

/** The script, ready to run in Python once its data are there. */
export function toPython(model: Model, options: ToPythonOptions = {}): string {
  const { fit, evaluate = [], predict = [] } = options;
  const parts = pythonParts((model as Sequential).toJSON(), options);
  const writer = parts.writer;
  const calls = [
    ...(fit ? [training(writer, 'model', 'fit', fit)] : []),
    ...evaluate.map((one) => training(writer, 'model', 'evaluate', one)),
    ...predict.map((one) => training(writer, 'model', 'predict', one)),
  ];
  const data = dataIn(fit, ...evaluate, ...predict);
  const seed = (fit?.options as FitOptions | undefined)?.seed;
  const lines = [
    'import keras',
    ...(writer.modules.length ? [`from keras import ${writer.modules.join(', ')}`] : []),
    '',
    ...(seed === undefined ? [] : [`keras.utils.set_random_seed(${seed})`, '']),
    parts.model,
    ...(parts.compile ? [parts.compile] : []),
    ...(data.length ? ['', `# your data: ${data.join(', ')}`] : []),
    ...calls.flatMap(({ piece, left }) => [...left.map((sentence) => `# ${sentence}`), layOut(piece)]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The lines that make and compile a model, for a script of one's own around them. */
export function pythonParts(config: Pick<ModelConfig, 'config' | 'compile_config'>, options: { compile?: CompileOptions; inputShape?: string } = {}) {
  const writer = new Writer();
  const model = layOut(prefixed('model = ', sequential(writer, config, options.inputShape)));
  const compiled = options.compile ? compileConfig(options.compile) : config.compile_config;
  const settings = compiled && 'optimizer' in compiled ? layOut(compile(writer, 'model', compiled as Record<string, unknown>)) : undefined;
  return { writer, model, compile: settings };
}
