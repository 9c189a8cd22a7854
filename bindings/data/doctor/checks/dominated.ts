// A few extreme numbers that decide how large all others look.
import { NumberColumn } from '../../columns/number.js';
import { count, shown } from '../../error.js';
import { percent, type Check } from '../scene.js';

/** Without its outliers a column is so much narrower that they dominate it. */
const narrower = 3;
/** More than this share are no outliers but the shape of the column. */
const mostShare = 0.05;

export const dominated: Check = {
  kinds: ['outliers dominate'],
  look: ({ inputs, profile }) =>
    inputs.flatMap((column) => {
      const { numbers, outliers, count: present } = profile(column);
      if (
        !(column instanceof NumberColumn) ||
        !numbers ||
        !outliers ||
        !outliers.share ||
        outliers.share > mostShare
      )
        return [];
      const { low, high } = outliers;
      let [n, sum, squares] = [0, 0, 0];
      for (const value of column.values)
        if (value >= low && value <= high) {
          n++;
          sum += value - numbers.median;
          squares += (value - numbers.median) ** 2;
        }
      const inside = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
      if (!(inside > 0) || numbers.std < narrower * inside) return [];
      const beyond = outliers.below + outliers.above;
      const rows = Array.from({ length: column.length }, (_, row) => row).filter(
        (row) => column.values[row]! < low || column.values[row]! > high,
      );
      return [
        {
          kind: 'outliers dominate' as const,
          weight: 0.45,
          columns: [column.name],
          rows: rows.slice(0, 20),
          message: `${count(beyond, 'number')} of ${shown(column.name)} (${percent(beyond / present)}) make${beyond === 1 ? 's' : ''} it ${Math.round(numbers.std / inside)} times as wide as the others are`,
          where: `beyond ${Number(low.toPrecision(3))} and ${Number(high.toPrecision(3))}, first in row ${rows[0]! + 1}`,
          why: 'Scaling goes by the spread of all values: with such ones all others come to lie so close together that their differences are lost.',
          fix: {
            label: `Clip ${column.name}`,
            changes: [
              {
                to: 'cleaning' as const,
                step: {
                  name: 'outliers',
                  options: { columns: [column.name], method: 'tukey', action: 'clip', factor: 3 },
                },
              },
            ],
          },
        },
      ];
    }),
};
