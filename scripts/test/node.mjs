// Runs node:test files and collects their results.
import { join } from 'node:path';
import { capture, root } from '../run.mjs';

const minutes = 60_000;

/** Resolves to { passed, failed, skipped, details }; `details` is all there is to know about the failed ones. */
export async function runNodeTests(files, env, onCount) {
  if (!files.length) return { passed: 0, failed: 1, skipped: 0, details: 'the suite has no *.test.js' };
  const result = { passed: 0, failed: 0, skipped: 0, details: '' };
  const printed = {}; // by file: what its tests wrote, shown if one of them fails
  const bad = new Set();
  const fail = (text) => {
    result.failed++;
    result.details += `${text}\n`;
  };
  function read(line) {
    if (!line.startsWith('{"vitrine":')) return;
    const { file, name, kind, text } = JSON.parse(line).vitrine;
    if (kind === 'output') printed[file] = (printed[file] ?? '') + text;
    else if (kind === 'failed') {
      bad.add(file);
      fail(`FAILED ${name}\n  in ${file}\n${text}`);
    } else result[kind]++;
    onCount(result.passed + result.failed + result.skipped);
  }
  const args = [
    '--test',
    `--test-timeout=${10 * minutes}`,
    `--test-reporter=${join(root, 'scripts', 'test', 'reporter.mjs')}`,
    ...files,
  ];
  const { code, output } = await capture(process.execPath, args, {
    env,
    onLine: read,
    timeout: 30 * minutes,
  });
  if (code !== 0 && !result.failed) fail(`node --test ended with ${code}:\n${output.slice(-5000)}`);
  for (const file of bad) if (printed[file]) result.details += `\nPrinted by ${file}:\n${printed[file]}`;
  return result;
}
