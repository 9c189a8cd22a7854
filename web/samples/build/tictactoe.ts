// Computes the tic-tac-toe endgames: every board at which a game can end when x begins, and whether x has won. The same 958 boards
// as UCI's "Tic-Tac-Toe Endgame" data (Aha, 1991); b is a blank square.

const squares = ['top', 'middle', 'bottom'].flatMap((row) => ['left', 'middle', 'right'].map((column) => `${row} ${column}`));

const lines = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [1, 4, 7],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];

const wins = (board: string, player: string) => lines.some((line) => line.every((square) => board[square] === player));

/** All boards at which a game ends, each once, in the order in which a player who tries squares from the top left finds them. */
function endings(board = 'b'.repeat(9), player = 'x', found = new Set<string>()): Set<string> {
  if (wins(board, 'x') || wins(board, 'o') || !board.includes('b')) return found.add(board);
  for (let square = 0; square < 9; square++)
    if (board[square] === 'b') endings(board.slice(0, square) + player + board.slice(square + 1), player === 'x' ? 'o' : 'x', found);
  return found;
}

/** CSV: nine squares (x, o or b) and the outcome. */
export function tictactoe(): string {
  const rows = [...endings()].map((board) => [...board, wins(board, 'x') ? 'x wins' : 'x does not win']);
  return [[...squares, 'outcome'], ...rows].map((row) => row.join(',')).join('\n') + '\n';
}
