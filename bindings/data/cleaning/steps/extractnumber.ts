// extractNumber: the number that stands somewhere in a text.
import { NumberColumn } from '../../columns/number.js';
import { parseNumber } from '../../read/numbers.js';
import { sayMisfits } from '../misfits.js';
import { defineStep } from '../step.js';
import { writtenWords } from '../words.js';

/** Digits with signs for thousands and decimals between them, not within a word or another number. */
const pattern = /[-−]?\d+(?:[.,'’\u00a0\u2009\u202f]\d+)*(?:[eE][-+]?\d{1,3}(?!\d))?/g;
const longest = 100_000;

function numbersIn(text: string, decimal: '.' | ','): number[] {
  return [...text.slice(0, longest).matchAll(pattern)].flatMap((match) => {
    // A hyphen between words or digits is no minus: 2001-2005, top-10.
    const hyphen = /^[-−]/.test(match[0]) && /[\p{L}\p{N}]/u.test(text[match.index - 1] ?? '');
    const value = parseNumber(hyphen ? match[0].slice(1) : match[0], decimal);
    return Number.isNaN(value) ? [] : [value];
  });
}

export const extractNumber = defineStep({
  name: 'extractNumber',
  title: 'Extract a number',
  help: 'Takes the number out of texts such as "about 12 rooms". Cells without a number become missing.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns of texts' },
    {
      name: 'which',
      kind: 'choice',
      default: 'first',
      choices: ['first', 'last', 'mean'],
      help: 'of several numbers: one of them, or their mean, as for 10-20',
    },
    {
      name: 'decimal',
      kind: 'choice',
      default: null,
      choices: ['.', ','],
      help: 'the decimal sign, if not as the column was read',
    },
  ],
  run(table, { columns, which, decimal }, _, work) {
    for (const name of columns) {
      const column = table.column(name);
      const sign = (decimal ?? column.writtenAs?.conventions.decimal ?? '.') as '.' | ',';
      const words = writtenWords(column);
      const without: number[] = [];
      const values = Float64Array.from(words, (word, row) => {
        if (word === null) return NaN;
        const found = numbersIn(word, sign);
        if (!found.length) without.push(row);
        if (which === 'mean') return found.reduce((sum, x) => sum + x, 0) / found.length;
        return (which === 'first' ? found[0] : found.at(-1)) ?? NaN;
      });
      table = table.with(new NumberColumn(name, values));
      sayMisfits(work, name, without, 'a text with a number', (row) => words[row]!);
    }
    return table;
  },
});
