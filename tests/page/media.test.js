// Pictures and sounds of a person's own: zips with a folder for each class, and words that are recorded.
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { zipSync } from 'fflate';
import { load, Pipeline, readWav } from '../../dist/index.js';
import { ready, skip, trainToResult, usePage } from './page.js';
import { spoken, wav, words } from './sounds.js';

// A microphone that always says the same.
const voice = join(tmpdir(), `vitrine-voice-${process.pid}.wav`);
if (!skip) writeFileSync(voice, wav(Float32Array.from({ length: 16_000 * 3 }, (_, i) => 0.5 * Math.sin(i / 12) * (i % 8000 < 5000 ? 1 : 0))));
after(() => rmSync(voice, { force: true }));
const open = usePage(['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`]);

async function choose(page, name, files) {
  await page
    .locator('#data .file input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) });
  await page.getByRole('heading', { name: name.replace('.zip', '') }).waitFor();
  await ready(page);
}

test('a zip of WAV files by word is learned, and a new file is told', { skip }, async (t) => {
  const page = await open(t);
  const files = spoken(20);
  await choose(page, 'vowels.zip', files);
  assert.deepEqual(await page.locator('#data [data-class] th').allInnerTexts(), words);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy && network >= 0.8, `the network scores ${network}, the baseline ${dummy}`);
  await page.locator('#predict input[type=file]').setInputFiles({ name: 'new.wav', mimeType: 'audio/wav', buffer: spoken(30)['ee/27.wav'] });
  await page.locator('#predict [data-answer]').filter({ hasText: 'ee' }).waitFor();

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the pipeline' }).click()]);
  await load({ reproducible: true });
  const pipeline = await Pipeline.load(readFileSync(await download.path()));
  t.after(() => pipeline.dispose());
  const { answers } = await pipeline.predict([{ sound: readWav(files['ah/3.wav']).clip }]);
  assert.deepEqual(answers, ['ah']);
  assert.deepEqual(page.troubles, []);
});

test('a zip of pictures by class is learned, and a picture of one’s own is told', { skip }, async (t) => {
  const page = await open(t);
  // The browser itself draws them: squares and discs of chance places and colours.
  const drawn = await page.evaluate(async () => {
    const draw = async (kind, i) => {
      const canvas = new OffscreenCanvas(40, 30);
      const context = canvas.getContext('2d');
      context.fillStyle = `hsl(${(i * 47) % 360} 60% 80%)`;
      context.fillRect(0, 0, 40, 30);
      context.fillStyle = `hsl(${(i * 91) % 360} 70% 30%)`;
      const [x, y] = [14 + (i % 5) * 3, 12 + (i % 3) * 3];
      if (kind === 'disc') (context.ellipse(x, y, 8, 8, 0, 0, 7), context.fill());
      else context.fillRect(x - 12, y - 3, 24, 6);
      return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
    };
    const files = {};
    for (const kind of ['bar', 'disc']) for (let i = 0; i < 40; i++) files[`${kind}/${i}.png`] = await draw(kind, i);
    return files;
  });
  const files = Object.fromEntries(Object.entries(drawn).map(([path, bytes]) => [path, Uint8Array.from(bytes)]));
  await choose(page, 'shapes.zip', files);
  assert.deepEqual(await page.locator('#data [data-class] th').allInnerTexts(), ['bar', 'disc']);
  const { network, dummy } = await trainToResult(page);
  assert.ok(network > dummy && network >= 0.8, `the network scores ${network}, the baseline ${dummy}`);
  await page.locator('#predict input[type=file]').setInputFiles({ name: 'mine.png', mimeType: 'image/png', buffer: Buffer.from(files['disc/7.png']) });
  await page.locator('#predict [data-answer]').filter({ hasText: 'disc' }).waitFor();
  assert.match(await page.locator('#code pre').innerText(), /keras\.utils\.load_img/);
  assert.deepEqual(page.troubles, []);
});

test('words are recorded with the microphone, learned, and told when they are said again', { skip }, async (t) => {
  const page = await open(t, { permissions: ['microphone'] });
  page.setDefaultTimeout(30_000);
  await page.click('[data-sample=words]');
  const recorder = page.getByRole('region', { name: 'Record words' });
  await recorder.getByRole('meter').waitFor();
  const learn = recorder.getByRole('button', { name: 'Learn these words' });
  for (const word of ['yes', 'no'])
    for (let take = 1; take <= 4; take++) {
      assert.ok(await learn.isDisabled());
      await recorder.getByRole('button', { name: `Record ${word}` }).click();
      await recorder.getByRole('button', { name: `Play take ${take} of ${word}` }).waitFor();
    }
  await learn.click();
  await page.getByRole('heading', { name: 'Words you said' }).waitFor();
  await ready(page);
  await trainToResult(page);
  await page.locator('#predict').getByRole('button', { name: 'Record' }).click();
  const answer = await page.locator('#predict [data-answer]').innerText();
  assert.ok(['yes', 'no'].includes(answer.trim()), answer);
  assert.deepEqual(page.troubles, []);
});

test('a folder of one class is refused in one sentence, and the data stay', { skip }, async (t) => {
  const page = await open(t);
  const files = Object.fromEntries(Object.entries(spoken(3)).filter(([path]) => path.startsWith('ah')));
  await page
    .locator('#data .file input[type=file]')
    .first()
    .setInputFiles({ name: 'one.zip', mimeType: 'application/zip', buffer: Buffer.from(zipSync(files)) });
  await page.getByText(/One folder for each class is needed/).waitFor();
  await page.getByText('Breast cancer is still here.').waitFor();
});
