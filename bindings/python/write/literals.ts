// Plain values as Python writes them.
import { call, layOut, type Piece } from './layout.js';

/** A number, text, truth value or nothing; lists of such as tuples, or as lists if told so. */
export function literal(value: unknown, lists: 'tuple' | 'list' = 'tuple'): Piece {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value))
    return sequence(
      value.map((item) => literal(item, lists)),
      lists,
    );
  return dict(Object.entries(value).map(([key, item]) => [literal(/^\d+$/.test(key) ? Number(key) : key) as string, literal(item, lists)]));
}

/** The same as text, on one line if it fits. */
export function pythonLiteral(value: unknown): string {
  return layOut(literal(value));
}

export function sequence(items: readonly Piece[], form: 'tuple' | 'list'): Piece {
  if (form === 'list') return { open: '[', items, close: ']' };
  const single = items.length === 1 && typeof items[0] === 'string';
  return single ? `(${items[0]},)` : call('', items);
}

export function dict(entries: readonly (readonly [string, Piece])[]): Piece {
  return {
    open: '{',
    items: entries.map(([key, item]) => (typeof item === 'string' ? `${key}: ${item}` : { ...item, open: `${key}: ${item.open}` })),
    close: '}',
  };
}

function number(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  return Number.isFinite(value) ? String(value) : `float("${value < 0 ? '-' : ''}inf")`;
}
