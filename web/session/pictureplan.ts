// How any picture becomes an input of the network's size.
import type { ColumnPlan } from './types.ts';

/** The options of ImageEncoder: as many pixels and channels, the middle of pictures of other proportions. */
export const encoding = ([height, width, channels]: number[]) =>
  ({ height, width, colorMode: channels === 1 ? 'grayscale' : 'rgb', interpolation: 'area', cropToAspectRatio: true }) as const;

export const pictureColumn = (shape: number[]): ColumnPlan => ({
  column: 'image',
  type: 'image',
  use: true,
  steps: [{ name: 'ImageEncoder', options: encoding(shape) }],
});
