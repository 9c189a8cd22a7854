// From bytes to text: the byte order mark, else the pattern of zero bytes, else UTF-8 if it holds, else Windows-1252.
import { count, DataError, shown } from '../error.js';
import type { Problem } from '../problem.js';
import { finish, type Steps } from './steps.js';

// Known to browsers, workers and Node alike, but not to the language's own library.
interface Decoder {
  readonly encoding: string;
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
declare const TextDecoder: new (
  label?: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => Decoder;

export interface Decoded {
  text: string;
  /** the name of the encoding, as the Encoding Standard writes it: utf-8, utf-16le, windows-1252 ... */
  encoding: string;
  problems: Problem[];
}

/** The longest string that every JavaScript engine can hold, in UTF-16 units. */
const longestText = 2 ** 29 - 24;
/** Bytes that are decoded at a time; UTF-8 goes fast, and pieces would take as much memory again as the text. */
const [piece, utf8Piece] = [1 << 21, 1 << 28];

/** The text of some bytes. @param label an encoding's name, for bytes that are not to be guessed */
export function decodeText(bytes: Uint8Array, label?: string): Decoded {
  return finish(decodeSteps(bytes, label));
}

export function* decodeSteps(bytes: Uint8Array, label?: string): Steps<Decoded> {
  const problems: Problem[] = [];
  const { encoding, skip } = label === undefined ? guessEncoding(bytes, problems) : named(label, bytes);
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  const pieces: string[] = [];
  let length = 0;
  for (let at = skip, end = skip; at < bytes.length; at = end) {
    // UTF-8 is cut between characters: a decoder that need not remember anything gives strings of half the size for ASCII.
    const whole = encoding === 'utf-8';
    end = whole ? boundary(bytes, at + utf8Piece) : at + piece;
    const text = decoder.decode(bytes.subarray(at, end), { stream: !whole });
    if ((length += text.length) > longestText) throw new DataError(tooLong(bytes.length));
    pieces.push(text);
    yield at / bytes.length;
  }
  pieces.push(decoder.decode());
  const rest = pieces.filter((text) => text !== '');
  return { text: rest.length === 1 ? rest[0]! : rest.join(''), encoding, problems };
}

/** The next place at which no character of UTF-8 is cut in two. */
function boundary(bytes: Uint8Array, at: number): number {
  for (let end = at; end > at - 4 && end < bytes.length; end--) if ((bytes[end]! & 0xc0) !== 0x80) return end;
  return at;
}

/** Says in one sentence why a text can't be held. */
export const tooLong = (size: number): string =>
  `the text has ${count(Math.ceil(size / 1e6), 'million byte')}; at most about ${Math.floor(longestText / 1e6)} million fit into one text; split the file`;

interface Guess {
  encoding: string;
  /** bytes of the byte order mark */
  skip: number;
}

const marks: [encoding: string, mark: number[]][] = [
  ['utf-32', [0xff, 0xfe, 0, 0]],
  ['utf-32', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function markOf(bytes: Uint8Array): Guess | undefined {
  for (const [encoding, mark] of marks)
    if (bytes.length >= mark.length && mark.every((byte, i) => bytes[i] === byte))
      return { encoding, skip: mark.length };
  return undefined;
}

function named(label: string, bytes: Uint8Array): Guess {
  let encoding: string;
  try {
    encoding = new TextDecoder(label).encoding;
  } catch {
    throw new DataError(
      `encoding must be the name of an encoding such as "utf-8" or "windows-1252", got ${shown(label)}`,
    );
  }
  const mark = markOf(bytes);
  return { encoding, skip: mark?.encoding === encoding ? mark.skip : 0 };
}

function guessEncoding(bytes: Uint8Array, problems: Problem[]): Guess {
  const mark = markOf(bytes);
  if (mark?.encoding === 'utf-32')
    throw new DataError('the text is written in UTF-32, which no browser reads; save it as UTF-8');
  if (mark) {
    if (mark.encoding === 'utf-8') inspectUtf8(bytes, mark.skip, problems, true);
    return mark;
  }
  const wide = wideness(bytes);
  if (wide) return { encoding: wide, skip: 0 };
  return { encoding: inspectUtf8(bytes, 0, problems, false), skip: 0 };
}

/** UTF-16 without a mark: in a table, most characters are ASCII, so every other byte is zero. */
function wideness(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length & ~1, 4096);
  let [even, odd] = [0, 0];
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const many = length * 0.3;
  const few = length * 0.02;
  if (length < 4) return undefined;
  return odd > many && even <= few ? 'utf-16le' : even > many && odd <= few ? 'utf-16be' : undefined;
}

/**
 * UTF-8 if its rules hold, or if they hold nearly everywhere beyond ASCII; else Windows-1252, which can mean any bytes. Tells
 * what was not as it should be.
 */
function inspectUtf8(bytes: Uint8Array, skip: number, problems: Problem[], marked: boolean): string {
  let [good, bad, line, firstBad, at] = [0, 0, 1, 0, skip];
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      if (byte === 10) line++;
      at++;
      continue;
    }
    const length = sequenceAt(bytes, at);
    if (length) good++;
    else if (bad++ === 0) firstBad = line;
    at += length || 1;
  }
  if (!bad) return 'utf-8';
  if (marked || good > 4 * bad) {
    problems.push({
      kind: 'encoding',
      line: firstBad,
      message: `${count(bad, 'byte')} of the text ${bad === 1 ? 'is' : 'are'} not UTF-8 (the first in line ${firstBad}); each is shown as \uFFFD`,
    });
    return 'utf-8';
  }
  problems.push({
    kind: 'encoding',
    line: firstBad,
    message: `the text is not UTF-8 (see line ${firstBad}); it is read as Windows-1252, as Western spreadsheets write`,
  });
  return 'windows-1252';
}

/** Length of the UTF-8 sequence that begins here, 0 if none does (Unicode 15, table 3-7). */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  const tail = (i: number, low = 0x80, high = 0xbf) => bytes[at + i]! >= low && bytes[at + i]! <= high;
  if (first >= 0xc2 && first <= 0xdf) return tail(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef)
    return tail(1, first === 0xe0 ? 0xa0 : 0x80, first === 0xed ? 0x9f : 0xbf) && tail(2) ? 3 : 0;
  if (first >= 0xf0 && first <= 0xf4)
    return tail(1, first === 0xf0 ? 0x90 : 0x80, first === 0xf4 ? 0x8f : 0xbf) && tail(2) && tail(3) ? 4 : 0;
  return 0;
}
