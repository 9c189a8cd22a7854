// How columns go together, two by two, and what each tells of the target. Long work in slices; a new question stops the one before.
import { associate, DataError, profileColumn, Random, type Association, type Column, type Table } from 'vitrine/data';
import type { Hear, Pairs } from '../types.ts';
import { turn } from './turn.ts';

/** More columns make a picture that no one can read. */
const mostColumns = 40;
/** So many rows tell as much about a pair as a million. */
const mostRows = 10_000;
const slice = 20;

let asked = 0;

/** @throws DataError if something else is asked meanwhile */
export async function pairsOf(table: Table, target: string | null, hear: Hear): Promise<Pairs> {
  const turned = turns(++asked);
  const rows = someRows(table.rowCount);
  const of = target !== null && table.has(target) ? target : null;
  const left = table.columns.filter((column) => !comparable(column) && column.name !== of).map(({ name }) => name);
  const columns: Column[] = [];
  for (const column of table.columns) {
    if (left.includes(column.name)) continue;
    columns.push(rows ? (column.take(rows) as Column) : column);
    await turned(() => hear(0, 'taking rows'));
  }
  const answer = columns.find(({ name }) => name === of);
  const ranked: Pairs['ranked'] = [];
  for (const column of columns) {
    if (!answer || column === answer) continue;
    ranked.push({ column: column.name, ...associate(column, answer) });
    await turned(() => hear((0.2 * ranked.length) / columns.length, 'asking what each column tells of the target'));
  }
  ranked.sort((a, b) => (b.mutualInformation || 0) - (a.mutualInformation || 0));
  const order = new Map(ranked.map(({ column }, place) => [column, place]));
  const shown = columns.toSorted((a, b) => (order.get(a.name) ?? -1) - (order.get(b.name) ?? -1)).slice(0, mostColumns);
  const cells = shown.map(() => shown.map((): Association | null => null));
  for (let i = 0; i < shown.length; i++)
    for (let j = 0; j < i; j++) {
      cells[i][j] = cells[j][i] = associate(shown[i], shown[j]);
      await turned(() => hear(0.2 + (0.8 * i) / shown.length, 'comparing columns two by two'));
    }
  return { names: shown.map(({ name }) => name), cells, ranked, target: of, rows: rows?.length ?? table.rowCount, more: columns.length - shown.length, left };
}

/** Ids and free texts name their rows: each would seem to tell everything. */
function comparable(column: Column): boolean {
  if (column.type === 'id' || !['number', 'date', 'category'].includes(column.storage)) return false;
  const { count, distinct, findings } = profileColumn(column);
  return count > 1 && distinct > 1 && !findings.some(({ kind }) => kind === 'id');
}

/** Rows taken at random in their order, always the same; undefined for all of them. */
function someRows(rowCount: number): Int32Array | undefined {
  if (rowCount <= mostRows) return undefined;
  const random = new Random(0);
  const rows = new Int32Array(mostRows);
  let place = 0;
  for (let row = 0; place < mostRows; row++) if (random.below(rowCount - row) < mostRows - place) rows[place++] = row;
  return rows;
}

/** Gives the event loop a turn now and then, and ends the work when another question has come. */
function turns(mine: number): (tell: () => void) => Promise<void> {
  let since = performance.now();
  return async (tell) => {
    if (performance.now() - since < slice) return;
    tell();
    await turn();
    if (mine !== asked) throw new DataError('something else was asked meanwhile');
    since = performance.now();
  };
}
