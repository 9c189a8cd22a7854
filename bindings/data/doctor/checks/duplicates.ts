// The same row in training and test: the test then asks what was learned by heart.
import { count } from '../../error.js';
import { rowGroups } from '../../profile/rowkeys.js';
import type { Diagnosis, Fix } from '../finding.js';
import { percent, type Check } from '../scene.js';

/** Twins come about by chance where rows can hardly differ: fewer than this share of the rows is nothing. */
const leastShare = 0.005;

export const duplicates: Check = {
  kinds: ['rows in both parts', 'duplicate rows'],
  look({ table, inputs, target, patient }) {
    const columns = target ? [...inputs, target] : [...inputs];
    if (!inputs.length || table.rowCount < 2) return [];
    const { groups, count: different } = rowGroups(columns, table.rowCount);
    if (different === table.rowCount) return [];
    const names = columns.map(({ name }) => name);
    const fix: Fix = {
      label: 'Keep one of each',
      changes: [{ to: 'cleaning', step: { name: 'dropDuplicates', options: { columns: names } } }],
    };
    const found: Diagnosis[] = [];
    if (patient.split) {
      const learned = new Uint8Array(different);
      for (let i = 0; i < patient.split.train.length; i++) learned[groups[patient.split.train[i]!]!] = 1;
      const twins = Array.from(patient.split.test).filter((row) => learned[groups[row]!]);
      const share = twins.length / patient.split.test.length;
      if (share >= leastShare)
        found.push({
          kind: 'rows in both parts',
          weight: Math.min(0.9, 0.5 + share),
          columns: names,
          rows: twins.slice(0, 20),
          message: `${count(twins.length, 'test row')} of ${patient.split.test.length} (${percent(share)}) ${twins.length === 1 ? 'is' : 'are'} also there among the training rows`,
          where: `first in row ${twins[0]! + 1}`,
          why: 'The network has seen the answers of these rows, so the score tells less about new ones.',
          fix,
        });
    }
    const extra = table.rowCount - different;
    if (!found.length && extra / table.rowCount >= leastShare) {
      const seen = new Set<number>();
      const rows = Array.from(groups.keys()).filter(
        (row) => seen.has(groups[row]!) || !seen.add(groups[row]!),
      );
      found.push({
        kind: 'duplicate rows',
        weight: Math.min(0.5, 0.15 + extra / table.rowCount),
        columns: names,
        rows: rows.slice(0, 20),
        message: `${count(extra, 'row')} of ${table.rowCount} ${extra === 1 ? 'is' : 'are'} the same as an earlier one in all columns that are used`,
        where: `first in row ${rows[0]! + 1}`,
        why: 'A row that was written down twice counts twice, and a split can put one into training and the other into the test.',
        fix,
      });
    }
    return found;
  },
};
