// B-splines: the piecewise polynomials over knots that sum to one everywhere (C. de Boor, "A practical guide to splines", 1978).

/** Knots on both sides of the given ones, at the distance of the outermost two; `periodic` repeats them as on a circle. */
export function extendedKnots(base: readonly number[], degree: number, periodic: boolean): number[] {
  const [first, last] = [base[0]!, base.at(-1)!];
  if (periodic) {
    const period = last - first;
    return [
      ...base.slice(base.length - 1 - degree, -1).map((knot) => knot - period),
      ...base,
      ...base.slice(1, degree + 1).map((knot) => knot + period),
    ];
  }
  const [left, right] = [base[1]! - first, last - base.at(-2)!];
  const steps = Array.from({ length: degree }, (_, i) => i + 1);
  return [
    ...steps.map((i) => first - (degree + 1 - i) * left),
    ...base,
    ...steps.map((i) => last + i * right),
  ];
}

/** The splines that are not zero in the interval of x: degree + 1 of them, from number `first` on. Beyond the knots the outermost polynomials go on. */
export function splinesAt(
  x: number,
  knots: readonly number[],
  degree: number,
): { first: number; values: number[] } {
  const interval = intervalOf(x, knots, degree);
  return { first: interval - degree, values: rising(x, knots, degree, interval) };
}

/** Their slopes at x. */
export function slopesAt(
  x: number,
  knots: readonly number[],
  degree: number,
): { first: number; values: number[] } {
  const interval = intervalOf(x, knots, degree);
  const first = interval - degree;
  if (degree === 0) return { first, values: [0] };
  const lower = rising(x, knots, degree - 1, interval);
  const share = (i: number, at: number) =>
    i < 0 || i >= lower.length ? 0 : lower[i]! / (knots[at + degree]! - knots[at]!);
  return {
    first,
    values: Array.from(
      { length: degree + 1 },
      (_, i) => degree * (share(i - 1, first + i) - share(i, first + i + 1)),
    ),
  };
}

/** The last interval between knots that begins at x or before, within those where all splines are there. */
function intervalOf(x: number, knots: readonly number[], degree: number): number {
  let interval = degree;
  while (interval < knots.length - degree - 2 && x >= knots[interval + 1]!) interval++;
  return interval;
}

/** Cox and de Boor's recursion, from degree 0 up. */
function rising(x: number, knots: readonly number[], degree: number, interval: number): number[] {
  let values = [1];
  for (let d = 1; d <= degree; d++) {
    const next = new Array<number>(d + 1).fill(0);
    values.forEach((value, i) => {
      const [left, right] = [knots[interval - d + 1 + i]!, knots[interval + 1 + i]!];
      const share = value / (right - left);
      next[i]! += share * (right - x);
      next[i + 1]! += share * (x - left);
    });
    values = next;
  }
  return values;
}
