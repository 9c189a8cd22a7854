// ImageEncoder: an image as an array [height, width, channels], of one size, colour and range for all.
import { ArrayColumn } from '../../columns/array.js';
import type { Column } from '../../columns/index.js';
import { ImageColumn, type ImagePixels } from '../../columns/media.js';
import { DataError, shown } from '../../error.js';
import { fitsMemory } from '../checks.js';
import { Transformer, type TransformerDescription } from '../transformer.js';
import { resizeImage, type Interpolation, type Raster } from './resize.js';

export interface ImageEncoderOptions {
  /** pixels; null takes that of the training images, which then must all be of one size */
  height?: number | null;
  width?: number | null;
  /** null takes grey if all training images are grey, else colour */
  colorMode?: 'grayscale' | 'rgb' | 'rgba' | null;
  interpolation?: Interpolation;
  cropToAspectRatio?: boolean;
  padToAspectRatio?: boolean;
  fillValue?: number;
  range?: '0..1' | '-1..1' | '0..255';
  handleMissing?: 'error' | 'zeros';
}

interface State {
  names: string[];
  /** [height, width, channels] of each column */
  shapes: number[][];
}

const channelsOf = { grayscale: 1, rgb: 3, rgba: 4 } as const;

/** Options are named as in Keras's Resizing and image_dataset_from_directory. Opacity is left out unless colorMode is 'rgba'. */
export class ImageEncoder extends Transformer<ImageEncoderOptions, State> {
  static readonly description: TransformerDescription = {
    name: 'ImageEncoder',
    help: 'Makes all images the same size, colours and range, as arrays [height, width, channels].',
    accepts: ['image'],
    options: [
      {
        name: 'height',
        default: null,
        range: { min: 1, integer: true },
        help: 'pixels from top to bottom; null for that of the images',
      },
      {
        name: 'width',
        default: null,
        range: { min: 1, integer: true },
        help: 'pixels from left to right; null for that of the images',
      },
      {
        name: 'colorMode',
        default: null,
        choices: ['grayscale', 'rgb', 'rgba'],
        help: 'grey (by ITU-R 601), colour, or colour with opacity; null for what the images are',
      },
      {
        name: 'interpolation',
        default: 'bilinear',
        choices: ['bilinear', 'nearest', 'area'],
        help: "how new pixels come of old ones; 'area' is the mean and the best for making photos small",
      },
      {
        name: 'cropToAspectRatio',
        default: false,
        help: 'keep proportions by cutting off what is too wide or too high, evenly at both sides',
      },
      {
        name: 'padToAspectRatio',
        default: false,
        help: 'keep proportions by filling up what is missing, evenly at both sides',
      },
      {
        name: 'fillValue',
        default: 0,
        range: { min: 0, max: 255 },
        help: 'the brightness that fills up, from 0 to 255',
      },
      {
        name: 'range',
        default: '0..1',
        choices: ['0..1', '-1..1', '0..255'],
        help: 'the values that black and white become',
      },
      {
        name: 'handleMissing',
        default: 'error',
        choices: ['error', 'zeros'],
        help: 'a missing image stays a gap, which the recipe refuses, or becomes all zeros',
      },
    ],
  };

  constructor(options?: ImageEncoderOptions) {
    super(ImageEncoder.description, options);
    const { cropToAspectRatio, padToAspectRatio } = this.options;
    if (cropToAspectRatio && padToAspectRatio)
      throw new DataError('ImageEncoder can crop or pad to keep proportions, not both');
  }

  protected learn(columns: readonly Column[]): State {
    const shapes = (columns as ImageColumn[]).map((column) => {
      const images = pixelsOf(column).filter((image) => image !== null);
      const { height, width, colorMode } = this.options;
      const grey = images.length > 0 && images.every(({ channels }) => channels === 1);
      return [
        height ?? commonSize(images, 'height', column.name),
        width ?? commonSize(images, 'width', column.name),
        channelsOf[colorMode ?? (grey ? 'grayscale' : 'rgb')],
      ];
    });
    return { names: columns.map(({ name }) => name), shapes };
  }

  protected apply(columns: readonly Column[], { shapes }: State): Column[] {
    return (columns as ImageColumn[]).map((column, i) => {
      const shape = shapes[i]! as [number, number, number];
      const size = shape[0] * shape[1] * shape[2];
      fitsMemory(column.length, size, 'lower ImageEncoder.height and width');
      const data = new Float32Array(column.length * size);
      pixelsOf(column).forEach((image, row) => {
        if (image) data.set(this.#encode(image, shape), row * size);
        else if (this.options.handleMissing === 'error') data.fill(NaN, row * size, (row + 1) * size);
      });
      return new ArrayColumn(column.name, data, shape, column.length);
    });
  }

  override shapesOut(): number[][] {
    return this.fitted.shapes;
  }

  protected featureNames({ names }: State): string[] {
    return names;
  }

  #encode(image: ImagePixels, [height, width, channels]: [number, number, number]): Float64Array {
    const { interpolation, cropToAspectRatio, padToAspectRatio, fillValue, range } = this.options;
    let raster = withChannels(image, channels);
    if (cropToAspectRatio || padToAspectRatio)
      raster = inProportion(raster, width, height, cropToAspectRatio, fillValue);
    const { data } =
      raster.width === width && raster.height === height
        ? { data: Float64Array.from(raster.data) }
        : resizeImage(raster, { width, height, interpolation });
    const [factor, shift] = range === '0..1' ? [255, 0] : range === '-1..1' ? [127.5, -1] : [1, 0];
    return data.map((value) => value / factor + shift);
  }
}

function pixelsOf({ cells, name }: ImageColumn): (ImagePixels | null)[] {
  return cells.map((cell, row) => {
    if (cell === null || 'data' in cell) return cell;
    throw new DataError(
      `column ${shown(name)}, row ${row + 1}: ${shown(cell.name)} is not decoded yet; call decodeImages first`,
    );
  });
}

function commonSize(images: readonly ImagePixels[], side: 'height' | 'width', name: string): number {
  const sizes = new Set(images.map((image) => image[side]));
  if (sizes.size === 1) return [...sizes][0]!;
  throw new DataError(
    images.length
      ? `ImageEncoder.${side} must be given: the images of column ${shown(name)} have from ${Math.min(...sizes)} to ${Math.max(...sizes)} pixels`
      : `ImageEncoder.${side} must be given: column ${shown(name)} has no image to take it from`,
  );
}

/** Grey is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). Opacity is dropped; an image without any is opaque. */
function withChannels({ width, height, channels, data }: ImagePixels, wanted: number): Raster {
  if (channels === wanted) return { width, height, channels, data };
  const out = new Float64Array(width * height * wanted);
  for (let i = 0; i < width * height; i++) {
    const at = i * channels;
    const [r, g, b] = [data[at]!, data[at + (channels > 1 ? 1 : 0)]!, data[at + (channels > 1 ? 2 : 0)]!];
    if (wanted === 1) out[i] = 0.299 * r + 0.587 * g + 0.114 * b;
    else out.set(wanted === 3 ? [r, g, b] : [r, g, b, 255], i * wanted);
  }
  return { width, height, channels: wanted, data: out };
}

/** The middle of the image, or the image in the middle of a frame, with sides in the ratio of the target's; rounded as in Keras. */
function inProportion(
  { width, height, channels, data }: Raster,
  targetWidth: number,
  targetHeight: number,
  crop: boolean,
  fill: number,
): Raster {
  const wide = width * targetHeight > height * targetWidth;
  const changesWidth = wide === crop;
  const newWidth = changesWidth ? Math.max(1, Math.floor((height * targetWidth) / targetHeight)) : width;
  const newHeight = changesWidth ? height : Math.max(1, Math.floor((width * targetHeight) / targetWidth));
  const [left, top] = [Math.trunc((width - newWidth) / 2), Math.trunc((height - newHeight) / 2)];
  const out = new Float64Array(newWidth * newHeight * channels).fill(fill);
  for (let y = Math.max(0, -top); y < newHeight && y + top < height; y++)
    for (let x = Math.max(0, -left); x < newWidth && x + left < width; x++)
      for (let c = 0; c < channels; c++)
        out[(y * newWidth + x) * channels + c] = data[((y + top) * width + x + left) * channels + c]!;
  return { width: newWidth, height: newHeight, channels, data: out };
}
