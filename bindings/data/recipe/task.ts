// What kind of answer a target column asks for, and which column is the likeliest target.
import type { Column, ColumnOf } from '../columns/index.js';
import { count, DataError, shown } from '../error.js';
import { profileColumn, type ColumnProfile } from '../profile/profile.js';
import type { Table } from '../table.js';
import type { Task } from './plan.js';

export interface TaskGuess {
  task: Task;
  /** why, in a sentence */
  reason: string;
}

/** A column of whole numbers is a class target up to this many different ones. */
const mostNumberClasses = 10;
/** ... if each comes this often on average. */
const leastRowsPerClass = 5;

/**
 * Whether a target asks for one of two classes, one of several, or a number.
 * @throws DataError for an unknown column, fewer than 2 rows, one class only, a constant, free text or a date
 */
export function inferTask(table: Table, target: string): TaskGuess {
  const column = table.column(target);
  const profile = profileColumn(column);
  checkTarget(column, profile);
  const { distinct, count: rows } = profile;
  const name = shown(target);
  if (column.storage === 'category')
    return {
      task: distinct === 2 ? 'binary' : 'multiclass',
      reason: `${name} has ${distinct} categories, so a class is predicted`,
    };
  const whole = (column as ColumnOf<'number'>).values.every(
    (value) => Number.isNaN(value) || Number.isInteger(value),
  );
  if (whole && (distinct === 2 || (distinct <= mostNumberClasses && rows >= leastRowsPerClass * distinct)))
    return {
      task: distinct === 2 ? 'binary' : 'multiclass',
      reason: `${name} has only ${distinct} different whole numbers, so each is taken as a class`,
    };
  return {
    task: 'regression',
    reason: `${name} has ${distinct} different numbers, so a number is predicted`,
  };
}

/** Refuses columns that can't be learned. */
export function checkTarget(column: Column, { distinct, count: present, rows, top }: ColumnProfile): void {
  const name = shown(column.name);
  if (rows < 2)
    throw new DataError(
      `the table has ${count(rows, 'row')}; at least 2 are needed, one to learn from and one to judge by`,
    );
  if (present < 2)
    throw new DataError(`target ${name} has a value in ${count(present, 'row')} only; at least 2 are needed`);
  if (column.type === 'id')
    throw new DataError(
      `target ${name} is an id, and a name of rows can't be predicted; change its type if it is a class or a number`,
    );
  if (column.storage === 'text')
    throw new DataError(
      `target ${name} is free text, and only categories or numbers can be predicted; change its type to category if its ${distinct} texts are classes`,
    );
  if (column.storage === 'date')
    throw new DataError(
      `target ${name} is a date, and only categories or numbers can be predicted; choose another column`,
    );
  if (column.storage !== 'number' && column.storage !== 'category')
    throw new DataError(
      `target ${name} is of type ${column.type}, and only categories or numbers can be predicted; choose another column`,
    );
  if (distinct > 1) return;
  const value = shown(top[0]!.value);
  throw new DataError(
    column.storage === 'category'
      ? `target ${name} has one class only, ${value}; at least 2 are needed to tell apart`
      : `target ${name} is constant, every row is ${top[0]!.value}; there is nothing to predict`,
  );
}

const targetNames = [
  /^(target|label|labels|class|classes|outcome|y)$/i,
  /^(species|diagnosis|survived|churn(ed)?|default(ed)?|result|quality|cultivar|fraud|spam|sentiment|disease|income)$/i,
  /^(target|label|class|is|has)[\s_-]|[\s_-](target|label|class|type)$/i,
  /price|salary|revenue|rating|score|value$|house_?val/i,
];

/** The likeliest target: a column with a telling name, else the last that can be predicted; never an id. */
export function suggestTarget(table: Table): string | undefined {
  const fit = table.columns.filter((column) => {
    if (column.storage !== 'number' && column.storage !== 'category') return false;
    const { distinct, findings } = profileColumn(column);
    return (
      distinct > 1 &&
      !findings.some(
        ({ kind }) => kind === 'id' || kind === 'mostly missing' || kind === 'too many categories',
      )
    );
  });
  for (const pattern of targetNames) {
    const found = fit.findLast(({ name }) => pattern.test(name));
    if (found) return found.name;
  }
  return fit.at(-1)?.name;
}
