// Components as Python: a class with the options that are not Keras's defaults, or its name where there are none.
import { expand, isKind, kindSpec, nameOf, type Kind } from '../../keras/lookup.js';
import type { ComponentConfig, ComponentSpec, OptionSpec } from '../../keras/spec.js';
import { specOf } from '../keras/specs.js';
import { call, prefixed, type Piece } from './layout.js';
import { literal } from './literals.js';

/** Python's own words, and the modules that a script may import. */
const taken = `
  False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda
  nonlocal not or pass raise return try while with yield
  activations callbacks constraints initializers layers losses metrics optimizers regularizers
`.match(/\w+/g)!;

/** Kinds whose first option is written without its name if it is the only one. */
const brief: ReadonlySet<Kind> = new Set<Kind>(['initializer', 'regularizer', 'constraint']);

/** Writes the parts of one script: knows which modules it needs, and which automatic names Keras would have given so far. */
export class Writer {
  readonly #modules = new Set<string>();
  readonly #names = new Map<string, number>();
  readonly #variables = new Set(['keras', 'x', 'model', ...taken]);

  /** The modules of Keras's that what was written needs, sorted. */
  get modules(): readonly string[] {
    return [...this.#modules].sort();
  }

  /** Whether Keras itself would give this name to the next component of that kind, which is then counted. */
  #isAutomatic(name: unknown, identifier: string): boolean {
    const count = this.#names.get(identifier) ?? 0;
    const automatic = name === (count ? `${identifier}_${count}` : identifier);
    if (automatic) this.#names.set(identifier, count + 1);
    return automatic;
  }

  /** `name="..."`, if it is not a name that Keras would give by itself. */
  name(name: unknown, identifier: string): Piece[] {
    return name === undefined || name === null || this.#isAutomatic(name, identifier) ? [] : [prefixed('name=', literal(name))];
  }

  /** A variable that is not used yet. */
  variable(name: string): string {
    const plain = name.replace(/\W+/g, '_').replace(/^(?=\d)/, '_');
    let variable = plain;
    for (let count = 1; this.#variables.has(variable); count++) variable = `${plain}_${count}`;
    this.#variables.add(variable);
    return variable;
  }

  /** A component of Keras's JSON: its class with its options. */
  component(kind: Kind, config: ComponentConfig): Piece {
    const spec = specOf(kind, config.class_name) as ComponentSpec;
    const given = spec.options.filter(({ name }) => name in config.config && name !== 'name');
    const required = given.filter((option) => option.required).map((option) => this.#value(option, config.config[option.name]));
    const others = given.filter((option) => !option.required && !isDefault(option, config.config[option.name]));
    const alone = brief.has(kind) && others.length === 1 && others[0] === spec.options[0]; // regularizers.L2(0.01)
    const options = others.map((option) => prefixed(alone ? '' : `${option.name}=`, this.#value(option, config.config[option.name])));
    return call(this.#className(kind, spec.class_name), [...required, ...options, ...this.#nameOf(kind, spec, config.config.name)]);
  }

  /** A component by its name if all its options have their defaults, else by its class. */
  named(kind: Kind, value: unknown): Piece {
    if (typeof value === 'string' || value === null) return literal(value);
    const name = nameOf(value)!;
    const spec = specOf(kind, name)!;
    if (kind === 'activation') return this.#activation(spec, value);
    const whole = expand(kind, value, name) as ComponentConfig;
    const usual = JSON.stringify(whole) === JSON.stringify(expand(kind, spec.identifier, name));
    return usual && kind !== 'layer' ? literal(spec.identifier) : this.component(kind, whole);
  }

  /** A name in one of Keras's modules, which the script then imports. */
  member(module: string, name: string): string {
    const path = module.replace(/^keras\./, '');
    this.#modules.add(path.split('.')[0]!);
    return `${path}.${name}`;
  }

  #className(kind: Kind, className: string): string {
    return this.member(kindSpec(kind).module, className);
  }

  #value(option: OptionSpec, value: unknown): Piece {
    if (isKind(option.type)) return this.named(option.type, value);
    return literal(value, option.type === 'numbers' ? 'list' : 'tuple');
  }

  /** Layers are named one by one, other components all alike. */
  #nameOf(kind: Kind, spec: ComponentSpec, name: unknown): Piece[] {
    if (kind === 'layer') return this.name(name, spec.identifier);
    return name === undefined || name === null || name === spec.identifier ? [] : [prefixed('name=', literal(name))];
  }

  /** Keras has no objects for activations: one with options is a function that calls it. */
  #activation(spec: ComponentSpec, value: unknown): Piece {
    const { config } = Object(value) as { config?: Record<string, unknown> };
    const options = spec.options.filter(({ name, default: usual }) => config && name in config && config[name] !== usual);
    if (!options.length) return literal(spec.identifier);
    const given = options.map(({ name }) => prefixed(`${name}=`, literal(config![name])));
    return prefixed('lambda x: ', call(this.member('keras.activations', spec.identifier), ['x', ...given]));
  }
}

function isDefault(option: OptionSpec, value: unknown): boolean {
  const { name, type, default: fallback = null } = option;
  if (value === undefined) return true;
  const usual = isKind(type) ? expand(type, fallback, name) : fallback;
  return JSON.stringify(isKind(type) ? expand(type, value, name) : value) === JSON.stringify(usual);
}
