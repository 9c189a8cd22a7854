// Rows in time: a test by chance asks about days between known ones, while in use the future is asked about.
import { DateColumn } from '../../columns/date.js';
import { shown } from '../../error.js';
import { percent, type Check } from '../scene.js';

export const time: Check = {
  kinds: ['time order ignored'],
  look({ table, target, patient, profile }) {
    const { split, settings } = patient;
    if (settings?.time !== undefined || settings?.groups !== undefined || !split || !split.test.length)
      return [];
    return table.columns.flatMap((column) => {
      if (!(column instanceof DateColumn) || column === target) return [];
      const { count, rows, distinct, dates } = profile(column);
      if (count < 0.8 * rows || distinct < 10) return [];
      let last = -Infinity;
      for (let i = 0; i < split.train.length; i++) last = later(last, column.values[split.train[i]!]!);
      const before = Array.from(split.test).filter((row) => column.values[row]! < last);
      const share = before.length / split.test.length;
      if (share < 0.1) return [];
      const series = dates!.ascending || (distinct > 0.9 * count && dates!.missing < 0.1 * distinct);
      return [
        {
          kind: 'time order ignored' as const,
          weight: series ? 0.85 : 0.3,
          columns: [column.name],
          rows: before.slice(0, 20),
          message: `${percent(share)} of the test rows lie before the last training row in ${shown(column.name)}`,
          where: series ? `${shown(column.name)} goes on from row to row` : `column ${shown(column.name)}`,
          why: series
            ? 'The rows are a series in time. Neighbours in time are alike, so a test by chance is easier than the future will be.'
            : 'If the network shall answer for later rows than those it knows, it should be tested on the latest.',
          fix: {
            label: `Test on the latest rows by ${column.name}`,
            changes: [{ to: 'split' as const, set: { time: column.name, stratify: null, groups: null } }],
          },
        },
      ];
    });
  },
};

/** The later of two moments; a gap is none. */
const later = (a: number, b: number) => (b > a ? b : a);
