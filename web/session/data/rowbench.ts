// A prepared table: what was learned of its columns turns rows into inputs and outputs into words.
import { storageOf, type Cleaning, type Recipe, type RecipeJson, type Table, type TargetPrediction } from 'vitrine/data';
import type { Moment } from './api.ts';
import type { Bench } from './bench.ts';
import { plainCell } from './series.ts';
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

  toJSON(): RecipeJson {
    return this.recipe.toJSON();
  }

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
    const record = Object.fromEntries(Object.entries(row).map(([name, text]) => [name, numbers.has(name) && plainNumber.test(text) ? Number(text) : text]));
    const { x, problems } = recipe.transformRecords([record]);
    return { x: x.data, problems: problems.map(({ message }) => message.replace(/^row 1,? ?/, '')) };
  }

  heldOut(index: number): { row: Record<string, string>; actual: string } {
    const { table, recipe, target, test } = this;
    const row = test.rows[index];
    const used = recipe.plan.columns.filter(({ use }) => use).map(({ column }) => table.column(column));
    const text = (column: (typeof used)[number]) => (column.storage === 'number' && !column.isMissing(row) ? String(column.values[row]) : column.cell(row));
    return { row: Object.fromEntries(used.map((column) => [column.name, text(column)])), actual: table.cell(row, target) };
  }

  /** Of a series: the target at the end of each held-out window, and when each answer is due. */
  series(): { last: (number | string)[]; times: string[] } | undefined {
    if (!this.recipe.plan.windows) return undefined;
    const target = this.table.column(this.target);
    const { rows } = this.test;
    const ahead = this.#places();
    /** the target's last value that is known by then */
    const known = new Map<number, number | string>();
    let last: number | string = NaN;
    for (const row of this.#order()) known.set(row, (last = plainCell(target, row) ?? last));
    return {
      last: Array.from(rows, (row) => known.get(row)!),
      times: Array.from(rows, (row) => this.#time(ahead(row)) ?? ''),
    };
  }

  /** One window of the series: a held-out one, or, for null, the last that the table has. */
  moment(index: number | null): Moment {
    const { table, recipe, target, test } = this;
    const { sequenceLength } = recipe.plan.windows!;
    const order = this.#order();
    const end = index === null ? order.length - 1 : order.indexOf(test.rows[index]);
    const rows = order.slice(end - sequenceLength + 1, end + 1);
    const due = this.#places()(order[end]);
    const column = table.column(target);
    return {
      x: recipe.transform(table, rows, { target: false }).x.data,
      times: Array.from(rows, (row) => this.#time(row) ?? ''),
      past: Array.from(rows, (row) => plainCell(column, row)),
      due: due === undefined ? null : this.#time(due),
      actual: due === undefined || column.isMissing(due) ? null : String(plainCell(column, due)),
    };
  }

  /** Rows in the order of time. */
  #order(): Int32Array {
    const all = Int32Array.from({ length: this.table.rowCount }, (_, row) => row);
    const { time } = this.recipe.plan.windows!;
    const column = time === undefined ? undefined : this.table.column(time);
    if (!column || (column.storage !== 'date' && column.storage !== 'number')) return all;
    return all.filter((row) => !column.isMissing(row)).sort((a, b) => column.values[a] - column.values[b]);
  }

  /** From a window's last row to the row of its answer. */
  #places(): (row: number) => number | undefined {
    const order = this.#order();
    const places = new Map(Array.from(order, (row, place) => [row, place]));
    const { horizon = 1 } = this.recipe.plan.windows!;
    return (row) => order[places.get(row)! + horizon];
  }

  #time(row: number | undefined): string | null {
    const { time } = this.recipe.plan.windows!;
    if (row === undefined) return null;
    return time === undefined ? `row ${row + 1}` : this.table.cell(row, time);
  }
}
