// Plain values and Keras objects as JavaScript source, for any component of the catalog.
import type { Catalog, CatalogComponent } from 'vitrine';
import type { Layer } from './types.ts';

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : literal(key)}: ${literal(one)}`)
      .join(', ')} }`;
  return String(value ?? null);
}

const kinds = ['initializers', 'regularizers', 'constraints', 'optimizers', 'layers'] as const;

function find(catalog: Catalog, class_name: string): CatalogComponent | undefined {
  return kinds.flatMap((kind) => catalog[kind]).find((one) => one.class_name === class_name);
}

const isComponent = (value: unknown): value is { class_name: string; config: Record<string, unknown> } =>
  typeof value === 'object' && value !== null && 'class_name' in value;

/** `new Dense(64, { activation: 'relu' })`: required options by place, all others by name. */
export function write(catalog: Catalog, { class_name, config }: Pick<Layer, 'class_name' | 'config'>): string {
  const required =
    find(catalog, class_name)
      ?.options.filter((option) => option.required)
      .map(({ name }) => name) ?? [];
  const text = (value: unknown) => (isComponent(value) ? write(catalog, value) : literal(value));
  const positional = required.filter((name) => name in config).map((name) => text(config[name]));
  const named = Object.entries(config).filter(([name]) => !required.includes(name));
  const options = named.length ? [`{ ${named.map(([name, value]) => `${camel(name)}: ${text(value)}`).join(', ')} }`] : [];
  return `new ${class_name}(${[...positional, ...options].join(', ')})`;
}
