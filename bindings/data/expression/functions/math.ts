// Functions of numbers.
import { numbers, type Numbers, type Vector } from '../vector.js';
import type { Context } from '../context.js';
import { ofNumber, type ExpressionFunction } from './function.js';

/** A function of several numbers of a row, over those that are there. */
const ofSeveral = (
  name: string,
  help: string,
  example: string,
  f: (values: number[]) => number,
): ExpressionFunction => ({
  name,
  help: `${help} of the numbers that are there in the row.`,
  example,
  args: [{ name: 'number', kinds: ['number'] }],
  several: true,
  run(args: Vector[], context: Context) {
    const size = context.sizeOf(args);
    const columns = args as Numbers[];
    const values = new Float64Array(size);
    for (let row = 0; row < size; row++) {
      const there: number[] = [];
      for (const column of columns) {
        const x = column.values[column.constant ? 0 : row]!;
        if (x === x) there.push(x);
      }
      values[row] = there.length ? f(there) : NaN;
    }
    return numbers(
      values,
      columns.every(({ constant }) => constant),
    );
  },
});

const sumOf = (values: number[]) => values.reduce((sum, x) => sum + x, 0);

/** Half away from zero, as spreadsheets round; 1.005 to two digits is 1.01, as it is written. */
function rounded(x: number, digits: number): number {
  const shifted = (by: number, number: number) => {
    const [mantissa, exponent = '0'] = String(number).split('e');
    return Number(`${mantissa}e${Number(exponent) + by}`);
  };
  return Math.sign(x) * shifted(-digits, Math.round(shifted(digits, Math.abs(x))));
}

const round: ExpressionFunction = {
  name: 'round',
  help: 'Rounds to so many digits behind the point, 0 if left out; halves go away from zero.',
  example: 'round(price, 2)',
  args: [
    { name: 'number', kinds: ['number'] },
    { name: 'digits', kinds: ['number'], optional: true },
  ],
  run([x, digits], context) {
    const size = context.sizeOf(digits ? [x!, digits] : [x!]);
    const [a, b] = [x as Numbers, digits as Numbers | undefined];
    const values = Float64Array.from({ length: size }, (_, row) => {
      const places = b ? b.values[b.constant ? 0 : row]! : 0;
      const value = a.values[a.constant ? 0 : row]!;
      return Number.isFinite(value) && Number.isFinite(places)
        ? rounded(value, Math.trunc(Math.max(-300, Math.min(300, places))))
        : NaN;
    });
    return numbers(values, a.constant && (b?.constant ?? true));
  },
};

export const mathFunctions: readonly ExpressionFunction[] = [
  ofNumber('abs', 'The number without its sign.', 'abs(change)', Math.abs),
  round,
  ofNumber('floor', 'The next whole number down.', 'floor(age / 10) * 10', Math.floor),
  ofNumber('ceil', 'The next whole number up.', 'ceil(minutes)', Math.ceil),
  ofNumber('sign', '-1, 0 or 1.', 'sign(change)', Math.sign),
  ofNumber(
    'sqrt',
    'The square root; of a negative number there is none.',
    'sqrt(area)',
    Math.sqrt,
    'sqrt() of a negative number',
  ),
  ofNumber('exp', 'e to the power of the number.', 'exp(x)', Math.exp),
  ofNumber(
    'log',
    'The natural logarithm; only numbers over 0 have one.',
    'log(income)',
    Math.log,
    'log() of a number that is not over 0',
  ),
  ofNumber(
    'log10',
    'The logarithm to base 10; only numbers over 0 have one.',
    'log10(income)',
    Math.log10,
    'log10() of a number that is not over 0',
  ),
  ofNumber(
    'log1p',
    'The natural logarithm of 1 + x, for counts that may be 0.',
    'log1p(visits)',
    Math.log1p,
    'log1p() of a number that is not over -1',
  ),
  ofSeveral('min', 'The least', 'min(first, second)', (values) => Math.min(...values)),
  ofSeveral('max', 'The greatest', 'max(first, second)', (values) => Math.max(...values)),
  ofSeveral('mean', 'The mean', 'mean(q1, q2, q3)', (values) => sumOf(values) / values.length),
  ofSeveral('sum', 'The sum', 'sum(q1, q2, q3)', sumOf),
];
