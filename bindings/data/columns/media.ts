// Columns of images and of sounds. A cell holds pixels or samples, or an encoded image that is decoded before it is used.
import { DataError, shown } from '../error.js';
import { BaseColumn } from './column.js';

/** An image as bytes: row by row from the top, channels last. 1 channel is grey, 3 are RGB, 4 are RGB and opacity. */
export interface ImagePixels {
  name?: string;
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  /** height · width · channels values from 0 to 255 */
  data: Uint8Array | Uint8ClampedArray;
}

/** A file such as PNG or JPEG as it came; decodeImages() turns it into pixels. */
export interface EncodedImage {
  name: string;
  /** the file's bytes, or what gives them when they are needed */
  bytes: Uint8Array | (() => Uint8Array);
}

export type ImageCell = ImagePixels | EncodedImage;

/** A sound with one channel; samples lie from -1 to 1. */
export interface AudioClip {
  name?: string;
  /** samples a second */
  sampleRate: number;
  samples: Float32Array;
}

/** What images and sounds share: cells that are objects, null where one is missing. */
abstract class MediaColumn<Cell extends { name?: string }> extends BaseColumn {
  constructor(
    name: string,
    readonly cells: readonly (Cell | null)[],
  ) {
    super(name);
    cells.forEach((cell, row) => cell !== null && this.check(cell, `column ${shown(name)}, row ${row + 1}`));
  }

  /** Refuses a cell that is not whole. */
  protected abstract check(cell: Cell, place: string): void;

  get length(): number {
    return this.cells.length;
  }

  isMissing(row: number): boolean {
    return this.cells[row] === null;
  }

  /** The cell as an object, or null if it is missing. */
  value(row: number): Cell | null {
    return this.cells[row] ?? null;
  }

  protected pick(rows: ArrayLike<number>): (Cell | null)[] {
    return Array.from(rows, (row) => this.cells[row]!);
  }
}

export class ImageColumn extends MediaColumn<ImageCell> {
  readonly type = 'image';
  readonly storage = 'image';

  /**
   * Images that stand in one array of bytes, as readIdx gives them; the array is not copied.
   * @param images shape [images, height, width] for grey ones, or [images, height, width, channels]
   */
  static from(name: string, { data, shape }: { data: Uint8Array; shape: readonly number[] }): ImageColumn {
    const [count = 0, height = 0, width = 0, channels = 1] = shape;
    if (shape.length < 3 || shape.length > 4)
      throw new DataError(
        `images must have the shape [images, height, width] or [images, height, width, channels], got [${shape.join(', ')}]`,
      );
    const size = height * width * channels;
    const cells = Array.from({ length: count }, (_, row) => {
      const pixels = data.subarray(row * size, (row + 1) * size);
      return { width, height, channels: channels as ImagePixels['channels'], data: pixels };
    });
    return new ImageColumn(name, cells);
  }

  /** Whether every image that is there has pixels. */
  get isDecoded(): boolean {
    return this.cells.every((cell) => cell === null || 'data' in cell);
  }

  protected format(row: number): string {
    const cell = this.cells[row]!;
    return cell.name ?? ('data' in cell ? `${cell.width} × ${cell.height}` : 'image');
  }

  take(rows: ArrayLike<number>): ImageColumn {
    return new ImageColumn(this.name, this.pick(rows));
  }

  rename(name: string): ImageColumn {
    return new ImageColumn(name, this.cells);
  }

  protected check(cell: ImageCell, place: string): void {
    if (!('data' in cell)) {
      if (cell.bytes === undefined)
        throw new DataError(`${place}: an image must have pixels (data) or a file's bytes`);
      return;
    }
    const { width, height, channels, data } = cell;
    for (const [what, size] of Object.entries({ width, height }))
      if (!Number.isInteger(size) || size < 1)
        throw new DataError(`${place}: the ${what} must be a whole number from 1, got ${shown(size)}`);
    if (![1, 3, 4].includes(channels))
      throw new DataError(`${place}: an image must have 1, 3 or 4 channels, got ${shown(channels)}`);
    if (data.length !== width * height * channels)
      throw new DataError(
        `${place}: ${width} × ${height} pixels of ${channels} channels need ${width * height * channels} bytes, got ${data.length}`,
      );
  }
}

export class AudioColumn extends MediaColumn<AudioClip> {
  readonly type = 'audio';
  readonly storage = 'audio';

  protected format(row: number): string {
    const { name, samples, sampleRate } = this.cells[row]!;
    return name ?? `${(samples.length / sampleRate).toFixed(2)} s`;
  }

  take(rows: ArrayLike<number>): AudioColumn {
    return new AudioColumn(this.name, this.pick(rows));
  }

  rename(name: string): AudioColumn {
    return new AudioColumn(name, this.cells);
  }

  protected check({ sampleRate, samples }: AudioClip, place: string): void {
    if (!(sampleRate > 0 && Number.isFinite(sampleRate)))
      throw new DataError(`${place}: the sample rate must be a number above 0, got ${shown(sampleRate)}`);
    if (!(samples instanceof Float32Array))
      throw new DataError(`${place}: a sound's samples must be a Float32Array, got ${shown(samples)}`);
  }
}
