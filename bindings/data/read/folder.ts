// Folders and archives of files by class: the folder that a picture, sound or text stands in is its class.
import { CategoryColumn } from '../columns/category.js';
import { TextColumn } from '../columns/text.js';
import { count, DataError, listed, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { Table } from '../table.js';
import { decodeText } from './encoding.js';

export interface FolderFile {
  /** the path from the folder that was chosen, its parts separated by / */
  path: string;
  bytes: Uint8Array;
}

/** A picture or a sound as it came. */
export interface MediaFile {
  /** the path */
  name: string;
  class: string;
  bytes: Uint8Array;
}

export type MediaKind = 'images' | 'audio' | 'texts';

const endings: Record<MediaKind, RegExp> = {
  images: /\.(?:png|jpe?g|gif|bmp|webp|avif)$/i,
  audio: /\.wav$/i,
  texts: /\.(?:txt|text|md|eml)$/i,
};
const kinds = Object.keys(endings) as MediaKind[];

/** What systems put into folders and archives without being asked. */
const isClutter = (path: string): boolean =>
  /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i.test(path);

/** The paths that a person put there. */
export const withoutClutter = <T>(files: readonly T[], path: (file: T) => string): T[] =>
  files.filter((file) => !isClutter(path(file)));

/** What most of the files by class are; undefined if none is a picture, a sound or a text in a folder. */
export function mediaKind(paths: readonly string[]): MediaKind | undefined {
  const counts = kinds.map((kind) => paths.filter((path) => endings[kind].test(path)).length);
  const most = Math.max(...counts);
  return most > 0 ? kinds[counts.indexOf(most)] : undefined;
}

export const isOf = (kind: MediaKind, path: string): boolean => endings[kind].test(path);

export interface FolderRead {
  kind: MediaKind;
  /** columns file and class, or text and class */
  table: Table;
  /** the pictures or sounds, one for each row; undefined for texts */
  media?: MediaFile[];
  problems: Problem[];
}

/** Files by class. @param others paths of files that are of another kind and were left out */
export function readFolder(
  files: readonly FolderFile[],
  kind: MediaKind,
  others: readonly string[],
  name?: string,
): FolderRead {
  const problems: Problem[] = [];
  if (others.length)
    problems.push({
      kind: 'unreadable file',
      value: [...others],
      message: `${count(others.length, 'file')} beside the ${kind} ${others.length === 1 ? 'is' : 'are'} left out: ${listed(others)}`,
    });
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const full = sorted.filter(({ path, bytes }) => {
    if (bytes.length) return true;
    problems.push({
      kind: 'unreadable file',
      value: path,
      message: `${shown(path)} is empty; it is left out`,
    });
    return false;
  });
  if (!full.length) throw new DataError(`none of the files holds anything`);
  const classes = classesOf(full.map(({ path }) => path));
  if (classes.every((one) => one === ''))
    throw new DataError(
      'the files stand in no folders; put those of each class into a folder of its own, named like the class',
    );
  const classColumn = CategoryColumn.from(
    'class',
    classes.map((one) => one || null),
  );
  if (kind === 'texts') {
    const texts = full.map(({ bytes, path }) => textOf(bytes, path, problems));
    return {
      kind,
      table: new Table([new TextColumn('text', texts), classColumn], full.length, name),
      problems,
    };
  }
  const paths = new TextColumn(
    'file',
    full.map(({ path }) => path),
  );
  const media = full.map(({ path, bytes }, i) => ({ name: path, class: classes[i]!, bytes }));
  return { kind, table: new Table([paths, classColumn], full.length, name), media, problems };
}

/** The folder right above each file; below a folder that all share there must be one more. */
function classesOf(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.split('/').slice(0, -1));
  const depth = sharedDepth(parts);
  return parts.map((folders) => (folders.length > depth ? folders.at(-1)! : ''));
}

/** How many folders all paths go through. One class alone is still a class. */
function sharedDepth(parts: readonly (readonly string[])[]): number {
  const first = parts[0]!;
  let depth = 0;
  while (depth < first.length && parts.every((folders) => folders[depth] === first[depth])) depth++;
  return parts.every((folders) => folders.length === depth) ? Math.max(0, depth - 1) : depth;
}

function textOf(bytes: Uint8Array, path: string, problems: Problem[]): string {
  const { text, problems: told } = decodeText(bytes);
  problems.push(...told.map((problem) => ({ ...problem, message: `${shown(path)}: ${problem.message}` })));
  return text.replace(/\r\n?/g, '\n');
}
