// derive: a new column, or new values for one, by an expression.
import { Expression } from '../../expression/expression.js';
import type { ResultType } from '../../expression/vector.js';
import { defineStep } from '../step.js';

export const derive = defineStep({
  name: 'derive',
  title: 'Derive a column',
  help: 'Computes a column from others, row by row.',
  options: [
    { name: 'column', kind: 'name', help: 'what the column is called; one of that name is replaced' },
    { name: 'expression', kind: 'expression', help: 'such as round(price / area, 2) or year(released)' },
  ],
  learn(table, { column, expression }, rows): ResultType {
    const training = rows.length === table.rowCount ? table : table.take(rows);
    return new Expression(expression).column(training, column).column.type as ResultType;
  },
  run(table, { column, expression }, type, { say, rowOf }) {
    const made = new Expression(expression).column(table, column, type);
    for (const { message, row } of made.problems)
      say({ message, ...(row !== undefined && { row: rowOf(row - 1) }), column });
    return table.with(made.column);
  },
});
