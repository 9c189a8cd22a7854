// Finds programs and header libraries that are on the machine already.
import { accessSync, constants, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { capture, root } from '../run.mjs';

/** Git-ignored folder of all that is unpacked for this project alone. */
export const toolchainFolder = join(root, '.toolchain');

export const existing = (path) => (path && existsSync(path) ? path : undefined);

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Full path of a program on PATH. */
export const which = (name) =>
  process.env.PATH.split(delimiter)
    .map((part) => join(part, name))
    .find(isProgram);

/** `atLeast('3.1.69', '3.1')`. */
export function atLeast(version, wanted) {
  const [have, want] = [version, wanted].map((text) => text.split('.').map(Number));
  const at = want.findIndex((number, i) => number !== (have[i] ?? 0));
  return at === -1 || (have[at] ?? 0) > want[at];
}

/** The first of these programs that is on PATH and new enough by the first version number that it prints. */
export async function program(names, wanted) {
  for (const path of names.map(which).filter(Boolean)) {
    const { output } = await capture(path, ['--version']);
    const [version] = output.match(/\d+\.\d+(\.\d+)?/) ?? [];
    if (version && atLeast(version, wanted)) return path;
  }
}

/**
 * A folder to give to compilers as the include folder of one installed library. It holds a link to that library's headers
 * alone: a whole system's include folder would make a wasm compiler read the machine's C library.
 */
export async function installedHeaders(library, folder, wanted) {
  const ask = async (question) => (await capture('pkg-config', [question, library])).stdout.trim();
  const version = await ask('--modversion');
  if (!version || !atLeast(version, wanted)) return;
  const headers = existing(join(await ask('--variable=includedir'), folder));
  if (!headers) return;
  const own = join(toolchainFolder, 'installed', folder);
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true });
  symlinkSync(headers, join(own, folder));
  return own;
}
