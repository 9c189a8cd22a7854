// Zip archives: a list of what is inside, and one member at a time, never more than was declared. fflate unpacks; the directory is
// read here, so that bombs, lies about sizes and broken archives are found before memory is spent.
// Source of the layout: PKWARE's .ZIP File Format Specification (APPNOTE.TXT 6.3), sections 4.3 and 4.5.3.
import { DataError, shown } from '../error.js';
import { crc32 } from './crc32.js';
import { inflate } from './inflate.js';
import type { Steps } from './steps.js';

declare const TextDecoder: new (label?: string) => { decode(bytes: Uint8Array): string };

export interface ZipMember {
  /** the path, parts separated by / */
  name: string;
  /** bytes once unpacked, as declared */
  size: number;
  packedSize: number;
  method: number;
  encrypted: boolean;
  crc: number;
  /** where its own header begins */
  offset: number;
}

/** Bytes that an archive may unpack to, and how many times its size once it is over the smaller bound. */
const mostBytes = 2 ** 30;
const [mostTimes, harmless] = [1000, 50e6];
const mostMembers = 1e6;

/** All files of an archive, without folders. @throws DataError for what is no archive, is cut short, or would unpack to too much */
export function zipMembers(bytes: Uint8Array): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const members = directory(view, bytes).filter(({ name }) => !name.endsWith('/'));
    const total = members.reduce((sum, { size }) => sum + size, 0);
    if (total > mostBytes || (total > harmless && total > mostTimes * bytes.length))
      throw new DataError(
        `the zip file would unpack to ${Math.round(total / 1e6)} million bytes; at most ${Math.round(mostBytes / 1e6)} million and ${mostTimes} times its size are read`,
      );
    return members;
  } catch (error) {
    if (error instanceof RangeError) throw broken();
    throw error;
  }
}

/** The bytes of a member, in steps. @throws DataError if they are not as declared */
export function* unzip(bytes: Uint8Array, member: ZipMember): Steps<Uint8Array> {
  const { name, size, packedSize, method, encrypted, crc, offset } = member;
  const where = `${shown(name)} in the zip file`;
  if (encrypted) throw new DataError(`${where} is locked with a password; unlock it first`);
  if (method !== 0 && method !== 8)
    throw new DataError(
      `${where} is packed by a method that is not known here (${method}); pack it with the usual one, "deflate"`,
    );
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) throw broken();
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (start + packedSize > bytes.length) throw broken();
  const packed = bytes.subarray(start, start + packedSize);
  const content = method === 0 ? packed : yield* inflate(packed, { size, raw: true, where });
  if (content.length !== size || crc32(content) !== crc)
    throw new DataError(`${where} is damaged: it is not what its checksum says; get the file anew`);
  return content;
}

const broken = () => new DataError('the zip file is cut short or damaged; get it anew');

function directory(view: DataView, bytes: Uint8Array): ZipMember[] {
  const end = endRecord(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === 0xffff || at === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const large = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(large, true) !== 0x06064b50) throw broken();
    count = Number(view.getBigUint64(large + 32, true));
    at = Number(view.getBigUint64(large + 48, true));
  }
  if (count > mostMembers)
    throw new DataError(`the zip file holds ${count} files; at most ${mostMembers} are read`);
  const members: ZipMember[] = [];
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== 0x02014b50) throw broken();
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true)) as [
      number,
      number,
      number,
    ];
    const flags = view.getUint16(at + 8, true);
    const member: ZipMember = {
      name: decodeName(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0),
      size: view.getUint32(at + 24, true),
      packedSize: view.getUint32(at + 20, true),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    };
    largeSizes(view, at + 46 + nameLength, extra, member);
    members.push(member);
    at += 46 + nameLength + extra + comment;
  }
  return members;
}

/** Looks for the record at the end, which a comment of any length may follow. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0 && at > view.byteLength - 22 - 0x10000; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw broken();
}

/** Sizes of more than four bytes stand in an extra field, in a fixed order, those that are needed only. */
function largeSizes(view: DataView, at: number, length: number, member: ZipMember): void {
  const end = at + length;
  while (at + 4 <= end) {
    const [id, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)];
    at += 4;
    if (id === 1) {
      let place = at;
      for (const key of ['size', 'packedSize', 'offset'] as const)
        if (member[key] === 0xffffffff && place + 8 <= at + size) {
          member[key] = Number(view.getBigUint64(place, true));
          place += 8;
        }
    }
    at += size;
  }
}

function decodeName(bytes: Uint8Array, utf8: boolean): string {
  const plain = bytes.every((byte) => byte < 0x80);
  const name = new TextDecoder(utf8 || plain ? 'utf-8' : 'windows-1252').decode(bytes);
  return name.replaceAll('\\', '/');
}
