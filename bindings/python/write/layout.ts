// Python source laid out: in one line where it fits, else an item a line, as its formatters do it.

/** A text, or brackets with items in them. */
export type Piece = string | Brackets;

export interface Brackets {
  open: string;
  items: readonly Piece[];
  close: string;
  /** An item a line, however short it is. */
  tall?: boolean;
}

const width = 88;

/** Before a piece: a name and a sign, the class that is called ... */
export function prefixed(prefix: string, piece: Piece): Piece {
  return typeof piece === 'string' ? prefix + piece : { ...piece, open: prefix + piece.open };
}

export const call = (name: string, items: readonly Piece[]): Brackets => ({ open: `${name}(`, items, close: ')' });

/** The lines of a piece; `indent` is that of its first line, `after` what follows its last one. */
export function layOut(piece: Piece, indent = 0, after = ''): string {
  const line = flat(piece);
  if (typeof piece === 'string' || (line !== undefined && indent + line.length + after.length <= width)) return line + after;
  const { open, items, close } = piece;
  const [first, ...others] = items;
  // A tall list that is the first argument keeps its bracket in the first line, and the other arguments come behind it.
  if (typeof first === 'object' && first.tall) {
    const tail = [first.close, ...others.map(flat)].join(', ') + close + after;
    return layOut({ ...first, open: open + first.open, close: tail }, indent);
  }
  const inner = ' '.repeat(indent + 4);
  const lines = items.map((item) => `${inner}${layOut(item, indent + 4, ',')}\n`);
  return `${open}\n${lines.join('')}${' '.repeat(indent)}${close}${after}`;
}

/** The piece in one line; nothing if it is to be taller. */
function flat(piece: Piece): string | undefined {
  if (typeof piece === 'string') return piece;
  const items = piece.items.map(flat);
  return piece.tall || items.includes(undefined) ? undefined : piece.open + items.join(', ') + piece.close;
}
