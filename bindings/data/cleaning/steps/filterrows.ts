// filterRows: keeps the rows for which a condition is true.
import { count } from '../../error.js';
import { Expression } from '../../expression/expression.js';
import { defineStep } from '../step.js';

export const filterRows = defineStep({
  name: 'filterRows',
  title: 'Filter rows',
  help: 'Keeps the rows for which a condition is true.',
  changesRows: true,
  options: [
    { name: 'condition', kind: 'expression', help: 'such as price > 10 and city in ("Rome", "Oslo")' },
    {
      name: 'missing',
      kind: 'choice',
      default: 'drop',
      choices: ['drop', 'keep'],
      help: 'what becomes of rows for which the condition is missing',
    },
  ],
  run(table, { condition, missing }, _, { say }) {
    const kept = missing === 'keep' ? `coalesce((${condition}\n), true)` : condition;
    const expression = new Expression(condition);
    const found = expression.filter(table);
    const rows = missing === 'keep' && found.missing ? new Expression(kept).filter(table).rows : found.rows;
    for (const { message } of found.problems) say({ message });
    if (found.missing)
      say({
        message: `the condition is missing in ${count(found.missing, 'row')}; ${missing === 'keep' ? 'they are kept' : 'they are taken away'}`,
      });
    return { table: table.take(rows), rows };
  },
});
