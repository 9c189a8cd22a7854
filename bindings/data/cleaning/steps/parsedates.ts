// parseDates: texts or numbers to dates, by a given form or by any that people use.
import { DateColumn } from '../../columns/date.js';
import { DataError, shown } from '../../error.js';
import { dateOrder, parseDate, type DateOrder } from '../../read/dates.js';
import { dateReader } from '../dateformat.js';
import { sayMisfits } from '../misfits.js';
import { defineStep } from '../step.js';
import { writtenWords } from '../words.js';

export const parseDates = defineStep({
  name: 'parseDates',
  title: 'Parse dates',
  help: 'Reads texts as dates. Cells that are no date of the form become missing.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns of texts' },
    {
      name: 'format',
      kind: 'text',
      default: '',
      help: 'such as %d.%m.%Y %H:%M, with the signs of strftime; empty: ISO dates, numbers with a year of four digits, English month names',
    },
    {
      name: 'dateOrder',
      kind: 'choice',
      default: 'auto',
      choices: ['auto', 'dmy', 'mdy'],
      help: 'without a format: what comes first in 03/04/2020; auto: what the column tells',
    },
    {
      name: 'latest',
      kind: 'text',
      default: '',
      help: 'no date can be later, such as 2025-12-31: later ones were written with two digits for the year, and are a century earlier',
    },
  ],
  check({ format, latest }) {
    if (format) dateReader(format);
    if (latest && Number.isNaN(parseDate(latest, 'mdy')))
      throw new DataError(`latest must be a date such as 2025-12-31, got ${shown(latest)}`);
  },
  learn(table, { columns, format, dateOrder: asked }, rows): Record<string, DateOrder> {
    if (format || asked !== 'auto') return {};
    return Object.fromEntries(
      columns.map((name) => {
        const column = table.column(name);
        const told = dateOrder(Array.from(rows, (row) => (column.isMissing(row) ? '' : column.cell(row))));
        return [name, told ?? column.writtenAs?.conventions.dateOrder ?? 'mdy'];
      }),
    );
  },
  run(table, { columns, format, dateOrder: asked, latest }, learned, work) {
    const last = latest ? parseDate(latest, 'mdy') : Infinity;
    for (const name of columns) {
      const order = asked === 'auto' ? (learned[name] ?? 'mdy') : asked;
      const read = format ? dateReader(format) : (text: string) => parseDate(text, order);
      const before = table.column(name);
      // What is a date already is read anew only if someone says how.
      const kept = before instanceof DateColumn && !format && asked === 'auto' ? before.values : undefined;
      if (kept && !latest) continue;
      const words = kept ? undefined : writtenWords(before);
      const misfits: number[] = [];
      const values = Float64Array.from({ length: before.length }, (_, row) => {
        const moment = kept ? kept[row]! : words![row] === null ? NaN : read(words![row]!.trim());
        if (moment !== moment && words && words[row] !== null) misfits.push(row);
        return moment > last ? centuryEarlier(moment, last) : moment;
      });
      table = table.with(new DateColumn(name, values));
      const wanted = format ? `a date of the form ${shown(format)}` : 'a date';
      sayMisfits(work, name, misfits, wanted, (row) => words![row]!);
    }
    return table;
  },
});

function centuryEarlier(moment: number, last: number): number {
  const date = new Date(moment);
  while (date.getTime() > last) date.setUTCFullYear(date.getUTCFullYear() - 100);
  return date.getTime();
}
