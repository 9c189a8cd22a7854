// Training under the hand of a person: one click, pause, step, stop, by keyboard alone, and mistakes that are told at their card.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const epoch = async (page) => parseInt(await page.locator('#train dd').first().innerText(), 10) || 0;
const action = (page, name) => page.locator(`[data-action=${name}]`);
const state = (page) => page.locator('#train dl').getAttribute('data-state');

test('a newcomer sees a network learn within ten seconds and one click', { skip }, async (t) => {
  const began = Date.now();
  const page = await open(t);
  const opened = Date.now();
  const picture = () =>
    page
      .locator('#train canvas')
      .first()
      .evaluate((canvas) => canvas.toDataURL());
  const random = await picture();
  await action(page, 'train').click();
  await page.waitForFunction(() => parseInt(document.querySelector('#train dd').innerText, 10) >= 5);
  const seconds = (Date.now() - began) / 1000;
  t.diagnostic(`ready after ${(opened - began) / 1000} s, five epochs after ${seconds} s`);
  assert.ok(seconds < 10, `took ${seconds} s`);
  assert.equal(await state(page), 'running');
  assert.notEqual(await picture(), random, 'the weights move in the picture');
});

test('training can be paused, stepped by batch and by epoch, and gone on with', { skip }, async (t) => {
  const page = await open(t);
  await action(page, 'train').click();
  await page.waitForFunction(() => parseInt(document.querySelector('#train dd').innerText, 10) >= 2);
  await action(page, 'train').click();
  await page.getByRole('button', { name: 'Go on', exact: true }).waitFor();
  const paused = await epoch(page);
  await page.waitForTimeout(300);
  assert.equal(await epoch(page), paused, 'nothing moves while paused');

  await action(page, 'epoch').click();
  await page.waitForFunction((before) => parseInt(document.querySelector('#train dd').innerText, 10) === before + 1, paused);
  await action(page, 'batch').click();
  await page.waitForTimeout(200);
  assert.equal(await epoch(page), paused + 1);
  await action(page, 'epoch').click();
  await page.waitForFunction((before) => parseInt(document.querySelector('#train dd').innerText, 10) === before + 2, paused);

  await page.check('text=full speed');
  await action(page, 'train').click();
  await page.locator('[data-score=network]').waitFor();
  assert.deepEqual(page.troubles, []);
});

test('the first step may be a single batch', { skip }, async (t) => {
  const page = await open(t);
  await action(page, 'batch').click();
  await page
    .locator('#train dd')
    .nth(1)
    .filter({ hasText: /^\d+\.\d+$/ })
    .waitFor();
  assert.equal(await state(page), 'paused');
  assert.equal(await epoch(page), 0);
});

test('a step to the end of the epoch brings all its numbers, those of the validation rows too', { skip }, async (t) => {
  const page = await open(t);
  for (const wanted of [1, 2]) {
    await action(page, 'epoch').click();
    await page.waitForFunction((wanted) => parseInt(document.querySelector('#train dd').innerText, 10) === wanted, wanted);
    await page
      .locator('#train dd')
      .nth(2)
      .filter({ hasText: /^\d+\.\d+$/ })
      .waitFor();
  }
});

test('a loss that is no number any more is told with its likely cause, and a better learning rate trains', { skip }, async (t) => {
  const page = await open(t);
  const rate = page.locator('#network').getByLabel('learning rate');
  await rate.fill('1e30');
  await rate.blur();
  await ready(page);
  await action(page, 'train').click();
  const notice = page.locator('#train [role=alert]');
  await notice.waitFor();
  assert.match(await notice.innerText(), /^Training stopped: the loss became .* lower the learning rate/);
  await rate.fill('0.001');
  await rate.blur();
  await notice.waitFor({ state: 'detached' });
  await ready(page);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy);
});

test('a stopped training is judged as it stands', { skip }, async (t) => {
  const page = await open(t);
  await action(page, 'train').click();
  await page.waitForFunction(() => parseInt(document.querySelector('#train dd').innerText, 10) >= 3);
  await action(page, 'stop').click();
  await page.locator('[data-score=network]').waitFor();
  assert.match(await page.locator('#train .says').innerText(), /^Stopped by you/);
});

test('the same seed gives the same result', { skip }, async (t) => {
  const page = await open(t);
  const first = await trainToResult(page);
  const loss = await page.locator('#train dl').innerText();
  assert.deepEqual(await trainToResult(page), first);
  const again = await page.locator('#train dl').innerText();
  const numbers = (text) => text.split('\n').slice(0, 10);
  assert.deepEqual(numbers(again), numbers(loss));
});

test('a mistake in a layer is told at its card, and undo takes it back', { skip }, async (t) => {
  const page = await open(t);
  const card = page.locator('#network article').nth(1);
  await card.getByLabel('units').fill('-3');
  await card.getByLabel('units').blur();
  await card.locator('[role=alert]').waitFor();
  assert.match(await card.locator('[role=alert]').innerText(), /units .* positive integer, got -3/);
  assert.equal(await card.getByLabel('units').getAttribute('aria-invalid'), 'true');
  assert.equal(await page.locator('#network article [role=alert]').count(), 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await ready(page);
  assert.equal(await card.getByLabel('units').inputValue(), '64');
});

test('a last layer that does not fit the classes is told at its card before any training', { skip }, async (t) => {
  const page = await open(t);
  const card = page.locator('#network article').nth(2);
  await card.getByLabel('units').fill('3');
  await card.getByLabel('units').blur();
  assert.match(await card.locator('[role=alert]').innerText(), /gives 3 outputs, but 2 are needed, one for each class/);
  assert.ok(await action(page, 'train').isDisabled());
});

test('any loss and metric of the menu that fits classes trains, whatever form of labels it reads', { skip }, async (t) => {
  const page = await open(t);
  const learning = page.locator('#network fieldset');
  for (const [loss, metric] of [
    ['binary_crossentropy', 'recall'],
    ['sparse_categorical_crossentropy', 'precision'],
  ]) {
    await learning.getByLabel('loss').selectOption(loss);
    await learning.getByLabel('metric').selectOption(metric);
    await ready(page);
    const { network } = await trainToResult(page);
    assert.ok(network > 0.9, `${loss} with ${metric} gives ${network}`);
  }
  assert.equal(await learning.getByLabel('loss').inputValue(), 'categorical_crossentropy', 'precision reads a column for each class');
});

test('layers are added, moved and removed, and the network still trains', { skip }, async (t) => {
  const page = await open(t);
  const names = () => page.locator('#network article h3').allInnerTexts();
  await page.getByLabel('Another layer').selectOption('Dropout');
  await page.getByRole('button', { name: 'Add layer' }).click();
  await page.waitForFunction(() => document.querySelectorAll('#network article').length === 4);
  assert.deepEqual(await names(), ['Dense', 'Dense', 'Dropout', 'Dense']);
  await page.getByRole('button', { name: 'Move Dropout, layer 3 earlier' }).click();
  assert.deepEqual(await names(), ['Dense', 'Dropout', 'Dense', 'Dense']);
  await page.getByRole('button', { name: 'Remove Dense, layer 3' }).click();
  assert.deepEqual(await names(), ['Dense', 'Dropout', 'Dense']);
  await ready(page);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy);
});

test('the whole road can be walked with the keyboard alone', { skip }, async (t) => {
  const page = await open(t);
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (wanted) => {
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press('Tab');
      if (wanted.test(await focused())) return;
    }
    assert.fail(`Tab never came to ${wanted}`);
  };
  await tabTo(/^Iris/);
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Iris' }).waitFor();
  await ready(page);
  await tabTo(/^Train$/);
  await page.keyboard.press('Enter');
  await page.locator('[data-score=network]').waitFor();
  await tabTo(/^Take a held-out row$/);
  await page.keyboard.press('Enter');
  await page.getByText(/^In the table:/).waitFor();
  await tabTo(/^JavaScript$/);
  await page.keyboard.press('Enter');
  assert.match(await page.locator('#code pre').innerText(), /from 'vitrine'/);
});

test('a layer is moved and removed from the keyboard', { skip }, async (t) => {
  const page = await open(t);
  const units = () =>
    page
      .locator('#network article')
      .getByLabel('units')
      .evaluateAll((inputs) => inputs.map(({ value }) => value));
  await page.locator('#network article').nth(2).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  assert.deepEqual(await units(), ['64', '2', '64']);
  await page.keyboard.press('Control+z');
  assert.deepEqual(await units(), ['64', '64', '2']);
  await page.locator('#network article').nth(0).focus();
  await page.keyboard.press('Delete');
  assert.deepEqual(await units(), ['64', '2']);
});

test('after another table is taken the curves wait for its own number of epochs', { skip }, async (t) => {
  const page = await open(t);
  await trainToResult(page);
  await takeSample(page, 'california_housing');
  const epochs = await page.locator('#network').getByLabel('epochs', { exact: true }).inputValue();
  assert.notEqual(epochs, '100');
  await page.getByRole('img', { name: `loss: none of ${epochs} epochs yet` }).waitFor();
});

test('the menu of layers holds what can stand in a row', { skip }, async (t) => {
  const page = await open(t);
  const names = await page.locator('#network').getByLabel('Another layer').locator('option').allInnerTexts();
  assert.ok(names.includes('LayerNormalization'));
  assert.ok(!names.includes('Concatenate') && !names.includes('MultiHeadAttention'));
});
