// What an expression of a script can be: plain values, names of modules, things of Keras, and what only the running script knows.
import { Component } from '../../keras/component.js';
import type { Node } from '../read/syntax.js';
import type { Call, LayerValue, ModelValue, TensorValue } from '../keras/graph.js';
import type { Scope } from './scope.js';

export type Value =
  | null
  | boolean
  | number
  | string
  | List
  | Dict
  | Named
  | Unknown
  | Method
  | FunctionValue
  | ClassValue
  | ObjectValue
  | Component
  | LayerValue
  | ModelValue
  | TensorValue;

/** A list, tuple or set. */
export class List {
  readonly kind: 'list' | 'tuple' | 'set';
  items: Value[];

  constructor(items: Value[], kind: List['kind'] = 'list') {
    this.items = items;
    this.kind = kind;
  }
}

export class Dict {
  readonly entries = new Map<string | number | boolean, Value>();
}

/** A module, or what is in one, by its path: `keras.layers`, `keras.layers.Dense`, `numpy.random.seed`. */
export class Named {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }
}

/** What a line is about that is not about the network. */
export type Topic = 'data' | 'show' | 'file' | 'script';

/** A value that only the running script knows. */
export class Unknown {
  /** The source text that it comes from, or the variable that holds it. */
  readonly text: string;
  readonly topic: Topic;
  /** Whether a problem has been reported already, so that nothing more needs to be said. */
  readonly reported: boolean;
  /** An array that the script spells out. */
  readonly array: NestedNumbers | undefined;

  constructor(text: string, topic: Topic = 'data', more: { reported?: boolean; array?: NestedNumbers | undefined } = {}) {
    this.text = text;
    this.topic = topic;
    this.reported = more.reported ?? false;
    this.array = more.array;
  }
}

export type NestedNumbers = readonly (number | NestedNumbers)[];

/** A method of something, not called yet. */
export class Method {
  readonly self: Value;
  readonly name: string;

  constructor(self: Value, name: string) {
    this.self = self;
    this.name = name;
  }
}

export interface Parameter {
  name: string;
  kind: 'plain' | 'named' | 'rest' | 'options';
  fallback: Value | undefined;
}

/** A function or a lambda of the script. */
export class FunctionValue {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Statements, or the expression of a lambda. */
  readonly body: Node;
  readonly scope: Scope;
  calls = 0;

  constructor(name: string, parameters: readonly Parameter[], body: Node, scope: Scope) {
    this.name = name;
    this.parameters = parameters;
    this.body = body;
    this.scope = scope;
  }
}

/** A class of the script; `reported` if it stands on one of Keras, whose code can't run here. */
export class ClassValue {
  readonly name: string;
  readonly attributes: Map<string, Value>;
  /** Methods that are called without the object. */
  readonly statics: ReadonlySet<string>;
  readonly reported: boolean;

  constructor(name: string, attributes: Map<string, Value>, statics: ReadonlySet<string>, reported: boolean) {
    this.name = name;
    this.attributes = attributes;
    this.statics = statics;
    this.reported = reported;
  }
}

export class ObjectValue {
  readonly type: ClassValue;
  readonly attributes = new Map<string, Value>();

  constructor(type: ClassValue) {
    this.type = type;
  }
}

/** One argument of a call, with the place where it stands. */
export interface Argument {
  value: Value;
  node: Node;
}

export interface Arguments {
  positional: Argument[];
  named: Map<string, Argument>;
  /** The brackets and all that is in them. */
  node: Node;
}

/** Python's name for what something is, as errors tell it. */
export function typeName(value: Value): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return `'${value.length > 40 ? `${value.slice(0, 40)}...` : value}'`;
  if (value instanceof List) return `a ${value.kind}`;
  if (value instanceof Dict) return 'a dict';
  if (value instanceof Named) return value.path;
  if (value instanceof Unknown) return value.text;
  if (value instanceof Method) return `the method ${value.name}`;
  if (value instanceof FunctionValue) return value.name ? `the function ${value.name}` : 'a lambda';
  if (value instanceof ClassValue) return `the class ${value.name}`;
  if (value instanceof ObjectValue) return `an object of the class ${value.type.name}`;
  if (value instanceof Component) return `an object of the class ${value.className}`;
  return value.described;
}

export type { Call };
