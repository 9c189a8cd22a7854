// parseDates: texts or numbers to dates, by a given form or by any that people use.
import { DateColumn } from '../../columns/date.js';
import { count, DataError, shown } from '../../error.js';
import { dateOrder, parseDate, type DateOrder } from '../../read/dates.js';
import { dateReader } from '../dateformat.js';
import { defineStep } from '../step.js';
import { wordsOf } from '../words.js';

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
  run(table, { columns, format, dateOrder: asked, latest }, learned, { say, rowOf }) {
    const last = latest ? parseDate(latest, 'mdy') : Infinity;
    for (const name of columns) {
      const order = asked === 'auto' ? (learned[name] ?? 'mdy') : asked;
      const read = format ? dateReader(format) : (text: string) => parseDate(text, order);
      const before = table.column(name);
      // Dates that were read by themselves are read anew where the step says how they are written.
      const anew = before.writtenAs !== undefined && (format !== '' || asked !== 'auto');
      if (before instanceof DateColumn && !latest && !anew) continue;
      const misfits: number[] = [];
      const words = before instanceof DateColumn && !anew ? undefined : wordsOf(before);
      const values = Float64Array.from({ length: before.length }, (_, row) => {
        if (before.isMissing(row)) return NaN;
        const moment = words ? read(words[row]!.trim()) : (before as DateColumn).values[row]!;
        if (moment !== moment) misfits.push(row);
        return moment > last ? centuryEarlier(moment, last) : moment;
      });
      table = table.with(new DateColumn(name, values));
      if (!misfits.length) continue;
      const [first, are] = [misfits[0]!, misfits.length === 1 ? 'is' : 'are'];
      const value = before.cell(first);
      say({
        message: `${count(misfits.length, 'cell')} of column ${shown(name)} ${are} no date${format ? ` of the form ${shown(format)}` : ''}, such as ${shown(value)} in row ${rowOf(first)}, and ${are} missing now`,
        row: rowOf(first),
        column: name,
        value,
      });
    }
    return table;
  },
});

function centuryEarlier(moment: number, last: number): number {
  const date = new Date(moment);
  while (date.getTime() > last) date.setUTCFullYear(date.getUTCFullYear() - 100);
  return date.getTime();
}
