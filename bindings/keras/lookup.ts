// Finds components by the names that Keras understands, in snake_case or camelCase.
import { tables } from './generated/tables.js';
import type { ComponentConfig, ComponentSpec, KindSpec } from './spec.js';
import { didYouMean, snakeCase } from './words.js';

/** The kinds of component that the core has: 'layer', 'loss', 'metric' ... */
export type Kind = keyof typeof tables;

export function kindSpec(kind: Kind): KindSpec {
  return tables[kind];
}

export function isKind(type: string): type is Kind {
  return type in tables;
}

/** The component with that class name, identifier or alias; an unknown name is an error that offers the nearest. */
export function find(kind: Kind, name: string, path: string): ComponentSpec {
  const snake = snakeCase(name);
  const known: readonly ComponentSpec[] = kindSpec(kind).components;
  const found = known.find(({ class_name, identifier, aliases }) => name === class_name || snake === identifier || aliases?.includes(name));
  if (found) return found;
  const names = known.flatMap(({ class_name, identifier, aliases = [] }) => (kind === 'layer' ? [class_name] : [identifier, ...aliases]));
  throw new TypeError(`${path}: no ${kind} is called '${name}'${didYouMean(name, names)}`);
}

/** A component's config with every default, as Keras would write it. */
export function defaultConfig(kind: Kind, spec: ComponentSpec): ComponentConfig {
  const options = spec.options.map((option) => [option.name, expand(option.type, option.default ?? null, option.name)]);
  const config = Object.fromEntries(options);
  if ('name' in config) config.name ??= spec.identifier;
  return { module: kindSpec(kind).module, class_name: spec.class_name, config, registered_name: null };
}

/** An option's value as Keras writes it: names of components spelled out, functions (activations) left as names. */
export function expand(type: string, value: unknown, path: string): unknown {
  if (!isKind(type)) return value;
  if (hasToJSON(value)) return value.toJSON();
  const name = nameOf(value);
  if (name === undefined) return type === 'activation' ? 'linear' : null;
  const spec = find(type, name, path);
  const given = Object(value).config;
  const options = typeof given === 'object' ? given : {};
  if (type === 'activation' && !Object.keys(options).length) return spec.identifier;
  const whole = defaultConfig(type, spec);
  return { ...whole, config: { ...whole.config, ...options } };
}

/** The name in a Keras identifier: 'relu', {class_name: 'L2', config: {...}} or {class_name: 'function', config: 'relu'}. */
export function nameOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const { class_name, config } = Object(value) as { class_name?: unknown; config?: unknown };
  if (typeof config === 'string') return config;
  return typeof class_name === 'string' ? class_name : undefined;
}

function hasToJSON(value: unknown): value is { toJSON(): ComponentConfig } {
  return typeof (value as { toJSON?: unknown } | null)?.toJSON === 'function';
}
