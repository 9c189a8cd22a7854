// A network needs more examples than it has inputs to tell apart.
import { count } from '../../error.js';
import { type Check } from '../scene.js';

export const fewRows: Check = {
  kinds: ['few rows'],
  look({ table, inputs, target }) {
    const rows = table.rowCount - (target?.missingCount ?? 0);
    const least = Math.max(50, 5 * inputs.length);
    if (rows >= least) return [];
    return [
      {
        kind: 'few rows',
        weight: rows < 20 ? 0.6 : 0.35,
        columns: [],
        message: `there ${rows === 1 ? 'is' : 'are'} ${count(rows, 'row')} with an answer for ${count(inputs.length, 'column')}`,
        where: 'the whole table',
        why: 'With so few examples a network learns them by heart, and another split gives another score. Cross-validation tells how far scores scatter.',
      },
    ];
  },
};
