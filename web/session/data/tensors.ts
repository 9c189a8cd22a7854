// From a recipe to the tensors of the three parts, and what about them decides which layers read them.
import { DataError, type NamedTensors, type PreparedTable, type Recipe, type Table } from 'vitrine/data';
import type { Plan } from '../types.ts';
import type { Parts } from './split.ts';

/** One tensor for each part. @throws DataError if the columns become several inputs, which layers in a row cannot take */
export function tensorsOf(recipe: Recipe, table: Table, { train, validation, test }: Parts): Record<'train' | 'validation' | 'test', PreparedTable> {
  const first = recipe.fitTransform<PreparedTable['x'] | NamedTensors>(table, train);
  if (!isOne(first)) {
    const arrays = Object.keys(first.x).filter((name) => name !== 'features');
    throw new DataError(
      `word numbers must be the network's only input here, but ${arrays.join(' and ')} ${arrays.length > 1 ? 'are' : 'is'} read beside other columns; take a text by its counted words (TfidfVectorizer), or leave the other columns out`,
    );
  }
  const empty = (rows: Int32Array): PreparedTable => ({
    ...first,
    x: { data: new Float32Array(), shape: [0, ...first.x.shape.slice(1)] },
    y: { data: new Float32Array(), shape: [0] },
    rows,
    problems: [],
  });
  const [second, third] = [validation, test].map((rows) => (rows.length ? recipe.transform(table, rows) : empty(rows)));
  return { train: first, validation: second, test: third };
}

const isOne = (prepared: PreparedTable<PreparedTable['x'] | NamedTensors>): prepared is PreparedTable => ArrayBuffer.isView(prepared.x.data);

/** How many word numbers there are, if a text is read as such: those of the vocabulary, padding and unknown words. */
export function wordsOf({ columns }: Plan, x: Float32Array): number | undefined {
  const step = columns
    .filter(({ use }) => use)
    .flatMap(({ steps }) => steps)
    .find(({ name }) => name === 'TokenEncoder');
  if (!step) return undefined;
  return (step.options?.maxTokens as number | null | undefined) ?? x.reduce((most, word) => Math.max(most, word), 1) + 1;
}

/** Whether the targets go on far from where those of training lie. */
export function drifts(train: PreparedTable, validation: PreparedTable): boolean {
  const [from, to] = [train, validation].map(({ y }) => y!.data);
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const middle = mean(from);
  const spread = Math.sqrt(from.reduce((sum, value) => sum + (value - middle) ** 2, 0) / from.length);
  return to.length > 0 && Math.abs(mean(to) - middle) > 1.2 * spread;
}
