// cleanText: white space and case.
import { chosen } from '../present.js';
import { defineStep } from '../step.js';
import { isWords, mapWords } from '../words.js';

const cases: Record<string, (text: string) => string> = {
  keep: (text) => text,
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  title: (text) => text.toLowerCase().replace(/(?<![\p{L}\p{N}'’])\p{L}/gu, (letter) => letter.toUpperCase()),
  sentence: (text) => text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase(),
};

export const cleanText = defineStep({
  name: 'cleanText',
  title: 'Trim and change case',
  help: 'Takes away white space that nobody sees and writes all texts in one case. What is empty then is missing.',
  options: [
    {
      name: 'columns',
      kind: 'columns',
      empty: 'all columns of texts and categories',
      default: [],
      help: 'the columns of texts',
    },
    { name: 'trim', kind: 'boolean', default: true, help: 'take away white space at the ends' },
    { name: 'collapse', kind: 'boolean', default: true, help: 'make one blank of several' },
    {
      name: 'case',
      kind: 'choice',
      default: 'keep',
      choices: ['keep', 'lower', 'upper', 'title', 'sentence'],
      help: 'small or capital letters',
    },
  ],
  run(table, { columns, trim, collapse, case: wanted }) {
    const clean = (text: string): string | null => {
      let now = collapse ? text.replace(/[\s\u200b\ufeff]+/gu, ' ') : text;
      if (trim) now = now.trim();
      return cases[wanted]!(now) || null;
    };
    for (const column of chosen(table, columns, isWords, 'a column of texts')) {
      const words = column.storage === 'text' ? column.values : column.categories;
      if (words.some((word) => word !== null && clean(word) !== word))
        table = table.with(mapWords(column, clean));
    }
    return table;
  },
});
