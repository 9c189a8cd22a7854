// A pattern's tree as a program of few kinds of instructions: one waits for a character, the others say where to go on.
import { DataError } from '../../error.js';
import type { Test, Tree } from './read.js';

export type Instruction =
  | { op: 'char'; test: Test }
  | { op: 'split'; first: number; second: number }
  | { op: 'jump'; to: number }
  | { op: 'save'; slot: number }
  | { op: 'start' | 'end' | 'edge' | 'match' };

const longestProgram = 2000;
const tooLong = 'pattern must be shorter, with fewer and smaller repetitions';

/** @throws DataError for a pattern whose repetitions make it too long */
export function compile(tree: Tree): Instruction[] {
  const program: Instruction[] = [];
  const emit = (one: Instruction): number => {
    if (program.length >= longestProgram) throw new DataError(tooLong);
    return program.push(one) - 1;
  };
  const fork = (greedy: boolean, body: number, after: number): Instruction => ({
    op: 'split',
    first: greedy ? body : after,
    second: greedy ? after : body,
  });
  let written = 0;
  const write = (node: Tree): void => {
    // Repetitions of nothing emit nothing, but there may be no end of them.
    if (++written > 10 * longestProgram) throw new DataError(tooLong);
    switch (node.kind) {
      case 'char':
        emit({ op: 'char', test: node.test });
        return;
      case 'start':
      case 'end':
      case 'edge':
        emit({ op: node.kind });
        return;
      case 'all':
        node.parts.forEach(write);
        return;
      case 'group':
        emit({ op: 'save', slot: 2 * node.slot });
        write(node.part);
        emit({ op: 'save', slot: 2 * node.slot + 1 });
        return;
      case 'any': {
        const ends: number[] = [];
        node.parts.forEach((part, i) => {
          const last = i === node.parts.length - 1;
          const at = last ? -1 : emit({ op: 'jump', to: 0 });
          write(part);
          if (last) return;
          ends.push(emit({ op: 'jump', to: 0 }));
          program[at] = { op: 'split', first: at + 1, second: program.length };
        });
        for (const end of ends) program[end] = { op: 'jump', to: program.length };
        return;
      }
      case 'repeat': {
        for (let i = 0; i < node.least; i++) write(node.part);
        if (node.most === Infinity) {
          const at = emit({ op: 'jump', to: 0 });
          write(node.part);
          emit({ op: 'jump', to: at });
          program[at] = fork(node.greedy, at + 1, program.length);
          return;
        }
        const forks: number[] = [];
        for (let i = node.least; i < node.most; i++) {
          forks.push(emit({ op: 'jump', to: 0 }));
          write(node.part);
        }
        for (const at of forks) program[at] = fork(node.greedy, at + 1, program.length);
      }
    }
  };
  write(tree);
  emit({ op: 'match' });
  return program;
}
