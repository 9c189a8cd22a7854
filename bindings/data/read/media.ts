// Files of pictures or sounds as a column: pictures stay encoded until decodeImages, WAV sounds are read at once.
import { AudioColumn, ImageColumn, type AudioClip } from '../columns/media.js';
import { DataError } from '../error.js';
import type { Problem } from '../problem.js';
import { readWav } from './wav.js';

/** A file as it came. */
export interface EncodedFile {
  name: string;
  bytes: Uint8Array;
}

/** Pictures as a column, to be decoded by decodeImages. */
export function imagesFromFiles(files: readonly EncodedFile[], column = 'image'): ImageColumn {
  return new ImageColumn(
    column,
    files.map(({ name, bytes }) => ({ name, bytes })),
  );
}

/** WAV sounds as a column. A file that can't be read is missing and named. */
export function soundsFromFiles(
  files: readonly EncodedFile[],
  column = 'sound',
): { column: AudioColumn; problems: Problem[] } {
  const problems: Problem[] = [];
  const clips = files.map(({ name, bytes }, row): AudioClip | null => {
    try {
      const { clip, problems: found } = readWav(bytes, name);
      problems.push(...found.map((problem) => ({ ...problem, row: row + 1, column })));
      return clip;
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      const message = `row ${row + 1}: ${error.message}; the sound is missing`;
      problems.push({ kind: 'unreadable sound', row: row + 1, column, value: name, message });
      return null;
    }
  });
  return { column: new AudioColumn(column, clips), problems };
}
