// Whether threads can share the engine's memory here, and how many are worth starting.

/** More than these would mostly wait for each other. */
const most = 4;

const os = () => globalThis.process?.getBuiltinModule?.('node:os');

/** Browsers let threads share memory only in pages that are cross-origin isolated; Node always does. */
export const canShareMemory = (): boolean => typeof SharedArrayBuffer === 'function' && (os() !== undefined || globalThis.crossOriginIsolated === true);

/** Threads of the engine's team, the one that it runs in included. */
export const teamSize = (): number => Math.min(most, os()?.availableParallelism() ?? navigator.hardwareConcurrency ?? 1);

/**
 * Whether to take threads unasked: in the worker of an isolated page. A page's own thread must not wait for others, and where
 * the engine's worker could be started, its server sends the headers that the threads' workers need too.
 */
export const worthStarting = (): boolean => globalThis.crossOriginIsolated === true && typeof document === 'undefined' && canShareMemory() && teamSize() >= 2;
