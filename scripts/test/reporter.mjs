// A reporter for node:test that says each test's result in one line of JSON, for node.mjs beside it.
import { relative } from 'node:path';
import { inspect } from 'node:util';

const line = (vitrine) => `${JSON.stringify({ vitrine })}\n`;

export default async function* report(events) {
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr')
      yield line({ kind: 'output', file: relative('.', data.file), text: data.message });
    if (type !== 'test:pass' && type !== 'test:fail') continue;

    const { name, skip, todo, details } = data;
    const file = relative('.', data.file ?? '');
    const { error } = details;
    // A group is as good as its tests, which have lines of their own.
    if (details.type === 'suite' && !error) continue;
    if (error?.failureType === 'subtestsFailed') continue;

    if (skip !== undefined || todo !== undefined) yield line({ kind: 'skipped', file, name });
    // Node counts a file without any test as one test that passes.
    else if (type === 'test:pass' && relative('.', name) === file)
      yield line({ kind: 'failed', file, name: file, text: 'the file has no tests' });
    else if (type === 'test:pass') yield line({ kind: 'passed', file, name });
    else yield line({ kind: 'failed', file, name, text: inspect(error.cause ?? error) });
  }
}
