// The list of checks. A new check is its own file and an entry here.
import type { Check } from '../scene.js';
import { alike } from './alike.js';
import { classes } from './classes.js';
import { columns } from './columns.js';
import { determined } from './determined.js';
import { dominated } from './dominated.js';
import { duplicates } from './duplicates.js';
import { fewRows } from './fewrows.js';
import { gaps } from './gaps.js';
import { groups } from './groups.js';
import { missingTarget } from './missingtarget.js';
import { skewed } from './skewed.js';
import { time } from './time.js';
import { unscaled } from './unscaled.js';

/** The checks in no order that matters: what they find is sorted by weight. */
export const checks: readonly Check[] = [
  determined,
  missingTarget,
  duplicates,
  groups,
  time,
  columns,
  alike,
  classes,
  fewRows,
  gaps,
  unscaled,
  dominated,
  skewed,
];
