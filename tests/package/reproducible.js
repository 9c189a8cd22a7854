// Trains small networks of many kinds with one seed; the bits of their weights are the same wherever this runs.

/** Numbers from -1 to 1 (Park and Miller's generator). */
function numbers(count, seed) {
  let state = seed;
  return Float32Array.from({ length: count }, () => ((state = (state * 16807) % 2147483647) / 2147483647) * 2 - 1);
}

/** The FNV-1a hash of the weights' bits after some steps, for each network; `vitrine` is the package. */
export async function trained(vitrine) {
  const { load, tensor, Sequential, BatchNormalization, Bidirectional, Conv2D, Dense, Dropout, Flatten, LSTM, MaxPooling2D } = vitrine;
  await load({ reproducible: true });
  const end = () => new Dense(2, { activation: 'softmax' });
  const networks = {
    seed: [[30], [new Dense(64, { activation: 'relu' }), new Dense(64, { activation: 'relu' }), end()]],
    regularised: [[30], [new Dense(16, { activation: 'gelu' }), new BatchNormalization(), new Dropout(0.3), end()]],
    images: [
      [8, 8, 1],
      [new Conv2D(8, 3, { activation: 'relu' }), new MaxPooling2D(), new Flatten(), end()],
    ],
    series: [
      [6, 4],
      [new Bidirectional(new LSTM(5)), end()],
    ],
  };
  const rows = 320;
  const hashes = {};
  for (const [name, [shape, layers]] of Object.entries(networks)) {
    const x = tensor(numbers(rows * shape.reduce((a, b) => a * b), 7), [rows, ...shape]);
    const y = numbers(rows, 8).map((value) => Number(value > 0));
    const model = new Sequential(layers);
    model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
    await model.fit(x, tensor(y, [rows]), { epochs: 5, batchSize: 32, seed: 42 });
    let hash = 0x811c9dc5;
    for (const { data } of await model.getWeights())
      for (const byte of new Uint8Array(data.buffer, data.byteOffset, data.byteLength)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    hashes[name] = hash.toString(16);
  }
  return hashes;
}
