// Classes with too few rows to learn, and classes that outweigh the others.
import type { Column } from '../../columns/index.js';
import { count, listed, shown } from '../../error.js';
import type { Diagnosis } from '../finding.js';
import { percent, type Check } from '../scene.js';

/** A class with fewer rows can hardly be learned and judged. */
const leastRows = 10;
/** The commonest class may have so many times the rows of the rarest that counts. */
const mostTimes = 5;

export const classes: Check = {
  kinds: ['rare classes', 'imbalance'],
  look({ target, task, table, patient }) {
    if (!target || !task || task === 'regression') return [];
    const counts = countsOf(target);
    const rare = counts.filter(([, rows]) => rows < leastRows);
    const found: Diagnosis[] = [];
    const name = shown(target.name);
    if (rare.length && counts.length > 1)
      found.push({
        kind: 'rare classes',
        weight: rare.some(([, rows]) => rows < 2) ? 0.7 : 0.55,
        columns: [target.name],
        message: `${count(rare.length, 'class', 'classes')} of ${name} ${rare.length === 1 ? 'has' : 'have'} fewer than ${leastRows} rows: ${listed(rare.map(([word]) => word))}`,
        where: rare
          .slice(0, 5)
          .map(([word, rows]) => `${shown(word)} in ${count(rows, 'row')}`)
          .join(', '),
        why: 'So few examples can not show what a class looks like, and the test has hardly one to judge by.',
        ...(counts.length - rare.length >= 2 && {
          fix: {
            label: 'Leave out the rows of rare classes',
            changes: [
              {
                to: 'cleaning' as const,
                step: {
                  name: 'mapValues',
                  options: {
                    columns: [target.name],
                    values: Object.fromEntries(rare.map(([word]) => [word, null])),
                  },
                },
              },
              { to: 'cleaning' as const, step: { name: 'dropMissing', options: { columns: [target.name] } } },
            ],
          },
        }),
      });
    const common = counts.filter(([, rows]) => rows >= leastRows);
    const [most, least] = [common[0], common.at(-1)];
    if (most && least && most[1] >= mostTimes * least[1] && patient.training?.classWeight !== 'balanced')
      found.push({
        kind: 'imbalance',
        weight: Math.min(0.6, 0.3 + Math.log10(most[1] / least[1]) / 10),
        columns: [target.name],
        message: `class ${shown(most[0])} of ${name} has ${Math.round(most[1] / least[1])} times the rows of ${shown(least[0])}`,
        where: `${shown(most[0])} in ${percent(most[1] / table.rowCount)} of the rows, ${shown(least[0])} in ${percent(least[1] / table.rowCount)}`,
        why: 'A network that always says the common class already looks good. Balanced weights make errors count alike for all classes; look at balanced accuracy too.',
        fix: {
          label: 'Use balanced class weights',
          changes: [{ to: 'training', set: { classWeight: 'balanced' } }],
        },
      });
    return found;
  },
};

/** Rows of each class, the commonest first. */
function countsOf(target: Column): [string, number][] {
  const counts = new Map<string, number>();
  for (let row = 0; row < target.length; row++) {
    if (target.isMissing(row)) continue;
    const word = target.storage === 'category' ? target.value(row)! : target.cell(row);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
