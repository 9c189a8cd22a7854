// fixUnits: texts such as "5 kg" and "12 lb" to numbers in one unit.
import { NumberColumn } from '../../columns/number.js';
import { sayMisfits } from '../misfits.js';
import { defineStep } from '../step.js';
import { convert, parseMeasure, unitNames } from '../units.js';
import { writtenWords } from '../words.js';

export const fixUnits = defineStep({
  name: 'fixUnits',
  title: 'Fix units',
  help: 'Reads cells such as 5 kg, 12 lb, 30 %, $1.2M or 3k as numbers in one unit. Cells of another kind become missing.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns of texts' },
    {
      name: 'unit',
      kind: 'choice',
      default: null,
      choices: unitNames,
      help: "the unit of the numbers; left out, the commonest of the column's training rows",
    },
    {
      name: 'bare',
      kind: 'choice',
      default: null,
      choices: unitNames,
      help: 'the unit of cells without one; left out, the unit of the numbers',
    },
    {
      name: 'decimal',
      kind: 'choice',
      default: null,
      choices: ['.', ','],
      help: 'the decimal sign, if not as the column was read',
    },
  ],
  learn(table, { columns, unit, decimal }, rows): Record<string, string | null> {
    return Object.fromEntries(
      columns.map((name) => {
        if (unit !== null) return [name, unit];
        const column = table.column(name);
        const words = writtenWords(column);
        const sign = (decimal ?? column.writtenAs?.conventions.decimal ?? '.') as '.' | ',';
        const counts = new Map<string, number>();
        for (const row of rows) {
          const found = words[row]! && parseMeasure(words[row]!, sign);
          if (found && found.unit) counts.set(found.unit, (counts.get(found.unit) ?? 0) + 1);
        }
        const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return [name, best?.[0] ?? null];
      }),
    );
  },
  run(table, { columns, bare, decimal }, learned, work) {
    for (const name of columns) {
      const before = table.column(name);
      const unit = learned[name] ?? undefined;
      const sign = (decimal ?? before.writtenAs?.conventions.decimal ?? '.') as '.' | ',';
      const words = writtenWords(before);
      const misfits: number[] = [];
      const values = Float64Array.from(words, (word, row) => {
        if (word === null) return NaN;
        const found = parseMeasure(word, sign, unit);
        const own = found?.unit ?? bare ?? undefined;
        const value = found && convert({ value: found.value, ...(own !== undefined && { unit: own }) }, unit);
        if (value === undefined) misfits.push(row);
        return value ?? NaN;
      });
      table = table.with(new NumberColumn(name, values));
      const wanted = unit === undefined ? 'a number' : `a number of ${unit} or its kind`;
      sayMisfits(work, name, misfits, wanted, (row) => words[row]!);
    }
    return table;
  },
});
