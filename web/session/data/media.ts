// Pictures, sounds or texts of one's own: a folder or a zip, with one folder for each class.
import {
  DataError,
  decodeImages,
  ImageEncoder,
  ImageColumn,
  imagesFromFiles,
  readWav,
  type ArrayColumn,
  type FileResult,
  type ImagePixels,
  type MediaFile,
  type StopSignal,
} from 'vitrine/data';
import { plural } from '../../words.ts';
import type { Hear } from '../types.ts';
import type { Holding } from './bench.ts';
import { stages } from './bring.ts';
import { encoding } from '../pictureplan.ts';
import { decodePicture } from './decode.ts';
import { HeldImages } from './pictures.ts';
import { HeldSounds } from './sounds.ts';

/** @throws DataError in one sentence if there is nothing to tell apart; the signal's reason if it is stopped */
export function takeMedia({ problems, reading }: FileResult, media: MediaFile[], name: string, hear: Hear, signal: StopSignal): Holding | Promise<Holding> {
  const classes = [...new Set(media.map((one) => one.class))].sort();
  if (classes.length < 2)
    throw new DataError(
      `one folder for each class is needed, and there is ${classes.length ? `only “${classes[0]}”` : 'none'}; put the files of each class into a folder of its own`,
    );
  const said = problems.map(({ message }) => message);
  if (reading.format === 'audio') return soundsOf(media, classes, name, said);
  return imagesOf(media, classes, name, said, (done, all) => {
    if (signal.aborted) throw signal.reason;
    hear(stages.read + ((1 - stages.read) * done) / all, 'looking at the pictures');
  });
}

async function imagesOf(
  media: MediaFile[],
  classes: string[],
  name: string,
  problems: string[],
  onProgress: (done: number, all: number) => void,
): Promise<HeldImages> {
  const {
    pixels,
    shape,
    kept,
    problems: found,
  } = await picturesAs(
    null,
    media.map(({ bytes }) => bytes),
    media.map((one) => one.name),
    onProgress,
  );
  const labels = Uint16Array.from(kept, (i) => classes.indexOf(media[i].class));
  const reading = `${plural(classes.length, 'folder')}, one for each class`;
  return new HeldImages(name, 'class', shape, pixels, labels, 0, { words: classes, reading, problems: [...problems, ...found] });
}

function soundsOf(media: MediaFile[], classes: string[], name: string, problems: string[]): HeldSounds {
  const words = classes.map((word) => ({ word, clips: [] as ReturnType<typeof readWav>['clip'][] }));
  for (const file of media) {
    try {
      words[classes.indexOf(file.class)].clips.push(readWav(file.bytes, file.name).clip);
    } catch (error) {
      problems.push(`${(error as Error).message}; the sound is left out`);
    }
  }
  return HeldSounds.of(
    words.filter(({ clips }) => clips.length),
    name,
    `${plural(classes.length, 'folder')}, one for each class`,
    problems,
  );
}

/**
 * Files as pictures of one size, a byte for each pixel's channel.
 * @param wanted [height, width, channels]; null: their own if that is small and the same for all, else a square
 */
export async function picturesAs(
  wanted: number[] | null,
  files: Uint8Array[],
  names: string[] = [],
  onProgress?: (done: number, all: number) => void,
): Promise<{ pixels: Uint8Array; shape: number[]; kept: number[]; problems: string[] }> {
  const encoded = imagesFromFiles(files.map((bytes, i) => ({ name: names[i] ?? 'the picture', bytes })));
  const { column, problems } = await decodeImages(encoded, decodePicture, { longestSide: 256, onProgress });
  const images = column.cells as (ImagePixels | null)[];
  const kept = [...images.keys()].filter((i) => images[i]);
  if (!kept.length) throw new DataError(problems[0]?.message ?? 'there is no picture');
  const some = kept.map((i) => images[i]!);
  const shape = wanted ?? shapeFor(some);
  const encoder = new ImageEncoder({ ...encoding(shape), range: '0..255' });
  const pictures = new ImageColumn('image', some);
  const { data } = encoder.fit([pictures]).transform([pictures])[0] as ArrayColumn;
  return { pixels: Uint8Array.from(data, Math.round), shape, kept, problems: problems.map(({ message }) => message) };
}

const largest = 64;

function shapeFor(images: ImagePixels[]): number[] {
  const channels = images.every(({ channels }) => channels === 1) ? 1 : 3;
  const [{ width, height }] = images;
  const same = Math.max(width, height) <= largest && images.every((one) => one.width === width && one.height === height);
  return same ? [height, width, channels] : [largest, largest, channels];
}
