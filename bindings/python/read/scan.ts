// A look at the characters before the parser's: brackets that don't close, texts without an end, and what its grammar lacks.
import type { Span } from '../problems.js';

interface Fault {
  span: Span;
  message: string;
}

interface Scanned {
  /** As long as the text that was given, line for line. */
  text: string;
  faults: Fault[];
  commands: Span[];
}

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
const mostFaults = 20;

/**
 * An open bracket would swallow all that follows. So the statement that holds it becomes blank, and the rest is looked at
 * again: one missing parenthesis costs one statement.
 */
export function scan(given: string): Scanned {
  const faults: Fault[] = [];
  let text = given;
  for (;;) {
    const found = look(text);
    if (!found.fault) return { text: found.text, faults, commands: found.commands };
    faults.push({ span: found.fault.span, message: found.fault.message });
    const end = faults.length < mostFaults ? found.fault.end : text.length;
    text = text.slice(0, found.fault.start) + blank(text.slice(found.fault.start, end)) + text.slice(end);
  }
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

interface Look {
  text: string;
  commands: Span[];
  /** The first fault, and the statement that it spoils. */
  fault?: Fault & { start: number; end: number };
}

function look(given: string): Look {
  const open: { at: number; bracket: string }[] = [];
  const commands: Span[] = [];
  let text = given;
  let statement = 0; // where the logical line began
  let at = 0;
  // A line that looks like the next statement while brackets of the last one are open: if anything is wrong, that is it.
  let next: { at: number; bracket: string; opened: number } | undefined;
  const spoiled = (span: Span, message: string) => {
    const fault = next
      ? { span: { from: next.opened, to: next.opened + 1 }, message: `this ${next.bracket} is never closed`, start: statement, end: next.at }
      : { span, message, start: statement, end: nextStatement(text, statement, span.from) };
    return { text, commands, fault };
  };

  while (at < text.length) {
    const char = text[at]!;
    if (char === '\n') {
      const [first] = open;
      if (!first) [statement, next] = [at + 1, undefined];
      else if (!next && looksLikeStatement(text, at + 1, statement)) next = { at: at + 1, bracket: first.bracket, opened: first.at };
      at++;
    } else if (char === '#') {
      at = lineEnd(text, at);
    } else if (char === "'" || char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) {
        const long = text.startsWith(char.repeat(3), at);
        const span = { from: at, to: lineEnd(text, at) };
        const found = spoiled(span, `this text has no closing ${char.repeat(long ? 3 : 1)}`);
        return long && !next ? { ...found, fault: { ...found.fault, end: text.length } } : found;
      }
      at = end;
    } else if (char === '\\' && text[at + 1] === '\n') {
      at += 2;
    } else if (char in closing) {
      open.push({ at: at++, bracket: char });
    } else if (')]}'.includes(char)) {
      const last = open.pop();
      const span = { from: at, to: at + 1 };
      if (!last) return spoiled(span, `this ${char} closes nothing`);
      if (closing[last.bracket] !== char)
        return spoiled(span, `this ${char} stands where the ${last.bracket} of line ${lineNumber(text, last.at)} should be closed by ${closing[last.bracket]}`);
      at++;
    } else if ((char === '!' || char === '%') && !open.length && !text.slice(statement, at).trim()) {
      const end = lineEnd(text, at);
      commands.push({ from: at, to: end });
      text = `${text.slice(0, at)}#${text.slice(at + 1)}`; // a comment
      at = end;
    } else if (/[\w.]/.test(char)) {
      const [word] = /^[\w.]+/.exec(text.slice(at, at + 100))!;
      const number = wholeFloat(word);
      if (number !== word) text = text.slice(0, at) + number + text.slice(at + word.length);
      at += word.length;
    } else {
      at++;
    }
  }
  const first = open[0];
  if (first) return spoiled({ from: first.at, to: first.at + 1 }, `this ${first.bracket} is never closed`);
  return { text, commands };
}

/** The parser's grammar wants a digit after a number's point: `255.` is given as `255 `, and `1.e5` as `1e5 `. */
function wholeFloat(word: string): string {
  const match = /^(\d[\d_]*)\.(e\d+)?$/i.exec(word);
  return match ? `${match[1]}${match[2] ?? ''} ` : word;
}

/** The place after a text's closing quotes, -1 if there are none. */
function stringEnd(text: string, at: number): number {
  const quote = text[at]!;
  const long = text.startsWith(quote.repeat(3), at);
  const close = long ? quote.repeat(3) : quote;
  for (let i = at + close.length; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text.startsWith(close, i)) return i + close.length;
    else if (text[i] === '\n' && !long) return -1;
  }
  return -1;
}

/** Where the statement after a spoiled one begins: at a line that is not indented more and does not begin with a closing bracket. */
function nextStatement(text: string, start: number, fault: number): number {
  const depth = /^[ \t]*/.exec(text.slice(start))![0].length;
  for (let line = lineEnd(text, fault) + 1; line < text.length; line = lineEnd(text, line) + 1) {
    const [, indent, first] = /^([ \t]*)(.?)/.exec(text.slice(line, line + 200))!;
    if (first && !')]}'.includes(first) && indent!.length <= depth) return line;
  }
  return text.length;
}

/** Whether a line that is not indented more than the statement before it could begin one of its own. */
function looksLikeStatement(text: string, line: number, statement: number): boolean {
  const depth = /^[ \t]*/.exec(text.slice(statement, statement + 200))![0].length;
  const [, indent, rest] = /^([ \t]*)(.*)/.exec(text.slice(line, line + 200))!;
  return indent!.length <= depth && /^(@|(if|for|while|def|class|with|try|return|import|from|print)\b|[A-Za-z_][\w.]*\s*(\(|=(?!=)|[-+*/]=))/.test(rest!);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function lineNumber(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
