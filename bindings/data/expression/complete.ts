// What an editor offers while an expression is typed: columns, functions with their help, and words of the language.
import type { Column } from '../columns/index.js';
import { functions } from './functions/index.js';
import type { ExpressionFunction } from './functions/function.js';
import { words, written } from './tokens.js';

export interface FunctionDescription {
  name: string;
  /** such as `round(number, digits?)` */
  signature: string;
  help: string;
  example: string;
}

export interface Completion {
  kind: 'column' | 'function' | 'word';
  label: string;
  /** what is put in place of the characters from `from` to the cursor */
  insert: string;
  help: string;
}

/** Every function with its help. */
export function describeFunctions(): FunctionDescription[] {
  return functions.map((one) => ({
    name: one.name,
    signature: signature(one),
    help: one.help,
    example: one.example,
  }));
}

function signature({ name, args, several }: ExpressionFunction): string {
  const parts = args.map((one) => `${one.name}${one.optional ? '?' : ''}`);
  return `${name}(${parts.join(', ')}${several ? ', …' : ''})`;
}

const begun = /(?:[`[][^`\]]*|[\p{L}_][\p{L}\p{N}\p{M}_]*)$/u;

/** What may follow at the cursor. `from` is where the word that is being typed begins, from 0. */
export function complete(
  text: string,
  cursor: number,
  columns: readonly Column[],
): { from: number; options: Completion[] } {
  const typed = begun.exec(text.slice(Math.max(0, cursor - 200), cursor))?.[0] ?? '';
  const quoted = /^[`[]/.test(typed);
  const wanted = typed.replace(/^[`[]/, '').toLowerCase();
  const options: Completion[] = columns.map(({ name, type }) => ({
    kind: 'column',
    label: name,
    insert: written(name),
    help: `column of type ${type}`,
  }));
  if (!quoted) {
    for (const one of functions)
      options.push({
        kind: 'function',
        label: one.name,
        insert: `${one.name}(`,
        help: `${signature(one)}: ${one.help}`,
      });
    for (const word of words)
      if (word !== 'if')
        options.push({ kind: 'word', label: word, insert: word, help: 'word of the language' });
  }
  const fits = ({ label }: Completion) => label.toLowerCase().includes(wanted);
  const begins = ({ label }: Completion) => Number(!label.toLowerCase().startsWith(wanted));
  return { from: cursor - typed.length, options: options.filter(fits).sort((a, b) => begins(a) - begins(b)) };
}
