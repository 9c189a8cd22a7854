// What the core says of its components: in the generated tables (generated/tables.ts), and in full in its catalog.

/** One option of a component, spelled as in Keras's Python and JSON. */
export interface OptionSpec {
  name: string;
  /** 'integer', 'number', 'boolean', 'string', 'choice', 'shape', 'numbers', 'texts', 'tuple', 'axes', or a kind of component: 'initializer' ... */
  type: string;
  /** A kind of component that may stand in the place of a number: 'schedule'. */
  or?: string;
  required?: boolean;
  nullable?: boolean;
  default?: unknown;
  min?: number;
  max?: number;
  exclusive_min?: number;
  exclusive_max?: number;
  choices?: readonly string[];
  /** Of a shape: one number stands for a list of one. */
  alone?: boolean;
  /** Of a tuple: [2] is a list of two whole numbers, [2, 2] one of two pairs; one number stands for all. */
  form?: readonly number[];
  /** Of numbers: one number stands for a list of it. */
  one?: boolean;
  /** Of numbers: integers only. */
  whole?: boolean;
  /** Of numbers: an empty list says none. */
  empty?: boolean;
  /** Of numbers: how deep their lists may be; 2 is a list of lists. */
  rank?: number;
}

export interface ComponentSpec {
  /** Keras's class, as `HeNormal`. */
  class_name: string;
  /** Keras's string for it, as `he_normal`. */
  identifier: string;
  /** Other accepted strings, as `mse`. */
  aliases?: readonly string[];
  /** Of a recurrent layer: how many states it carries from step to step. */
  states?: number;
  options: readonly OptionSpec[];
}

/** A kind of component: its module in Keras and all that the core has of it. */
export interface KindSpec {
  module: string;
  components: readonly ComponentSpec[];
}

/** A component as Keras writes it into JSON. */
export interface ComponentConfig {
  module?: string;
  class_name: string;
  config: Record<string, unknown>;
  registered_name?: string | null;
}

export interface CatalogOption extends OptionSpec {
  /** One sentence for people. */
  help: string;
}

export interface CatalogComponent extends ComponentSpec {
  /** A heading of the menu, as 'core'. */
  group: string;
  /** One sentence for people. */
  help: string;
  options: readonly CatalogOption[];
}

/** Everything the engine offers. */
export interface Catalog {
  version: string;
  abi: number;
  layers: CatalogComponent[];
  activations: CatalogComponent[];
  losses: CatalogComponent[];
  metrics: CatalogComponent[];
  optimizers: CatalogComponent[];
  schedules: CatalogComponent[];
  initializers: CatalogComponent[];
  regularizers: CatalogComponent[];
  constraints: CatalogComponent[];
  callbacks: CatalogComponent[];
}
