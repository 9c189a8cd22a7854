// One example as a picture: pixels as they are, a series or a sound with time from left to right.

export interface InputPicture {
  pixels: Uint8Array;
  /** [height, width, channels] */
  shape: number[];
}

/**
 * @param example values of one example, row by row
 * @param shape [height, width, channels] of pixels from 0 to 1; or [steps, values] or [steps, values, 1] of scaled values
 */
export function inputPicture(example: Float32Array, shape: number[], pixels: boolean): InputPicture {
  const size = shape.reduce((all, length) => all * length, 1);
  if (pixels) return { pixels: Uint8Array.from(example.subarray(0, size), (value) => 255 * value), shape };
  const [steps, values] = shape;
  const turned = new Uint8Array(steps * values);
  for (let step = 0; step < steps; step++)
    for (let i = 0; i < values; i++) turned[(values - 1 - i) * steps + step] = Math.max(0, Math.min(255, 127 + 60 * example[step * values + i]));
  return { pixels: turned, shape: [values, steps, 1] };
}
