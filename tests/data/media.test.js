// Images and sounds become arrays of one shape, by the formulas of TensorFlow and librosa (golden/media.json, made by golden/media.py).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ArrayColumn,
  AudioColumn,
  Cleaning,
  decodeImages,
  ImageColumn,
  ImageEncoder,
  LogMelSpectrogram,
  profileTable,
  imagesFromFiles,
  readWav,
  soundsFromFiles,
  suggestRecipe,
  CategoryColumn,
  Table,
  transformerFromJSON,
} from '../../dist/data/index.js';
import { RealFft } from '../../dist/data/transformers/audio/fft.js';
import { melToHz, hzToMel } from '../../dist/data/transformers/audio/mel.js';
import { resample } from '../../dist/data/transformers/audio/resample.js';
import { resizeImage } from '../../dist/data/transformers/image/resize.js';
import { close } from './samples.js';

const golden = JSON.parse(readFileSync(new URL('./golden/media.json', import.meta.url), 'utf8'));
const pixels = (height, width, channels) => ({
  width,
  height,
  channels,
  data: Uint8Array.from({ length: height * width * channels }, (_, i) => (i * 37 + 11) % 256),
});
const refuses = (make, message) =>
  assert.throws(make, (error) => error.name === 'DataError' && message.test(error.message));
/** Equal to what a 32-bit float can hold, by the size of the largest. */
const near = (actual, expected, tolerance = 1e-6) => {
  assert.equal(actual.length, expected.length);
  expected.forEach((value, i) =>
    assert.ok(
      Math.abs(actual[i] - value) <= tolerance * Math.max(1, Math.abs(value)),
      `${i}: ${actual[i]} is not ${value}`,
    ),
  );
};

test('images are resized as TensorFlow does it', () => {
  for (const { from, to, how, values } of golden.resize) {
    const [height, width] = to;
    close(
      Array.from(resizeImage(pixels(...from), { height, width, interpolation: how }).data),
      values,
      `${from} ${to} ${how}`,
    );
  }
});

test('images become arrays of one size, colour and range', () => {
  const column = new ImageColumn('photo', [pixels(6, 9, 3)]);
  const encode = (options) => new ImageEncoder(options).fitTransform([column])[0];
  const grey = encode({ colorMode: 'grayscale' });
  assert.deepEqual(grey.shape, [6, 9, 1]);
  near(Array.from(grey.data), golden.grey);
  near(
    Array.from(encode({ height: 4, width: 4, cropToAspectRatio: true, range: '-1..1' }).data),
    golden.crop,
  );
  const pad = { height: 3, width: 3, padToAspectRatio: true, fillValue: 100, interpolation: 'area' };
  near(Array.from(encode(pad).data), golden.pad);
  const opaque = encode({ colorMode: 'rgba', range: '0..255' });
  assert.deepEqual([opaque.shape, opaque.data[3]], [[6, 9, 4], 255]);
});

test('grey images become coloured and coloured ones with opacity lose it, as training has it', () => {
  const encoder = new ImageEncoder().fit([new ImageColumn('i', [pixels(2, 2, 1), pixels(2, 2, 4)])]);
  const [{ data, shape }] = encoder.transform([
    new ImageColumn('i', [{ width: 1, height: 1, channels: 1, data: Uint8Array.of(51) }]),
  ]);
  assert.deepEqual(shape, [2, 2, 3]);
  near(Array.from(data), new Array(12).fill(0.2));
  const again = transformerFromJSON(JSON.parse(JSON.stringify(encoder)));
  assert.deepEqual(
    again.transform([new ImageColumn('i', [pixels(3, 3, 4)])]),
    encoder.transform([new ImageColumn('i', [pixels(3, 3, 4)])]),
  );
});

test('images in one array of bytes become a column', () => {
  const data = Uint8Array.from({ length: 12 }, (_, i) => i);
  const column = ImageColumn.from('digit', { data, shape: [3, 2, 2] });
  assert.deepEqual(
    [column.length, column.value(1).channels, [...column.value(1).data]],
    [3, 1, [4, 5, 6, 7]],
  );
  assert.deepEqual(ImageColumn.from('c', { data, shape: [1, 2, 2, 3] }).value(0).channels, 3);
  refuses(
    () => ImageColumn.from('d', { data, shape: [3, 4] }),
    /must have the shape \[images, height, width\] .* got \[3, 4\]/,
  );
  refuses(
    () => ImageColumn.from('d', { data, shape: [4, 2, 2] }),
    /column "d", row 4: 2 × 2 pixels of 1 channels need 4 bytes, got 0/,
  );
});

test('images that do not fit are explained', () => {
  const column = new ImageColumn('i', [pixels(2, 2, 1), pixels(3, 4, 1), null]);
  refuses(
    () => new ImageEncoder().fit([column]),
    /height must be given: the images of column "i" have from 2 to 3 pixels/,
  );
  refuses(
    () => new ImageEncoder({ cropToAspectRatio: true, padToAspectRatio: true }),
    /crop or pad .* not both/,
  );
  refuses(
    () => new ImageEncoder({ height: 0 }),
    /ImageEncoder.height must be null or a whole number of 1 or more, got 0/,
  );
  refuses(
    () => new ImageColumn('i', [{ ...pixels(2, 2, 1), width: 3 }]),
    /column "i", row 1: 3 × 2 pixels of 1 channels need 6 bytes, got 4/,
  );
  const encoded = new ImageColumn('i', [{ name: 'a.png', bytes: Uint8Array.of(1) }]);
  refuses(
    () => new ImageEncoder({ height: 2, width: 2 }).fitTransform([encoded]),
    /"a.png" is not decoded yet; call decodeImages first/,
  );
  const size = { height: 2, width: 2 };
  assert.deepEqual(new ImageEncoder(size).fitTransform([column])[0].missingCount, 1);
  assert.deepEqual(
    [...new ImageEncoder({ ...size, handleMissing: 'zeros' }).fitTransform([column])[0].value(2)],
    [0, 0, 0, 0],
  );
});

test('encoded images are decoded by what the caller brings, large ones made small, broken ones named', async () => {
  const file = (name, bytes) => ({ name, bytes: () => Uint8Array.from(bytes) });
  const column = new ImageColumn('photo', [file('a.png', [4, 8]), file('b.png', []), null, pixels(2, 2, 1)]);
  assert.equal(column.isDecoded, false);
  const decode = async (bytes) => {
    if (!bytes.length) throw new Error('the file is empty');
    return pixels(bytes[0], bytes[1], 3);
  };
  const seen = [];
  const options = { longestSide: 4, onProgress: (done, all) => seen.push([done, all]) };
  const { column: decoded, problems } = await decodeImages(column, decode, options);
  assert.deepEqual([decoded.value(0).width, decoded.value(0).height, decoded.value(0).name], [4, 2, 'a.png']);
  assert.deepEqual([decoded.isDecoded, decoded.missingCount, seen.at(-1)], [true, 2, [4, 4]]);
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['row 2, column "photo": "b.png" can\'t be decoded (the file is empty); the image is missing'],
  );
  await assert.rejects(
    decodeImages(column, decode, { signal: AbortSignal.abort(new Error('stopped')) }),
    /stopped/,
  );
});

test('columns of images, sounds and arrays can be taken from, renamed, shown and profiled', () => {
  const images = new ImageColumn('i', [{ ...pixels(1, 2, 1), name: 'x.png' }, null, pixels(2, 2, 1)]);
  const sounds = new AudioColumn('s', [{ sampleRate: 4, samples: new Float32Array(6) }, null, null]);
  const arrays = new ArrayColumn('a', Float32Array.of(1, 2, 3, 4, NaN, 6), [2]);
  const table = new Table([images, sounds, arrays]);
  assert.deepEqual(table.rows(), [
    ['x.png', '1.50 s', '[1, 2]'],
    ['', '', '[3, 4]'],
    ['2 × 2', '', ''],
  ]);
  const taken = table.take([2, 0]);
  assert.deepEqual(taken.rows(), [
    ['2 × 2', '', ''],
    ['x.png', '1.50 s', '[1, 2]'],
  ]);
  assert.deepEqual(
    taken.columns.map((column) => column.rename('b').name),
    ['b', 'b', 'b'],
  );
  assert.deepEqual(
    profileTable(table).map(({ type, missing }) => [type, missing]),
    [
      ['image', 1],
      ['audio', 2],
      ['array', 1],
    ],
  );
  refuses(
    () => new AudioColumn('s', [{ sampleRate: 0, samples: new Float32Array(1) }]),
    /sample rate must be a number above 0/,
  );
  refuses(() => new ArrayColumn('a', new Float32Array(5), [2]), /need 2 numbers each, got 5 in all/);
  refuses(() => suggestRecipe(table, 'i'), /target "i" is of type image/);
});

const sound = Float32Array.from({ length: 4000 }, (_, i) => {
  const t = i / 8000;
  return 0.4 * Math.sin(2 * Math.PI * 440 * t) + 0.2 * Math.sin(2 * Math.PI * (900 + 800 * t) * t);
});
const clips = (...samples) =>
  new AudioColumn(
    's',
    samples.map((one) => one && { sampleRate: 8000, samples: one }),
  );

test('sounds become log-mel frames by the formulas of librosa', () => {
  for (const { options, shape, first, rows, mean, std } of golden.sound) {
    const step = new LogMelSpectrogram({ ...options, sampleRate: 8000, standardize: false });
    const [out] = step.fitTransform([clips(sound)]);
    assert.deepEqual(out.shape, [...shape, 1]);
    near(Array.from(out.data.subarray(0, first.length)), first, 2e-5);
    near(
      rows.map((_, t) =>
        out.data.subarray(t * shape[1], (t + 1) * shape[1]).reduce((sum, db, m) => sum + db * Math.cos(m), 0),
      ),
      rows,
      1e-4,
    );
    const [scaled] = new LogMelSpectrogram({ ...options, sampleRate: 8000 }).fitTransform([clips(sound)]);
    near([scaled.data[0] * std + mean], [first[0]], 1e-4);
  }
  const { hz, at } = golden.mels;
  near(
    at.map((i) => melToHz((hzToMel(11025, 'slaney') * i) / 39, 'slaney')),
    hz,
    1e-5,
  );
  for (const scale of ['slaney', 'htk'])
    close(
      [50, 999, 1000, 5000].map((f) => melToHz(hzToMel(f, scale), scale)),
      [50, 999, 1000, 5000],
    );
});

test('sounds are resampled by the windowed sinc of the formula, and a tone stays a tone', () => {
  for (const { from, to, values } of golden.resample)
    near(Array.from(resample(sound.subarray(0, 200), from, to)), values);
  const tone = (rate, seconds) =>
    Float32Array.from({ length: rate * seconds }, (_, i) => Math.sin((2 * Math.PI * 500 * i) / rate));
  const [there, wanted] = [resample(tone(44_100, 0.2), 44_100, 16_000), tone(16_000, 0.2)];
  for (let i = 200; i < 3000; i++) assert.ok(Math.abs(there[i] - wanted[i]) < 1e-3);
  const high = resample(
    Float32Array.from({ length: 4000 }, (_, i) => Math.sin(2 * Math.PI * 0.4 * i)),
    16_000,
    8000,
  );
  assert.ok(
    high.subarray(100, 1900).every((value) => Math.abs(value) < 1e-3),
    'what the new rate cannot hold is silent',
  );
});

test('the Fourier transform is the sum that defines it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 7 }),
      fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 128, maxLength: 128 }),
      (bits, values) => {
        const size = 2 ** bits;
        const x = Float64Array.from(values.slice(0, size));
        const out = new Float64Array(size / 2 + 1);
        new RealFft(size).power(x, out);
        for (let k = 0; k <= size / 2; k++) {
          let [re, im] = [0, 0];
          x.forEach((value, n) => {
            re += value * Math.cos((2 * Math.PI * k * n) / size);
            im -= value * Math.sin((2 * Math.PI * k * n) / size);
          });
          assert.ok(Math.abs(out[k] - (re * re + im * im)) < 1e-9 * size);
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('sounds of any length become one shape; short ones end in silence', () => {
  const step = new LogMelSpectrogram({
    sampleRate: 8000,
    duration: 0.5,
    nMels: 10,
    hopLength: 100,
    nFft: 256,
  }).fit([clips(sound)]);
  const [out] = step.transform([
    clips(sound.subarray(0, 100), new Float32Array(9000), new Float32Array(0), null),
  ]);
  assert.deepEqual(out.shape, [41, 10, 1]);
  assert.deepEqual(
    [0, 1, 2, 3].map((row) => out.isMissing(row)),
    [false, false, false, true],
  );
  assert.deepEqual(out.value(1), out.value(2));
  assert.deepEqual(
    new LogMelSpectrogram({ sampleRate: 8000, hopLength: 100 })
      .fit([clips(sound.subarray(0, 999), sound)])
      .transform([clips(sound)])[0].shape,
    [41, 40, 1],
  );
  const again = transformerFromJSON(JSON.parse(JSON.stringify(step)));
  assert.deepEqual(again.transform([clips(sound)]), step.transform([clips(sound)]));
});

test('wrong options of sounds are explained', () => {
  refuses(
    () => new LogMelSpectrogram({ sampleRate: 8000 }).fit([clips(sound, Float32Array.of(0, NaN))]),
    /row 2: the sound has samples that are not finite numbers/,
  );
  refuses(() => new LogMelSpectrogram({ nFft: 400 }), /nFft must be a power of two, got 400/);
  refuses(() => new LogMelSpectrogram({ winLength: 600 }), /winLength must be up to nFft, 512, got 600/);
  refuses(() => new LogMelSpectrogram({ fMax: 9000 }), /fMax must be over fMin and up to 8000 Hz/);
  refuses(() => new LogMelSpectrogram({ duration: 1e9 }), /duration must be null or a number over 0/);
  refuses(
    () => new LogMelSpectrogram({ center: false }).fit([clips(sound.subarray(0, 9))]),
    /too short: 18 samples at 16000 Hz, where a frame needs 512/,
  );
  refuses(
    () =>
      new LogMelSpectrogram().fit([
        new AudioColumn('s', [{ sampleRate: 1, samples: new Float32Array(4000) }]),
      ]),
    /a sound of 4000 seconds; set LogMelSpectrogram.duration/,
  );
});

/** A WAV file of chunks [name, bytes]. */
function wav(...chunks) {
  const parts = chunks.flatMap(([name, bytes, size = bytes.length]) => {
    const head = Buffer.alloc(8);
    head.write(name, 'latin1');
    head.writeUInt32LE(size, 4);
    return [head, Buffer.from(bytes), Buffer.alloc(bytes.length % 2)];
  });
  return new Uint8Array(Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), ...parts]));
}
function format(code, bits, channels = 1, rate = 8000) {
  const extensible = code > 0xffff;
  const out = Buffer.alloc(extensible ? 40 : 16);
  out.writeUInt16LE(extensible ? 0xfffe : code, 0);
  out.writeUInt16LE(channels, 2);
  out.writeUInt32LE(rate, 4);
  out.writeUInt16LE(bits, 14);
  if (extensible) out.writeUInt16LE(code & 0xffff, 24);
  return ['fmt ', out];
}
const encoders = {
  '1/8': (x) => [Math.round(x * 127) + 128],
  '1/16': (x) => new Uint8Array(Int16Array.of(Math.round(x * 32767)).buffer),
  '1/24': (x) => new Uint8Array(Int32Array.of(Math.round(x * 8388607)).buffer).subarray(0, 3),
  '1/32': (x) => new Uint8Array(Int32Array.of(Math.round(x * 2147483647)).buffer),
  '3/32': (x) => new Uint8Array(Float32Array.of(x).buffer),
  '3/64': (x) => new Uint8Array(Float64Array.of(x).buffer),
};

test('WAV files of every plain kind are read, other chunks are passed over', () => {
  for (const [kind, encode] of Object.entries(encoders))
    for (const extensible of [0, 0x10000]) {
      const [code, bits] = kind.split('/').map(Number);
      const wanted = [0, 0.5, -1, 0.25];
      const file = wav(
        ['LIST', [1, 2, 3]],
        format(code + extensible, bits),
        ['fact', [9]],
        ['data', wanted.flatMap((x) => [...encode(x)])],
      );
      const { clip, problems } = readWav(file, 'word.wav');
      assert.deepEqual([clip.name, clip.sampleRate, problems], ['word.wav', 8000, []]);
      near(Array.from(clip.samples), wanted, bits === 8 ? 0.01 : 1e-4);
    }
  const stereo = wav(format(1, 16, 2), ['data', [1, -0.5, 0, 1].flatMap((x) => [...encoders['1/16'](x)])]);
  near(Array.from(readWav(stereo).clip.samples), [0.25, 0.5], 1e-4);
});

test('WAV files that end early or lie about their size are read as far as they go', () => {
  const bytes = [0.1, 0.2, 0.3].flatMap((x) => [...encoders['1/16'](x)]);
  const short = readWav(wav(format(1, 16), ['data', bytes, 600]), 'w');
  near(Array.from(short.clip.samples), [0.1, 0.2, 0.3], 1e-4);
  assert.deepEqual(
    short.problems.map(({ message }) => message),
    ['"w" ends early: 6 of 600 bytes of sound are there; they are read'],
  );
  for (const size of [0, 0xffffffff])
    assert.equal(readWav(wav(format(1, 16), ['data', bytes, size])).clip.samples.length, 3);
  const nan = readWav(wav(format(3, 32), ['data', [...encoders['3/32'](NaN), ...encoders['3/32'](0.5)]]));
  assert.deepEqual([...nan.clip.samples], [0, 0.5]);
  assert.match(nan.problems[0].message, /1 sample is not a finite number/);
});

test('files of pictures or sounds become a column, those that can not be read are missing and named', async () => {
  const good = wav(format(1, 16), ['data', [0, 64, 0, 32]]);
  const { column, problems } = soundsFromFiles([
    { name: 'yes/1.wav', bytes: good },
    { name: 'no/1.wav', bytes: good.subarray(0, 30) },
  ]);
  assert.deepEqual(
    [[...column.value(0).samples], column.isMissing(1), column.cell(0)],
    [[0.5, 0.25], true, 'yes/1.wav'],
  );
  assert.deepEqual(
    problems.map(({ message }) => message),
    ['row 2: "no/1.wav": the chunk "fmt " must have 16 bytes or more, got 10; the sound is missing'],
  );
  const images = imagesFromFiles([{ name: 'cat/1.png', bytes: Uint8Array.of(2, 3) }], 'photo');
  const decoded = await decodeImages(images, ([height, width]) => pixels(height, width, 3));
  assert.deepEqual(
    [decoded.column.name, decoded.column.value(0).width, decoded.column.cell(0)],
    ['photo', 3, 'cat/1.png'],
  );
});

test('what is no WAV file ends in one sentence', () => {
  refuses(() => readWav(new Uint8Array(3), 'x'), /"x" is no WAV file/);
  refuses(() => readWav(wav(['data', [1, 2]])), /the sound comes before its format/);
  refuses(() => readWav(wav(format(1, 16))), /has no sound in it/);
  refuses(() => readWav(wav(format(1, 16), ['data', []])), /chunk "data" is empty/);
  refuses(() => readWav(wav(format(85, 16), ['data', [1]])), /is compressed \(format 85\)/);
  refuses(() => readWav(wav(format(1, 12), ['data', [1]])), /must have 8, 16, 24, 32 bits, got 12/);
  refuses(() => readWav(wav(['fmt ', [1, 0]], ['data', [1]])), /must have 16 bytes or more, got 2/);
  const whole = wav(format(0x10001, 24, 2), ['LIST', [1, 2, 3]], ['data', new Array(60).fill(7)]);
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255))),
      (length, changes) => {
        const file = whole.slice();
        for (const [at, byte] of changes) file[at] = byte;
        try {
          readWav(file.subarray(0, length));
        } catch (error) {
          assert.equal(error.name, 'DataError', error.stack);
        }
      },
    ),
  );
});

test('a recipe gives images, sounds and numbers as inputs of their own', () => {
  const n = 12;
  const table = new Table([
    new ImageColumn(
      'photo',
      Array.from({ length: n }, () => pixels(4, 4, 1)),
    ),
    clips(...Array.from({ length: n }, (_, i) => sound.subarray(0, 1000 + i))).rename('word'),
    CategoryColumn.from(
      'kind',
      Array.from({ length: n }, (_, i) => 'ab'[i % 2]),
    ),
    CategoryColumn.from(
      'answer',
      Array.from({ length: n }, (_, i) => (i % 3 ? 'yes' : 'no')),
    ),
  ]);
  const recipe = suggestRecipe(table, 'answer').fit(table, [0, 1, 2, 3, 4, 5]);
  assert.deepEqual(recipe.inputShapes, { features: [2], photo: [4, 4, 1], word: [13, 40, 1] });
  const { x, y } = recipe.transform(table);
  assert.deepEqual(
    Object.entries(x).map(([name, { shape }]) => [name, shape]),
    [
      ['features', [n, 2]],
      ['photo', [n, 4, 4, 1]],
      ['word', [n, 13, 40, 1]],
    ],
  );
  assert.deepEqual(y.shape, [n]);
  const record = {
    photo: pixels(4, 4, 1),
    word: { sampleRate: 8000, samples: sound.subarray(0, 1000) },
    kind: 'a',
  };
  const typed = recipe.transformRecords([record]);
  for (const name of ['features', 'photo', 'word'])
    assert.deepEqual(typed.x[name].data, x[name].data.slice(0, typed.x[name].data.length));
  refuses(
    () => recipe.transformRecords([{ ...record, photo: 'cat.png' }]),
    /row 1: "photo" must be an image, \{ width, height, channels, data \}, got "cat.png"/,
  );
  refuses(
    () => recipe.transformRecords([{ kind: 'a', word: record.word }]),
    /column "photo" still has a missing value in row 1/,
  );
  const gap = table.with(new ImageColumn('photo', [null, ...table.column('photo').cells.slice(1)]));
  refuses(
    () => recipe.withUse('word', true).fit(gap),
    /column "photo" still has a missing value in row 1 after its steps; set handleMissing/,
  );
  const filled = recipe
    .withSteps('photo', [{ name: 'ImageEncoder', options: { handleMissing: 'zeros' } }])
    .fit(gap);
  assert.deepEqual(filled.inputShapes, recipe.inputShapes);
  const alone = recipe.withUse('word', false).withUse('kind', false).fit(table);
  assert.deepEqual(alone.transform(table).x.shape, [n, 4, 4, 1]);
});
