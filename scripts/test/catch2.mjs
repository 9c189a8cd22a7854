// Runs a Catch2 program and collects its results: its console report for people, its XML for the counts.
import { capture } from '../run.mjs';

/** Resolves to { passed, failed, skipped, details }; test cases are counted. */
export async function runCatch2(command, args, env) {
  const reporters = [
    '--colour-mode',
    'none',
    '--reporter',
    'console::out=%stderr',
    '--reporter',
    'xml::out=%stdout',
  ];
  const { code, stdout, stderr } = await capture(command, [...args, ...reporters], {
    env,
    timeout: 20 * 60_000,
  });
  const [, passed, failed, expected, skipped] =
    stdout
      .match(/<OverallResultsCases successes="(\d+)" failures="(\d+)" expectedFailures="(\d+)" skips="(\d+)"/)
      ?.map(Number) ?? [];
  // A crash, a sanitizer's report or a time-out leaves no totals, or none that agree with the exit code.
  if (passed === undefined)
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      details: `${stderr}\nThe test program ended with ${code} before its end.`,
    };
  if (code !== 0 && !failed)
    return { passed, failed: 1, skipped, details: `${stderr}\nThe test program ended with ${code}.` };
  return { passed: passed + expected, failed, skipped, details: failed ? stderr : '' };
}
