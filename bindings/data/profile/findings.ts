// What a careful reader would point out about a column, each in one sentence that says what it means for learning.
import { idName } from '../columns/id.js';
import type { Column } from '../columns/index.js';
import { count } from '../error.js';
import type { ColumnProfile } from './profile.js';

export type FindingKind = 'constant' | 'id' | 'mostly missing' | 'too many categories' | 'empty';

export interface Finding {
  kind: FindingKind;
  column: string;
  message: string;
}

/** A column with less than this share of its cells is mostly missing. */
const leastShare = 0.4;
/** More categories than this make more inputs than a small network can use. */
export const mostCategories = 50;

type Facts = Omit<ColumnProfile, 'findings'>;
type Rule = [FindingKind, (column: Column, facts: Facts) => string | false];

const rules: Rule[] = [
  ['empty', (_, { count }) => count === 0 && 'every cell is missing: there is nothing to learn from'],
  [
    'constant',
    (_, { distinct, rows, top }) =>
      distinct === 1 &&
      rows > 1 &&
      `every cell that is not missing is ${top[0]!.value}: a constant tells nothing about the target`,
  ],
  [
    'id',
    (column, facts) =>
      looksLikeId(column, facts) &&
      'it looks like an id: it names the rows, so a network could only learn them by heart',
  ],
  [
    'mostly missing',
    (_, { count: present, missing, rows }) =>
      present > 0 &&
      present < leastShare * rows &&
      `${count(missing, 'cell')} of ${rows} are missing: most of what it says would be made up`,
  ],
  [
    'too many categories',
    ({ storage }, { distinct, rows }) =>
      storage === 'category' &&
      distinct > mostCategories &&
      `${distinct} categories in ${rows} rows: one input each is too many to learn from few examples each`,
  ],
];

export function findingsOf(column: Column, facts: Facts): Finding[] {
  return rules.flatMap(([kind, rule]) => {
    const message = rule(column, facts);
    return message ? [{ kind, column: column.name, message }] : [];
  });
}

/** Every value comes once, and they count on, are named like an id, or are single words. */
function looksLikeId(column: Column, { count, distinct, rows, numbers }: Facts): boolean {
  if (column.type === 'id') return true;
  if (distinct !== count || count < rows || rows < 10) return false;
  if (column.storage === 'number') {
    if (!column.values.every(Number.isInteger)) return false;
    return numbers!.max - numbers!.min === rows - 1 || idName.test(column.name);
  }
  if (column.storage === 'date') return false;
  if (column.storage !== 'category' && column.storage !== 'text') return false;
  const values = column.storage === 'category' ? column.categories : column.values;
  return idName.test(column.name) || values.every((value) => value!.length <= 40 && !/\s.*\s/.test(value!));
}
