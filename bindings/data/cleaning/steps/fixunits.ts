// fixUnits: texts such as "5 kg" and "12 lb" to numbers in one unit.
import { NumberColumn } from '../../columns/number.js';
import { count, shown } from '../../error.js';
import { defineStep } from '../step.js';
import { convert, parseMeasure, unitNames } from '../units.js';

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
        const sign = (decimal ?? column.writtenAs?.conventions.decimal ?? '.') as '.' | ',';
        const counts = new Map<string, number>();
        for (const row of rows) {
          const found = column.raw(row).trim() && parseMeasure(column.raw(row).trim(), sign);
          if (found && found.unit) counts.set(found.unit, (counts.get(found.unit) ?? 0) + 1);
        }
        const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return [name, best?.[0] ?? null];
      }),
    );
  },
  run(table, { columns, bare, decimal }, learned, { say, rowOf }) {
    for (const name of columns) {
      const before = table.column(name);
      const unit = learned[name] ?? undefined;
      const missing = new Set(before.writtenAs?.conventions.missing);
      const sign = (decimal ?? before.writtenAs?.conventions.decimal ?? '.') as '.' | ',';
      const misfits: number[] = [];
      const values = Float64Array.from({ length: before.length }, (_, row) => {
        const text = before.raw(row).trim();
        if (text === '' || missing.has(text)) return NaN;
        const found = parseMeasure(text, sign, unit);
        const value =
          found &&
          convert({ value: found.value, unit: found.unit ?? bare ?? undefined } as typeof found, unit);
        if (value !== undefined) return value;
        misfits.push(row);
        return NaN;
      });
      table = table.with(new NumberColumn(name, values));
      if (!misfits.length) continue;
      const [first, are] = [misfits[0]!, misfits.length === 1 ? 'is' : 'are'];
      const value = before.raw(first);
      const wanted = unit === undefined ? 'a number' : `a number of ${unit} or its kind`;
      say({
        message: `${count(misfits.length, 'cell')} of column ${shown(name)} ${are} not ${wanted}, such as ${shown(value)} in row ${rowOf(first)}, and ${are} missing now`,
        row: rowOf(first),
        column: name,
        value,
      });
    }
    return table;
  },
});
