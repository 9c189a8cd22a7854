// Measures one workload: every engine warm, then turn by turn, so that a busy moment of the machine hits all alike.
import { setTimeout as sleep } from 'node:timers/promises';
import { median, round } from './numbers.mjs';

/** Native thread pools spin for a while after their work; nobody's turn begins before they sleep. */
const pause = 50; // ms

/**
 * Each engine works for `warm` seconds unmeasured, then for `seconds` in each of the rounds.
 * Gives { rows: [{workload, engine, samplesPerSecond, spread}], missing: [{workload, engine, reason}], peaks }, where peaks are the
 * readings of each engine that has a probe, in floating-point operations per second: {engine: [...]}.
 */
export async function measure(workload, peers, { warm, seconds, rounds }) {
  const { ready, missing } = await prepare(workload, peers, warm);
  const peaks = {};
  for (let count = 0; count < rounds; count++)
    for (const { peer, speeds } of ready) {
      await sleep(pause);
      const turn = await peer.turn(seconds);
      speeds.push(turn.samples / turn.seconds);
      const peak = await peer.peak?.();
      if (peak) (peaks[peer.name] ??= []).push(peak);
    }
  const rows = ready.map(({ peer, speeds }) => ({
    workload: workload.name,
    engine: peer.name,
    samplesPerSecond: round(median(speeds)),
    spread: [Math.min(...speeds), Math.max(...speeds)].map(round),
  }));
  return { rows, missing, peaks };
}

/** Each engine's network and first turn; who fails in that cannot do the workload. */
async function prepare(workload, peers, warm) {
  const ready = [];
  const missing = [];
  for (const peer of peers)
    try {
      await peer.prepare(workload);
      await peer.turn(warm);
      ready.push({ peer, speeds: [] });
    } catch (error) {
      missing.push({ workload: workload.name, engine: peer.name, reason: error.message });
    }
  return { ready, missing };
}
