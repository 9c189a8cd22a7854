// What can be told of moments: from when to when, at what step, and where some are left out.

export interface DateFacts {
  /** milliseconds since 1970 */
  first: number;
  last: number;
  /** the commonest time between neighbours in ms, or months if they follow the calendar; undefined for fewer than 3 moments */
  step?: { milliseconds: number } | { months: number };
  /** whether all neighbours are one step apart */
  regular: boolean;
  /** places where steps are left out, the longest first, at most ten */
  gaps: { from: number; to: number; missing: number }[];
  /** steps that are left out, in all gaps */
  missing: number;
  /** whether the rows go forward in time */
  ascending: boolean;
}

const day = 86_400_000;
const mostGaps = 10;

/** Facts of moments. @param values in the order of the rows, NaN for missing @param sorted the same without gaps, ascending */
export function dateFacts(values: Float64Array, sorted: Float64Array): DateFacts | undefined {
  if (!sorted.length) return undefined;
  const moments = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const facts: DateFacts = {
    first: moments[0]!,
    last: moments.at(-1)!,
    regular: false,
    gaps: [],
    missing: 0,
    ascending: isAscending(values),
  };
  if (moments.length < 3) return facts;
  const months = monthSteps(moments);
  const steps =
    months ?? Float64Array.from({ length: moments.length - 1 }, (_, i) => moments[i + 1]! - moments[i]!);
  const step = commonest(steps);
  facts.step = months ? { months: step } : { milliseconds: step };
  facts.regular = steps.every((one) => one === step);
  for (let i = 0; i < steps.length; i++) {
    const missing = Math.round(steps[i]! / step) - 1;
    if (missing < 1) continue;
    facts.missing += missing;
    facts.gaps.push({ from: moments[i]!, to: moments[i + 1]!, missing });
  }
  facts.gaps = facts.gaps.toSorted((a, b) => b.missing - a.missing || a.from - b.from).slice(0, mostGaps);
  return facts;
}

function isAscending(values: Float64Array): boolean {
  let before = -Infinity;
  for (const value of values) {
    if (value < before) return false;
    if (value === value) before = value;
  }
  return true;
}

/** Whole months between neighbours, if all moments fall on one day of the month at midnight, or on its last. */
function monthSteps(moments: Float64Array): Float64Array | undefined {
  const month = new Float64Array(moments.length);
  const [first, ends] = [new Date(moments[0]!).getUTCDate(), isMonthEnd(moments[0]!)];
  for (let i = 0; i < moments.length; i++) {
    const moment = moments[i]!;
    if (moment % day) return undefined;
    const date = new Date(moment);
    if (date.getUTCDate() !== first && !(ends && isMonthEnd(moment))) return undefined;
    month[i] = date.getUTCFullYear() * 12 + date.getUTCMonth();
  }
  const steps = Float64Array.from({ length: month.length - 1 }, (_, i) => month[i + 1]! - month[i]!);
  return steps.every((step) => step > 0) ? steps : undefined;
}

const isMonthEnd = (moment: number) => new Date(moment + day).getUTCDate() === 1;

/** The value that comes most often; among equals the smallest. */
function commonest(values: Float64Array): number {
  const sorted = values.toSorted();
  let [best, most] = [sorted[0]!, 0];
  for (let start = 0, end; start < sorted.length; start = end) {
    for (end = start + 1; sorted[end] === sorted[start];) end++;
    if (end - start > most) [best, most] = [sorted[start]!, end - start];
  }
  return best;
}
