// Activations in all the ways that a script can say them: by name, as functions of several modules, as layers, as lambdas.
import type { ComponentConfig } from '../../keras/spec.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { callFunction } from '../evaluate/functions.js';
import { FunctionValue, Named, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { signatures, type Signature } from '../signatures.js';
import { bind } from './arguments.js';
import { InputValue, LayerValue, TensorValue } from './graph.js';
import { optionsOf } from './options.js';
import { specOf } from './specs.js';
import { snakeCase } from '../../keras/words.js';

export type Activation = string | ComponentConfig;

const modules = /^(?:keras\.(?:activations|ops|ops\.nn|backend|math)|tensorflow(?:\.(?:nn|math))?|jax\.nn)\.(\w+)$/;

/** The name of the activation that a function of Keras's or TensorFlow's is. */
export function activationName(path: string): string | undefined {
  const name = modules.exec(path)?.[1];
  return name && specOf('activation', name)?.identifier;
}

/** An activation as an option takes it; nothing if the value is none. */
export function activationOf(run: Interpreter, value: Value, node: Node): Activation | undefined {
  if (value instanceof Named) return activationName(value.path);
  if (value instanceof LayerValue) return ofLayer(value);
  if (!(value instanceof FunctionValue)) return undefined;
  // A function of the script is tried on a tensor: if it only calls an activation, it is this one.
  const probe = new InputValue('', undefined, node).tensor;
  const args = { positional: [{ value: probe, node }], named: new Map(), node };
  const result = callFunction(run, value, args, node);
  if (!(result instanceof TensorValue) || result.call.inputs[0] !== probe || !(result.call.target instanceof LayerValue)) return undefined;
  return ofLayer(result.call.target);
}

const layersOf: Readonly<Record<string, string>> = { LeakyReLU: 'leaky_relu', ReLU: 'relu', ELU: 'elu', Softmax: 'softmax' };

/** The activation that a layer applies, if that is all it does. */
function ofLayer({ layer }: LayerValue): Activation | undefined {
  if (!layer) return undefined;
  const { class_name, config } = layer.toJSON();
  if (class_name === 'Activation') return config.activation as Activation;
  const name = layersOf[class_name];
  const spec = name ? specOf('activation', name) : undefined;
  return spec && withOptions(spec.identifier, Object.fromEntries(spec.options.map(({ name, default: fallback }) => [name, config[name] ?? fallback])));
}

/** An activation with options is written as Keras's JSON; one with its defaults goes by its name. */
function withOptions(identifier: string, config: Record<string, unknown>): Activation {
  const usual = specOf('activation', identifier)!.options.every(({ name, default: fallback }) => !(name in config) || config[name] === fallback);
  return usual ? identifier : { class_name: identifier, config };
}

/** The activation that is called here on a tensor, with the options of the call. */
export function calledActivation(run: Interpreter, name: string, args: Arguments, node: Node): Activation {
  const spec = specOf('activation', name)!;
  const signature = (signatures[`activations.${spec.identifier}`] ?? [['x']]) as Signature;
  const bound = bind(run, signature, args, name, ['name', 'alpha']);
  bound.delete(signature[0]![0]);
  bound.delete('name');
  const slope = bound.get('alpha'); // TensorFlow's word
  if (slope && !spec.options.some((option) => option.name === 'alpha')) bound.set('negative_slope', slope);
  if (slope && bound.has('negative_slope')) bound.delete('alpha');
  const options = optionsOf(run, spec, name, bound, signature, node) ?? {};
  return withOptions(spec.identifier, Object.fromEntries(Object.entries(options).map(([key, value]) => [snakeCase(key), value])));
}
