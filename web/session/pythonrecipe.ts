// A plan's columns and joint steps as scikit-learn's column transformers.
import { pythonLiteral } from 'vitrine/python';
import { usedJoint } from './joint.ts';
import type { ColumnPlan, Plan, StepSpec } from './types.ts';

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A preparation step as scikit-learn spells it: the same class, options in snake_case. Dates need a function of our own. */
export function step({ name, options = {} }: StepSpec): string {
  if (name === 'DateEncoder') return `FunctionTransformer(date_parts, kw_args={"parts": ${pythonLiteral(options.parts ?? ['days'])}})`;
  if (name === 'FunctionTransformer' && typeof options.func === 'string') return `FunctionTransformer(${functionOf(options.func)})`;
  if (name === 'SelectKBest') return `SelectKBest(${scoreOf(options)}, k=${pythonLiteral(options.k ?? 10)})`;
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  return `${name}(${given.map(([key, value]) => `${snake(key)}=${option(key, value)}`).join(', ')})`;
}

/** numpy's functions by their names, with the way back that a target needs. */
function functionOf(func: string): string {
  const back: Record<string, string> = {
    log1p: 'np.expm1',
    log: 'np.exp',
    exp: 'np.log',
    expm1: 'np.log1p',
    sqrt: 'np.square',
    log2: 'np.exp2',
    log10: 'lambda x: 10**x',
    cbrt: 'lambda x: x**3',
    reciprocal: 'np.reciprocal',
  };
  return back[func] ? `np.${func}, inverse_func=${back[func]}` : `np.${func}`;
}

/** Mutual information has options of its own, which scikit-learn takes with the function. */
function scoreOf({ scoreFunc = 'f_classif', discreteFeatures, nNeighbors, randomState = 0 }: Record<string, unknown>): string {
  if (!String(scoreFunc).startsWith('mutual')) return String(scoreFunc);
  const given = { discrete_features: discreteFeatures, n_neighbors: nNeighbors, random_state: randomState };
  const told = Object.entries(given).filter(([, value]) => value !== undefined);
  return `lambda x, y: ${scoreFunc}(x, y, ${told.map(([key, value]) => `${key}=${pythonLiteral(value)}`).join(', ')})`;
}

/** An option's value; Python tells a tuple from a list, and a share of 1.0 from a count of 1. */
function option(key: string, value: unknown): string {
  if (['ngramRange', 'featureRange', 'quantileRange'].includes(key)) return `(${(value as number[]).join(', ')})`;
  return key === 'maxDf' && value === 1 ? '1.0' : pythonLiteral(value);
}

const isText = ({ steps }: ColumnPlan) => steps[0]?.name.endsWith('Vectorizer') ?? false;

/** What becomes of some columns: a pipeline's code. A text's step takes one column alone, by its name. */
interface Part {
  columns: string[];
  code: string;
  alone?: boolean;
}

/** Columns that are prepared alike stand together, as far as the same joint steps follow. */
function ownParts(columns: ColumnPlan[], joined: (column: string) => string): Part[] {
  const [texts, others] = [columns.filter(isText), columns.filter((column) => !isText(column))];
  const pipeline = (steps: StepSpec[]) => (steps.length ? `make_pipeline(${steps.map(step).join(', ')})` : '"passthrough"');
  const by = Map.groupBy(others, ({ column, steps }) => `${joined(column)}${pipeline(steps)}`);
  return [
    ...[...by.values()].map((members) => ({ code: pipeline(members[0].steps), columns: members.map(({ column }) => column) })),
    ...texts.map(({ column, steps }) => ({
      code: `make_pipeline(${['FunctionTransformer(lambda texts: texts.fillna(""))', ...steps.map(step)].join(', ')})`,
      columns: [column],
      alone: true,
    })),
  ];
}

function names({ columns, alone }: Part, indent: string): string {
  if (alone) return JSON.stringify(columns[0]);
  const text = columns.map((name) => JSON.stringify(name));
  const line = `[${text.join(', ')}]`;
  return line.length < 76 ? line : `[\n${indent}    ${text.join(`,\n${indent}    `)},\n${indent}]`;
}

const transformer = (parts: Part[], indent: string): string =>
  [
    'make_column_transformer(',
    ...parts.map((part) => `${indent}    (${part.code}, ${names(part, `${indent}    `)}),`),
    `${indent}    sparse_threshold=0,`,
    `${indent})`,
  ].join('\n');

/** The code of the whole preparation; joint steps stand around the parts that they take. @param numeric whether a column is stored as numbers */
export function recipeCode(plan: Plan, numeric: (column: string) => boolean): string {
  const used = plan.columns.filter(({ use }) => use);
  const joint = usedJoint(plan).map(({ columns, steps }) => {
    const taken = columns === 'all' ? used.map(({ column }) => column) : columns === 'numbers' ? used.map(({ column }) => column).filter(numeric) : columns;
    return { taken: new Set(taken), steps };
  });
  let parts = ownParts(used, (column) => joint.map(({ taken }) => Number(taken.has(column))).join(''));
  for (const { taken, steps } of joint) {
    const chosen = parts.filter(({ columns }) => columns.some((column) => taken.has(column)));
    if (!chosen.length) continue;
    const code = `make_pipeline(\n        ${transformer(chosen, '        ')},\n        ${steps.map(step).join(', ')},\n    )`;
    const whole = { columns: chosen.flatMap(({ columns }) => columns), code };
    parts = parts.flatMap((part) => (part === chosen[0] ? [whole] : chosen.includes(part) ? [] : [part]));
  }
  return transformer(parts, '');
}

/** Whether any step learns from the target. */
export const asksTarget = (plan: Plan): boolean =>
  [...plan.columns.filter(({ use }) => use), ...usedJoint(plan)].some(({ steps }) =>
    steps.some(({ name }) => name === 'TargetEncoder' || name === 'SelectKBest'),
  );

/** Where scikit-learn keeps steps that are not in its preprocessing. */
const homes: Record<string, string> = {
  SimpleImputer: 'impute',
  KNNImputer: 'impute',
  MissingIndicator: 'impute',
  FeatureHasher: 'feature_extraction',
  PCA: 'decomposition',
  SelectKBest: 'feature_selection',
  VarianceThreshold: 'feature_selection',
};

export function preparers(text: string): string[] {
  const steps = [...new Set([...text.matchAll(/\b([A-Z]\w+)\(/g)].map(([, name]) => name))].sort();
  const scores = [...new Set([...text.matchAll(/\b(f_classif|f_regression|chi2|mutual_info_\w+)\b/g)].map(([name]) => name))].sort();
  const home = (name: string) =>
    scores.includes(name) ? 'feature_selection' : (homes[name] ?? (name.endsWith('Vectorizer') ? 'feature_extraction.text' : 'preprocessing'));
  return [...Map.groupBy([...steps, ...scores], home)].map(([home, names]) => `from sklearn.${home} import ${names.join(', ')}`);
}
