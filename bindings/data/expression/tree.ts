// An expression as a tree. It is plain data: nothing in it can run by itself.
import type { Span } from './error.js';

export type Binary =
  | 'or' | 'and' | '=' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%' | '^'; // prettier-ignore

export type Node = Span & {
  /** levels of nodes from here down */
  depth: number;
} & (
    | { kind: 'number'; value: number }
    | { kind: 'text'; value: string }
    | { kind: 'boolean'; value: boolean }
    | { kind: 'missing' }
    | { kind: 'column'; name: string }
    | { kind: 'minus' | 'not'; operand: Node }
    | { kind: 'binary'; operator: Binary; left: Node; right: Node; sign: Span }
    | { kind: 'in'; operand: Node; list: Node[]; negated: boolean }
    | { kind: 'between'; operand: Node; low: Node; high: Node; negated: boolean }
    | { kind: 'missing?'; operand: Node; negated: boolean }
    | { kind: 'call'; name: string; args: Node[]; at: Span }
  );

/** The nodes right below a node. */
export function below(node: Node): Node[] {
  switch (node.kind) {
    case 'binary':
      return [node.left, node.right];
    case 'in':
      return [node.operand, ...node.list];
    case 'between':
      return [node.operand, node.low, node.high];
    case 'call':
      return node.args;
    case 'minus':
    case 'not':
    case 'missing?':
      return [node.operand];
    default:
      return [];
  }
}
