// Names of layers and models, and Keras's automatic ones: dense, dense_1, dense_2 ... counted for the whole session.
import { shown } from './words.js';

const used = new Map<string, number>();

/** The next free automatic name of a kind of layer or model. */
export function automaticName(identifier: string): string {
  const count = used.get(identifier) ?? 0;
  used.set(identifier, count + 1);
  return count ? `${identifier}_${count}` : identifier;
}

/** A name as it is given, or a TypeError: paths of weights are made of names with '/' between them. */
export function checkName(name: unknown, owner: string): string {
  if (typeof name !== 'string' || !name || name.includes('/')) throw new TypeError(`${owner} must be a text without '/' and not empty, got ${shown(name)}`);
  return name;
}

/** Keras's clear_session(): automatic names start again. Existing models keep theirs. */
export function clearSession(): void {
  used.clear();
}
