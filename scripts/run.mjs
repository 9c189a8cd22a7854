// Runs commands with one calm line of progress each, and ends a script with one clear message if something fails.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** A failure that a person can act on: its message is printed as it is, without a stack. */
export class Stop extends Error {}

// Progress goes to standard error: what a script prints for others (an address, a result, `npm pack --json`) stays clean.
const terminal = process.stderr.isTTY;
const children = new Set();
let stopping = false;
const isStatus = (line) => /^(dl|pm)status:/.test(line);

/** How far apt (`APT::Status-Fd`) or ninja says it is; undefined for any other line. */
function progressIn(line) {
  const apt = line.match(/^(?:dl|pm)status:[^:]*:([\d.]+):/);
  if (apt) return `${Math.round(apt[1])} %`;
  const ninja = line.match(/^\[(\d+)\/(\d+)\]/);
  if (ninja) return `${ninja[1]} of ${ninja[2]}`;
  if (line.startsWith('Waiting for cache lock')) return 'waiting for another apt to end';
}

/** One line that is redrawn on a terminal; in a log, a line now and then so that nobody thinks it hangs. */
export function progressLine(title) {
  const start = Date.now();
  let progress;
  const tick = () => {
    const text = `${title} ... ${progress ? `${progress}, ` : ''}${secondsSince(start)}`;
    process.stderr.write(terminal ? `\r\x1b[K${text}` : `${text}\n`);
  };
  const timer = setInterval(tick, terminal ? 200 : 20_000);
  return {
    show: (text) => (progress = text ?? progress),
    end(word) {
      clearInterval(timer);
      console.error(`${terminal ? '\r\x1b[K' : ''}${title}: ${word} (${secondsSince(start)})`);
    },
  };
}

export const secondsSince = (start) => `${((Date.now() - start) / 1000).toFixed(1)} s`;

/**
 * Starts a command without a shell and without input. Resolves to its exit code and what it wrote: { code, stdout, stderr, output }.
 * Never rejects: a command that can't be started has code 127, one that was ended by a signal or by `timeout` has code 1.
 * `stopBy` is a signal to end it with at Ctrl-C, if it is slow to follow that.
 */
export function capture(command, args = [], { onLine = () => {}, stopBy, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stopBy = stopBy;
    children.add(child);
    const wrote = { stdout: '', stderr: '', output: '' };
    const keep = (stream, line) => {
      onLine(line);
      if (isStatus(line)) return;
      wrote[stream] += `${line}\n`;
      wrote.output += `${line}\n`;
    };
    for (const stream of ['stdout', 'stderr']) {
      let rest = '';
      child[stream].setEncoding('utf8');
      child[stream].on('data', (chunk) => {
        const lines = (rest + chunk).split(/\r?\n|\r/);
        rest = lines.pop();
        for (const line of lines) keep(stream, line);
      });
      child[stream].on('end', () => rest && keep(stream, rest));
    }
    const finish = (code, remark) => {
      children.delete(child);
      if (stopping) return; // nothing goes on after Ctrl-C
      if (remark) keep('stderr', remark);
      resolve({ code, ...wrote });
    };
    child.on('error', (error) => finish(127, error.message));
    child.on('close', (code, signal) => finish(code ?? 1, signal && `${command} was ended by ${signal}`));
  });
}

/** Runs one step of a longer job under a title. On failure throws a Stop with the end of its log and what to do. */
export async function run(title, command, args = [], options = {}) {
  const line = progressLine(title);
  const onLine = (text) => line.show(progressIn(text));
  const { code, output } = await capture(command, args, { ...options, onLine });
  line.end(code === 0 ? 'done' : 'failed');
  if (code === 0) return output;
  const log = readable(output).trimEnd().split('\n').slice(-100).join('\n');
  throw new Stop(`${log}\n\n${title} failed: ${reason(output) ?? 'see the lines above.'}`);
}

/** A log without the tails of endless lines, such as those of minified code. */
export const readable = (log) => log.replace(/^(.{500}).+$/gm, '$1 ...');

/** The usual troubles of a download or an install, in one sentence. */
function reason(log) {
  const known = [
    [/no space left|enough free space/i, 'the disk is full. Free some space and run the command again.'],
    [
      /could not resolve|temporary failure|connection (refused|timed out|failed)|network is unreachable|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT/i,
      'no answer from the network. Check the connection or the proxy and run the command again.',
    ],
    [/could not get lock/i, 'another apt is at work. Wait until it ends and run the command again.'],
    [
      /NO_PUBKEY/,
      "apt does not know Debian 13's keys. Run: apt-get install --only-upgrade debian-archive-keyring",
    ],
  ];
  return known.find(([pattern]) => pattern.test(log))?.[1];
}

/** Ends this script once the commands that it runs have ended: a next run must not meet them at work. */
function stop(signal, code) {
  stopping = true;
  console.error('\nStopping ...');
  for (const child of children) child.kill(child.stopBy ?? signal);
  const latest = Date.now() + 15_000;
  setInterval(() => {
    if (children.size && Date.now() < latest) return;
    console.error('Stopped. The same command goes on from here.');
    process.exit(code);
  }, 50);
}

/** Runs a script's body: a Stop ends it with its message alone, Ctrl-C with one sentence and no orphans. */
export async function main(body) {
  process.once('SIGINT', () => stop('SIGINT', 130));
  process.once('SIGTERM', () => stop('SIGTERM', 143));
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exit(1);
  }
}
