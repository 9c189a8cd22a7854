// Keras objects written as source text, for any component of the catalog.
import type { Catalog, CatalogComponent } from 'vitrine';
import type { Layer } from './types.ts';

export interface Tongue {
  /** the call of a class: its module, name, positional and named arguments */
  call(module: string, name: string, positional: string[], named: [name: string, text: string][]): string;
  value(value: unknown): string;
}

const modules = ['initializers', 'regularizers', 'constraints', 'optimizers', 'layers'] as const;

function find(catalog: Catalog, class_name: string): { module: string; entry: CatalogComponent } | null {
  for (const module of modules) {
    const entry = catalog[module].find((one) => one.class_name === class_name);
    if (entry) return { module, entry };
  }
  return null;
}

const isComponent = (value: unknown): value is { class_name: string; config: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'class_name' in value;

/** `Dense(64, activation="relu")`: required options by place, all others by name. */
export function write(catalog: Catalog, tongue: Tongue, { class_name, config }: Pick<Layer, 'class_name' | 'config'>): string {
  const found = find(catalog, class_name);
  const required = found?.entry.options.filter((option) => option.required).map(({ name }) => name) ?? [];
  const text = (value: unknown) => (isComponent(value) ? write(catalog, tongue, value) : tongue.value(value));
  const named = Object.entries(config).filter(([name]) => !required.includes(name));
  return tongue.call(
    found?.module ?? 'layers',
    class_name,
    required.filter((name) => name in config).map((name) => text(config[name])),
    named.map(([name, value]) => [name, text(value)]),
  );
}
