// The two forms of a saved pipeline: a zip of a few files, and one JSON text with the weights in base64.
import { strFromU8, strToU8, unzipSync, zipSync, type UnzipFileInfo } from 'fflate';
import { DataError, shown } from '../data/error.js';
import { crc32 } from './crc32.js';
import type { PackedWeights, WeightEntry } from './weights.js';

/** What a saved pipeline is made of. */
export interface PipelineParts {
  recipe: unknown;
  /** Keras's JSON of the model */
  model: unknown;
  cleaning?: unknown;
  weights: PackedWeights;
}

const format = 'vitrine-pipeline';
const version = 1;

interface Manifest {
  format: string;
  version: number;
  /** size in bytes and CRC-32 of every other file */
  files: Record<string, { size: number; crc32: number }>;
}

const names = ['recipe.json', 'model.json', 'weights.json', 'weights.bin'] as const;
const all: readonly string[] = ['pipeline.json', 'cleaning.json', ...names];

/** A file may become this many times larger than the zip, or `leastBytes` large; a zip bomb is thousands of times larger. */
const mostTimes = 100;
const leastBytes = 2 ** 26;

export function toZip({ recipe, model, cleaning, weights }: PipelineParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'recipe.json': json(recipe),
    'model.json': json(model),
    'weights.json': json(weights.index),
    'weights.bin': weights.bytes,
    ...(cleaning !== undefined && { 'cleaning.json': json(cleaning) }),
  };
  const checks = Object.entries(files).map(([name, bytes]) => [
    name,
    { size: bytes.length, crc32: crc32(bytes) },
  ]);
  const manifest: Manifest = { format, version, files: Object.fromEntries(checks) };
  const zip = { 'pipeline.json': json(manifest), ...files };
  // One time for all, so that the same pipeline gives the same bytes; and floats hardly get smaller.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      Object.entries(zip).map(([name, bytes]) => [
        name,
        [bytes, { level: name === 'weights.bin' ? 0 : 6, mtime }],
      ]),
    ),
  );
}

const json = (value: unknown) => strToU8(JSON.stringify(value));

/** @throws DataError in one sentence for a file that is damaged, of something else, of a later version, or a zip bomb */
export function fromZip(zip: Uint8Array): PipelineParts {
  const sizes = sizesOf(zip);
  const manifest = parse(inflate(zip, ['pipeline.json'])['pipeline.json'], 'pipeline.json') as Manifest;
  checkVersion(manifest);
  const listed = Object(manifest.files) as Manifest['files'];
  for (const name of names)
    if (!listed[name] || !sizes.has(name)) throw new DataError(`the pipeline has no file ${shown(name)}`);
  const files = inflate(zip, Object.keys(listed));
  for (const [name, { size, crc32: sum }] of Object.entries(listed)) {
    const bytes = files[name];
    if (bytes?.length !== size || crc32(bytes) !== sum)
      throw new DataError(`the pipeline's file ${shown(name)} is damaged: it is not as it was saved`);
  }
  return {
    recipe: parse(files['recipe.json'], 'recipe.json'),
    model: parse(files['model.json'], 'model.json'),
    ...(files['cleaning.json'] && { cleaning: parse(files['cleaning.json'], 'cleaning.json') }),
    weights: {
      index: parse(files['weights.json'], 'weights.json') as WeightEntry[],
      bytes: files['weights.bin']!,
    },
  };
}

/** The sizes that a zip tells of its files, checked before anything of it is inflated. */
function sizesOf(zip: Uint8Array): Map<string, number> {
  checkEnd(zip);
  const sizes = new Map<string, number>();
  const look = ({ name, originalSize }: UnzipFileInfo) => {
    if (sizes.has(name)) throw new DataError(`the zip has two files ${shown(name)}`);
    sizes.set(name, originalSize);
    return false;
  };
  open(zip, look);
  if (!sizes.has('pipeline.json'))
    throw new DataError('this zip is no pipeline: it has no file "pipeline.json"');
  const most = Math.max(leastBytes, mostTimes * zip.length);
  const bytes = [...sizes].filter(([name]) => all.includes(name)).reduce((sum, [, size]) => sum + size, 0);
  if (bytes > most)
    throw new DataError(
      `the zip says that its ${zip.length} bytes hold ${bytes}; no pipeline does, so it is not opened`,
    );
  return sizes;
}

function inflate(zip: Uint8Array, wanted: readonly string[]): Record<string, Uint8Array> {
  return open(zip, ({ name }) => wanted.includes(name) && all.includes(name));
}

function open(zip: Uint8Array, filter: (file: UnzipFileInfo) => boolean): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(`the pipeline's zip is damaged: ${(error as Error).message}`, { cause: error });
  }
}

/** Finds the end of the zip's directory and refuses one that lists more files than a pipeline could have. */
function checkEnd(zip: Uint8Array): void {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let at = zip.length - 22;
  while (at >= 0 && at > zip.length - 65_558 && view.getUint32(at, true) !== 0x06054b50) at--;
  if (at < 0 || view.getUint32(at, true) !== 0x06054b50)
    throw new DataError("the pipeline's zip is damaged: its end is missing");
  const count = view.getUint16(at + 10, true);
  const zip64 = at >= 20 && view.getUint32(at - 20, true) === 0x07064b50;
  if (zip64 || count > 1000)
    throw new DataError('this zip is no pipeline: it is made for thousands of files or for huge ones');
}

/** The JSON text of a pipeline. */
export function toText({ weights, ...parts }: PipelineParts): string {
  const { index, bytes } = weights;
  return JSON.stringify({
    format,
    version,
    ...parts,
    weights: { index, crc32: crc32(bytes), base64: toBase64(bytes) },
  });
}

/** @throws DataError in one sentence for a text that is damaged, of something else, or of a later version */
export function fromText(text: string | object): PipelineParts {
  const given = Object(typeof text === 'string' ? parse(text, 'JSON') : text) as Record<string, unknown>;
  checkVersion(given);
  for (const part of ['recipe', 'model', 'weights'])
    if (typeof given[part] !== 'object' || given[part] === null)
      throw new DataError(`a pipeline's JSON must have ${part}, an object, got ${shown(given[part])}`);
  const { index, base64, crc32: sum } = given.weights as Record<string, unknown>;
  const bytes = fromBase64(base64);
  if (crc32(bytes) !== sum)
    throw new DataError("the pipeline's weights are damaged: they are not as they were saved");
  const { recipe, model, cleaning } = given;
  return {
    recipe,
    model,
    ...(cleaning !== undefined && { cleaning }),
    weights: { index: index as WeightEntry[], bytes },
  };
}

function checkVersion(given: { format?: unknown; version?: unknown }): void {
  if (given?.format !== format)
    throw new DataError(`a pipeline must have the format ${shown(format)}, got ${shown(given?.format)}`);
  if (
    !Number.isInteger(given.version) ||
    (given.version as number) < 1 ||
    (given.version as number) > version
  )
    throw new DataError(
      `this version of vitrine reads pipelines up to version ${version}, got version ${shown(given.version)}`,
    );
}

function parse(source: Uint8Array | string | undefined, name: string): unknown {
  try {
    return JSON.parse(typeof source === 'string' ? source : strFromU8(source!));
  } catch (cause) {
    throw new DataError(
      name === 'JSON'
        ? `a pipeline is read from JSON or from a zip's bytes, and this text is not JSON: ${(cause as Error).message}`
        : `the pipeline's file ${shown(name)} is damaged: it is not JSON`,
      { cause },
    );
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function fromBase64(text: unknown): Uint8Array {
  try {
    if (typeof text !== 'string') throw new TypeError();
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch (cause) {
    throw new DataError("the pipeline's weights are damaged: they must be base64", { cause });
  }
}
