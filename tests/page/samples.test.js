// Every sample goes the whole road in the page: pasted, trained, judged beside its baseline, asked for a prediction.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { site } from '../../scripts/browser.mjs';
import { pasteAnywhere, ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const samples = {
  breast_cancer: { target: 'diagnosis', words: ['benign', 'malignant'], least: 0.95 },
  penguins: { target: 'Species', words: ['Adelie', 'Chinstrap', 'Gentoo'], least: 0.9 },
  iris: { target: 'species', words: ['setosa', 'versicolor', 'virginica'], least: 0.85 },
  wine: { target: 'cultivar', words: ['grower A', 'grower B', 'grower C'], least: 0.85 },
  cars: { target: 'Miles_per_Gallon', between: [9, 47], least: 0.7 },
  california_housing: { target: 'MedHouseVal', between: [0, 6], least: 0.6 },
};

/** Samples with a way of their own: what each is read as, and the network that is suggested for it. */
const others = {
  diabetes: { target: 'progression', least: 0.25, layers: ['Dense', 'Dense', 'Dense'] },
  movies: { target: 'IMDB Rating', least: 0.45, layers: ['Dense', 'Dense', 'Dense'] },
  digits8: { target: 'digit', least: 0.9, layers: ['Dense', 'Dense', 'Dense'] },
  sentiment: { target: 'class', least: 0.75, layers: ['Dense', 'Dense', 'Dense'] },
  spam: { target: 'kind', least: 0.9, layers: ['Dense', 'Dense', 'Dense'] },
  weather: { target: 'temp_max', least: 0.83, layers: ['LSTM', 'Dense'], series: true },
  co2: { target: 'CO2', least: 0.98, layers: ['Conv1D', 'Flatten', 'Dense'], series: true },
  tictactoe: { target: 'outcome', least: 0.9, layers: ['Dense', 'Dense', 'Dense'] },
  krk: { target: 'moves to mate', least: 0.5, layers: ['Dense', 'Dense', 'Dense'] },
};

const targetMenu = (page) => page.getByRole('combobox', { name: 'Predict', exact: true });

/** A sample's file, as a person would have it on disk. */
const csvOf = (id) => gunzipSync(readFileSync(join(site, 'samples', `${id}.csv.gz`))).toString();

for (const [id, { target, words, between, least }] of Object.entries(samples)) {
  test(`${id} is pasted, learned better than by its baseline, and answers for a new row in its own words`, { skip }, async (t) => {
    const page = await open(t);
    await pasteAnywhere(page, csvOf(id));
    await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
    await ready(page);
    await targetMenu(page).selectOption(target);
    await ready(page);
    const { network, dummy } = await trainToResult(page);
    assert.ok(network >= least, `the network scores ${network}, wanted ${least}`);
    assert.ok(network > dummy, `the network scores ${network}, the baseline ${dummy}`);

    const answer = page.locator('[data-answer]');
    const row = page.getByRole('group', { name: 'A new row' });
    await row.locator('input').first().fill('12.5');
    const answered = (await answer.innerText()).trim();
    if (words) assert.ok(words.includes(answered), `answered ${answered}`);
    else assert.ok(Number(answered) >= between[0] - 3 && Number(answered) <= between[1] + 3, `answered ${answered}`);
    assert.deepEqual(page.troubles, []);
  });
}

for (const [id, { target, least, layers, series }] of Object.entries(others)) {
  test(`${id} is taken by one click, and its usual network beats ${series ? 'the last value' : 'its baseline'}`, { skip }, async (t) => {
    const page = await open(t);
    await takeSample(page, id);
    assert.equal(await targetMenu(page).inputValue(), target);
    assert.deepEqual(await page.locator('#network article h3').allInnerTexts(), layers);
    const { network, dummy } = await trainToResult(page);
    assert.ok(network >= least && network > dummy, `the network scores ${network}, the baseline ${dummy}`);
    if (series) {
      const last = Number(await page.locator('[data-score=persistence]').innerText());
      assert.ok(network > last, `the network scores ${network}, the last value ${last}`);
      await page.getByRole('img', { name: /over time/ }).waitFor();
      await page.getByRole('button', { name: 'Take a held-out time' }).click();
      await page.locator('#predict').getByText('In the table:').waitFor();
    }
    await page.locator('[data-answer]').waitFor();
    assert.deepEqual(page.troubles, []);
  });
}

test('sentences read word by word are learned through an Embedding, and a new sentence is answered', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'sentiment');
  await page.getByLabel('text is read').selectOption('words');
  await page.locator('#network article h3').filter({ hasText: 'Embedding' }).waitFor();
  await ready(page);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network >= 0.7 && network > dummy, `the network scores ${network}, the baseline ${dummy}`);
  const sentence = page.getByRole('group', { name: 'A new row' }).locator('textarea');
  await sentence.fill('What a waste of money, terrible and disappointing.');
  await page.locator('[data-answer]').filter({ hasText: 'blame' }).waitFor();
  await sentence.fill('Excellent, I love it, a great and wonderful film.');
  await page.locator('[data-answer]').filter({ hasText: 'praise' }).waitFor();
  assert.deepEqual(page.troubles, []);
});

test('a series can be read as rows, and looked at over other lengths', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'weather');
  await page.getByLabel('Rows that are seen').fill('7');
  await page.getByLabel('Rows that are seen').blur();
  await page.getByText('temp_max from 7 rows of').waitFor();
  await page.getByLabel('Rows are').selectOption('');
  await page.locator('#network article h3').filter({ hasText: 'LSTM' }).waitFor({ state: 'detached' });
  await ready(page);
  assert.equal(await page.getByLabel('Rows that are seen').count(), 0);
});

test('every sample is taken by one click, with the target that its question asks for', { skip }, async (t) => {
  const page = await open(t);
  for (const [id, { target }] of Object.entries(samples).reverse()) {
    await takeSample(page, id);
    assert.equal(await targetMenu(page).inputValue(), target);
  }
});

test('the tutorial’s network, 64-64-2 with adam for 10 epochs, is right on 95 % of the held-out tumours', { skip }, async (t) => {
  const page = await open(t);
  const units = await page
    .locator('#network article')
    .getByLabel('units')
    .evaluateAll((inputs) => inputs.map(({ value }) => value));
  assert.deepEqual(units, ['64', '64', '2']);
  await page.getByRole('spinbutton', { name: 'epochs' }).fill('10');
  await page.getByRole('combobox', { name: 'early stopping' }).selectOption('off');
  await ready(page);
  const { network } = await trainToResult(page);
  assert.equal(await page.locator('#train dd').first().innerText(), '10 / 10');
  assert.ok(network >= 0.95, `scores ${network}`);
});

test('a changed value in a new row changes the answer', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'iris');
  await trainToResult(page);
  const answer = page.locator('[data-answer]');
  const row = page.getByRole('group', { name: 'A new row' });
  const type = async (values) => {
    for (const [i, value] of values.entries()) await row.locator('input').nth(i).fill(value);
  };
  await type(['5.0', '3.4', '1.5', '0.2']);
  await answer.filter({ hasText: 'setosa' }).waitFor();
  await type(['6.7', '3.0', '5.9', '2.3']);
  await answer.filter({ hasText: 'virginica' }).waitFor();
  await row.locator('input').first().fill('a lot');
  await page.locator('#predict .warn').waitFor();
});

test('the confusion matrix counts every held-out row once', { skip }, async (t) => {
  const page = await open(t);
  await trainToResult(page);
  const cells = await page.locator('#result figure tbody td').allInnerTexts();
  const rows = /On ([\d,]+) held-out rows/.exec(await page.locator('#result thead').first().innerText())[1];
  assert.equal(
    cells.reduce((sum, cell) => sum + Number(cell), 0),
    Number(rows),
  );
});

test('regression shows predicted against actual and the error in the target’s own units', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'cars');
  await trainToResult(page);
  await page.getByRole('img', { name: /Predicted against actual Miles_per_Gallon, \d+ rows: R²/ }).waitFor();
  await page.getByText('MAE, in Miles_per_Gallon').waitFor();
});
