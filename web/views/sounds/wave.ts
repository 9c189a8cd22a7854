// A sound's outline, as a path for a box of 100 by 24.
import type { Clip } from '../../session/types.ts';

export function wavePath({ samples }: Clip, columns = 50): string {
  const size = Math.max(1, Math.floor(samples.length / columns));
  const peaks = Array.from({ length: columns }, (_, i) =>
    samples.subarray(i * size, (i + 1) * size).reduce((most, value) => Math.max(most, Math.abs(value)), 0),
  );
  const loudest = Math.max(0.01, ...peaks);
  return peaks.map((peak, i) => `M${(100 / columns) * (i + 0.5)} ${12 - (11 * peak) / loudest}v${Math.max(0.8, (22 * peak) / loudest)}`).join('');
}
