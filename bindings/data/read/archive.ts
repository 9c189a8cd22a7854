// Zip and gzip around tables, and zips of pictures, sounds or texts by class.
import { DataError, hint, listed, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { isOf, mediaKind, readFolder, withoutClutter, type FolderFile } from './folder.js';
import { inflate } from './inflate.js';
import type { FileOptions, FileResult } from './readfile.js';
import { finishInSlices, stopIfAsked, type Control, type Steps } from './steps.js';
import { unzip, zipMembers, type ZipMember } from './zip.js';

type ReadInner = (bytes: Uint8Array, name: string) => Promise<FileResult>;

const tables = /\.(?:csv|tsv|tab|txt|dat|data|json|ndjson|jsonl|arff|xlsx|xlsm|parquet)$/i;
/** Bytes that a gzipped file may unpack to. */
const mostBytes = 2 ** 30;

export async function readZip(
  bytes: Uint8Array,
  options: FileOptions,
  control: Control,
  read: ReadInner,
  workbook: () => Promise<FileResult>,
): Promise<FileResult> {
  const members = withoutClutter(zipMembers(bytes), ({ name }) => name);
  const names = members.map(({ name }) => name);
  if (names.includes('xl/workbook.xml') || names.includes('[Content_Types].xml')) return workbook();
  if (names.some((name) => /^(?:content\.xml|META-INF\/manifest\.xml)$/.test(name)))
    throw new DataError(
      'this is an OpenDocument file such as .ods, which is not read here; save it as .xlsx or CSV',
    );
  if (names.includes('xl/workbook.bin'))
    throw new DataError('this is a binary workbook (.xlsb), which is not read here; save it as .xlsx or CSV');
  if (!members.length) throw new DataError('the zip file is empty');
  const kind = options.member === undefined && !isOneTable(names) ? mediaKind(names) : undefined;
  if (kind) {
    const files = await finishInSlices(
      unpackAll(
        bytes,
        members.filter(({ name }) => isOf(kind, name)),
      ),
      control,
    );
    const { table, media, problems } = readFolder(
      files,
      kind,
      names.filter((name) => !isOf(kind, name)),
      options.name,
    );
    return {
      table,
      problems,
      ...(media && { media }),
      reading: { format: kind, delimiter: '', header: true, decimal: '.' },
    };
  }
  const member = chosen(members, options.member);
  const content = await finishInSlices(unzip(bytes, member), control);
  stopIfAsked(control.signal);
  const result = await read(content, member.name);
  const others = names.filter((name) => name !== member.name);
  const told: Problem[] =
    others.length && options.member === undefined
      ? [
          {
            kind: 'unreadable file',
            value: others,
            message: `${shown(member.name)} of the zip file is read; it also holds ${listed(others)}`,
          },
        ]
      : [];
  return {
    ...result,
    problems: [...told, ...result.problems],
    reading: { ...result.reading, member: member.name, members: names.filter((name) => tables.test(name)) },
  };
}

/** One table, with or without a note beside it: a .txt may be both. */
const isOneTable = (names: readonly string[]): boolean => {
  const sure = names.filter((name) => tables.test(name) && !/\.txt$/i.test(name));
  return names.length === 1
    ? tables.test(names[0]!)
    : sure.length > 0 && names.length - sure.length <= sure.length + 2;
};

function chosen(members: readonly ZipMember[], wanted: string | undefined): ZipMember {
  const names = members.map(({ name }) => name);
  if (wanted !== undefined) {
    const member = members.find(({ name }) => name === wanted);
    if (!member) throw new DataError(`the zip file holds no ${shown(wanted)}${hint(wanted, names)}`);
    return member;
  }
  const likely = members.filter(({ name }) => tables.test(name) && !/readme|license/i.test(name));
  const candidates = likely.length ? likely : members.length === 1 ? members : [];
  if (!candidates.length)
    throw new DataError(`the zip file holds no table that is known here, but ${listed(names)}`);
  return candidates.reduce((best, one) => (one.size > best.size ? one : best));
}

function* unpackAll(bytes: Uint8Array, members: readonly ZipMember[]): Steps<FolderFile[]> {
  const files: FolderFile[] = [];
  for (const [index, member] of members.entries()) {
    files.push({ path: member.name, bytes: yield* unzip(bytes, member) });
    yield index / members.length;
  }
  return files;
}

export async function readGzip(
  bytes: Uint8Array,
  name: string | undefined,
  control: Control,
  read: ReadInner,
): Promise<FileResult> {
  const most = Math.min(mostBytes, Math.max(50e6, bytes.length * 1000));
  const content = await finishInSlices(
    inflate(bytes, { size: most, raw: false, where: 'the gzip file' }),
    control,
  );
  if (!content.length) throw new DataError('the gzip file is empty');
  return read(content, (name ?? '').replace(/\.gz$/i, ''));
}
