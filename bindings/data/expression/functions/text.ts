// Functions of texts. Places in a text count from 1.
import { parseNumber } from '../../read/numbers.js';
import type { Context } from '../context.js';
import type { Span } from '../error.js';
import { longestText } from '../operators.js';
import { asTexts, booleans, numbers, texts, type Texts, type Vector } from '../vector.js';
import { ofText, place, type Argument, type ExpressionFunction } from './function.js';

const text: Argument = { name: 'text', kinds: ['text'] };
const part: Argument = { name: 'part', kinds: ['text'] };

const tests = (
  name: string,
  help: string,
  f: (text: string, part: string) => boolean,
): ExpressionFunction => ({
  name,
  help,
  example: `${name}(title, "the")`,
  args: [text, part],
  run([a, b], context) {
    const [whole, sought] = [a as Texts, b as Texts];
    const values = new Int8Array(context.sizeOf([whole, sought]));
    for (let row = 0; row < values.length; row++) {
      const [x, y] = [whole.values[place(whole, row)]!, sought.values[place(sought, row)]!];
      values[row] = x === null || y === null ? -1 : Number(f(x, y));
    }
    return booleans(values, whole.constant && sought.constant);
  },
});

/** A function of a text and further arguments that gives a text; it is missing where one of them is. */
function rowwise(
  args: Vector[],
  context: Context,
  f: (values: (string | number)[], row: number) => string | null,
): Texts {
  const size = context.sizeOf(args);
  const values: (string | null)[] = new Array<string | null>(size).fill(null);
  for (let row = 0; row < size; row++) {
    const cells = args.map((vector) => vector.values[place(vector, row)]!);
    if (cells.every((cell) => cell !== null && cell === cell))
      values[row] = f(cells as (string | number)[], row);
  }
  return texts(
    values,
    args.every(({ constant }) => constant),
  );
}

/** All places replaced, unless the result would be too long. */
function replaced(
  whole: string,
  old: string,
  by: string,
  context: Context,
  at: Span,
  row: number,
): string | null {
  if (old === '') return whole;
  let found = 0;
  for (let from = whole.indexOf(old); from >= 0; from = whole.indexOf(old, from + old.length)) found++;
  if (whole.length + found * (by.length - old.length) <= longestText) return whole.replaceAll(old, () => by);
  context.trouble(`the text is longer than ${longestText} characters`, at, row);
  return null;
}

const others: ExpressionFunction[] = [
  {
    name: 'length',
    help: 'How many characters the text has.',
    example: 'length(title)',
    args: [text],
    run([x]) {
      const { values, constant } = x as Texts;
      return numbers(
        Float64Array.from(values, (one) => one?.length ?? NaN),
        constant,
      );
    },
  },
  tests(
    'contains',
    'Whether the part stands somewhere in the text, as it is written; use lower() to overlook case.',
    (x, y) => x.includes(y),
  ),
  tests('startsWith', 'Whether the text begins with the part.', (x, y) => x.startsWith(y)),
  tests('endsWith', 'Whether the text ends with the part.', (x, y) => x.endsWith(y)),
  {
    name: 'replace',
    help: 'The text with every place of the part replaced by another text.',
    example: 'replace(city, "St.", "Saint")',
    args: [text, part, { name: 'by', kinds: ['text'] }],
    run: (args, context, at) =>
      rowwise(args, context, ([whole, old, by], row) =>
        replaced(String(whole), String(old), String(by), context, at, row),
      ),
  },
  {
    name: 'substr',
    help: 'So many characters of the text from a place on; the first is 1, and -1 the last. Without a length, all that follows.',
    example: 'substr(code, 1, 3)',
    args: [text, { name: 'from', kinds: ['number'] }, { name: 'length', kinds: ['number'], optional: true }],
    run: (args, context) =>
      rowwise(args, context, ([whole, from, length]) => {
        const start =
          Number(from) < 0 ? Math.max(0, String(whole).length + Number(from)) : Math.max(0, Number(from) - 1);
        return String(whole).slice(
          start,
          length === undefined ? undefined : start + Math.max(0, Number(length)),
        );
      }),
  },
  {
    name: 'split',
    help: 'A part of the text between separators; the first is 1, and -1 the last. Missing if there are not so many.',
    example: 'split(name, ", ", 1)',
    args: [text, { name: 'separator', kinds: ['text'] }, { name: 'place', kinds: ['number'] }],
    run: (args, context) =>
      rowwise(args, context, ([whole, separator, at]) => {
        const parts = String(whole).split(String(separator));
        return (
          parts.at(Number(at) < 0 ? Number(at) : Number(at) === 0 ? parts.length : Number(at) - 1) ?? null
        );
      }),
  },
  {
    name: 'number',
    help: 'The number that a text means; missing, and counted, if it means none.',
    example: 'number(replace(price, "$", ""))',
    args: [{ name: 'text', kinds: ['text', 'number', 'boolean'] }],
    run([x], context, at) {
      if (x!.kind === 'number') return x!;
      if (x!.kind === 'boolean')
        return numbers(
          Float64Array.from(x!.values as Int8Array, (truth) => (truth < 0 ? NaN : truth)),
          x!.constant,
        );
      const { values, constant } = x as Texts;
      return numbers(
        Float64Array.from(values, (one, row) => {
          const value = one === null ? NaN : parseNumber(one.trim(), '.');
          if (one !== null && value !== value) context.trouble('the text is no number', at, row);
          return value;
        }),
        constant,
      );
    },
  },
  {
    name: 'text',
    help: 'Any value as text.',
    example: 'text(year) + "-" + text(month)',
    args: [{ name: 'value' }],
    run: ([x]) => asTexts(x!),
  },
];

export const textFunctions: readonly ExpressionFunction[] = [
  ofText('lower', 'The text in small letters.', 'lower(city)', (one) => one.toLowerCase()),
  ofText('upper', 'The text in capital letters.', 'upper(code)', (one) => one.toUpperCase()),
  ofText('trim', 'The text without white space at its ends.', 'trim(name)', (one) => one.trim()),
  ...others,
];
