// compile(), fit(), evaluate() and predict() as Python.
import { Component } from '../../keras/component.js';
import type { ComponentConfig } from '../../keras/spec.js';
import { snakeCase } from '../../keras/words.js';
import type { DataNames } from '../keras/arguments.js';
import { methods, type Signature } from '../signatures.js';
import { call, prefixed, type Piece } from './layout.js';
import { dict, literal, sequence } from './literals.js';
import type { Writer } from './writer.js';

/** `model.compile(...)` of Keras's compile_config. */
export function compile(writer: Writer, model: string, config: Record<string, unknown>): Piece {
  const settings: [string, Piece | undefined][] = [
    ['optimizer', writer.named('optimizer', config.optimizer)],
    ['loss', setting(writer, config.loss, 'loss')],
    ['loss_weights', config.loss_weights === null ? undefined : literal(config.loss_weights, 'list')],
    ['metrics', setting(writer, config.metrics, 'metric')],
    ['weighted_metrics', setting(writer, config.weighted_metrics, 'metric')],
  ];
  return call(`${model}.compile`, named(settings));
}

/** A loss or metric, or lists and dicts of such; a name stays as it was typed, since logs are called by it. */
function setting(writer: Writer, value: unknown, kind: 'loss' | 'metric'): Piece | undefined {
  if (value === null || value === undefined) return undefined;
  const inner = (one: unknown) => setting(writer, one, kind) ?? 'None';
  if (Array.isArray(value)) return sequence(value.map(inner), 'list');
  if (typeof value === 'string') return literal(value);
  if (!('class_name' in Object(value))) return dict(Object.entries(value).map(([key, one]) => [literal(key) as string, inner(one)]));
  return writer.component(kind, value as ComponentConfig);
}

/** What `fit`, `evaluate` and `predict` are given. */
export interface Given {
  readonly data: Partial<Record<string, DataNames>>;
  readonly options: object;
}

/** `model.fit(x_train, y_train, ...)`: data first, settings in Keras's order; before it comments on what Python can't say. */
export function training(writer: Writer, model: string, method: 'fit' | 'evaluate' | 'predict', { data, options }: Given): Piece[] {
  const left: Piece[] = [];
  const positional = ['x', 'y'].flatMap((name) => (data[name] === undefined ? [] : [names(data[name])]));
  const others = (methods[method] as Signature).slice(method === 'predict' ? 1 : 2).flatMap(([name]): [string, Piece | undefined][] => [[name, undefined]]);
  const settings = new Map<string, Piece | undefined>(others);
  for (const [name, value] of Object.entries(data)) {
    if (name === 'x' || name === 'y' || value === undefined) continue;
    settings.set(snakeCase(name), name === 'validationData' && Array.isArray(value) ? sequence(value.map(names), 'tuple') : names(value));
  }
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null || notPython.has(name)) continue;
    if (name === 'callbacks') settings.set('callbacks', callbacks(writer, value as unknown[], left));
    else if (isPlain(value)) settings.set(snakeCase(name), literal(value));
    else left.push(`# ${snakeCase(name)} is data, and has to be named`);
  }
  return [...left, call(`${model}.${method}`, [...positional, ...named([...settings])])];
}

/** Options that Keras has elsewhere, or that only a page or a program in JavaScript has a use for. */
const notPython = new Set(['seed', 'signal', 'onProgress']);

const isPlain = (value: unknown) => typeof value !== 'object' || Object.values(value as object).every((one) => typeof one === 'number');

function callbacks(writer: Writer, all: readonly unknown[], left: Piece[]): Piece | undefined {
  const known = all.filter((one): one is Component<'callback'> => one instanceof Component);
  if (known.length < all.length) left.push('# a callback in JavaScript has no counterpart here');
  return known.length
    ? sequence(
        known.map((one) => writer.component('callback', one.toJSON())),
        'list',
      )
    : undefined;
}

function names(data: DataNames): Piece {
  if (typeof data === 'string') return data;
  if (Array.isArray(data)) return sequence(data.map(names), 'list');
  return dict(Object.entries(data as Record<string, DataNames>).map(([key, one]) => [literal(key) as string, names(one)]));
}

const named = (settings: readonly [string, Piece | undefined][]) =>
  settings.flatMap(([name, piece]) => (piece === undefined ? [] : [prefixed(`${name}=`, piece)]));

/** The names of a script's data, for the comment above it. */
export function dataIn(...calls: readonly (Given | undefined)[]): string[] {
  const found = new Set<string>();
  const visit = (data: DataNames): void => {
    if (typeof data === 'string') for (const [name] of data.matchAll(/(?<![\w.'"])[A-Za-z_]\w*(?!\w*\()/g)) found.add(name);
    else for (const one of Object.values(data)) visit(one as DataNames);
  };
  for (const one of calls) for (const data of Object.values(one?.data ?? {})) if (data !== undefined) visit(data);
  return [...found].filter((name) => name !== 'np');
}
