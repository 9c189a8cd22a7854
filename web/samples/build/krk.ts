// Computes the chess endgame of king and rook against king: in how many moves White mates from every position, Black to move. The same
// 28,056 positions as UCI's "Chess (King-Rook vs. King)" data (Bain and Hoff, 1994), one for each set of mirrored ones.

const words = 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ');

/** Squares count from 0 (a1) by files, then ranks. */
const fileOf = (square: number) => square & 7;
const rankOf = (square: number) => square >> 3;
const name = (square: number) => ['abcdefgh'[fileOf(square)], rankOf(square) + 1];

const near = (a: number, b: number) => Math.max(Math.abs(fileOf(a) - fileOf(b)), Math.abs(rankOf(a) - rankOf(b))) <= 1;
const board = Array.from({ length: 64 }, (_, square) => square);
const steps = board.map((from) => board.filter((to) => to !== from && near(from, to)));

/** The squares from one to the edge in each of a rook's four directions. */
const rays = board.map((from) =>
  [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map(([dx, dy]) => {
    const ray: number[] = [];
    for (let x = fileOf(from) + dx, y = rankOf(from) + dy; x >= 0 && x < 8 && y >= 0 && y < 8; x += dx, y += dy) ray.push(8 * y + x);
    return ray;
  }),
);

/** Where a rook can go from a square, or can have come from, with both kings standing. */
const rookMoves = (rook: number, king: number, other: number) =>
  rays[rook].flatMap((ray) => {
    const end = ray.findIndex((square) => square === king || square === other);
    return end < 0 ? ray : ray.slice(0, end);
  });

/** Whether the rook attacks a square; only the white king can stand between. */
const attacks = (rook: number, square: number, king: number) => {
  const ray = rays[rook].find((squares) => squares.includes(square));
  return ray !== undefined && !ray.slice(0, ray.indexOf(square)).includes(king);
};

const place = (king: number, rook: number, black: number) => (king << 12) | (rook << 6) | black;
const stands = (king: number, rook: number, black: number) => king !== rook && rook !== black && !near(king, black);

/** Where the black king can go; `rook` itself if he can take it. */
const flights = (king: number, rook: number, black: number) => steps[black].filter((to) => !near(king, to) && (to === rook || !attacks(rook, to, king)));

/** For each place with Black to move: White's moves to mate, -1 for a draw, by going back from the mates. */
function depths(): Int8Array {
  const [black, white] = [new Int8Array(1 << 18).fill(-1), new Int8Array(1 << 18).fill(-1)];
  let mated: [number, number, number][] = [];
  for (const king of board)
    for (const rook of board)
      for (const other of board)
        if (stands(king, rook, other) && attacks(rook, other, king) && !flights(king, rook, other).length) {
          black[place(king, rook, other)] = 0;
          mated.push([king, rook, other]);
        }
  for (let depth = 1; mated.length; depth++) {
    const winning = mated.flatMap(([king, rook, other]) =>
      [...steps[king].map((from) => [from, rook, other] as const), ...rookMoves(rook, king, other).map((from) => [king, from, other] as const)].filter(
        ([k, r, o]) => {
          // It was White's move, so Black did not stand in check.
          if (!stands(k, r, o) || attacks(r, o, k) || white[place(k, r, o)] >= 0) return false;
          white[place(k, r, o)] = depth;
          return true;
        },
      ),
    );
    mated = winning.flatMap(([king, rook, other]) =>
      steps[other].flatMap((from): [number, number, number][] => {
        if (!stands(king, rook, from) || black[place(king, rook, from)] >= 0) return [];
        const lost = flights(king, rook, from).every((to) => to !== rook && white[place(king, rook, to)] >= 0);
        if (!lost) return [];
        black[place(king, rook, from)] = depth;
        return [[king, rook, from]];
      }),
    );
  }
  return black;
}

/** Of positions that mirror each other, the one that counts: White's king between a1, d1 and d4, the others below the diagonal next. */
function isChosen(king: number, rook: number, black: number): boolean {
  if (fileOf(king) > 3 || rankOf(king) > fileOf(king)) return false;
  const side = (square: number) => rankOf(square) - fileOf(square);
  const first = [king, black, rook].find((square) => side(square) !== 0);
  return first === undefined || side(first) < 0;
}

/** CSV: file and rank of White's king, White's rook and Black's king, and White's moves to mate as a word, or draw. */
export function krk(): string {
  const found = depths();
  const rows: (string | number)[][] = [];
  for (const king of board)
    for (const rook of board)
      for (const black of board)
        if (stands(king, rook, black) && isChosen(king, rook, black))
          rows.push([...name(king), ...name(rook), ...name(black), words[found[place(king, rook, black)]] ?? 'draw']);
  const head = ['white king', 'white rook', 'black king'].flatMap((piece) => [`${piece} file`, `${piece} rank`]);
  return [[...head, 'moves to mate'], ...rows].map((row) => row.join(',')).join('\n') + '\n';
}
