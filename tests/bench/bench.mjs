// `npm run bench`: every engine on every workload in one run, turn by turn, so that a busy moment of the machine hits all alike.
// Prints a table and writes build/bench.json: rows of {workload, engine, samplesPerSecond, spread}.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import * as seed from './workloads/seed.mjs';
import * as vitrine from './engines/vitrine.mjs';
import * as tfjsWasm from './engines/tfjs-wasm.mjs';
import * as tfjsCpu from './engines/tfjs-cpu.mjs';

const workloads = [seed];
const engines = [vitrine, tfjsWasm, tfjsCpu];
const rounds = 7; // measured turns of each engine
const seconds = 1; // at least, for one turn

// TensorFlow.js prints advertisements when it starts.
console.warn = () => {};

/** Samples per second of one turn: whole epochs until the time is up. */
async function turn(epoch, rows) {
  const start = performance.now();
  let samples = 0;
  do {
    await epoch();
    samples += rows;
  } while (performance.now() - start < seconds * 1000);
  return (samples / (performance.now() - start)) * 1000;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const round = (value) => Number(value.toPrecision(3));

const machine = `${cpus()[0].model}, ${cpus().length} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
console.log(`${machine}; load ${loadavg()[0].toFixed(1)} at the start`);

const rows = [];
for (const workload of workloads) {
  console.log(`\n${workload.name}: ${workload.title}`);
  const data = workload.data();
  const contestants = [];
  for (const engine of engines) contestants.push({ engine, epoch: await engine.prepare({ network: workload.network, data }), speeds: [] });
  for (const { epoch } of contestants) await turn(epoch, data.rows); // warm up
  for (let count = 0; count < rounds; count++)
    for (const { epoch, speeds } of contestants) speeds.push(await turn(epoch, data.rows));
  const ours = median(contestants[0].speeds);
  for (const { engine, speeds } of contestants) {
    const speed = median(speeds);
    const spread = [Math.min(...speeds), Math.max(...speeds)].map(round);
    rows.push({ workload: workload.name, engine: engine.name, samplesPerSecond: round(speed), spread });
    const versus = engine === contestants[0].engine ? '' : `   vitrine is ${(ours / speed).toFixed(1)} times as fast`;
    console.log(
      `  ${engine.name.padEnd(14)}${round(speed).toLocaleString('en').padStart(11)} samples/s   (${spread.map((value) => value.toLocaleString('en')).join(' to ')})${versus}`,
    );
  }
}
const file = fileURLToPath(new URL('../../build/bench.json', import.meta.url));
mkdirSync(fileURLToPath(new URL('../../build', import.meta.url)), { recursive: true });
writeFileSync(file, `${JSON.stringify({ machine, rows }, null, 2)}\n`);
console.log('\nThe rows are in build/bench.json.');
