// Hands arrays over to the engine: across a worker's border they are moved, not copied, so that large data never hold up a page.
import { transfer } from 'comlink';
import type { ArrayMessage } from './messages.js';

/** The message, whose arrays are the engine's from now on; nothing but their shapes can be read here any more. */
export function handOver<Message>(message: Message, ...lists: (ArrayMessage[] | null)[]): Message {
  return transfer(
    message,
    lists.flatMap((arrays) => arrays ?? []).map(({ data }) => data.buffer as ArrayBuffer),
  );
}
