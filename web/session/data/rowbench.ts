// A prepared table: what was learned of its columns turns rows into inputs and outputs into words.
import { storageOf, type Cleaning, type Recipe, type Table, type TargetPrediction } from 'vitrine/data';
import type { Bench } from './bench.ts';
import type { Parts } from './split.ts';

const plainNumber = /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i;

export class RowBench implements Bench {
  constructor(
    readonly table: Table,
    readonly recipe: Recipe,
    readonly target: string,
    readonly train: { y: Float32Array },
    readonly test: { y: Float32Array; rows: Int32Array },
    /** what has made the table of the one that was read, with all it learned */
    readonly cleaning: Cleaning,
    readonly parts: Parts,
  ) {}

  get classes(): string[] | undefined {
    return this.recipe.classes;
  }

  inverse(output: Float32Array, rows: number): TargetPrediction {
    return this.recipe.inverseTransformTarget({ data: output, shape: [rows, output.length / rows] });
  }

  /** Numbers are taken with a decimal point as well as in the way of the column's own texts. */
  encode(row: Record<string, string>): { x: Float32Array; problems: string[] } {
    const { recipe } = this;
    const numbers = new Set(recipe.plan.columns.filter(({ type }) => storageOf(type) === 'number').map(({ column }) => column));
    const record = Object.fromEntries(
      Object.entries(row).map(([name, text]) => [name, numbers.has(name) && plainNumber.test(text) ? Number(text) : text]),
    );
    const { x, problems } = recipe.transformRecords([record]);
    return { x: x.data, problems: problems.map(({ message }) => message.replace(/^row 1,? ?/, '')) };
  }

  heldOut(index: number): { row: Record<string, string>; actual: string } {
    const { table, recipe, target, test } = this;
    const row = test.rows[index];
    const used = recipe.plan.columns.filter(({ use }) => use).map(({ column }) => table.column(column));
    const text = (column: (typeof used)[number]) =>
      column.storage === 'number' && !column.isMissing(row) ? String(column.values[row]) : column.cell(row);
    return { row: Object.fromEntries(used.map((column) => [column.name, text(column)])), actual: table.cell(row, target) };
  }
}
