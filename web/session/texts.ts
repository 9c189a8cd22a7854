// Two ways in which a network reads texts, and the plans that make them so.
import type { ColumnPlan, Plan, StepSpec } from './types.ts';

/** 'counts': how often each word comes, weighted, in no order; 'words': one after the other, as numbers. */
export type Reading = 'counts' | 'words';

const counted: StepSpec = { name: 'TfidfVectorizer', options: { maxFeatures: 1000 } };
const inOrder = (length: number): StepSpec => ({ name: 'TokenEncoder', options: { maxTokens: 2000, sequenceLength: length } });

const isCounted = ({ steps }: ColumnPlan) => steps.some(({ name }) => name.endsWith('Vectorizer'));
const isInOrder = ({ steps }: ColumnPlan) => steps.some(({ name }) => name === 'TokenEncoder');

/** The texts that are read, and how; null if none is. */
export function textsOf({ columns }: Plan): { names: string[]; reading: Reading } | null {
  const texts = columns.filter((column) => column.use && (isCounted(column) || isInOrder(column)));
  if (!texts.length) return null;
  return { names: texts.map(({ column }) => column), reading: texts.some(isInOrder) ? 'words' : 'counts' };
}

/** The plan with its texts read another way. Words in order are all that the network then reads, of one text. */
export function readTexts(plan: Plan, reading: Reading, length: number): Plan {
  const texts = textsOf(plan)?.names ?? [];
  const usual = new Map(plan.usual.map((column) => [column.column, column]));
  const change = (column: ColumnPlan): ColumnPlan => {
    const isText = texts.includes(column.column);
    if (reading === 'counts') return isText ? { ...column, steps: [counted] } : (usual.get(column.column) ?? column);
    if (column.column === texts[0]) return { ...column, steps: [inOrder(length)] };
    return column.use ? { ...column, use: false, reason: `only the words of ${texts[0]} are read, in their order` } : column;
  };
  return { ...plan, columns: plan.columns.map(change) };
}
