// Turns encoded images into pixels with a decoder that the caller brings: the browser's, or any library in Node.
import { DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { resizeImage } from '../transformers/image/resize.js';
import { ImageColumn, type ImageCell, type ImagePixels } from './media.js';

/** Pixels of a PNG, JPEG ... file; rejects with a reason if it can't. `name` is for its messages. */
export type DecodeImage = (bytes: Uint8Array, name: string) => ImagePixels | Promise<ImagePixels>;

export interface DecodeOptions {
  /** images with a longer side than this are made smaller at once, by areas, so that photos don't fill the memory */
  longestSide?: number;
  /** called after each image */
  onProgress?: (done: number, all: number) => void;
  signal?: AbortSignal;
}

/**
 * The column with pixels in every cell, decoded one at a time. An image that can't be decoded is missing and named.
 * @throws DataError for a wrong option; the signal's reason if it is aborted
 */
export async function decodeImages(
  column: ImageColumn,
  decodeImage: DecodeImage,
  { longestSide, onProgress, signal }: DecodeOptions = {},
): Promise<{ column: ImageColumn; problems: Problem[] }> {
  if (longestSide !== undefined && !(Number.isInteger(longestSide) && longestSide > 0))
    throw new DataError(`longestSide must be a whole number from 1, got ${shown(longestSide)}`);
  const cells: (ImageCell | null)[] = [];
  const problems: Problem[] = [];
  for (const [row, cell] of column.cells.entries()) {
    signal?.throwIfAborted();
    try {
      cells.push(cell && shrink(await pixelsOf(cell, decodeImage), longestSide));
    } catch (error) {
      cells.push(null);
      const value = cell?.name ?? '';
      const why = error instanceof Error ? error.message : String(error);
      const message = `row ${row + 1}, column ${shown(column.name)}: ${shown(value)} can't be decoded (${why}); the image is missing`;
      problems.push({ kind: 'unreadable image', row: row + 1, column: column.name, value, message });
    }
    onProgress?.(row + 1, column.length);
  }
  return { column: new ImageColumn(column.name, cells), problems };
}

async function pixelsOf(cell: ImageCell, decodeImage: DecodeImage): Promise<ImagePixels> {
  if ('data' in cell) return cell;
  const bytes = typeof cell.bytes === 'function' ? cell.bytes() : cell.bytes;
  const { width, height, channels, data } = await decodeImage(bytes, cell.name);
  const image: ImagePixels = { name: cell.name, width, height, channels, data };
  new ImageColumn('image', [image]); // checks that the decoder gave a whole image
  return image;
}

function shrink(image: ImagePixels, longestSide = Infinity): ImagePixels {
  const ratio = longestSide / Math.max(image.width, image.height);
  if (ratio >= 1) return image;
  const [width, height] = [image.width, image.height].map((side) =>
    Math.max(1, Math.round(side * ratio)),
  ) as [number, number];
  const { data } = resizeImage(image, { width, height, interpolation: 'area' });
  return { ...image, width, height, data: Uint8ClampedArray.from(data) };
}
