// mapValues: some values become others, or missing; values that become alike are merged.
import { NumberColumn } from '../../columns/number.js';
import { DataError, shown } from '../../error.js';
import { parseNumber } from '../../read/numbers.js';
import { defineStep } from '../step.js';
import { isWords, mapWords } from '../words.js';

export const mapValues = defineStep({
  name: 'mapValues',
  title: 'Map or merge values',
  help: 'Replaces whole values by others. Several may become one, and empty means missing.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns to look in' },
    { name: 'values', kind: 'mapping', help: 'each old value and the new one; null makes it missing' },
  ],
  run(table, { columns, values }) {
    const words = new Map(Object.entries(values));
    for (const name of columns) {
      const column = table.column(name);
      if (isWords(column)) {
        table = table.with(mapWords(column, (word) => (words.has(word) ? words.get(word)! : word)));
        continue;
      }
      if (!(column instanceof NumberColumn))
        throw new DataError(
          `texts, categories or numbers are wanted, but column ${shown(name)} is of type ${column.type}`,
        );
      const numbers = new Map(
        [...words].map(([old, by]) => [numberOf(old, name), by === null ? NaN : numberOf(by, name)]),
      );
      const mapped = column.values.map((value) => numbers.get(value) ?? value);
      const whole = mapped.every((value) => Number.isNaN(value) || Number.isSafeInteger(value));
      table = table.with(
        new NumberColumn(name, mapped, undefined, column.type === 'integer' && whole ? 'integer' : 'number'),
      );
    }
    return table;
  },
});

function numberOf(text: string, column: string): number {
  const value = parseNumber(text.trim(), '.');
  if (Number.isNaN(value))
    throw new DataError(`column ${shown(column)} has numbers, so values must be numbers, got ${shown(text)}`);
  return value;
}
