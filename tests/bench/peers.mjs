// Opens everyone who takes part, in the order of the table.
import { availableParallelism } from 'node:os';
import { engines } from './engines/index.mjs';
import { inPython } from './hosts/python.mjs';

const native = [
  ['scikit-learn', 'scikit_learn'],
  ['PyTorch', 'pytorch'],
];

/**
 * Gives { peers: [{name, about, prepare, turn, peak?, close}], skipped: [{name, reason}] }.
 * `open` starts an engine in JavaScript by its name: in a process or in a page.
 */
export async function openPeers(open) {
  const all = availableParallelism();
  const threads = all > 1 ? [1, all] : [1];
  const entries = [
    ...engines.map(({ name }) => [name, () => open(name)]),
    ...native.flatMap(([name, script]) =>
      threads.map((count) => [nativeName(name, count), () => inPython(script, count)]),
    ),
  ];
  const peers = [];
  const skipped = [];
  for (const [name, start] of entries)
    try {
      peers.push({ name, ...(await start()) });
    } catch (error) {
      skipped.push({ name, reason: error.message });
    }
  return { peers, skipped };
}

const nativeName = (name, threads) => `${name}, ${threads === 1 ? '1 thread' : 'all threads'}`;
