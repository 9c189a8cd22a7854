// Compares a run with the targets: one line for each, met or short by how much.
import { limit } from './numbers.mjs';
import { simdOfRelaxed, targets, threadsOfRelaxed } from './targets.mjs';

/** Lines about the workloads that were measured. */
export function verdicts({ rows, peaks }, workloads) {
  const speed = (workload, engine) =>
    rows.find((row) => row.workload === workload && row.engine === engine)?.samplesPerSecond;
  return workloads.flatMap((workload) => {
    const { name } = workload;
    const ours = speed(name, 'vitrine relaxed');
    const ratios = targets
      .filter((target) => target.workload === name)
      .map(({ engine, times, share }) =>
        engine
          ? line(name, `times ${engine}`, times, ours / speed(name, engine))
          : line(name, 'of the limit', share, ours / limit(workload, peaks.relaxed)),
      );
    const builds = [line(name, 'of relaxed by simd', simdOfRelaxed, speed(name, 'vitrine simd') / ours)];
    if (name in threadsOfRelaxed)
      builds.push(
        line(name, 'times relaxed by threads', threadsOfRelaxed[name], speed(name, 'vitrine threads') / ours),
      );
    return [...ratios, ...builds];
  });
}

/** A ratio is NaN if one of its sides is missing. */
function line(workload, what, atLeast, reached) {
  const start = `  ${workload.padEnd(13)}${String(atLeast).padStart(5)} ${what.padEnd(30)}`;
  if (Number.isNaN(reached)) return `${start}not measured`;
  const found = reached.toPrecision(3);
  return reached >= atLeast
    ? `${start}met (${found})`
    : `${start}short by ${Math.ceil(100 * (1 - reached / atLeast))} % (${found})`;
}
