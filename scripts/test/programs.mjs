// Runs programs: each is one test, which passes if the program ends with exit code 0.
import { relative } from 'node:path';
import { capture, root } from '../run.mjs';

/** Resolves to { passed, failed, skipped, details }; `details` is what the failed ones printed. */
export async function runPrograms(files, env, onCount) {
  if (!files.length) return { passed: 0, failed: 1, skipped: 0, details: 'the suite has no programs' };
  const result = { passed: 0, failed: 0, skipped: 0, details: '' };
  for (const file of files) {
    const { code, output } = await capture(process.execPath, [file], { env, timeout: 5 * 60_000 });
    if (code === 0) result.passed++;
    else {
      result.failed++;
      result.details += `FAILED ${relative(root, file)} ended with ${code}\n${output}\n`;
    }
    onCount(result.passed + result.failed);
  }
  return result;
}
