// A microphone that is refused.
import { test } from 'node:test';
import { skip, usePage } from './page.js';

const open = usePage();

test('where no microphone may be used, one sentence says so, and WAV files are the other way', { skip }, async (t) => {
  const page = await open(t);
  await page.click('[data-sample=words]');
  await page.getByRole('region', { name: 'Record words' }).getByRole('alert').filter({ hasText: 'drop WAV files instead' }).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.locator('[data-sample=breast_cancer][aria-pressed=true]').waitFor();
});
