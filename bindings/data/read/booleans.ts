// The words that people write for no and yes.

const pairs: readonly (readonly [no: string, yes: string])[] = [
  ['false', 'true'], ['no', 'yes'], ['f', 't'], ['n', 'y'], ['off', 'on'], ['0', '1'], ['falsch', 'wahr'], ['nein', 'ja'],
  ['faux', 'vrai'], ['non', 'oui'], ['falso', 'verdadero'], ['falso', 'vero'], ['no', 'si'], ['no', 'sí'], ['no', 'sì'],
  ['nee', 'ja'], ['nej', 'ja'], ['não', 'sim'],
]; // prettier-ignore

const truths = new Map(pairs.flatMap(([no, yes]) => [[no, 0] as const, [yes, 1] as const]));

/** 0 for a word that means no, 1 for one that means yes, NaN for any other. */
export const parseBoolean = (cell: string): number =>
  cell.length > 9 ? NaN : (truths.get(cell.toLowerCase()) ?? NaN);

/** Whether these words, and no others, are a pair for no and yes, or one of false and true alone. */
export function areBooleans(words: readonly string[]): boolean {
  const lower = [...new Set(words.map((word) => word.toLowerCase()))];
  if (lower.length === 1) return lower[0] === 'true' || lower[0] === 'false';
  return lower.length === 2 && pairs.some((pair) => lower.every((word) => pair.includes(word)));
}
