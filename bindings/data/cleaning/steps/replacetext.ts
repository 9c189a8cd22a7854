// replaceText: parts of texts become others, found literally or by a pattern.
import { count } from '../../error.js';
import { chosen } from '../present.js';
import { Pattern } from '../pattern/pattern.js';
import { defineStep } from '../step.js';
import { isWords, mapWords } from '../words.js';

/** A pattern looks at texts up to this length; its time grows with the length, so nothing hangs. */
const longest = 10_000;

export const replaceText = defineStep({
  name: 'replaceText',
  title: 'Replace text',
  help: 'Replaces a part of texts, as it is written or by a pattern. What is empty then is missing.',
  options: [
    {
      name: 'columns',
      kind: 'columns',
      empty: 'all columns of texts and categories',
      default: [],
      help: 'the columns of texts',
    },
    { name: 'find', kind: 'text', help: 'what is sought' },
    {
      name: 'by',
      kind: 'text',
      default: '',
      help: 'what comes in its place; with a pattern, $1 is what the first group found',
    },
    {
      name: 'pattern',
      kind: 'boolean',
      default: false,
      help: 'read find as a pattern (regular expression): . \\d \\w \\s \\b ^ $ [a-z] ( | ) * + ? {2,3}',
    },
    { name: 'matchCase', kind: 'boolean', default: true, help: 'tell small from capital letters' },
  ],
  check({ find, pattern, matchCase }) {
    if (pattern) new Pattern(find, { matchCase });
  },
  run(table, { columns, find, by, pattern, matchCase }, _, { say }) {
    let skipped = 0;
    const searcher = new Pattern(pattern ? find : find.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), { matchCase });
    const replacement = pattern ? by : by.replaceAll('$', '$$$$');
    const literal = !pattern && matchCase;
    const change = (text: string): string | null => {
      if (find === '') return text;
      if (!literal && text.length > longest) {
        skipped++;
        return text;
      }
      return (literal ? text.split(find).join(by) : searcher.replace(text, replacement)) || null;
    };
    for (const column of chosen(table, columns, isWords, 'a column of texts'))
      table = table.with(mapWords(column, change));
    if (skipped)
      say({
        message: `${count(skipped, 'text')} of more than ${longest} characters ${skipped === 1 ? 'is' : 'are'} left as they are`,
      });
    return table;
  },
});
