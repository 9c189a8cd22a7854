// A network of feature maps as blocks in a row: what each layer gives, and the kernels of the first one that looks at the picture.
import type { LayerShape } from '../session/types.ts';

export interface Block {
  title: string;
  /** `26 × 26 × 16` */
  size: string;
  look:
    | { kind: 'kernels'; kernel: Kernel }
    /** sheets of the height and width of the maps, as shares of the picture's */
    | { kind: 'maps'; height: number; width: number; sheets: number }
    | { kind: 'units'; count: number }
    | { kind: 'answers'; labels: string[] };
}

/** Weights of shape [height, width, channels, filters] at an offset of all weights. */
export interface Kernel {
  offset: number;
  shape: number[];
}

const mostSheets = 6;

export function blocksOf(layers: LayerShape[], picture: number[], outputs: string[]): Block[] {
  const shown = layers.filter(({ class_name }) => class_name !== 'InputLayer');
  const first = shown.findIndex(({ weights }) => weights.some(looksAt(picture)));
  return shown.map((layer, i) => {
    const shape = layer.output_shape.slice(1).map((size) => size ?? 1);
    const kernel = i === first ? layer.weights.find(looksAt(picture)) : undefined;
    return {
      title: layer.class_name,
      size: shape.join(' × '),
      look: kernel ? { kind: 'kernels', kernel } : lookOf(shape, picture, i === shown.length - 1 ? outputs : null),
    };
  });
}

/** Kernels over the picture's own channels can be seen; over other channels they mean nothing to the eye. */
const looksAt =
  ([, , channels]: number[]) =>
  ({ shape }: { shape: number[] }) =>
    shape.length === 4 && shape[2] === channels && shape[0] * shape[1] > 1;

function lookOf(shape: number[], picture: number[], labels: string[] | null): Block['look'] {
  if (shape.length === 3) return { kind: 'maps', height: shape[0] / picture[0], width: shape[1] / picture[1], sheets: Math.min(mostSheets, shape[2]) };
  return labels && labels.length <= 12 ? { kind: 'answers', labels } : { kind: 'units', count: shape.at(-1) ?? 1 };
}

const cell = 5;
const between = 6;
const least = 1e-9;

/** Draws every filter as a small picture: its weights summed over the channels, the largest of all in full colour. */
export function drawKernels(
  canvas: HTMLCanvasElement,
  { offset, shape }: Kernel,
  weights: Float32Array,
  colours: { positive: string; negative: string; inset: string },
): void {
  const [height, width, channels, filters] = shape;
  const columns = Math.ceil(Math.sqrt(filters));
  const [stepX, stepY] = [width * cell + between, height * cell + between];
  canvas.width = columns * stepX - between;
  canvas.height = Math.ceil(filters / columns) * stepY - between;
  const context = canvas.getContext('2d')!;
  const sums = Array.from({ length: height * width * filters }, (_, i) => {
    const [place, filter] = [Math.floor(i / filters), i % filters];
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += weights[offset + (place * channels + channel) * filters + filter];
    return sum;
  });
  const full = sums.reduce((most, sum) => Math.max(most, Math.abs(sum)), least);
  sums.forEach((sum, i) => {
    const [place, filter] = [Math.floor(i / filters), i % filters];
    const x = (filter % columns) * stepX + (place % width) * cell;
    const y = Math.floor(filter / columns) * stepY + Math.floor(place / width) * cell;
    context.globalAlpha = 1;
    context.fillStyle = colours.inset;
    context.fillRect(x, y, cell, cell);
    context.globalAlpha = Math.abs(sum) / full;
    context.fillStyle = sum > 0 ? colours.positive : colours.negative;
    context.fillRect(x, y, cell, cell);
  });
}
