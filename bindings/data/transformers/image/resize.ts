// Resizes pixels. Positions are those of TensorFlow 2 and PyTorch (half-pixel centres, no antialiasing); `area` is the mean of the
// part of the image that a new pixel covers, as TensorFlow's AREA.

export type Interpolation = 'bilinear' | 'nearest' | 'area';

/** Numbers of an image: row by row, channels last. */
export interface Raster {
  width: number;
  height: number;
  channels: number;
  data: ArrayLike<number>;
}

/** For each new position: the first old one that it takes from, and the weights of that and the following ones. */
interface Taps {
  start: Int32Array;
  weights: Float64Array[];
}

/** The image in another size, values as they come (not rounded). */
export function resizeImage(
  image: Raster,
  { width, height, interpolation }: { width: number; height: number; interpolation: Interpolation },
): Raster & { data: Float64Array } {
  const { channels } = image;
  const [across, down] = [taps(image.width, width, interpolation), taps(image.height, height, interpolation)];
  const rows = new Float64Array(image.height * width * channels);
  for (let y = 0; y < image.height; y++)
    for (let x = 0; x < width; x++)
      across.weights[x]!.forEach((weight, k) => {
        const from = (y * image.width + across.start[x]! + k) * channels;
        const to = (y * width + x) * channels;
        for (let c = 0; c < channels; c++) rows[to + c]! += weight * image.data[from + c]!;
      });
  const data = new Float64Array(height * width * channels);
  const line = width * channels;
  for (let y = 0; y < height; y++)
    down.weights[y]!.forEach((weight, k) => {
      const from = (down.start[y]! + k) * line;
      for (let i = 0; i < line; i++) data[y * line + i]! += weight * rows[from + i]!;
    });
  return { width, height, channels, data };
}

/** How the new positions of one axis come of the old ones. */
function taps(from: number, to: number, interpolation: Interpolation): Taps {
  const scale = from / to;
  const start = new Int32Array(to);
  const weights = Array.from({ length: to }, (_, i) => {
    if (interpolation === 'area') return areaWeights(i, scale, from, start);
    const centre = (i + 0.5) * scale;
    if (interpolation === 'nearest') {
      start[i] = Math.min(from - 1, Math.floor(centre));
      return Float64Array.of(1);
    }
    const place = Math.max(0, centre - 0.5);
    start[i] = Math.min(from - 1, Math.floor(place));
    const share = place - start[i]!;
    return start[i] === from - 1 ? Float64Array.of(1) : Float64Array.of(1 - share, share);
  });
  return { start, weights };
}

function areaWeights(i: number, scale: number, from: number, start: Int32Array): Float64Array {
  const [begin, end] = [i * scale, Math.min(from, (i + 1) * scale)];
  start[i] = Math.floor(begin);
  const last = Math.min(from, Math.ceil(end));
  return Float64Array.from({ length: last - start[i]! }, (_, k) => {
    const pixel = start[i]! + k;
    return (Math.min(pixel + 1, end) - Math.max(pixel, begin)) / (end - begin);
  });
}
