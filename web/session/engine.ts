// The only file of the page that calls the engine: cards become models, models become numbers.
import { catalog, EarlyStopping, load, Sequential, tensor, type CompileOptions, type Progress, type TrainingRun } from 'vitrine';
import { labelsFor, toConfig } from './keras.ts';
import type { LayerShape, Network, Part, Prepared } from './types.ts';

export type Model = Sequential;
export interface Built {
  model: Model;
  layers: LayerShape[];
  params: number;
  weights: Float32Array;
}

/** Fetches and starts the engine, so that nothing is left to load, and gives all it can do. */
export async function openEngine() {
  await load({ reproducible: true });
  return catalog();
}

/** A sentence about one layer, known by its place. */
export class LayerError extends Error {
  constructor(
    message: string,
    readonly index: number,
  ) {
    super(message);
  }
}

/** Layers are first made one by one, so that an option's error is known by its card. */
function assemble(network: Network, shape: number[]): Sequential {
  if (!network.layers.length) throw new Error('the network has no layer yet; add one that gives the answer');
  network.layers.forEach((layer, index) => {
    try {
      Sequential.fromJSON(toConfig([layer], shape));
    } catch (error) {
      throw new LayerError((error as Error).message, index);
    }
  });
  return Sequential.fromJSON(toConfig(network.layers, shape));
}

const sizeOf = (shape: (number | null)[]) => shape.reduce<number>((product, size) => product * (size ?? 1), 1);
const outputsOf = ({ output_shape }: LayerShape) => sizeOf(output_shape.slice(1));

/** The last layer answers: with an output for each class (one is enough for two), or with one number. */
function checkOutputs(outputs: number, place: number, classes: string[] | null): void {
  const wanted = classes?.length ?? 1;
  if (outputs === wanted || (classes && wanted === 2 && outputs === 1)) return;
  const need = classes ? `${wanted} are needed, one for each class` : '1 is needed, the number';
  throw new LayerError(`the last layer gives ${outputs} outputs, but ${need}`, place);
}

/** Builds and compiles the cards' network; throws the engine's sentence when they don't fit together. */
export async function build(network: Network, prepared: Prepared): Promise<Built> {
  const model = assemble(network, prepared.shape);
  const { optimizer, loss, metrics } = network;
  model.compile({ optimizer, loss, metrics } as CompileOptions);
  await model.build([null, ...prepared.shape], { seed: network.seed });
  const { layers, params } = await model.describe();
  checkOutputs(outputsOf(layers.at(-1)!), network.layers.length - 1, prepared.classes);
  const weights = (await model.getWeights()).map(({ data }) => data);
  return { model, layers, params, weights: join(weights) };
}

function join(parts: Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const inputs = (part: Part, shape: number[]) => tensor(part.x, [part.rows, ...shape]);

/** Starts a training; `hear` is told all that happens. */
export function start(model: Model, network: Network, prepared: Prepared, hear?: (news: Progress) => void): TrainingRun {
  const labels = (part: Part) => {
    const { values, shape } = labelsFor(network, part.y, prepared.classes);
    return tensor(values, shape);
  };
  return model.start(inputs(prepared.train, prepared.shape), labels(prepared.train), {
    epochs: network.epochs,
    batchSize: network.batchSize,
    seed: network.seed,
    classWeight: network.classWeight && prepared.classWeights ? { ...prepared.classWeights } : undefined,
    onProgress: hear,
    validationData: prepared.validation.rows ? [inputs(prepared.validation, prepared.shape), labels(prepared.validation)] : undefined,
    callbacks:
      network.patience === null || !prepared.validation.rows
        ? []
        : [new EarlyStopping({ monitor: 'val_loss', patience: network.patience, restoreBestWeights: true })],
  });
}

/** `shape` is that of one example. */
export async function predict(model: Model, x: Float32Array, shape: number[]): Promise<Float32Array> {
  return (await model.predict(tensor(x, [x.length / sizeOf(shape), ...shape]))).data;
}
