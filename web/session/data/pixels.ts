// How pixels become a network's input.

/** Bytes as numbers from 0 to 1, written into an array from some place on, by default into one of their own. */
export function scale(pixels: Uint8Array, into = new Float32Array(pixels.length), at = 0): Float32Array {
  for (let i = 0; i < pixels.length; i++) into[at + i] = pixels[i] / 255;
  return into;
}
