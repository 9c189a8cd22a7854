// What a function of the expression language tells of itself, and short ways to make the usual kinds of functions.
import type { Context } from '../context.js';
import type { Span } from '../error.js';
import { numbers, texts, type Kind, type Numbers, type Texts, type Vector } from '../vector.js';

export interface Argument {
  name: string;
  /** kinds that it takes; any if left out */
  kinds?: readonly Kind[];
  optional?: boolean;
}

export interface ExpressionFunction {
  name: string;
  /** one sentence */
  help: string;
  example: string;
  args: readonly Argument[];
  /** the last argument may come any number of times */
  several?: boolean;
  run(args: Vector[], context: Context, place: Span): Vector;
}

/** A function of one number. A result that is not finite though the number is becomes missing, and is counted. */
export function ofNumber(
  name: string,
  help: string,
  example: string,
  f: (x: number) => number,
  trouble = `${name}() gives no finite number`,
): ExpressionFunction {
  return {
    name,
    help,
    example,
    args: [{ name: 'number', kinds: ['number'] }],
    run: ([x], context, place) => mapNumbers(x as Numbers, f, context, place, trouble),
  };
}

export function mapNumbers(
  { values, constant }: Numbers,
  f: (x: number) => number,
  context: Context,
  place: Span,
  trouble: string,
): Numbers {
  const mapped = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const x = values[row]!;
    let value = f(x);
    if (value - value !== 0 && x === x) {
      context.trouble(trouble, place, row);
      value = NaN;
    }
    mapped[row] = value;
  }
  return numbers(mapped, constant);
}

/** A function of one text that gives a text. */
export function ofText(
  name: string,
  help: string,
  example: string,
  f: (text: string) => string,
): ExpressionFunction {
  return {
    name,
    help,
    example,
    args: [{ name: 'text', kinds: ['text'] }],
    run([x]) {
      const { values, constant } = x as Texts;
      return texts(
        values.map((text) => (text === null ? null : f(text))),
        constant,
      );
    },
  };
}

/** A function of a moment that gives a number, in UTC. */
export function ofDate(
  name: string,
  help: string,
  example: string,
  f: (date: Date) => number,
): ExpressionFunction {
  return {
    name,
    help,
    example,
    args: [{ name: 'date', kinds: ['date'] }],
    run([x]) {
      const { values, constant } = x as Numbers;
      const date = new Date();
      return numbers(
        values.map((ms) => {
          if (ms !== ms) return NaN;
          date.setTime(ms);
          return f(date);
        }),
        constant,
      );
    },
  };
}

/** The row of a vector that stands for a row of the table. */
export const place = (vector: Vector, row: number): number => (vector.constant ? 0 : row);
