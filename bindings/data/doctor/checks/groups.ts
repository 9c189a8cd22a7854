// Several rows of one person, place or thing: if they are on both sides of the split, the test asks about known ones.
import { idName } from '../../columns/id.js';
import { comparable } from '../../columns/comparable.js';
import { shown } from '../../error.js';
import { percent, type Check } from '../scene.js';

export const groups: Check = {
  kinds: ['groups in both parts'],
  look({ table, target, patient, profile }) {
    const { split, settings } = patient;
    if (!split || settings?.groups !== undefined || settings?.time !== undefined) return [];
    return table.columns.flatMap((column) => {
      if (column === target || !idName.test(column.name) || column.storage === 'date') return [];
      const { distinct, count } = profile(column);
      if (distinct < 5 || distinct > 0.7 * count) return [];
      const values = comparable(column);
      const learned = new Set<unknown>();
      for (let i = 0; i < split.train.length; i++)
        if (!column.isMissing(split.train[i]!)) learned.add(values[split.train[i]!]);
      const both = Array.from(split.test).filter((row) => learned.has(values[row]));
      const share = both.length / split.test.length;
      if (share < 0.2) return [];
      return [
        {
          kind: 'groups in both parts' as const,
          weight: 0.75,
          columns: [column.name],
          rows: both.slice(0, 20),
          message: `${percent(share)} of the test rows have a ${shown(column.name)} that is also there among the training rows`,
          where: `${distinct} different values of ${shown(column.name)} in ${count} rows`,
          why: 'If rows with the same id belong together, such as visits of one patient, the network may know the patient and not the illness. Keep them on one side.',
          fix: {
            label: `Split by ${column.name}`,
            changes: [{ to: 'split' as const, set: { groups: column.name, stratify: null, time: null } }],
          },
        },
      ];
    });
  },
};
