// Tables from JSON text: a list of objects or rows, columns by name, the forms that pandas writes, one object a line.
import { DataError, onlyOptions, shown } from '../error.js';
import { jsonErrorPlace } from './jsonerror.js';
import { Problems } from './problems.js';
import { flattened } from './flatten.js';
import { buildTable, recordOptions, recordSteps, rowSteps, textsOf, type RecordOptions } from './records.js';
import type { ReadResult } from './readtable.js';
import { finish, type Steps } from './steps.js';

export interface JsonOptions extends RecordOptions {
  /** objects inside of objects become columns named `outer.inner`; true by default. Otherwise they are kept as text */
  flatten?: boolean;
}

/** A table of JSON text. @throws DataError for text that is no JSON, or JSON that is no table */
export function readJson(text: string, options: JsonOptions = {}): ReadResult {
  onlyOptions(options, [...recordOptions, 'flatten'], 'readJson');
  return finish(jsonSteps(text, options));
}

/** The same in steps. */
export function* jsonSteps(text: string, options: JsonOptions = {}): Steps<ReadResult> {
  const value = parsed(text);
  yield 0.3;
  return yield* tableOf(value, options);
}

/** A table of one JSON object in each line. Lines that are none are named and left out. @throws DataError if most are none */
export function readNdjson(text: string, options: JsonOptions = {}): ReadResult {
  onlyOptions(options, [...recordOptions, 'flatten'], 'readNdjson');
  return finish(ndjsonSteps(text, options));
}

/** The same in steps. */
export function* ndjsonSteps(text: string, options: JsonOptions = {}): Steps<ReadResult> {
  const records: object[] = [];
  const problems = new Problems();
  let [bad, line] = [0, 0];
  for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
    const end = text.indexOf('\n', at);
    const one = text.slice(at, end < 0 ? text.length : end).trim();
    at = end < 0 ? text.length : end + 1;
    const place = ++line;
    if (one === '') continue;
    const record = objectOf(one);
    if (record) records.push(record);
    else {
      bad++;
      problems.add('unreadable record', undefined, () => ({
        line: place,
        value: one,
        message: `line ${place} is no JSON object; it is left out: ${shown(one)}`,
      }));
    }
    if (place % 2000 === 0) yield (0.5 * at) / text.length;
  }
  if (bad >= records.length)
    throw new DataError(
      `${bad} of ${bad + records.length} lines are no JSON objects; this is not one object a line`,
    );
  const read = yield* tableOf(records, options);
  return { ...read, problems: [...problems.list(), ...read.problems] };
}

function objectOf(line: string): object | undefined {
  try {
    const value = parsed(line);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Strings, numbers, and words that JSON lacks but Python writes. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|-?\b(?:NaN|Infinity)\b/g;

function parsed(text: string): unknown {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(/\d{16}/.test(body) ? mended(body) : body);
  } catch {
    try {
      if (/NaN|Infinity/.test(body)) return JSON.parse(mended(body));
    } catch {
      // told below
    }
    throw new DataError(`the text is not JSON: ${jsonErrorPlace(body)}`);
  }
}

/** Whole numbers of more digits than a float keeps as texts, so that none is lost, and NaN as null. */
const mended = (text: string): string =>
  text.replace(tokens, (token) => {
    if (token === 'NaN') return 'null';
    if (token.endsWith('Infinity')) return `"${token}"`;
    return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;
  });

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isScalar = (value: unknown) => typeof value !== 'object' || value === null;

function* tableOf(value: unknown, options: JsonOptions): Steps<ReadResult> {
  if (Array.isArray(value)) return yield* ofList(value, options);
  if (!isObject(value))
    throw new DataError(`JSON must hold a list or an object to be a table, got ${shown(value)}`);
  return yield* ofObject(value, options);
}

function* ofList(list: readonly unknown[], options: JsonOptions): Steps<ReadResult> {
  if (!list.length) throw new DataError('the list is empty; a table needs at least 1 row');
  if (list.every(Array.isArray)) return yield* ofRows(list as unknown[][], options);
  if (list.every(isScalar)) return yield* ofColumns({ value: list }, options);
  const records = list.filter(isObject);
  if (records.length < list.length / 2) return yield* recordSteps(list, options);
  const read = yield* recordSteps(options.flatten === false ? records : flattened(records), options);
  if (records.length === list.length) return read;
  const problems = new Problems();
  list.forEach((one, index) => {
    if (!isObject(one))
      problems.add('unreadable record', undefined, () => ({
        value: JSON.stringify(one),
        message: `element ${index + 1} of the list is no object; it is left out: ${shown(JSON.stringify(one))}`,
      }));
  });
  return { ...read, problems: [...problems.list(), ...read.problems] };
}

/** Rows of values; the first names the columns if it is words and nothing else, and the others are not. */
function* ofRows(rows: unknown[][], options: JsonOptions): Steps<ReadResult> {
  const [first, ...others] = rows;
  const named =
    first!.length > 0 &&
    first!.every((cell) => typeof cell === 'string') &&
    others.some((row) => row.some((cell) => typeof cell !== 'string'));
  return named
    ? yield* rowSteps(others, first as string[], options)
    : yield* rowSteps(rows, undefined, options);
}

function* ofColumns(columns: Record<string, readonly unknown[]>, options: JsonOptions): Steps<ReadResult> {
  const names = Object.keys(columns);
  const rows = Math.max(...names.map((name) => columns[name]!.length));
  const problems = new Problems();
  for (const name of names)
    if (columns[name]!.length < rows)
      problems.add('too few fields', name, () => ({
        message: `column ${shown(name)} has ${columns[name]!.length} values where others have ${rows}; the last are missing`,
      }));
  const texts = names.map((name) => textsOf(rows, name, problems, (row) => columns[name]![row]));
  return yield* buildTable(names, texts, rows, options, problems);
}

function* ofObject(object: Json, options: JsonOptions): Steps<ReadResult> {
  const { columns, data, schema } = object;
  if (Array.isArray(columns) && Array.isArray(data) && data.every(Array.isArray))
    return yield* rowSteps(data as unknown[][], columns.map(String), options); // pandas, orient 'split'
  if (isObject(schema) && Array.isArray(data)) return yield* ofList(data, options); // pandas, orient 'table'
  const entries = Object.entries(object);
  if (!entries.length) throw new DataError('the JSON object is empty; a table needs columns and rows');
  if (entries.every(([, value]) => Array.isArray(value) && value.every(isScalar)))
    return yield* ofColumns(object as Record<string, unknown[]>, options);
  if (entries.every(([, value]) => isObject(value)))
    return yield* ofNamed(object as Record<string, Json>, options);
  const lists = entries.filter(
    ([, value]) => Array.isArray(value) && value.length > 0 && value.every(isObject),
  );
  if (lists.length === 0) return yield* ofList([object], options);
  const [name, list] = lists.reduce((best, one) =>
    (one[1] as unknown[]).length > (best[1] as unknown[]).length ? one : best,
  );
  const read = yield* ofList(list as unknown[], options);
  const others = entries.filter(([other]) => other !== name).map(([other]) => other);
  if (others.length)
    read.problems.unshift({
      kind: 'nested value',
      value: others,
      message: `the table is the list ${shown(name)} of the JSON object; ${others.slice(0, 5).map(shown).join(', ')}${others.length > 5 ? ` and ${others.length - 5} more` : ''} beside it ${others.length === 1 ? 'is' : 'are'} left out`,
    });
  return read;
}

/** An object of objects: columns with cells by row name (pandas's 'columns'), or rows by name (its 'index'), which have fewer and varied keys. */
function* ofNamed(object: Record<string, Json>, options: JsonOptions): Steps<ReadResult> {
  const names = Object.keys(object);
  const inner = Object.keys(object[names[0]!]!);
  const counted = (keys: readonly string[]) => keys.length > 0 && keys.every((key) => /^\d+$/.test(key));
  if (counted(inner) && !counted(names)) {
    const rows = [...new Set(names.flatMap((name) => Object.keys(object[name]!)))];
    return yield* ofColumns(
      Object.fromEntries(names.map((name) => [name, rows.map((row) => object[name]![row])])),
      options,
    );
  }
  const records = counted(names) ? Object.values(object) : names.map((name) => ({ name, ...object[name] }));
  return yield* ofList(records, options);
}
