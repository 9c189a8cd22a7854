// The README's sentence and table of a run, between <!-- bench:summary --> and <!-- bench:table --> and their ends.
import prettier from 'prettier';
import { deviation, inUnit, limit, shown, times } from './numbers.mjs';

const best = 'vitrine relaxed';

/** The README's text with both filled. `command` repeats the run. */
export async function fillReadme(text, report, workloads, command) {
  const filled = { summary: summary(report), table: await section(report, workloads, command) };
  return text.replace(
    /(<!-- bench:(\w+) -->)[\s\S]*?(<!-- \/bench:\2 -->)/g,
    (_, start, name, end) => `${start}${filled[name]}${end}`,
  );
}

const speedOf = ({ rows }, workload, engine) =>
  rows.find((row) => row.workload === workload && row.engine === engine)?.samplesPerSecond;

/** The tutorial's network beside the peers that have been measured. */
function summary(report) {
  const ours = speedOf(report, 'seed', best);
  const rivals = [
    ['tfjs wasm', "TensorFlow.js's WebAssembly backend"],
    ['scikit-learn, 1 thread', 'native scikit-learn'],
    ['PyTorch, 1 thread', 'native PyTorch'],
  ]
    .map(([engine, name]) => [speedOf(report, 'seed', engine), name])
    .filter(([speed]) => speed)
    .map(([speed, name]) => `${times(ours / speed)} times as fast as ${name}`);
  const list = new Intl.ListFormat('en').format(rivals);
  return `This network trains on ${shown(ours)} rows a second, on one thread: ${list}, side by side in one run ([all numbers](#speed)).`;
}

async function section(report, workloads, command) {
  const { machine, date, peaks, versions } = report;
  const engines = Object.keys(versions);
  const networks = workloads.filter(({ layers }) => layers);
  const text = `
## Speed

Samples trained per second (matmul: GFLOP/s): the median of turns that alternate between all engines, and how far a turn lay from it at most.
The last column is what ${best} reaches of the limit that 4-wide fused multiply-adds set on this machine, ${shown(peaks.relaxed / 1e9)} GFLOP/s in the same run
(native engines have wider ones). A dash: the engine cannot do it.

${table(report, workloads, engines)}

${networks.map(({ name, title }) => `- ${name}: ${title}`).join('\n')}

All with Adam (ConvNetJS, which has none, with plain gradient descent) and the crossentropy of class numbers; [tests/bench](tests/bench) says how each engine was used. Taken on ${date} with \`${command}\` on: ${machine}.
${[...new Set(Object.values(versions))].join('; ')}.
`;
  return `\n\n${await prettier.format(text, { parser: 'markdown' })}\n`;
}

function table(report, workloads, engines) {
  const rows = workloads.map((workload) => [
    workload.name,
    ...engines.map((engine) => cell(workload, report, engine)),
    share(workload, report),
  ]);
  const head = ['', ...engines, 'of the limit'];
  const ruler = head.map((_, column) => (column ? '--:' : '--'));
  return [head, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function cell(workload, { rows }, engine) {
  const row = rows.find((row) => row.workload === workload.name && row.engine === engine);
  return row ? `${shown(inUnit(workload, row.samplesPerSecond))} ±${deviation(row)} %` : '–';
}

function share(workload, report) {
  const speed = speedOf(report, workload.name, best);
  return speed ? `${Math.round((100 * speed) / limit(workload, report.peaks.relaxed))} %` : '–';
}
