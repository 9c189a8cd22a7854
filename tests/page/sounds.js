// Made-up voices for tests: vowels as overtones of a pitch, loud near the vowel's formants, in some noise; as WAV files.
const sampleRate = 16_000;
const vowels = { ah: [730, 1090, 2440], ee: [270, 2290, 3010] };
export const words = Object.keys(vowels);

/** Numbers that look like chance, the same in every run. */
function chances(seed) {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

function say(word, seed) {
  const chance = chances(seed + 1);
  const pitch = 90 + 130 * chance();
  const loud = (hertz) => vowels[word].reduce((sum, formant) => sum + Math.exp(-(((hertz - formant) / 150) ** 2)), 0);
  const overtones = Array.from({ length: Math.floor(3500 / pitch) }, (_, i) => (i + 1) * pitch).map((hertz) => [hertz, loud(hertz)]);
  const sample = (_, i) =>
    overtones.reduce((sum, [hertz, volume]) => sum + volume * Math.sin((2 * Math.PI * hertz * i) / sampleRate), 0) / 6 + 0.1 * (chance() - 0.5);
  return Float32Array.from({ length: sampleRate / 2 }, sample);
}

/** One channel of 16 bits. */
export function wav(samples) {
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  for (const [at, value] of Object.entries({ 20: 1, 22: 1, 32: 2, 34: 16 })) bytes.writeUInt16LE(value, Number(at));
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(2 * sampleRate, 28);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((value, i) => bytes.writeInt16LE(Math.round(32_767 * Math.max(-1, Math.min(1, value))), 44 + 2 * i));
  return bytes;
}

/** Files by word: { 'ah/0.wav': bytes, ... } */
export const spoken = (count) =>
  Object.fromEntries(words.flatMap((word, w) => Array.from({ length: count }, (_, i) => [`${word}/${i}.wav`, wav(say(word, 100 * w + i))])));
