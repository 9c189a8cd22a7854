// A person brings a table of their own, good or bad: it is read and trained on, or refused in one sentence with nothing lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasteAnywhere, pasteTable, ready, skip, takeSample, trainToResult, usePage } from './page.js';

const open = usePage();

/** A table that can be learned: pass or fail by hours and sleep, with a city that doesn't matter. */
function lessons(rows = 200) {
  const lines = ['hours;sleep;city;result'];
  for (let i = 0; i < rows; i++) {
    const [hours, sleep] = [((i * 37) % 100) / 10, 4 + ((i * 53) % 60) / 10];
    const text = (value) => value.toFixed(1).replace('.', ',');
    lines.push(`${text(hours)};${text(sleep)};${['Rome', 'Oslo', 'Lima'][i % 3]};${hours + sleep > 12 ? 'pass' : 'fail'}`);
  }
  return lines.join('\n');
}

const heading = (page) => page.locator('#data .head h3').innerText();

test('a pasted table with semicolons and decimal commas is read, trained on and answers', { skip }, async (t) => {
  const page = await open(t);
  await pasteTable(page, lessons());
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  await ready(page);
  assert.equal(await page.getByRole('combobox', { name: 'Predict', exact: true }).inputValue(), 'result');
  assert.equal(await page.getByLabel('Type of hours').inputValue(), 'number');
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy);
  assert.match(await page.locator('[data-answer]').innerText(), /pass|fail/);
  assert.deepEqual(page.troubles, []);
});

test('a table pasted anywhere on the page is read', { skip }, async (t) => {
  const page = await open(t);
  await pasteAnywhere(page, lessons());
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
});

test('a dropped file is read', { skip }, async (t) => {
  const page = await open(t);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'lessons.csv', { type: 'text/csv' }));
    for (const type of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, lessons());
  await page.getByRole('heading', { name: 'lessons.csv' }).waitFor();
  await ready(page);
});

test('a chosen file is read', { skip }, async (t) => {
  const page = await open(t);
  await page.setInputFiles('input[type=file]', { name: 'lessons.csv', mimeType: 'text/csv', buffer: Buffer.from(lessons()) });
  await page.getByRole('heading', { name: 'lessons.csv' }).waitFor();
  await ready(page);
});

const refused = {
  'an empty file': ['', /empty/],
  'a header without rows': ['a,b,c\n', /row/],
  'a picture in place of a table': ['\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000', /./],
};
for (const [what, [text, sentence]] of Object.entries(refused)) {
  test(`${what} is refused in one sentence and the old table stays`, { skip }, async (t) => {
    const page = await open(t);
    await page.setInputFiles('input[type=file]', { name: 'bad.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    const notice = page.locator('#data [role=alert]');
    await notice.waitFor();
    assert.match(await notice.innerText(), sentence);
    assert.match(await notice.innerText(), /Breast cancer is still here/);
    assert.equal(await heading(page), 'Breast cancer');
    const { network, dummy } = await trainToResult(page);
    assert.ok(network > dummy);
    assert.deepEqual(page.troubles, []);
  });
}

const kept = {
  'a target with one class only': ['x,y\n1,yes\n2,yes\n3,yes\n4,yes\n5,yes\n6,yes\n7,yes\n8,yes\n', /constant/],
  'a table of one row': ['x,y\n1,yes\n', /row/],
};
for (const [what, [text, sentence]] of Object.entries(kept)) {
  test(`${what} is shown, and one sentence says why it can't be learned`, { skip }, async (t) => {
    const page = await open(t);
    await pasteTable(page, text);
    const notice = page.locator('#data [role=alert], #target [role=alert]').first();
    await notice.waitFor();
    assert.match(await notice.innerText(), sentence);
    assert.ok(await page.locator('[data-action=train]').isVisible());
    assert.deepEqual(page.troubles, []);
  });
}

test('ragged rows are kept and named by line', { skip }, async (t) => {
  const page = await open(t);
  const lines = lessons(60).split('\n');
  lines[5] += ';surplus';
  lines[9] = '1,0;7,0';
  await pasteTable(page, lines.join('\n'));
  await page.getByRole('heading', { name: 'Pasted table' }).waitFor();
  const list = await page.locator('#data details', { hasText: 'problems of reading' }).innerText();
  assert.match(list, /Line 6 has 5 fields/);
  assert.match(list, /Line 10 has 2 fields/);
  await ready(page);
});

test('only the rows in sight are drawn, and scrolling brings the others', { skip }, async (t) => {
  const page = await open(t);
  await page.click('[data-sample=california_housing]');
  await page.getByRole('table', { name: 'California housing' }).waitFor();
  const drawn = () => page.locator('#data [role=table] [role=row]').count();
  assert.ok((await drawn()) < 80);
  await page.locator('#data .scroller').evaluate((scroller) => (scroller.scrollTop = scroller.scrollHeight));
  await page.locator('#data [role=rowheader]', { hasText: /^20640$/ }).waitFor();
  assert.ok((await drawn()) < 80);
});

test('a column can be left out and a step taken away, and the network follows', { skip }, async (t) => {
  const page = await open(t);
  await takeSample(page, 'iris');
  const recipe = page.locator('#target details');
  await recipe.getByRole('checkbox').first().uncheck();
  await recipe.getByText('3 of 4 columns become 3 inputs').waitFor();
  await recipe.getByRole('button', { name: 'Remove StandardScaler of every number column' }).click();
  await recipe
    .getByRole('button', { name: /^Remove StandardScaler/ })
    .first()
    .waitFor({ state: 'detached' });
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy);
  assert.ok(!(await page.locator('#code pre').innerText()).includes('StandardScaler'));
});

test('another target makes task, network and loss follow', { skip }, async (t) => {
  const page = await open(t);
  await page.click('[data-sample=penguins]');
  await page.getByRole('table', { name: 'Penguins' }).waitFor();
  await ready(page);
  await page.getByRole('combobox', { name: 'Predict', exact: true }).selectOption('Body Mass (g)');
  await page.locator('#network select:has(option[value=mean_squared_error])').first().waitFor();
  await page.waitForFunction(() => document.querySelector('#network .wide select')?.value === 'mean_squared_error');
  assert.equal(await page.getByRole('combobox', { name: 'As', exact: true }).inputValue(), 'number');
  await ready(page);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy);
});
