// The median without sorting: values are parted around a guess until the middle one is found (C. Hoare, "Algorithm 65: Find", 1961).

/** Median of values without gaps; NaN for none. */
export function medianOf(values: Float64Array): number {
  if (!values.length) return NaN;
  const work = Float64Array.from(values);
  const middle = (work.length - 1) >>> 1;
  const low = nth(work, middle);
  if (work.length % 2) return low;
  let high = Infinity;
  for (let i = middle + 1; i < work.length; i++) if (work[i]! < high) high = work[i]!;
  return Number.isFinite(high - low) ? low + (high - low) * 0.5 : low / 2 + high / 2;
}

/** The value that would stand at a place if the array were sorted; smaller ones end up before it, others behind. */
function nth(work: Float64Array, place: number): number {
  let [left, right] = [0, work.length - 1];
  while (left < right) {
    const guess = middleOfThree(work[left]!, work[(left + right) >>> 1]!, work[right]!);
    let [i, j] = [left, right];
    while (i <= j) {
      while (work[i]! < guess) i++;
      while (work[j]! > guess) j--;
      if (i > j) break;
      const value = work[i]!;
      work[i++] = work[j]!;
      work[j--] = value;
    }
    if (place <= j) right = j;
    else if (place >= i) left = i;
    else break;
  }
  return work[place]!;
}

const middleOfThree = (a: number, b: number, c: number) =>
  Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
