// Keras's own signatures (bindings/python/signatures.ts, written from Keras) beside what the engine's components say of themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { catalog } from 'vitrine';

const file = new URL('../../bindings/python/signatures.ts', import.meta.url);
const signatures = Object.fromEntries(
  [...readFileSync(file, 'utf8').matchAll(/^ {2}"([\w.]+)": (.*),$/gm)].map(([, name, value]) => [name, JSON.parse(value)]),
);

/** Options that come in **kwargs, after all others. */
const common = ['name', 'trainable', 'activity_regularizer', 'zero_output_for_mask'];
/** AdditiveAttention takes it as Attention does, through **kwargs. */
const passedOn = { AdditiveAttention: ['seed'] };

for (const kind of ['layers', 'losses', 'metrics', 'optimizers', 'initializers', 'regularizers', 'constraints', 'callbacks'])
  test(`${kind} have Keras's options in Keras's order`, async () => {
    for (const { class_name, options } of (await catalog())[kind]) {
      const found = signatures[`${kind}.${class_name}`];
      assert.ok(found, `Keras has no ${kind}.${class_name}`);
      const signature = typeof found === 'string' ? signatures[`${kind}.${found}`] : found;
      const own = options.filter(({ name }) => !common.includes(name) && !passedOn[class_name]?.includes(name)).map(({ name }) => name);
      const theirs = signature.map(([name]) => name).filter((name) => own.includes(name));
      assert.deepEqual(own, theirs, class_name);
    }
  });
