// What a pipeline asks of cleaning: steps that can be done again on fresh rows, and that can be saved as JSON.
import { DataError } from '../data/error.js';
import type { Problem } from '../data/problem.js';
import type { Table } from '../data/table.js';

/** What cleaning makes of a table. */
export interface Cleaned {
  table: Table;
  /** for each row of the table, its row (from 0) before cleaning; left out if no row was dropped or moved */
  rows?: ArrayLike<number>;
  problems?: readonly Problem[];
}

export interface Cleaning {
  /** Does all steps again. */
  replay(table: Table): Table | Cleaned;
  toJSON(): unknown;
}

/** Makes cleaning steps of their JSON. */
export type RestoreCleaning = (json: unknown) => Cleaning;

/** For those who load a pipeline with cleaning and bring nothing to make it of. */
export const noCleaning: RestoreCleaning = () => {
  throw new DataError(
    'the pipeline has cleaning steps: Pipeline.load needs the option cleaning, a function that makes them of their JSON',
  );
};
