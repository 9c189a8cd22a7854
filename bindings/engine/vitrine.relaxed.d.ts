// Emscripten's glue, which the build puts next to the compiled files of this folder.
import type { CreateNative } from './native.js';

declare const create: CreateNative;
export default create;
