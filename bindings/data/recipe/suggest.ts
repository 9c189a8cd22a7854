// The usual preparation for a table and target: a plan for every column, with the reason where one is left out.
import type { Column, ColumnOf, Storage } from '../columns/index.js';
import { DateColumn } from '../columns/date.js';
import type { ImageColumn } from '../columns/media.js';
import { TextColumn } from '../columns/text.js';
import { DataError, oneOf, onlyOptions, shown } from '../error.js';
import { profileColumn, type ColumnProfile } from '../profile/profile.js';
import { onlyTable, type Table } from '../table.js';
import {
  tasks,
  type ColumnPlan,
  type RecipePlan,
  type StepSpec,
  type TargetPlan,
  type Task,
} from './plan.js';
import { Recipe } from './recipe.js';
import { checkTarget, inferTask } from './task.js';
import { checkWindows, type WindowPlan } from './windows.js';

export interface SuggestOptions {
  /** the kind of answer, if it shall not be inferred */
  task?: Task;
  /** for a time series: windows of rows are the inputs, and the target's own past is one of them */
  windows?: WindowPlan;
}

/** The steps usually taken for a column of each type. */
export function usualSteps(column: Column): StepSpec[] {
  return usual[column.storage](column);
}

const numberSteps: StepSpec[] = [
  { name: 'SimpleImputer', options: { strategy: 'median' } },
  { name: 'StandardScaler' },
];

const usual: Record<Storage, (column: Column) => StepSpec[]> = {
  number: () => structuredSteps(numberSteps),
  category: () => [
    { name: 'SimpleImputer', options: { strategy: 'most_frequent' } },
    { name: 'OneHotEncoder', options: { handleUnknown: 'ignore' } },
  ],
  date: (column) => [
    { name: 'DateEncoder', options: { parts: dateParts(column as ColumnOf<'date'>) } },
    ...structuredSteps(numberSteps),
  ],
  text: () => [{ name: 'TfidfVectorizer', options: { maxFeatures: 1000 } }],
  image: (column) => [{ name: 'ImageEncoder', options: imageOptions(column as ImageColumn) }],
  audio: () => [{ name: 'LogMelSpectrogram' }],
  array: () => [],
};

/** Images of one size that is not large stay as they are; others become squares of 64 pixels. */
function imageOptions({ cells }: ImageColumn): Record<string, unknown> {
  const sizes = cells.map((cell) =>
    cell === null ? null : 'data' in cell ? `${cell.width} × ${cell.height}` : '',
  );
  const [first] = cells.filter((cell) => cell !== null);
  const same = new Set(sizes.filter((size) => size !== null)).size === 1;
  return same && first && 'data' in first && Math.max(first.width, first.height) <= 128
    ? {}
    : { height: 64, width: 64, interpolation: 'area' };
}

const structuredSteps = (steps: readonly StepSpec[]) =>
  steps.map(({ name, options }) => (options ? { name, options: { ...options } } : { name }));

/** Days always; the place in the year or day only if the dates differ in it. */
function dateParts({ values }: { values: Float64Array }): string[] {
  const dates = [...values].filter((ms) => !Number.isNaN(ms)).map((ms) => new Date(ms));
  const differ = (part: (date: Date) => number) => dates.some((date) => part(date) !== part(dates[0]!));
  const parts = ['days'];
  if (differ((date) => date.getUTCMonth())) parts.push('yearCycle');
  if (differ((date) => date.getUTCHours())) parts.push('dayCycle');
  return parts;
}

/**
 * The usual recipe, not fitted yet. Columns that would harm are left out with a reason; any choice can be changed.
 * @throws DataError for a target that can't be learned, or if no column is left to learn from
 */
export function suggestRecipe(table: Table, target?: string, options: SuggestOptions = {}): Recipe {
  onlyTable(table);
  onlyOptions(options, ['task', 'windows'], 'suggestRecipe');
  const { windows } = options;
  const columns = table.columns
    .filter(({ name }) => windows || name !== target)
    .map((column) => (windows && column.name === windows.time ? planTime(column) : planColumn(column)));
  const plan: RecipePlan = {
    columns,
    ...(target !== undefined && { target: planTarget(table, target, options.task) }),
    ...(windows && { windows: checkWindowColumns(table, windows) }),
  };
  if (!columns.some(({ use }) => use)) {
    const why = columns.map(({ column, reason }) => `${shown(column)} (${reason})`).slice(0, 5);
    throw new DataError(
      `there is no usable column to learn from${why.length ? `: ${why.join('; ')}` : ' beside the target'}`,
    );
  }
  return new Recipe(plan);
}

function checkWindowColumns(table: Table, windows: WindowPlan): WindowPlan {
  checkWindows(windows);
  for (const name of [windows.time, windows.group]) if (name !== undefined) table.column(name);
  return { ...windows };
}

/** The column of time only puts rows in order; of a date, the place in the year or day is worth knowing too. */
function planTime(column: Column): ColumnPlan {
  const plan = planColumn(column);
  const parts = column instanceof DateColumn ? dateParts(column).filter((part) => part !== 'days') : [];
  if (!parts.length)
    return {
      ...plan,
      use: false,
      reason: 'it puts the rows in order, and later rows have values that training never saw',
    };
  const steps = plan.steps.map((step) =>
    step.name === 'DateEncoder' ? { ...step, options: { parts } } : step,
  );
  return { ...plan, steps };
}

/** The plan of one input column. */
export function planColumn(column: Column): ColumnPlan {
  const reason = reasonToDrop(column, profileColumn(column));
  const plan: ColumnPlan = {
    column: column.name,
    type: column.type,
    use: reason === undefined,
    steps: usualSteps(column),
  };
  return reason === undefined ? plan : { ...plan, reason };
}

/** Texts with fewer words on average are names or titles rather than prose. */
const fewestWords = 5;

function wordsOf({ values }: TextColumn): number {
  const texts = values.filter((text) => text !== null);
  return (
    texts.reduce((words, text) => words + text.trim().split(/\s+/).length, 0) / Math.max(1, texts.length)
  );
}

function reasonToDrop(column: Column, { findings }: ColumnProfile): string | undefined {
  if (findings[0]) return findings[0].message;
  return column instanceof TextColumn && wordsOf(column) < fewestWords
    ? 'it is free text of few words, which hardly come again in other rows'
    : undefined;
}

/** The plan of the target; the task is inferred if it isn't given. */
export function planTarget(table: Table, target: string, task?: Task): TargetPlan {
  const column = table.column(target);
  if (task === undefined) {
    const guess = inferTask(table, target);
    return { column: target, type: column.type, ...guess, steps: targetSteps(guess.task) };
  }
  oneOf(task, tasks, 'task');
  const profile = profileColumn(column);
  checkTarget(column, profile);
  if (task === 'regression' && column.storage !== 'number')
    throw new DataError(
      `target ${shown(target)} must be a number column for regression, got one of type ${column.type}`,
    );
  if (task === 'binary' && profile.distinct !== 2)
    throw new DataError(
      `target ${shown(target)} must have 2 classes for a binary task, got ${profile.distinct}`,
    );
  return { column: target, type: column.type, task, reason: 'as chosen', steps: targetSteps(task) };
}

const targetSteps = (task: Task): StepSpec[] => [
  { name: task === 'regression' ? 'StandardScaler' : 'LabelEncoder' },
];
