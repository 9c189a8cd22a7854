// Makes Debian's unpacked emscripten and binaryen usable where they lie. Both are told where they are by their own
// location, so the project's folder may be moved.
import { chmodSync, mkdirSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Folder of `emcc` and its config inside the unpacked tree. */
export const emscriptenIn = (root) => join(root, 'usr', 'share', 'emscripten');

// binaryen is built for Debian 13's C library, which lies beside it: its own loader starts it on any older system.
const launcher = `#!/bin/sh
root="\${0%/*}/.."
exec "$root/usr/lib64/ld-linux-x86-64.so.2" --library-path "$root/usr/lib/x86_64-linux-gnu" "$root/usr/bin/\${0##*/}" "$@"
`;

const config = (
  clang,
) => `# Written by scripts/toolchain. The cache is complete: nothing is compiled or downloaded at first use.
import os
emscripten = os.path.dirname(os.path.abspath(os.environ['EM_CONFIG']))
BINARYEN_ROOT = os.path.dirname(os.path.dirname(os.path.dirname(emscripten)))
LLVM_ROOT = ${JSON.stringify(dirname(realpathSync(clang)))}
NODE_JS = ${JSON.stringify(process.execPath)}
CACHE = os.path.join(emscripten, 'cache')
FROZEN_CACHE = True
`;

/** `root` holds the unpacked packages, `clang` is the path of LLVM 19's clang. */
export function configureEmscripten(root, clang) {
  mkdirSync(join(root, 'bin'), { recursive: true });
  for (const tool of readdirSync(join(root, 'usr', 'bin')).filter((name) => /^wasm/.test(name))) {
    writeFileSync(join(root, 'bin', tool), launcher);
    chmodSync(join(root, 'bin', tool), 0o755);
  }
  writeFileSync(join(emscriptenIn(root), '.emscripten'), config(clang));
  // Its JavaScript is CommonJS; without this, Node would read it as the kind that the project's package.json names.
  writeFileSync(join(root, 'package.json'), '{ "type": "commonjs" }\n');
}
