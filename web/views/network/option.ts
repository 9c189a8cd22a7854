// Option values between the catalog's types and the text of an input.
import type { CatalogOption } from 'vitrine';

const list = (text: string) => text.split(/[\s,;x×()[\]]+/).filter(Boolean);

/** What is typed goes to the engine as it is if it can't be read: its sentence says what was wanted. */
export function readOption(option: CatalogOption, text: string): unknown {
  if (text.trim() === '') return option.nullable ? null : (option.default ?? text);
  switch (option.type) {
    case 'integer':
    case 'number':
      return Number(text);
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
