// What was found wrong with the data and what was done about it; the table is made all the same.

export type ProblemKind =
  | 'too many fields'
  | 'too few fields'
  | 'blank line'
  | 'title line'
  | 'comment line'
  | 'stray quote'
  | 'encoding'
  | 'column name'
  | 'wrong type'
  | 'missing token'
  | 'ambiguous dates'
  | 'nested value'
  | 'unreadable record'
  | 'unreadable file'
  | 'other sheets'
  | 'formula'
  | 'missing target'
  | 'unknown class'
  | 'unknown category'
  | 'unknown column'
  | 'missing column'
  | 'empty column'
  | 'unreadable image'
  | 'unreadable sound'
  | 'truncated file'
  | 'short series'
  | 'missing time'
  | 'no result'
  | 'cleaning'
  | 'preparation';

/** One thing that was not as it should be. Nothing is dropped without one of these. */
export interface Problem {
  kind: ProblemKind;
  /** one sentence: where, what came, what was done */
  message: string;
  /** row of the table, counted from 1 */
  row?: number;
  /** line of the file, counted from 1; a header is line 1 */
  line?: number;
  column?: string;
  /** the text that did not fit, or the surplus fields of a long row */
  value?: string | string[];
}
