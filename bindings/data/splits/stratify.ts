// Splits that keep the proportions of classes.
import { count, DataError, listed } from '../error.js';
import type { Random } from '../random.js';
import { groupRows, type Key, type Split } from './rows.js';
import { allot } from './sizes.js';

/** Draws both parts class by class, then mixes each. @throws DataError for a class with too few rows */
export function stratified(labels: readonly Key[], trains: number, tests: number, random: Random): Split {
  const groups = groupRows(labels);
  checkGroups(groups, trains, tests);
  const all = [...groups.values()];
  const sizes = all.map(({ length }) => length);
  const forTrain = allot(sizes, trains);
  const forTest = allot(
    sizes.map((size, i) => size - forTrain[i]!),
    tests,
  );
  const [train, test]: [number[], number[]] = [[], []];
  all.forEach((rows, i) => {
    const mixed = random.shuffle([...rows]);
    for (const row of mixed.slice(0, forTrain[i])) train.push(row);
    for (const row of mixed.slice(forTrain[i]!, forTrain[i]! + forTest[i]!)) test.push(row);
  });
  return { train: random.shuffle(Int32Array.from(train)), test: random.shuffle(Int32Array.from(test)) };
}

function checkGroups(groups: ReadonlyMap<Key, number[]>, trains: number, tests: number): void {
  const classes = [...groups].filter(([label]) => label !== null);
  const single = classes.filter(([, rows]) => rows.length < 2).map(([label]) => String(label));
  if (single.length)
    throw new DataError(
      `too few rows to stratify: ${single.length === 1 ? 'class' : 'classes'} ${listed(single)} ${single.length === 1 ? 'has' : 'have'} 1 row, and at least 2 are needed, one for each part`,
    );
  for (const [part, rows] of [
    ['training', trains],
    ['test', tests],
  ] as const)
    if (rows < classes.length)
      throw new DataError(
        `too few rows to stratify: the ${part} part has ${count(rows, 'row')} for ${classes.length} classes; change testSize`,
      );
}
