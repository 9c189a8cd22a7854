// Runs an engine in a Node process of its own.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Calls } from './calls.mjs';
import { remoteSession } from './session.mjs';

const child = fileURLToPath(new URL('child.mjs', import.meta.url));
/** Node 20 has relaxed SIMD behind a flag, later ones have it as it is. */
const flags = process.versions.node.startsWith('20.') ? ['--experimental-wasm-relaxed-simd'] : [];

export function inNode(name) {
  const running = fork(child, { execArgv: ['--no-warnings', ...flags] });
  const calls = new Calls((message) => running.send(message));
  running.on('message', (message) => calls.answer(message));
  running.on('exit', (code, signal) => calls.end(`its process ended with ${signal ?? code}`));
  return remoteSession(calls.call.bind(calls), name, () => running.kill());
}
