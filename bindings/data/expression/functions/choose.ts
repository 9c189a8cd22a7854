// Functions that choose among values.
import type { Context } from '../context.js';
import { fault, type Span } from '../error.js';
import {
  booleans,
  isMissing,
  nouns,
  numbers,
  type Booleans,
  type Kind,
  type Texts,
  type Vector,
} from '../vector.js';
import { place, type ExpressionFunction } from './function.js';

/** For each row, the value of the vector that `which` names; all vectors must be of one kind. -1 gives missing. */
function pick(
  vectors: readonly Vector[],
  context: Context,
  constant: boolean,
  which: (row: number) => number,
): Vector {
  const size = constant ? 1 : context.rows;
  const { kind } = vectors[0]!;
  const gap = kind === 'text' ? null : kind === 'boolean' ? -1 : NaN;
  const values: ArrayLike<string | number | null> & { [row: number]: unknown } =
    kind === 'text'
      ? new Array<string | null>(size).fill(null)
      : kind === 'boolean'
        ? new Int8Array(size)
        : new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const vector = vectors[which(row)];
    values[row] = vector ? vector.values[place(vector, row)]! : gap;
  }
  const made = { kind, values, constant } as unknown as Vector;
  const first = vectors[0]!;
  if (made.kind === 'text') {
    const { order } = first as Texts;
    const same = order && vectors.every((one) => one.constant || (one as Texts).order === order);
    const known =
      same &&
      vectors.every(
        (one) =>
          !one.constant || (one as Texts).values.every((word) => word === null || order.includes(word)),
      );
    return known ? { ...made, order } : made;
  }
  return made.kind === 'boolean' && (first as Booleans).words
    ? { ...made, words: (first as Booleans).words! }
    : made;
}

function oneKind(vectors: readonly Vector[], name: string, at: Span): void {
  const [first] = vectors;
  const other = vectors.find(({ kind }) => kind !== first!.kind);
  if (other)
    fault(
      `${name}() must choose among values of one kind, got ${nouns[first!.kind]} and ${nouns[other.kind]}`,
      at,
    );
}

const any: readonly Kind[] = ['number', 'text', 'boolean', 'date'];

export const chooseFunctions: readonly ExpressionFunction[] = [
  {
    name: 'if',
    help: 'The value behind the first condition that is true, else the last value: if(condition, value, ..., otherwise). Missing counts as not true.',
    example: 'if(age < 18, "young", age < 65, "adult", "old")',
    args: [
      { name: 'condition', kinds: ['boolean'] },
      { name: 'value', kinds: any },
      { name: 'otherwise', kinds: any },
    ],
    several: true,
    run(args, context, at) {
      if (args.length % 2 === 0)
        fault('if() takes conditions with a value each and one value for all else', at);
      const conditions = args.filter((_, i) => i % 2 === 0 && i < args.length - 1);
      const wrong = conditions.find(({ kind }) => kind !== 'boolean');
      if (wrong) fault(`a condition of if() must be true or false, got ${nouns[wrong.kind]}`, at);
      const values = args.filter((_, i) => i % 2 === 1 || i === args.length - 1);
      oneKind(values, 'if', at);
      const constant = args.every((one) => one.constant);
      return pick(values, context, constant, (row) => {
        const found = conditions.findIndex((one) => one.values[place(one, row)] === 1);
        return found < 0 ? values.length - 1 : found;
      });
    },
  },
  {
    name: 'coalesce',
    help: 'The first value that is not missing.',
    example: 'coalesce(nickname, name, "nobody")',
    args: [{ name: 'value', kinds: any }],
    several: true,
    run(args, context, at) {
      oneKind(args, 'coalesce', at);
      const constant = args.every((one) => one.constant);
      return pick(args, context, constant, (row) => args.findIndex((one) => !isMissing(one, row)));
    },
  },
  {
    name: 'rowNumber',
    help: 'The number of the row, from 1.',
    example: 'rowNumber() <= 100',
    args: [],
    run: (_, { rows }) =>
      numbers(
        Float64Array.from({ length: rows }, (__, row) => row + 1),
        false,
      ),
  },
  {
    name: 'isMissing',
    help: 'Whether the value is missing; the same as `is missing`.',
    example: 'isMissing(age)',
    args: [{ name: 'value', kinds: any }],
    run([x], context) {
      const size = x!.constant ? 1 : context.rows;
      return booleans(
        Int8Array.from({ length: size }, (_, row) => Number(isMissing(x!, row))),
        x!.constant,
      );
    },
  },
];
