// The command line of the bench: names of workloads, and how to run.
import { parseArgs } from 'node:util';
import { workloads } from './workloads/index.mjs';

export const usage = `npm run bench -- [workload ...] [--browser] [--quick] [--readme]
  workload    ${[...new Set(workloads.map(family))].join(', ')}; all of them if none is named;
              data measures the reading and preparing of tables
  --browser   the engines in JavaScript and WebAssembly run in Chromium instead of Node
  --quick     short turns: whether everything works, not how fast it is
  --readme    writes the table of this run into the README`;

/** 'matmul' names all sizes, 'matmul 256' one. */
function family({ name }) {
  return name.split(' ')[0];
}

/** { chosen, browser, quick, readme }; throws a sentence for what it cannot follow. */
export function optionsOf(args) {
  const options = { browser: { type: 'boolean' }, quick: { type: 'boolean' }, readme: { type: 'boolean' } };
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const meant = (workload) => positionals.some((word) => word === workload.name || word === family(workload));
  const unknown = positionals.find(
    (word) => !workloads.some((workload) => word === workload.name || word === family(workload)),
  );
  if (unknown) throw new Error(`no workload is called '${unknown}'`);
  if (values.readme && (values.quick || positionals.length))
    throw new Error('the README shows a whole run: --readme goes without names and --quick');
  return { ...values, chosen: positionals.length ? workloads.filter(meant) : workloads };
}
