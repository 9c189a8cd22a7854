// What all components share (layers, optimizers, losses, initializers ...): options by Keras's rules, and Keras's JSON.
import { checkOption } from './check.js';
import { expand, find, kindSpec, type Kind } from './lookup.js';
import type { ComponentConfig, ComponentSpec } from './spec.js';
import { camelCase, checkNames } from './words.js';

/**
 * A component with its options. Arguments are Keras's: leading values fill the options in Keras's order, a last plain
 * object holds options by their names in camelCase. Options left out keep Keras's defaults.
 */
export abstract class Component<K extends Kind = Kind> {
  /** What it is: 'layer', 'optimizer', 'loss' ... */
  readonly kind: K;
  /** Keras's class name, as 'Dense'. */
  readonly className: string;
  /** Options by Keras's own names (snake_case); without those that were left out. */
  protected readonly given: Record<string, unknown> = {};
  /** What the options object held. */
  protected readonly named: Record<string, unknown>;

  protected constructor(kind: K, className: string, args: readonly unknown[], common: readonly string[] = []) {
    this.kind = kind;
    this.className = className;
    const positional = [...args];
    const last = positional.at(-1);
    this.named = isOptions(last) ? (positional.pop() as Record<string, unknown>) : {};
    while (positional.length && positional.at(-1) === undefined) positional.pop();
    this.#fill(positional, common);
  }

  /** Keras's get_config(): every option by its Keras name, defaults spelled out. */
  getConfig(): Record<string, unknown> {
    const config = { ...this.given };
    for (const { name, type, or, default: fallback = null } of this.spec.options) {
      const given = this.given[name] ?? (type === 'activation' && name in this.given ? 'linear' : fallback); // Keras's None
      config[name] = expand(or && typeof given === 'object' ? or : type, given, `${this.owner}.${camelCase(name)}`);
    }
    if ('name' in config) config.name ??= this.spec.identifier;
    return config;
  }

  /** As Keras writes it into JSON: {module, class_name, config, registered_name}. */
  toJSON(): ComponentConfig {
    const { module } = kindSpec(this.kind);
    return { module, class_name: this.className, config: this.getConfig(), registered_name: null };
  }

  protected get spec(): ComponentSpec {
    return find(this.kind, this.className, this.kind);
  }

  /** The component's name in errors. */
  protected get owner(): string {
    return this.spec.identifier;
  }

  /** Takes options of Keras's that are not in the tables; the core accepts or refuses them when the model is built. */
  keep(options: Record<string, unknown>): void {
    Object.assign(this.given, options);
  }

  #fill(positional: unknown[], common: readonly string[]): void {
    const { options } = this.spec;
    if (positional.length > options.length)
      throw new TypeError(`${this.className} takes at most ${options.length} values and an object of options, got ${positional.length}`);
    checkNames(this.named, [...options.map(({ name }) => camelCase(name)), ...common], this.className);
    options.forEach((option, index) => {
      const value = positional[index] ?? this.named[camelCase(option.name)];
      if (value !== undefined) {
        checkOption(value, option, this.owner);
        this.given[option.name] = value;
      } else if (option.required) throw new TypeError(`${this.owner}.${camelCase(option.name)} is required, as in new ${this.className}(...)`);
    });
  }
}

/** A plain object, but not Keras's JSON of a component, which is the value of an option. */
function isOptions(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype && !('class_name' in value);
}
