// Keras's automatic names: dense, dense_1, dense_2 ... counted for the whole session.
const used = new Map<string, number>();

/** The next free automatic name of a kind of layer or model. */
export function automaticName(identifier: string): string {
  const count = used.get(identifier) ?? 0;
  used.set(identifier, count + 1);
  return count ? `${identifier}_${count}` : identifier;
}

/** Keras's clear_session(): automatic names start again. Existing models keep theirs. */
export function clearSession(): void {
  used.clear();
}
