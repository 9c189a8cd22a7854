// Option values between the catalog's types and the text of an input.
import type { CatalogComponent, CatalogOption } from 'vitrine';

const list = (text: string) => text.split(/[\s,;x×()[\]]+/).filter(Boolean);

/** One number stands for all; more are nested as the form says, if they are as many. */
function tuple(numbers: number[], [, ...inner]: readonly number[]): unknown {
  if (numbers.length === 1) return numbers[0];
  const size = inner[0];
  if (!size || numbers.length % size || numbers.length === size) return numbers;
  return Array.from({ length: numbers.length / size }, (_, i) => numbers.slice(i * size, (i + 1) * size));
}

/** What options that have no default start with: something that works. */
const starts: Record<string, unknown> = {
  integer: 32,
  number: 0.2,
  activation: 'relu',
  shape: [-1],
  string: '',
  tuple: 3,
  layer: { class_name: 'LSTM', config: { units: 16 } },
};

export function firstOptions({ options }: CatalogComponent): Record<string, unknown> {
  const required = options.filter((option) => option.required);
  return Object.fromEntries(required.map(({ name, type, choices }) => [name, choices?.[0] ?? starts[type] ?? null]));
}

/** What is typed goes to the engine as it is if it can't be read: its sentence says what was wanted. */
export function readOption(option: CatalogOption, text: string): unknown {
  if (text.trim() === '') return option.nullable ? null : (option.default ?? text);
  switch (option.type) {
    case 'integer':
    case 'number':
      return Number(text);
    case 'tuple':
      return tuple(list(text).map(Number), option.form!);
    case 'texts':
      return list(text);
    case 'shape':
    case 'numbers':
      return list(text).map((part) => (part === 'null' || part === 'None' ? null : Number(part)));
    default:
      return text;
  }
}

export function showOption(value: unknown): string {
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
