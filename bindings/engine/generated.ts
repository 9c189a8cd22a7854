// Written by scripts/generate.mjs from the catalog of the core; not to be edited by hand.

/** Version of the border between JavaScript and WebAssembly; the .wasm must tell the same. */
export const abi = 2;
/** Version of the package. */
export const version = '0.1.0';
