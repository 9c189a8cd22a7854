// Numbers of the bench, reckoned and written.
export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Three digits: more would claim what the spread denies. */
export const round = (value) => Number(value.toPrecision(3));

export const shown = (value) => round(value).toLocaleString('en', { maximumSignificantDigits: 3 });

/** Two digits, as "12" or "1.3", for ratios. */
export const times = (ratio) => (ratio >= 10 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(1));

/** How far the turns lie from their median at most, in percent. */
export const deviation = ({ samplesPerSecond, spread: [least, most] }) =>
  Math.round((100 * Math.max(most - samplesPerSecond, samplesPerSecond - least)) / samplesPerSecond);

/** Samples per second that 4-wide multiply-adds alone would allow. */
export const limit = (workload, peak) => peak / (2 * workload.multiplyAdds);

/** A workload's speed in the unit that people know it by. */
export const inUnit = (workload, samplesPerSecond) =>
  workload.layers ? samplesPerSecond : (samplesPerSecond * 2 * workload.multiplyAdds) / 1e9;
export const unit = (workload) => (workload.layers ? 'samples/s' : 'GFLOP/s');
