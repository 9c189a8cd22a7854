// Words as people read them on the page.
import { count } from './numbers.ts';

/** `1 row`, `2 rows`. */
export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** A picture's height and width. */
export const extent = ([height, width]: number[]): string => `${height} × ${width}`;

type Size =
  | { kind: 'table'; rows: number; columns: number | readonly unknown[] }
  | { kind: 'images'; rows: number; shape: number[] }
  | { kind: 'sounds'; rows: number; seconds: number };
/** `569 rows × 31 columns`, `2,000 images of 28 × 28`. */
export function sizeWords(data: Size): string {
  if (data.kind === 'images') return `${plural(data.rows, 'image')} of ${extent(data.shape)}`;
  if (data.kind === 'sounds') return `${plural(data.rows, 'sound')} of up to ${data.seconds.toFixed(1)} seconds`;
  const columns = typeof data.columns === 'number' ? data.columns : data.columns.length;
  return `${plural(data.rows, 'row')} × ${plural(columns, 'column')}`;
}

/** How large a sample is; nothing for one that is made on the spot. */
export const sampleSize = (sample: Size | { kind: 'words' }): string => (sample.kind === 'words' ? '' : sizeWords(sample));

const shortMetrics: Record<string, string> = { mean_absolute_error: 'abs. error', mean_squared_error: 'sq. error' };
/** A metric's name where there is little room. */
export const metricWords = (metric: string): string => shortMetrics[metric] ?? metric.replaceAll('_', ' ');

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The engine's and the data module's messages begin in lower case; on the page they are sentences. Names stay as they are. */
export function asSentence(message: string): string {
  const begun = /^[a-z]+[\s,:;]/.test(message) ? message[0].toUpperCase() + message.slice(1) : message;
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
