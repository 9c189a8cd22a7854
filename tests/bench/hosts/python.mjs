// Runs a native engine in a Python process. The bench installs none: it takes what python3 has, or the system's python3 if another comes first.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { adam } from '../workloads/adam.mjs';
import { dataOf } from '../workloads/data.mjs';
import { Calls } from './calls.mjs';

const pythons = ['python3', '/usr/bin/python3'];

/** Opens an engine of native/ with that many threads, in the first Python that has it; else rejects with the first one's reason. */
export async function inPython(engine, threads) {
  const attempts = [];
  for (const python of pythons) {
    const { calls, close } = start(python, engine, threads);
    try {
      return { about: await calls.call('open', threads), ...methods(calls), close };
    } catch (error) {
      close();
      attempts.push(error);
    }
  }
  throw attempts[0];
}

function start(python, engine, threads) {
  const script = fileURLToPath(new URL(`../native/${engine}.py`, import.meta.url));
  const child = spawn(python, [script], { env: environment(threads), stdio: ['pipe', 'pipe', 'inherit'] });
  const calls = new Calls((message) => child.stdin.write(`${JSON.stringify(message)}\n`));
  createInterface({ input: child.stdout }).on('line', (line) => calls.answer(JSON.parse(line)));
  child.on('error', () => calls.end(`there is no ${python}`));
  child.on('exit', (code, signal) => calls.end(`its process ended with ${signal ?? code}`));
  child.stdin.on('error', () => {}); // told by the events above
  return { calls, close: () => child.kill() };
}

/** Without the settings that steer a BLAS to a kernel or a number of threads other than its best for this machine. */
function environment(threads) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(OPENBLAS|GOTO|MKL|OMP)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    OPENBLAS_NUM_THREADS: threads,
    OMP_NUM_THREADS: threads,
    MKL_NUM_THREADS: threads,
  };
}

const methods = (calls) => ({
  prepare: (workload) => withData(workload, (files) => calls.call('prepare', workload, adam, files)),
  turn: (seconds) => calls.call('turn', seconds),
});

/** Writes a workload's data as 32-bit floats for as long as they are read. */
async function withData(workload, action) {
  if (!workload.layers) return action(null);
  const folder = mkdtempSync(join(tmpdir(), 'vitrine-bench-'));
  try {
    const files = Object.entries(dataOf(workload)).map(([name, values]) => {
      const file = join(folder, `${name}.f32`);
      writeFileSync(file, values);
      return [name, file];
    });
    return await action(Object.fromEntries(files));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
