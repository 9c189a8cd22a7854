// The package's own models out of the script's graph: the only place that knows both.
import { Model } from '../keras/functional.js';
import { Input } from '../keras/input.js';
import type { Layer } from '../keras/layer.js';
import { Sequential } from '../keras/sequential.js';
import type { SymbolicTensor } from '../keras/symbolic.js';
import type { Interpreter } from './evaluate/interpreter.js';
import { Call, InputValue, LayerValue, ModelValue, tensorsOf, type Structure, type TensorValue } from './keras/graph.js';
import type { Span } from './problems.js';
import type { ScriptModel } from './script.js';

/** Every model of the script that could be made; what stands in the way of one is a problem. */
export function buildAll(run: Interpreter): Map<ModelValue, ScriptModel> {
  const builder = new Builder(run);
  const models = new Map<ModelValue, ScriptModel>();
  for (const value of run.models) {
    const model = builder.model(value);
    if (!model) continue;
    const { variable, compiled, fits, evaluates, predicts } = value;
    if (compiled) builder.attempt(compiled.node, () => model.compile(compiled.options));
    const fit = run.seed === undefined ? fits : fits.map((call) => ({ ...call, options: { ...call.options, seed: run.seed! } }));
    models.set(value, { variable, model, compile: compiled?.options, fit, evaluate: evaluates, predict: predicts });
  }
  return models;
}

class Builder {
  readonly #run: Interpreter;
  readonly #models = new Map<ModelValue, Model | undefined>();
  readonly #inputs = new Map<InputValue, Layer | undefined>();
  readonly #calls = new Map<Call, readonly SymbolicTensor[] | undefined>();

  constructor(run: Interpreter) {
    this.#run = run;
  }

  model(value: ModelValue): Model | undefined {
    return once(this.#models, value, () => (value.items ? this.#sequential(value) : this.#functional(value)));
  }

  /** The result, or nothing and a problem with the package's own sentence, unless it comes of a layer that is missing and reported. */
  attempt<T>(span: Span, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!this.#run.incomplete) this.#run.problem(span, (error as Error).message);
      return undefined;
    }
  }

  #sequential(value: ModelValue): Model {
    const model = new Sequential([], { name: value.name });
    for (const item of value.items!) {
      const layer = item instanceof InputValue ? this.#input(item) : item instanceof LayerValue ? item.layer : this.model(item);
      if (layer) this.attempt(item.node, () => model.add(layer));
    }
    return model;
  }

  #functional({ ends, name, node }: ModelValue): Model | undefined {
    const [inputs, outputs] = [this.#tensors(ends!.inputs), this.#tensors(ends!.outputs)];
    return inputs && outputs && this.attempt(node, () => new Model({ inputs, outputs, name }));
  }

  #tensors(structure: Structure): SymbolicTensor[] | undefined {
    const tensors = tensorsOf(structure).map((value) => this.#tensor(value));
    return tensors.every((tensor) => tensor !== undefined) ? tensors : undefined;
  }

  #tensor({ call, index }: TensorValue): SymbolicTensor | undefined {
    return once(this.#calls, call, () => this.#outputs(call))?.[index];
  }

  #outputs({ target, inputs, named, options, node }: Call): readonly SymbolicTensor[] | undefined {
    if (target instanceof InputValue) {
      if (!target.batchShape) this.#run.problem(node, 'this Input needs its shape in numbers, as in Input(shape=(30,))');
      const layer = this.#input(target);
      return layer && [layer.output];
    }
    const operation = target instanceof LayerValue ? target.layer : this.model(target);
    const given = inputs.map((structure) => this.#tensors(structure));
    const states = [...named].map(([name, structure]) => [name, this.#tensors(structure)] as const);
    if (!operation || given.includes(undefined) || states.some(([, found]) => !found)) return undefined;
    const tensors = given.flat() as SymbolicTensor[];
    const single = inputs.length === 1 && tensorsOf(inputs[0]!) !== inputs[0] && tensors.length === 1;
    return this.attempt(node, () => [operation.apply(single ? tensors[0]! : tensors, Object.fromEntries([...options, ...states]))].flat());
  }

  /** None where the shape is known only when data come. */
  #input(value: InputValue): Layer | undefined {
    const { name, batchShape } = value;
    if (!batchShape) return undefined;
    const [batch, ...shape] = batchShape;
    const options = batch === null || batch === undefined ? { shape, name } : { batchShape, name };
    return once(this.#inputs, value, () => this.attempt(value.node, () => Input(options)));
  }
}

function once<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as Value;
}
