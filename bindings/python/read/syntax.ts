// The script's tree by @lezer/python, which always gives one, and sentences for the places where it is not Python.
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Span } from '../problems.js';
import type { Source } from './source.js';

export type Node = SyntaxNode;

/** The tree, and the lines that are not Python: nothing that stands on them is read. */
export interface Syntax {
  root: Node;
  faults: { span: Span; message: string }[];
  broken: ReadonlySet<number>;
}

export function parse(source: Source): Syntax {
  const tree = parser.parse(source.text);
  const faults: Syntax['faults'] = [];
  const broken = new Set<number>();
  for (const at of errors(tree)) {
    // An error at the very start of a line is about what the line before it lacks.
    const place = source.text.slice(0, at).trimEnd().length;
    const line = source.lineOf(source.text[at - 1] === '\n' || at === source.text.length ? Math.max(place - 1, 0) : at);
    if (broken.has(line)) continue;
    broken.add(line);
    const fault = explain(source.text, at, line === source.lineOf(at) ? at : place);
    if (fault) faults.push(fault);
  }
  return { root: tree.topNode, faults, broken };
}

function errors(tree: Tree): number[] {
  const places: number[] = [];
  tree.iterate({ enter: ({ type, from }) => void (type.isError && places.push(from)) });
  return places;
}

/** Nothing for a line that is fine in Python 2 and not about the network. */
function explain(text: string, error: number, place: number): Syntax['faults'][number] | undefined {
  const start = text.lastIndexOf('\n', place - 1) + 1;
  const before = text.slice(start, place);
  const after = /^[ \t]*(\w+|"[^"\n]*"?|'[^'\n]*'?|[^\s\w])?/.exec(text.slice(place))!;
  const word = after[1] ?? '';
  const from = place + after[0].length - word.length;
  const end = start + before.trimEnd().length;
  const span = word ? { from, to: from + word.length } : { from: Math.max(end - 1, start), to: end };
  if (/^\s*print\b/.test(before)) return undefined;
  if (/:\s*(#.*)?$/.test(before) && (!word || error !== place)) return { span, message: 'an indented block is missing after this colon' };
  if (/^\s*(if|elif|else|for|while|def|class|with|try|except|finally)\b[^:]*$/.test(before) && !word)
    return { span, message: 'a colon is missing at the end of this line' };
  if (/[\w)\]}'"]\s*$/.test(before) && /^[\w'"([{]/.test(word)) return { span, message: `a comma or an operator is missing before ${word}` };
  if (!word) return { span, message: 'something is missing at the end of this line' };
  return { span, message: `${word} does not belong here in Python` };
}

/** All direct children, those that are only signs among them. */
export function children(node: Node): Node[] {
  const all: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') all.push(child);
  return all;
}

/** Lists of nodes as a comma separates them; an empty one after a last comma is left out. */
export function split(nodes: readonly Node[], separator = ','): Node[][] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (node.name === separator) parts.push([]);
    else parts.at(-1)!.push(node);
  }
  return parts.filter((part) => part.length);
}

export const expressionNames = /Expression$|^(VariableName|Number|String|FormatString|ContinuedString|None|Boolean|Ellipsis)$/;
