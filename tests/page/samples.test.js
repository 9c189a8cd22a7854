// Every sample goes the whole road in the page: loaded, trained, judged beside its baseline, asked for a prediction.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();
const samples = {
  breast_cancer: { words: ['benign', 'malignant'], least: 0.95 },
  penguins: { words: ['Adelie', 'Chinstrap', 'Gentoo'], least: 0.9 },
  iris: { words: ['setosa', 'versicolor', 'virginica'], least: 0.85 },
  wine: { words: ['grower A', 'grower B', 'grower C'], least: 0.85 },
  cars: { between: [9, 47], least: 0.7 },
  california_housing: { between: [0, 6], least: 0.6 },
};

for (const [id, { words, between, least }] of Object.entries(samples)) {
  test(`${id} is learned in the page, beats its baseline and answers in its own words`, { skip }, async (t) => {
    const page = await open(t);
    if (id !== 'breast_cancer') await takeSample(page, id);
    const { network, dummy } = await trainToResult(page);
    assert.ok(network >= least, `the network scores ${network}, wanted ${least}`);
    assert.ok(network > dummy, `the network scores ${network}, the baseline ${dummy}`);

    await page.getByRole('button', { name: 'Take a held-out row' }).click();
    const answer = (await page.locator('[data-answer]').innerText()).trim();
    if (words) assert.ok(words.includes(answer), `answered ${answer}`);
    else assert.ok(Number(answer) >= between[0] - 3 && Number(answer) <= between[1] + 3, `answered ${answer}`);
    assert.deepEqual(page.troubles, []);
  });
}

test('the confusion matrix counts every held-out row once', { skip }, async (t) => {
  const page = await open(t);
  await trainToResult(page);
  const cells = await page.locator('#result figure tbody td').allInnerTexts();
  const rows = /On ([\d,]+) held-out rows/.exec(await page.locator('#result thead').first().innerText())[1];
  assert.equal(cells.reduce((sum, cell) => sum + Number(cell), 0), Number(rows));
});

test('regression shows predicted against actual and the error in the target’s own units', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'cars');
  await trainToResult(page);
  await page.getByRole('img', { name: /Predicted against actual Miles_per_Gallon, \d+ rows: R²/ }).waitFor();
  await page.getByText('MAE, in Miles_per_Gallon').waitFor();
});
