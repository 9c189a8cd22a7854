// Brent's search for the least value of a function of one number, with the steps and tolerances of SciPy's optimize.brent.
// R. P. Brent, "Algorithms for minimization without derivatives", 1973, chapter 5.

const golden = 0.381966; // (3 - √5) / 2, to SciPy's digits
const stretch = 1.618034;

/** Where f is least, to about 1.5e-8 of x. The search starts downhill from the two given places. */
export function minimise(f: (x: number) => number, from: number, to: number): number {
  const { a, b, c } = bracket(f, from, to);
  let [low, high] = a < c ? [a, c] : [c, a];
  let [x, w, v] = [b, b, b];
  let [fx, fw, fv] = [f(x), f(x), f(x)];
  let [step, before] = [0, 0];
  for (let round = 0; round < 500; round++) {
    const tolerance = 1.48e-8 * Math.abs(x) + 1e-11;
    const middle = 0.5 * (low + high);
    if (Math.abs(x - middle) < 2 * tolerance - 0.5 * (high - low)) break;
    const further = x >= middle ? low - x : high - x;
    const parabola = Math.abs(before) > tolerance ? vertex([x, w, v], [fx, fw, fv]) : undefined;
    const inside =
      parabola !== undefined &&
      x + parabola > low &&
      x + parabola < high &&
      Math.abs(parabola) < Math.abs(0.5 * before);
    if (inside) {
      [before, step] = [step, parabola];
      const u = x + step;
      if (u - low < 2 * tolerance || high - u < 2 * tolerance) step = middle >= x ? tolerance : -tolerance;
    } else {
      before = further;
      step = golden * further;
    }
    const u = x + (Math.abs(step) < tolerance ? (step >= 0 ? tolerance : -tolerance) : step);
    const fu = f(u);
    if (fu > fx) {
      if (u < x) low = u;
      else high = u;
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    } else {
      if (u >= x) low = x;
      else high = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    }
  }
  return x;
}

/** How far from the first place the parabola through three points has its vertex. */
function vertex([x, w, v]: [number, number, number], [fx, fw, fv]: [number, number, number]): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  const below = 2 * (q - r);
  const above = (x - v) * q - (x - w) * r;
  return below > 0 ? -above / below : above / -below;
}

/** Three places of which the middle one is the lowest, found by going downhill in growing steps. */
function bracket(f: (x: number) => number, from: number, to: number): { a: number; b: number; c: number } {
  let [a, b, fa, fb] = [from, to, f(from), f(to)];
  if (fa < fb) [a, b, fa, fb] = [b, a, fb, fa];
  let c = b + stretch * (b - a);
  let fc = f(c);
  for (let round = 0; fc < fb && round < 1000; round++) {
    const one = (b - a) * (fb - fc);
    const two = (b - c) * (fb - fa);
    const difference = two - one;
    const below = 2 * (Math.abs(difference) < 1e-21 ? 1e-21 : difference);
    const limit = b + 110 * (c - b);
    let w = b - ((b - c) * two - (b - a) * one) / below;
    let fw: number;
    if ((w - c) * (b - w) > 0) {
      fw = f(w);
      if (fw < fc) return { a: b, b: w, c };
      if (fw > fb) return { a, b, c: w };
      w = c + stretch * (c - b);
      fw = f(w);
    } else if ((w - limit) * (limit - c) >= 0) {
      w = limit;
      fw = f(w);
    } else if ((w - limit) * (c - w) > 0) {
      fw = f(w);
      if (fw < fc) {
        [b, c, fb, fc] = [c, w, fc, fw];
        w = c + stretch * (c - b);
        fw = f(w);
      }
    } else {
      w = c + stretch * (c - b);
      fw = f(w);
    }
    [a, b, c, fa, fb, fc] = [b, c, w, fb, fc, fw];
  }
  return { a, b, c };
}
