// What the core says of a component, if it has it.
import { find, type Kind } from '../../keras/lookup.js';
import type { ComponentSpec } from '../../keras/spec.js';

/** The component that the first of these names finds. */
export function specOf(kind: Kind, ...names: readonly string[]): ComponentSpec | undefined {
  for (const name of names) {
    try {
      return find(kind, name, '');
    } catch {
      continue; // no such component
    }
  }
  return undefined;
}
