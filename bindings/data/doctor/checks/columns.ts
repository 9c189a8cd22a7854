// Columns that tell nothing or too much by themselves: what the profile found, with a remedy.
import { listed, shown } from '../../error.js';
import type { FindingKind } from '../../profile/findings.js';
import type { Column } from '../../columns/index.js';
import type { Fix } from '../finding.js';
import { leaveOut, type Check } from '../scene.js';

interface Opinion {
  weight: number;
  why: string;
  fix(column: Column): Fix;
}

const opinions: Record<FindingKind, Opinion> = {
  empty: {
    weight: 0.6,
    why: 'A column without values gives an input that never changes.',
    fix: ({ name }) => leaveOut(name, 'every cell is missing'),
  },
  constant: {
    weight: 0.5,
    why: 'What is the same in every row can not tell rows apart, and scaling it can divide by zero.',
    fix: ({ name }) => leaveOut(name, 'it is constant'),
  },
  id: {
    weight: 0.7,
    why: 'A network can learn such names by heart: the training looks fine and new rows go wrong.',
    fix: ({ name }) => leaveOut(name, 'it is an id'),
  },
  'mostly missing': {
    weight: 0.4,
    why: 'Most of what the network sees there is what filled the gaps.',
    fix: ({ name }) => leaveOut(name, 'most of it is missing'),
  },
  'too many categories': {
    weight: 0.45,
    why: 'Each category becomes an input, and most of them are seen in too few rows to learn from.',
    fix: ({ name }) => ({
      label: `Group the rare values of ${name}`,
      changes: [
        { to: 'cleaning', step: { name: 'groupRare', options: { columns: [name], minRows: 10, most: 49 } } },
      ],
    }),
  },
};

export const columns: Check = {
  kinds: ['empty', 'constant', 'id', 'mostly missing', 'too many categories'],
  look: (scene) =>
    scene.inputs.flatMap((column) =>
      scene
        .profile(column)
        .findings.slice(0, 1)
        .map(({ kind, message }) => {
          const { weight, why, fix } = opinions[kind];
          const { distinct, top } = scene.profile(column);
          const values = top.slice(0, 3).map(({ value }) => value);
          const where = `column ${shown(column.name)}${distinct ? `: ${listed(values)}${distinct > 3 ? ' and others' : ''}` : ''}`;
          return {
            kind,
            weight,
            columns: [column.name],
            message: `${shown(column.name)}: ${message}`,
            where,
            why,
            fix: fix(column),
          };
        }),
    ),
};
