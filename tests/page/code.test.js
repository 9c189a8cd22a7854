// The network as Keras code beside its cards: each follows the other.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, skip, usePage } from './page.js';

const open = usePage();

async function openCode(t, options) {
  const page = await open(t, options);
  await page.getByRole('button', { name: 'Keras code', exact: true }).click();
  await page.locator('#network .cm-content').filter({ hasText: 'keras.Sequential' }).waitFor();
  return page;
}
const text = (page) => page.locator('#network .cm-content').innerText();
const cards = (page) => page.locator('#network article h3').allInnerTexts();
const problems = async (page) => Number(await page.locator('#network [data-problems]').getAttribute('data-problems'));

/** Replaces the code as a person who pastes does. */
async function paste(page, code) {
  await page.locator('#network .cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.evaluate((code) => {
    const data = new DataTransfer();
    data.setData('text/plain', code);
    document.querySelector('#network .cm-content').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, code);
}

test('the editor opens and shows the cards as Keras code', { skip }, async (t) => {
  const page = await open(t);
  await page.getByRole('button', { name: 'Keras code', exact: true }).click();
  await page.locator('#network .cm-content').filter({ hasText: 'keras.Sequential' }).waitFor();
  const code = await text(page);
  for (const part of ["layers.Dense(64, activation='relu')", 'model.compile(', "loss='sparse_categorical_crossentropy'", 'model.fit('])
    assert.ok(code.replaceAll('"', "'").includes(part), `${part} in ${code}`);
  assert.equal(await problems(page), 0);
  assert.deepEqual(page.troubles, []);
});

test("a tutorial's listing that is pasted becomes the cards, and trains", { skip }, async (t) => {
  const page = await openCode(t);
  await paste(
    page,
    `import numpy as np
from keras.models import Sequential
from keras.layers import Dense
model = Sequential()
model.add(Dense(48, activation='relu'))
model.add(Dense(24, activation='tanh'))
model.add(Dense(8, activation='relu'))
model.add(Dense(2, activation='softmax'))
model.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit(data, labels, epochs=7)
`,
  );
  await page.waitForFunction(() => document.querySelectorAll('#network article').length === 4);
  await ready(page);
  assert.deepEqual(
    await page
      .locator('#network article')
      .getByLabel('units', { exact: true })
      .evaluateAll((inputs) => inputs.map(({ value }) => value)),
    ['48', '24', '8', '2'],
  );
  assert.equal(await page.locator('#network').getByLabel('epochs', { exact: true }).inputValue(), '7');
  assert.equal(await problems(page), 0);
  assert.ok((await text(page)).includes('from keras.models import Sequential'), 'the text stays as it was written');
  assert.deepEqual(page.troubles, []);
});

test('a card that is changed changes the code', { skip }, async (t) => {
  const page = await openCode(t);
  const units = page.locator('#network article').first().getByLabel('units', { exact: true });
  await units.fill('17');
  await units.press('Enter');
  await page.locator('#network .cm-content').filter({ hasText: 'Dense(17' }).waitFor();
});

test('a line that is not understood has a mark, and everything else is read', { skip }, async (t) => {
  const page = await openCode(t);
  await paste(
    page,
    `import keras
from keras import layers
model = keras.Sequential([
    layers.Dense(12, activation='reluu'),
    layers.Dense(2, activation='softmax'),
])
model.compile(loss='sparse_categorical_crossentropy')
model.fit(x, y, epochs=3)
`,
  );
  await page.locator('#network [data-problems="1"]').waitFor();
  assert.match(await page.locator('#network [data-problems]').innerText(), /line 4, .*reluu.*did you mean.*relu/);
  await page.locator('#network .cm-lint-marker').first().waitFor();
  assert.equal(await page.locator('#network').getByLabel('epochs', { exact: true }).inputValue(), '3');
});

test('undo takes a paste back on the cards, and the code follows', { skip }, async (t) => {
  const page = await openCode(t);
  const before = await page.locator('#network article').count();
  await paste(page, "import keras\nmodel = keras.Sequential([keras.layers.Dense(2, activation='softmax')])\n");
  await page.waitForFunction(() => document.querySelectorAll('#network article').length === 1);
  await ready(page);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await page.waitForFunction((count) => document.querySelectorAll('#network article').length === count, before);
  await page.locator('#network .cm-content').filter({ hasText: 'Dense(64' }).waitFor();
});
