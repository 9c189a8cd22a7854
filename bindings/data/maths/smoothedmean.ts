// Means of categories, drawn towards the mean of all rows the more, the fewer rows a category has.
// D. Micci-Barreca, "A preprocessing scheme for high-cardinality categorical attributes in classification and prediction problems",
// SIGKDD Explorations 3, 2001, equations 5 and 6 for 'auto'.

/**
 * The smoothed mean of y for each category.
 * @param codes the category of each row, or -1
 * @param smooth so many rows of the overall mean are added to each category, or what the variances suggest
 */
export function encodingOf(
  codes: Int32Array,
  y: Float64Array,
  categories: number,
  { mean, variance }: { mean: number; variance: number },
  smooth: 'auto' | number,
): number[] {
  const [counts, sums, squares] = [0, 1, 2].map(() => new Float64Array(categories)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    counts[code]!++;
    sums[code]! += y[row]!;
  }
  if (smooth !== 'auto')
    return Array.from(counts, (count, i) =>
      count + smooth === 0 ? mean : (sums[i]! + smooth * mean) / (count + smooth),
    );
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code >= 0) squares[code]! += (y[row]! - sums[code]! / counts[code]!) ** 2;
  }
  return Array.from(counts, (count, i) => {
    const own = (variance * count) / (variance * count + squares[i]! / count);
    return Number.isNaN(own) ? mean : (own * sums[i]!) / count + (1 - own) * mean;
  });
}
