// Judges a trained network on rows that it has never seen, always beside two simpler rivals.
import type { Remote } from 'comlink';
import { count, percent } from '../numbers.ts';
import type { DataApi } from './data/api.ts';
import { build, predict, start, type Model } from './engine.ts';
import { layer, outputLayer } from './suggest.ts';
import type { Layer, Network, Plan, Prepared, Result, Scores } from './types.ts';

export async function judge(model: Model, prepared: Prepared, plan: Plan, data: Remote<DataApi>): Promise<Result> {
  const scores = await data.score(await predict(model, prepared.test.x, prepared.shape));
  const linear = await trainLinear(prepared, plan);
  const result = {
    network: { name: 'Your network', about: 'as trained above', scores },
    linear: {
      name: prepared.classes ? 'Logistic regression' : 'Linear regression',
      about: prepared.reads === 'words' ? 'a weight for each word, in no order' : 'one Dense layer, same engine',
      scores: await data.score(await predict(linear, prepared.test.x, prepared.shape)),
    },
    dummy: {
      name: prepared.classes ? 'Most frequent class' : 'Mean',
      about: { image: 'looks at no picture at all', sound: 'listens to nothing at all', row: 'looks at no column at all', window: 'looks at nothing at all' }[
        prepared.noun
      ],
      scores: await data.dummy(),
    },
    ...(await persistence(data)),
    rows: prepared.test.rows,
    noun: prepared.noun,
  };
  return { ...result, verdict: verdict(result, plan.target.column) };
}

async function persistence(data: Remote<DataApi>): Promise<Partial<Pick<Result, 'persistence' | 'times'>>> {
  const said = await data.persistence();
  return said ? { persistence: { name: 'Last value', about: 'all stays as it is', scores: said.scores }, times: said.times } : {};
}

/** Logistic or linear regression: one Dense layer, trained by the same engine with settings of its own. */
async function trainLinear(prepared: Prepared, plan: Plan): Promise<Model> {
  const classes = prepared.classes?.length;
  const steps = Math.ceil(prepared.train.rows / 32);
  const network: Network = {
    layers: [...flattened(prepared), outputLayer(classes ?? null)],
    optimizer: { class_name: 'Adam', config: { learning_rate: 0.01 } },
    loss: classes ? 'sparse_categorical_crossentropy' : 'mean_squared_error',
    metrics: [],
    epochs: Math.min(100, Math.max(15, Math.round(2000 / steps))),
    batchSize: 32,
    seed: plan.seed,
    patience: 10,
  };
  const { model } = await build(network, prepared);
  await start(model, network, prepared).history;
  return model;
}

/** What makes one row of numbers of an example; of words in order, it forgets the order. */
function flattened({ reads, words, shape, classes }: Prepared): Layer[] {
  if (reads === 'words')
    return [layer('Embedding', { input_dim: words, output_dim: classes?.length ?? 1, mask_zero: true }), layer('GlobalAveragePooling1D', {})];
  return shape.length > 1 ? [layer('Flatten', {})] : [];
}

/** The number by which contenders are compared: accuracy or R². */
export const headline = (scores: Scores): number => (scores.task === 'classification' ? scores.accuracy : scores.r2);

/** One honest sentence: who wins on the held-out rows, and by how much. */
function verdict({ network, linear, dummy, persistence, rows, noun }: Omit<Result, 'verdict'>, target: string): string {
  const simplest = persistence && headline(persistence.scores) > headline(dummy.scores) ? persistence : dummy;
  const [ours, line, plain] = [network, linear, simplest].map(({ scores }) => headline(scores));
  const points = (gap: number) => (100 * Math.abs(gap)).toFixed(1);
  const rival = network.scores.task === 'classification' ? 'logistic regression' : 'linear regression';
  if (ours <= plain)
    return `On ${count(rows)} ${noun}s it has never seen, the network does no better than ${simplest.name.toLowerCase()}: it has learned nothing useful yet.`;
  const shown =
    network.scores.task === 'classification'
      ? `The network is right on ${percent(ours)} of ${count(rows)} ${noun}s it has never seen`
      : `On ${count(rows)} ${noun}s it has never seen, the network explains ${percent(Math.max(0, ours))} of the variance in ${target}`;
  const unit = network.scores.task === 'classification' ? 'points' : 'points of R²';
  const gap = ours - line;
  const noise = 1 / rows;
  const stays = persistence ? ` That all stays as it was would give ${percent(Math.max(0, headline(persistence.scores)))}.` : '';
  if (Math.abs(gap) <= noise) return `${shown}; ${rival} does about as well (${percent(line)}), so the simpler model would do.${stays}`;
  return gap > 0
    ? `${shown}, ${points(gap)} ${unit} more than ${rival} (${percent(line)}).${stays}`
    : `${shown}, but ${rival} wins by ${points(gap)} ${unit} (${percent(line)}).${stays}`;
}
