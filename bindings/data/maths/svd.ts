// Singular values and right vectors of a tall or wide matrix: Householder's QR, then one-sided Jacobi rotations, which find
// small singular values as exactly as large ones (Demmel and Veselić, 1992).

/** A matrix by its columns, each of the same length. */
export type Columns = readonly Float64Array[];

export interface Svd {
  /** descending */
  values: number[];
  /** right vectors, one for each value: as long as the matrix has columns */
  vectors: Float64Array[];
}

/** The singular value decomposition of a matrix; min(rows, columns) values. */
export function svd(matrix: Columns): Svd {
  const rows = matrix[0]?.length ?? 0;
  const size = Math.min(rows, matrix.length);
  if (rows < matrix.length) {
    // A wide matrix: the rotated columns of its transpose are σ times its right vectors.
    const transposed = Array.from({ length: rows }, (_, row) =>
      Float64Array.from(matrix, (column) => column[row]!),
    );
    const turned = rotate(transposed).columns;
    return sorted(turned.map(norm), turned.map(unit), size);
  }
  const { columns, vectors } = rotate(triangle(matrix));
  return sorted(columns.map(norm), vectors, size);
}

const norm = (column: Float64Array) => Math.sqrt(column.reduce((sum, value) => sum + value * value, 0));

function unit(column: Float64Array): Float64Array {
  const length = norm(column);
  return length > 0 ? column.map((value) => value / length) : column;
}

function sorted(values: readonly number[], vectors: readonly Float64Array[], size: number): Svd {
  const order = values
    .map((_, i) => i)
    .sort((a, b) => values[b]! - values[a]!)
    .slice(0, size);
  return { values: order.map((i) => values[i]!), vectors: order.map((i) => vectors[i]!) };
}

/** R of the QR decomposition, by columns. */
function triangle(matrix: Columns): Float64Array[] {
  const work = matrix.map((column) => Float64Array.from(column));
  const size = work.length;
  work.forEach((column, k) => {
    let square = 0;
    for (let row = k; row < column.length; row++) square += column[row]! * column[row]!;
    const length = Math.sqrt(square);
    if (!(length > 0)) return;
    const diagonal = column[k]! > 0 ? -length : length;
    column[k]! -= diagonal;
    const scale = -diagonal * column[k]!;
    for (const other of work.slice(k + 1)) {
      let product = 0;
      for (let row = k; row < column.length; row++) product += column[row]! * other[row]!;
      const factor = product / scale;
      for (let row = k; row < column.length; row++) other[row]! -= factor * column[row]!;
    }
    column.fill(0, k);
    column[k] = diagonal;
  });
  return work.map((column) => column.slice(0, size));
}

/** Turns pairs of columns until all are at right angles; `vectors` are the same turns of the unit matrix. */
function rotate(matrix: Columns): { columns: Float64Array[]; vectors: Float64Array[] } {
  const columns = matrix.map((column) => Float64Array.from(column));
  const vectors = columns.map((_, i) => Float64Array.from(columns, (_, j) => Number(i === j)));
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let i = 0; i < columns.length; i++)
      for (let j = i + 1; j < columns.length; j++) {
        const [a, b] = [columns[i]!, columns[j]!];
        let [aa, bb, ab] = [0, 0, 0];
        for (let row = 0; row < a.length; row++) {
          aa += a[row]! * a[row]!;
          bb += b[row]! * b[row]!;
          ab += a[row]! * b[row]!;
        }
        if (!(Math.abs(ab) > 1e-15 * Math.sqrt(aa * bb))) continue;
        turned = true;
        const zeta = (bb - aa) / (2 * ab);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        turn(a, b, c, c * t);
        turn(vectors[i]!, vectors[j]!, c, c * t);
      }
  }
  return { columns, vectors };
}

function turn(a: Float64Array, b: Float64Array, c: number, s: number): void {
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row]!, b[row]!];
    a[row] = c * x - s * y;
    b[row] = s * x + c * y;
  }
}
