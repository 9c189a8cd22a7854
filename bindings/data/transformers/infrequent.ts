// Rare categories: which they are, and which input each category then has, as scikit-learn's OneHotEncoder decides.

/** The name of the input that rare categories share. */
export const infrequentName = 'infrequent_sklearn';

/**
 * Categories with fewer rows than minFrequency (a number of rows, or under 1 a share of them), and the least common beyond
 * maxCategories inputs, the shared one counted; among equals the earlier go first.
 */
export function rareWords(
  words: readonly string[],
  counts: readonly number[],
  rows: number,
  minFrequency: number | null,
  maxCategories: number | null,
): string[] {
  const least = minFrequency === null ? 0 : minFrequency < 1 ? minFrequency * rows : minFrequency;
  const rare = counts.map((times) => times < least);
  const inputs = rare.filter((one) => !one).length + 1;
  if (maxCategories !== null && maxCategories < inputs) {
    const order = counts.map((_, place) => place).sort((a, b) => counts[a]! - counts[b]!);
    const kept = maxCategories - 1;
    for (const place of order.slice(0, order.length - kept)) rare[place] = true;
  }
  return words.filter((_, place) => rare[place]);
}

export interface Inputs {
  /** what each input stands for, in order */
  labels: string[];
  /** the input of each category; -1 for the dropped one */
  places: number[];
  /** the input of unknown categories; -1 for none */
  unknown: number;
  /** what all zeros mean: the dropped category, or null */
  dropped: string | null;
}

/** Which input each category has, once rare ones share one and one is dropped. */
export function inputsOf(
  words: readonly string[],
  infrequent: readonly string[],
  drop: 'first' | 'if_binary' | { word: string } | null,
  unknownIsRare: boolean,
): Inputs {
  const rare = new Set(infrequent);
  const all = words.filter((word) => !rare.has(word));
  const shared = all.length;
  if (rare.size) all.push(infrequentName);
  const out =
    drop === null || (drop === 'if_binary' && all.length !== 2)
      ? -1
      : typeof drop === 'string'
        ? 0
        : all.indexOf(drop.word);
  const shift = (place: number) => (place === out ? -1 : out >= 0 && place > out ? place - 1 : place);
  let next = 0;
  return {
    labels: all.filter((_, place) => place !== out),
    places: words.map((word) => shift(rare.has(word) ? shared : next++)),
    unknown: unknownIsRare && rare.size ? shift(shared) : -1,
    dropped: all[out] ?? null,
  };
}
