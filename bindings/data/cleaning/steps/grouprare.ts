// groupRare: categories with few rows become one.
import { count, shown } from '../../error.js';
import { chosen } from '../present.js';
import { defineStep } from '../step.js';
import { isWords, mapWords, wordsOf } from '../words.js';

export const groupRare = defineStep({
  name: 'groupRare',
  title: 'Group rare values',
  help: 'Merges values with few rows into one. Which ones are kept is learned from the training rows; values that come later belong to the rare ones.',
  options: [
    { name: 'columns', kind: 'columns', help: 'the columns of categories' },
    { name: 'minRows', kind: 'count', default: 10, help: 'a value with fewer training rows is rare' },
    { name: 'most', kind: 'count', default: null, help: 'keep no more than so many values, the commonest' },
    { name: 'into', kind: 'text', default: 'other', help: 'what the rare values are called' },
  ],
  learn(table, { columns, minRows, most }, rows): Record<string, string[]> {
    return Object.fromEntries(
      chosen(table, columns, isWords, 'a column of categories').map((column) => {
        const words = wordsOf(column);
        const counts = new Map<string, number>();
        for (const row of rows) {
          const word = words[row]!;
          if (word !== null) counts.set(word, (counts.get(word) ?? 0) + 1);
        }
        const kept = [...counts]
          .filter(([, times]) => times >= minRows)
          .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
        return [column.name, kept.slice(0, most ?? undefined).map(([word]) => word)];
      }),
    );
  },
  run(table, { columns, into }, learned, { say }) {
    for (const column of chosen(table, columns, isWords, 'a column of categories')) {
      const kept = new Set(learned[column.name]);
      if (!kept.size)
        say({
          message: `no value of column ${shown(column.name)} has enough rows; all ${count(column.length, 'row')} are ${shown(into)}`,
          column: column.name,
        });
      table = table.with(mapWords(column, (word) => (kept.has(word) ? word : into)));
    }
    return table;
  },
});
