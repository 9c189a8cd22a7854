// What the engine tells as JSON, which has no word for a number that is not one: the core writes null for it.

/** The news with NaN where a loss or metric was not a number. */
export function newsOf(json: string) {
  return JSON.parse(json, (key, value) => (value === null && key !== 'stopped' ? NaN : value));
}
