// Rows without an answer can neither be learned from nor judged by.
import { count, shown } from '../../error.js';
import { percent, type Check } from '../scene.js';

export const missingTarget: Check = {
  kinds: ['missing target'],
  look({ target, table }) {
    const missing = target?.missingCount ?? 0;
    if (!target || !missing) return [];
    const share = missing / table.rowCount;
    const rows = Array.from({ length: table.rowCount }, (_, row) => row).filter((row) =>
      target.isMissing(row),
    );
    return [
      {
        kind: 'missing target',
        weight: Math.min(0.9, 0.35 + share),
        columns: [target.name],
        rows: rows.slice(0, 20),
        message: `${count(missing, 'row')} of ${table.rowCount} (${percent(share)}) ${missing === 1 ? 'has' : 'have'} no value of the target ${shown(target.name)}`,
        where: `first in row ${rows[0]! + 1}`,
        why: 'Without an answer there is nothing to learn there. Filling it in would invent answers, so the rows should go.',
        fix: {
          label: `Drop rows without ${target.name}`,
          changes: [{ to: 'cleaning', step: { name: 'dropMissing', options: { columns: [target.name] } } }],
        },
      },
    ];
  },
};
