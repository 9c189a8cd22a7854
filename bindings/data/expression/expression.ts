// The expression language's front: read a formula, ask what it needs, and evaluate it over a table.
import type { Column } from '../columns/index.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { DataError, shown } from '../error.js';
import { fault } from './error.js';
import { Evaluation } from './evaluate.js';
import { parse } from './parse.js';
import { below, type Node } from './tree.js';
import { nouns, toColumn, type Booleans, type Kind, type ResultType } from './vector.js';

export interface FilterResult {
  /** indices (from 0) of the rows for which the expression is true */
  rows: Int32Array;
  /** rows for which it is missing; they are not kept */
  missing: number;
  problems: Problem[];
}

/** A formula over the columns of a row, such as `price / area > 100 and city in ("Rome", "Oslo")`. */
export class Expression {
  readonly #tree: Node;

  /** @throws ExpressionError that says at which character what was wanted */
  constructor(readonly text: string) {
    if (typeof text !== 'string') throw new DataError(`an expression must be a text, got ${shown(text)}`);
    this.#tree = parse(text);
  }

  /** Names of the columns that it reads, each once. */
  get columns(): string[] {
    const found = new Set<string>();
    const look = (node: Node): void => {
      if (node.kind === 'column') found.add(node.name);
      below(node).forEach(look);
    };
    look(this.#tree);
    return [...found];
  }

  /** What it gives over columns like these. @throws ExpressionError for an unknown column or values of the wrong kind */
  kindOver(columns: readonly Column[]): Kind {
    const none = new Table(columns.map((column) => column.take([]) as Column));
    return new Evaluation(none).vector(this.#tree).kind;
  }

  /** Its value in each row as a column; where it has none though its operands do, a problem counts the rows. */
  column(table: Table, name: string, type?: ResultType): { column: Column; problems: Problem[] } {
    const evaluation = new Evaluation(table);
    const vector = evaluation.vector(this.#tree);
    return { column: toColumn(name, vector, table.rowCount, type), problems: problemsOf(evaluation) };
  }

  /** The rows for which it is true. @throws ExpressionError if it is no condition */
  filter(table: Table): FilterResult {
    const evaluation = new Evaluation(table);
    const vector = evaluation.vector(this.#tree);
    if (vector.kind !== 'boolean')
      fault(
        `a condition is wanted that is true or false, such as price > 10, but this gives ${nouns[vector.kind]}`,
        this.#tree,
      );
    const { values, constant } = vector as Booleans;
    const rows: number[] = [];
    let missing = 0;
    for (let row = 0; row < table.rowCount; row++) {
      const truth = values[constant ? 0 : row]!;
      if (truth === 1) rows.push(row);
      else if (truth < 0) missing++;
    }
    return { rows: Int32Array.from(rows), missing, problems: problemsOf(evaluation) };
  }
}

const problemsOf = ({ context }: Evaluation): Problem[] =>
  context.problems.map(({ message, row }) => ({ kind: 'no result', message, row }));
