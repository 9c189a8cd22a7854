// The three parts of a table in Python: by chance, by groups or by time, and cleaned again by what the training rows tell.
import type { Plan } from './types.ts';

interface Wanted {
  plan: Plan;
  classes: boolean;
  /** whether `clean` learns from rows */
  learns: boolean;
  /** whether the column of times holds dates */
  dates: boolean;
}

export interface SplitCode {
  imports: string[];
  /** functions, which stand before everything else */
  functions: string[];
  lines: string[];
}

export function splitCode({ plan, classes, learns, dates }: Wanted): SplitCode {
  const target = JSON.stringify(plan.target.column);
  const answers = `${target}]${classes ? '.astype(str)' : ''}`;
  if (!learns && plan.method !== 'group' && plan.method !== 'time') return byChance(plan, target, answers);
  const { imports, body } = shareOf(plan, target, dates);
  return {
    imports,
    functions: ['', 'def share(rows, size):', ...body.map((line) => `    ${line}`), '', ''],
    lines: [
      '',
      '# the held-out rows are not looked at until the end; the validation rows watch over the training',
      `rest, test = share(table, ${plan.testSize})`,
      `train, validation = share(rest, ${plan.validationSize})`,
      ...(learns
        ? [
            '# now that the training rows are known, the table is cleaned by what they alone tell',
            'mended = clean(read, train.index)',
            'train, validation, test = (mended.loc[mended.index.intersection(part.index)] for part in (train, validation, test))',
          ]
        : []),
      `y_train, y_validation, y_test = (part[${answers} for part in (train, validation, test))`,
    ],
  };
}

function byChance(plan: Plan, target: string, answers: string): SplitCode {
  const split = (rows: string, y: string, size: number) =>
    `train_test_split(\n    ${rows}, ${y}, test_size=${size}, random_state=${plan.seed}${plan.method === 'stratified' ? `, stratify=${y}` : ''}\n)`;
  return {
    imports: ['from sklearn.model_selection import train_test_split'],
    functions: [],
    lines: [
      `inputs, answers = table.drop(columns=${target}), table[${answers}`,
      '',
      '# the held-out rows are not looked at until the end; the validation rows watch over the training',
      `rest, test, y_rest, y_test = ${split('inputs', 'answers', plan.testSize)}`,
      `train, validation, y_train, y_validation = ${split('rest', 'y_rest', plan.validationSize)}`,
    ],
  };
}

/** The body of a function that takes rows for a part of this size. */
function shareOf({ method, by, seed }: Plan, target: string, dates: boolean): { imports: string[]; body: string[] } {
  const column = JSON.stringify(by);
  if (method === 'group')
    return {
      imports: ['from sklearn.model_selection import GroupShuffleSplit'],
      body: [
        `split = GroupShuffleSplit(n_splits=1, test_size=size, random_state=${seed})`,
        `kept, held = next(split.split(rows, groups=rows[${column}]))`,
        'return rows.iloc[kept], rows.iloc[held]',
      ],
    };
  if (method === 'time')
    return {
      imports: [],
      body: [
        `rows = rows.sort_values(${column}, kind="stable"${dates ? ', key=pd.to_datetime' : ''})`,
        'cut = len(rows) - int(-(-len(rows) * size // 1))',
        'return rows.iloc[:cut], rows.iloc[cut:]',
      ],
    };
  return {
    imports: ['from sklearn.model_selection import train_test_split'],
    body: [`return train_test_split(rows, test_size=size, random_state=${seed}${method === 'stratified' ? `, stratify=rows[${target}]` : ''})`],
  };
}
