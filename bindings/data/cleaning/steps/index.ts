// The list of cleaning steps, in the order of a menu. A new step is its own file and an entry here.
import { DataError, hint, shown } from '../../error.js';
import type { CleaningStepDescription, StepKind } from '../step.js';
import { changeType, makeOrdinal } from './changetypes.js';
import { cleanText } from './cleantext.js';
import { dropColumns, keepColumns } from './columns.js';
import { derive } from './derive.js';
import { dropMissing } from './dropmissing.js';
import { dropDuplicates } from './duplicates.js';
import { extractNumber } from './extractnumber.js';
import { fillMissing } from './fillmissing.js';
import { filterRows } from './filterrows.js';
import { fixUnits } from './fixunits.js';
import { groupRare } from './grouprare.js';
import { mapValues } from './mapvalues.js';
import { sampleRows, sortRows } from './order.js';
import { outliers } from './outliers.js';
import { parseDates } from './parsedates.js';
import { rename } from './rename.js';
import { replaceText } from './replacetext.js';
import { combineColumns, splitColumn } from './splitcombine.js';

const steps: readonly StepKind[] = [
  rename,
  dropColumns,
  keepColumns,
  filterRows,
  dropMissing,
  dropDuplicates,
  sortRows,
  sampleRows,
  changeType,
  parseDates,
  makeOrdinal,
  cleanText,
  replaceText,
  mapValues,
  groupRare,
  fixUnits,
  extractNumber,
  outliers,
  fillMissing,
  derive,
  splitColumn,
  combineColumns,
];

/** Every cleaning step with its options, defaults, choices and help: what forms are drawn from. */
export function describeCleaning(): CleaningStepDescription[] {
  return steps.map(({ name, title, help, options, learn, changesRows }) => ({
    name,
    title,
    help,
    options,
    learns: learn !== undefined,
    // With any choice of its options, since a form asks before there are any.
    changesRows: [
      {},
      ...options.flatMap((one) => one.choices?.map((choice) => ({ [one.name]: choice })) ?? []),
    ].some((given) => changesRows(given)),
  }));
}

/** @throws DataError for an unknown name, with the nearest that there is */
export function stepNamed(name: string): StepKind {
  const found = steps.find((step) => step.name === name);
  if (found) return found;
  const names = steps.map((step) => step.name);
  throw new DataError(`there is no step ${shown(name)}${typeof name === 'string' ? hint(name, names) : ''}`);
}
