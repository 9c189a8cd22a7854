// An error in an expression, with its place, so that an editor can mark it.
import { DataError } from '../error.js';

/** One sentence that begins with the character (from 1) at which it is about something. */
export class ExpressionError extends DataError {
  override name = 'ExpressionError';

  constructor(
    message: string,
    /** index of the first character, from 0 */
    readonly from: number,
    /** index behind the last character */
    readonly to: number,
  ) {
    super(`character ${from + 1}: ${message}`);
  }
}

/** Part of an expression's text: indices from 0, `to` is behind the last character. */
export interface Span {
  from: number;
  to: number;
}

export const fault = (message: string, { from, to }: Span): never => {
  throw new ExpressionError(message, from, to);
};
