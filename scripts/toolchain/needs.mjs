// What the project is built with: the version wanted, how it is found, and where it comes from if it is missing.
//   find      resolves to the path of what is there already and new enough, else to undefined
//   system    Debian packages to install on the machine
//   archive   Debian 13's packages to unpack into .toolchain/<name>, or (source) one package's original sources
//   elsewhere how to get it on a system that is not Debian 12 or 13
import { join } from 'node:path';
import { capture } from '../run.mjs';
import { debianCodename } from './debian.mjs';
import { configureEmscripten, emscriptenIn } from './emscripten.mjs';
import { atLeast, existing, installedHeaders, program, toolchainFolder, which } from './find.mjs';

const unpacked = (...path) => existing(join(toolchainFolder, ...path));

/** Emscripten's own folder, if the `emcc` on PATH is new enough. */
async function installedEmscripten() {
  const emcc = await program(['emcc'], '3.1.69');
  return emcc && existing((await capture('em-config', ['EMSCRIPTEN_ROOT'])).stdout.trim());
}

/** LLVM 19's clang with its sanitizers: it compiles the tests in half of GCC's time. Elsewhere than on Debian any compiler will do. */
async function nativeCompiler() {
  if (process.env.CXX) return which(process.env.CXX) ?? existing(process.env.CXX);
  const clang = which('clang++-19');
  const sanitizers =
    clang && (await capture(clang, ['-print-file-name=libclang_rt.asan-x86_64.a'])).stdout.trim();
  if (existing(sanitizers)) return clang;
  return debianCodename() ? undefined : program(['c++', 'g++', 'clang++'], '11');
}

/** The compiler behind Debian's emscripten; any other emscripten brings its own. */
async function llvm() {
  const complete = which('wasm-ld-19') && which('llvm-ar-19');
  return (complete && (await program(['clang-19'], '19'))) ?? (await installedEmscripten());
}

export const needs = {
  node: {
    group: 'build',
    what: 'Node.js 20.19',
    find: async () => (atLeast(process.versions.node, '20.19') ? process.execPath : undefined),
    elsewhere: 'nvm install 22',
  },
  cmake: {
    group: 'build',
    what: 'CMake 3.25',
    find: () => program(['cmake'], '3.25'),
    system: ['cmake'],
    elsewhere: 'brew install cmake',
  },
  ninja: {
    group: 'build',
    what: 'Ninja 1.10',
    find: () => program(['ninja'], '1.10'),
    system: ['ninja-build'],
    elsewhere: 'brew install ninja',
  },
  python: {
    group: 'build',
    what: 'Python 3.8',
    find: () => program(['python3'], '3.8'),
    system: ['python3'],
    elsewhere: 'brew install python3',
  },
  llvm: {
    group: 'build',
    what: "LLVM 19's clang, lld and tools",
    find: llvm,
    system: ['clang-19', 'lld-19', 'llvm-19'],
  },
  emscripten: {
    group: 'build',
    what: 'Emscripten 3.1.69',
    find: async () =>
      (await installedEmscripten()) ?? existing(emscriptenIn(join(toolchainFolder, 'emscripten'))),
    archive: ['emscripten', 'binaryen', 'libc6', 'libstdc++6', 'libgcc-s1'],
    finish: (folder) => configureEmscripten(folder, which('clang-19')),
    elsewhere:
      'brew install emscripten, or emsdk: ./emsdk install latest && ./emsdk activate latest && source ./emsdk_env.sh',
  },
  xsimd: {
    group: 'build',
    what: 'xsimd 13 headers',
    find: async () =>
      existing(process.env.VITRINE_XSIMD) ??
      unpacked('xsimd', 'usr', 'include') ??
      (await installedHeaders('xsimd', 'xsimd', '13')),
    archive: ['libxsimd-dev'],
    elsewhere: 'brew install xsimd pkg-config, or set VITRINE_XSIMD to the folder that holds xsimd/xsimd.hpp',
  },
  json: {
    group: 'build',
    what: 'nlohmann-json 3.11 headers',
    find: async () =>
      existing(process.env.VITRINE_JSON) ??
      unpacked('json', 'usr', 'include') ??
      (await installedHeaders('nlohmann_json', 'nlohmann', '3.11')),
    archive: ['nlohmann-json3-dev'],
    elsewhere:
      'brew install nlohmann-json pkg-config, or set VITRINE_JSON to the folder that holds nlohmann/json.hpp',
  },
  compiler: {
    group: 'test',
    what: 'a C++20 compiler with sanitizers (GCC 11, Clang 16)',
    find: nativeCompiler,
    system: ['clang-19', 'libclang-rt-19-dev'],
    elsewhere: 'macOS: xcode-select --install; Linux: the package g++',
  },
  catch2: {
    group: 'test',
    what: "Catch2 3.7's sources",
    find: async () => existing(process.env.VITRINE_CATCH2) ?? unpacked('catch2'),
    source: 'catch2',
    elsewhere:
      'git clone --branch v3.7.1 https://github.com/catchorg/Catch2 && export VITRINE_CATCH2=$PWD/Catch2',
  },
  chromium: {
    group: 'test',
    what: 'Chromium 114',
    find: async () =>
      existing(process.env.CHROMIUM) ??
      (await program(['chromium', 'chromium-browser', 'google-chrome'], '114')),
    system: ['chromium'],
    elsewhere: 'brew install --cask chromium, or set CHROMIUM to the program of a Chromium or Chrome',
  },
};
