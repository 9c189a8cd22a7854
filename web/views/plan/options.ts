// Options of preparation steps between their descriptions and the inputs of a form.
import type { OptionDescription } from '../../session/types.ts';

export type InputKind = 'tick' | 'several' | 'choice' | 'pair' | 'number' | 'lists' | 'text';

export function kindOf({ default: usual, choices, several, range, text, list, pair }: OptionDescription): InputKind {
  if (several) return 'several';
  if (pair || (Array.isArray(usual) && usual.length === 2 && usual.every((one) => typeof one === 'number'))) return 'pair';
  if (list === 'lists') return 'lists';
  if (choices) return range || text || list ? 'text' : 'choice';
  if (typeof usual === 'boolean') return 'tick';
  if (range && !text) return 'number';
  return typeof usual === 'number' ? 'number' : 'text';
}

const plainNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const one = (text: string): string | number => (plainNumber.test(text) ? Number(text) : text);
const words = (line: string) =>
  line
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .map(one);

/** What is typed; nothing means the default. What can't be is refused by the step itself, in a sentence. */
export function readValue({ default: usual, choices, list }: OptionDescription, typed: string): unknown {
  const text = typed.trim();
  if (text === '' || text === usual) return usual;
  if (list === 'lists')
    return text
      .split('\n')
      .map(words)
      .filter(({ length }) => length);
  if (list === 'words' && !choices?.includes(text)) return words(text);
  return choices?.includes(text) ? text : one(text);
}

export const showValue = (value: unknown): string => (value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value));

export const showsLines = (value: unknown): string => (Array.isArray(value) ? value.map((line) => showValue(line)).join('\n') : '');
