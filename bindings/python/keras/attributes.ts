// Attributes: what stands after a dot, and what a script sets there.
import { Component } from '../../keras/component.js';
import { didYouMean } from '../../keras/words.js';
import { constants } from '../evaluate/builtins.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { hasMethod } from '../evaluate/methods.js';
import { ClassValue, List, Method, Named, ObjectValue, Unknown, typeName, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { InputValue, LayerValue, ModelValue, TensorValue } from './graph.js';
import { layersOf, modelMethods, symbolic } from './models.js';
import { named } from './names.js';

export function attribute(run: Interpreter, object: Value, name: string, node: Node): Value {
  if (object instanceof Named) return ofModule(object, name);
  if (object instanceof Unknown) return new Unknown(`${object.text}.${name}`, object.topic, { reported: object.reported });
  if (hasMethod(object, name)) return new Method(object, name);
  if (object instanceof ModelValue) return ofModel(run, object, name, node);
  if (object instanceof LayerValue) return ofLayer(run, object, name, node);
  if (object instanceof ObjectValue || object instanceof ClassValue) return ofObject(run, object, name, node);
  if (object instanceof Component) return given(object, name) ?? run.unknown(node);
  return run.unknown(node, [object]);
}

function ofModule({ path }: Named, name: string): Value {
  const constant = (path === 'math' || path === 'numpy') && Object.hasOwn(constants, name) ? constants[name] : undefined;
  return constant ?? named(`${path}.${name}`);
}

function ofModel(run: Interpreter, model: ModelValue, name: string, node: Node): Value {
  if (modelMethods.has(name)) return new Method(model, name);
  if (name === 'layers')
    return new List(layersOf(run, model).flatMap((item) => (item instanceof InputValue ? (model.items ? [] : [inputLayer(item)]) : [item])));
  if (name === 'name') return model.name;
  if (name === 'trainable') return model.trainable;
  if (/^(input|output)s?$/.test(name)) {
    const tensors = symbolic(run, model)[name.startsWith('input') ? 'inputs' : 'outputs'];
    return tensors.length === 1 && !name.endsWith('s') ? tensors[0]! : new List([...tensors]);
  }
  const nearest = others.has(name) ? '' : didYouMean(name, modelMethods);
  return nearest ? run.problem(node, `${typeName(model)} has no '${name}'${nearest}`) : run.unknown(node);
}

/** An input among a functional model's layers, where Keras counts it. */
function inputLayer(input: InputValue): LayerValue {
  const layer = new LayerValue('InputLayer', input.name, undefined, input.batchShape, input.node);
  layer.outputs.push(input.tensor);
  return layer;
}

/** What a model has besides, of which nothing is known before the script runs. */
const others: ReadonlySet<string> = new Set([
  'optimizer',
  'loss',
  'losses',
  'metrics',
  'metrics_names',
  'weights',
  'variables',
  'history',
  'built',
  'stop_training',
  'dtype',
]);

function ofLayer(run: Interpreter, layer: LayerValue, name: string, node: Node): Value {
  if (name === 'name') return layer.name;
  if (name === 'trainable') return layer.layer?.trainable ?? true;
  if (name === 'output' && layer.outputs.length === 1) return layer.outputs[0]!;
  if (name === 'output') return run.problem(node, `${layer.name} is called ${layer.outputs.length} times, so that it has no one output`);
  if (name === 'set_weights' || (name === 'adapt' && layer.layer)) return new Method(layer, name);
  return (layer.layer && given(layer.layer, name)) ?? run.unknown(node);
}

/** An option of a component, by Keras's name. */
function given(component: Component, name: string): Value | undefined {
  const value = component.getConfig()[name === 'lr' ? 'learning_rate' : name];
  return value === null || typeof value !== 'object' ? (value as Value | undefined) : undefined;
}

function ofObject(run: Interpreter, object: ObjectValue | ClassValue, name: string, node: Node): Value {
  const own = object instanceof ObjectValue ? object.attributes.get(name) : undefined;
  const type = object instanceof ObjectValue ? object.type : object;
  const value = own ?? type.attributes.get(name);
  if (value === undefined) return new Unknown(run.source.slice(node), 'data', { reported: type.reported });
  return own === undefined && object instanceof ObjectValue && !type.statics.has(name) ? new Method(object, name) : value;
}

export function setAttribute(run: Interpreter, object: Value, name: string, value: Value, node: Node): void {
  if (object instanceof ObjectValue || object instanceof ClassValue) {
    object.attributes.set(name, value);
    if (value instanceof ModelValue) value.variable ??= name;
  }
  if (name === 'trainable' && (object instanceof LayerValue || object instanceof ModelValue)) setTrainable(run, object, value, node);
  else if (object instanceof LayerValue || object instanceof ModelValue || object instanceof Component || object instanceof TensorValue)
    run.problem(node, `${name} of ${typeName(object)} can't be changed here: it stays as it was`);
  else if (object instanceof Unknown && !object.reported) run.foreign(object.topic, node);
}

/** Of a model all layers, as in Keras. */
function setTrainable(run: Interpreter, object: LayerValue | ModelValue, value: Value, node: Node): void {
  run.act();
  if (typeof value !== 'boolean') return void run.problem(node, `trainable of ${typeName(object)} must be True or False, got ${typeName(value)}`);
  if (object instanceof LayerValue) {
    if (object.layer) object.layer.trainable = value;
    return;
  }
  object.trainable = value;
  for (const item of layersOf(run, object)) if (item instanceof LayerValue || item instanceof ModelValue) setTrainable(run, item, value, node);
}
