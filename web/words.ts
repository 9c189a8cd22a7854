// Words as people read them on the page.
import { count } from './numbers.ts';

/** `1 row`, `2 rows`. */
export const plural = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

const shortMetrics: Record<string, string> = { mean_absolute_error: 'abs. error', mean_squared_error: 'sq. error' };
/** A metric's name where there is little room. */
export const metricWords = (metric: string): string => shortMetrics[metric] ?? metric.replaceAll('_', ' ');

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The engine's and the data module's messages begin in lower case; on the page they are sentences. Names stay as they are. */
export function asSentence(message: string): string {
  const begun = /^[a-z]+[\s,:;]/.test(message) ? message[0].toUpperCase() + message.slice(1) : message;
  return /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}
