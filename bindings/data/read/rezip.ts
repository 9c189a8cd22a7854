// An archive whose members are not packed, made of members that were unpacked and checked; its reader has nothing left to unpack.
import { zipSync } from 'fflate';

export function rezip(files: ReadonlyMap<string, Uint8Array>): ArrayBuffer {
  const archive = zipSync(Object.fromEntries(files), { level: 0 });
  return archive.buffer.slice(archive.byteOffset, archive.byteOffset + archive.byteLength) as ArrayBuffer;
}
