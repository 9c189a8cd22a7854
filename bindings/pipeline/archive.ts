// The two forms of a saved pipeline: a zip of a few files, and one JSON text with the weights in base64.
import { strFromU8, strToU8, zipSync } from 'fflate';
import { DataError, shown } from '../data/error.js';
import { crc32 } from '../data/read/crc32.js';
import { finish } from '../data/read/steps.js';
import { unzip, zipMembers } from '../data/read/zip.js';
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

/** The file that says what the zip is, {format, version}, and the others; those of cleaning may be lacking. */
const manifest = 'pipeline.json';
const names = ['recipe.json', 'model.json', 'weights.json', 'weights.bin'] as const;

export function toZip({ recipe, model, cleaning, weights }: PipelineParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [manifest]: json({ format, version }),
    'recipe.json': json(recipe),
    'model.json': json(model),
    'weights.json': json(weights.index),
    'weights.bin': weights.bytes,
    ...(cleaning !== undefined && { 'cleaning.json': json(cleaning) }),
  };
  // One time for all, so that the same pipeline gives the same bytes; and floats hardly get smaller.
  const mtime = new Date(1980, 0, 1);
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [
        name,
        [bytes, { level: name === 'weights.bin' ? 0 : 6, mtime }],
      ]),
    ),
  );
}

const json = (value: unknown) => strToU8(JSON.stringify(value));

/** @throws DataError in one sentence for a file that is damaged, of something else, of a later version, or a zip bomb */
export function fromZip(zip: Uint8Array): PipelineParts {
  const members = new Map(zipMembers(zip).map((member) => [member.name, member]));
  if (!members.has(manifest))
    throw new DataError(`this zip is no pipeline: it has no file ${shown(manifest)}`);
  const read = (name: string) => finish(unzip(zip, members.get(name)!));
  const parsed = (name: string) => parse(read(name), name);
  checkVersion(parsed(manifest) as object);
  for (const name of names)
    if (!members.has(name)) throw new DataError(`the pipeline has no file ${shown(name)}`);
  return {
    recipe: parsed('recipe.json'),
    model: parsed('model.json'),
    ...(members.has('cleaning.json') && { cleaning: parsed('cleaning.json') }),
    weights: { index: parsed('weights.json') as WeightEntry[], bytes: read('weights.bin') },
  };
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

function parse(source: Uint8Array | string, name: string): unknown {
  try {
    return JSON.parse(typeof source === 'string' ? source : strFromU8(source));
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
