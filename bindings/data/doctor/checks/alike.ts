// Two inputs that say the same: in other units, or in other words.
import type { Column } from '../../columns/index.js';
import { comparable } from '../../columns/comparable.js';
import { NumberColumn } from '../../columns/number.js';
import { shown } from '../../error.js';
import { pearson } from '../../profile/pairs/correlation.js';
import { leaveOut, type Check } from '../scene.js';

const sameFrom = 0.999;
/** Pairs grow with the square of the columns, so a few rows decide first which are worth a full look. */
const firstLook = 200;
const mostColumns = 400;

export const alike: Check = {
  kinds: ['columns alike'],
  look({ inputs, sample, profile }) {
    const columns = inputs.filter((column) => profile(column).distinct > 1).slice(0, mostColumns);
    const few = Int32Array.from(
      { length: Math.min(firstLook, sample.length) },
      (_, i) => sample[Math.floor((i * sample.length) / Math.min(firstLook, sample.length))]!,
    );
    const numbers = columns.filter((column) => column instanceof NumberColumn);
    const words = columns.filter((column) => column.storage === 'category');
    return [...pairs(numbers, few, sample, sameNumbers), ...pairs(words, few, sample, sameWords)].map(
      ([a, b]) => ({
        kind: 'columns alike' as const,
        weight: 0.35,
        columns: [a.name, b.name],
        message: `${shown(a.name)} and ${shown(b.name)} say the same, in other units or other words`,
        where: `${shown(a.name)} beside ${shown(b.name)} in all rows`,
        why: 'The second tells nothing new, doubles the weight of the first, and makes it hard to say which of them matters.',
        fix: leaveOut(b.name, `it says the same as ${a.name}`),
      }),
    );
  },
};

/** Pairs that are the same; a column that is the same as an earlier one is not compared with later ones. */
function pairs<C extends Column>(
  columns: readonly C[],
  few: Int32Array,
  all: Int32Array,
  same: (a: C, b: C, rows: Int32Array) => boolean,
): [C, C][] {
  const found: [C, C][] = [];
  const gone = new Set<C>();
  columns.forEach((a, i) => {
    if (gone.has(a)) return;
    for (const b of columns.slice(i + 1))
      if (!gone.has(b) && same(a, b, few) && same(a, b, all)) {
        gone.add(b);
        found.push([a, b]);
      }
  });
  return found;
}

function sameNumbers(a: NumberColumn, b: NumberColumn, rows: Int32Array): boolean {
  const [x, y] = [a, b].map(({ values }) => Float64Array.from(rows, (row) => values[row]!)) as [
    Float64Array,
    Float64Array,
  ];
  const both = x.reduce((sum, value, i) => sum + Number(value === value && y[i] === y[i]), 0);
  return both >= 10 && both >= 0.5 * rows.length && Math.abs(pearson(x, y)) >= sameFrom;
}

/** Each word of one goes with one word of the other. */
function sameWords(a: Column, b: Column, rows: Int32Array): boolean {
  const [x, y] = [comparable(a), comparable(b)];
  const [there, back] = [new Map<unknown, unknown>(), new Map<unknown, unknown>()];
  let [both, wrong] = [0, 0];
  for (const row of rows) {
    if (a.isMissing(row) || b.isMissing(row)) continue;
    both++;
    const known = there.has(x[row]) || back.has(y[row]);
    if (known && (there.get(x[row]) !== y[row] || back.get(y[row]) !== x[row])) wrong++;
    else if (!known) {
      there.set(x[row], y[row]);
      back.set(y[row], x[row]);
    }
  }
  return (
    both >= 10 &&
    both >= 0.5 * rows.length &&
    there.size > 1 &&
    there.size <= 0.5 * both &&
    wrong <= 0.001 * both
  );
}
