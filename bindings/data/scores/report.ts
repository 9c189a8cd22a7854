// classification_report: precision, recall and F1 of every class, as an object and as scikit-learn's text.
import { DataError, onlyOptions, shown } from '../error.js';
import { f1Score, precisionScore, recallScore } from './agreement.js';
import { accuracyScore, averagePrf, precisionRecallFscoreSupport, type Prf } from './classification.js';
import { sameLabels, uniqueLabels, type Label, type LabelArray } from './labels.js';

export interface ReportOptions {
  /** labels in this order; all that occur, sorted */
  labels?: readonly Label[];
  /** names for the labels, in their order */
  targetNames?: readonly string[];
  /** digits behind the point in the text */
  digits?: number;
}

export interface ClassificationReport {
  classes: (Prf & { label: Label; name: string })[];
  accuracy: number;
  macroAvg: Prf;
  weightedAvg: Prf;
  /** the report as scikit-learn prints it: with the accuracy, or the micro average if `labels` leaves some out */
  text: string;
}

export function classificationReport(
  yTrue: LabelArray,
  yPred: LabelArray,
  options: ReportOptions = {},
): ClassificationReport {
  sameLabels(yTrue, yPred);
  onlyOptions(options, ['labels', 'targetNames', 'digits'], 'classificationReport');
  const { digits = 2 } = options;
  if (!Number.isInteger(digits) || digits < 0 || digits > 50)
    throw new DataError(`digits must be a whole number from 0 to 50, got ${shown(digits)}`);
  const labels = options.labels ?? uniqueLabels(yTrue, yPred);
  const names = options.targetNames ?? labels.map(String);
  if (names.length !== labels.length)
    throw new DataError(
      `targetNames must have ${labels.length} names, one for each label, got ${names.length}`,
    );
  const classes = precisionRecallFscoreSupport(yTrue, yPred, { labels }).map((one, i) => ({
    ...one,
    name: names[i]!,
  }));
  const [macroAvg, weightedAvg] = [averagePrf(classes, 'macro'), averagePrf(classes, 'weighted')];
  const accuracy = accuracyScore(yTrue, yPred);
  const listed = new Set(labels);
  const all = uniqueLabels(yTrue, yPred).every((label) => listed.has(label));
  const total = all ? accuracy : microAvg(yTrue, yPred, labels, macroAvg.support);
  const text = format(classes, total, macroAvg, weightedAvg, digits);
  return { classes, accuracy, macroAvg, weightedAvg, text };
}

/** All labels as one, where some that occur are not listed, so that it is not the accuracy. */
function microAvg(yTrue: LabelArray, yPred: LabelArray, labels: readonly Label[], support: number): Prf {
  const options = { labels, average: 'micro' } as const;
  return {
    precision: precisionScore(yTrue, yPred, options),
    recall: recallScore(yTrue, yPred, options),
    fscore: f1Score(yTrue, yPred, options),
    support,
  };
}

function format(
  classes: ClassificationReport['classes'],
  total: number | Prf,
  macro: Prf,
  weighted: Prf,
  digits: number,
): string {
  const width = classes.reduce(
    (most, { name }) => Math.max(most, name.length),
    Math.max('weighted avg'.length, digits),
  );
  const line = (name: string, cells: string[]) =>
    `${name.padStart(width)} ${cells.map((cell) => ` ${cell.padStart(9)}`).join('')}`;
  const row = (name: string, { precision, recall, fscore, support }: Prf) =>
    line(name, [...[precision, recall, fscore].map((value) => fixed(value, digits)), String(support)]);
  return [
    line('', ['precision', 'recall', 'f1-score', 'support']),
    '',
    ...classes.map((one) => row(one.name, one)),
    '',
    typeof total === 'number'
      ? line('accuracy', ['', '', fixed(total, digits), String(macro.support)])
      : row('micro avg', total),
    row('macro avg', macro),
    row('weighted avg', weighted),
    '',
  ].join('\n');
}

/** Rounded as Python does: a value exactly half-way goes to the even digit, where toFixed rounds up. */
function fixed(value: number, digits: number): string {
  const exact = value.toFixed(60);
  const end = exact.indexOf('.') + 1 + digits;
  const halfway = /^50*$/.test(exact.slice(end));
  return halfway && /[02468]\.?$/.test(exact.slice(0, end))
    ? exact.slice(0, digits ? end : end - 1)
    : value.toFixed(digits);
}
