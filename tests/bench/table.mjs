// The table on the screen, a block for each workload.
import { inUnit, limit, shown, times, unit } from './numbers.mjs';

/** `peak` is that of the whole run so far; engines keep the order that they have in `names`. */
export function block(workload, { rows, missing }, names, peak) {
  const ours = rows.find(({ engine }) => engine.startsWith('vitrine'));
  const lines = names.map((name) => {
    const row = rows.find(({ engine }) => engine === name);
    const text = row
      ? result(workload, row, ours, peak)
      : `cannot: ${missing.find(({ engine }) => engine === name).reason}`;
    return `  ${name.padEnd(28)}${text}`;
  });
  return [`${workload.name}: ${workload.title}`, ...lines, ''].join('\n');
}

function result(workload, row, ours, peak) {
  const speed = (value) => shown(inUnit(workload, value));
  const spread = `(${row.spread.map(speed).join(' to ')})`;
  const share = peak ? `${(row.samplesPerSecond / limit(workload, peak)).toFixed(3)} of the limit` : '';
  const ratio =
    ours && row !== ours
      ? `${ours.engine.split(' ')[0]} is ${times(ours.samplesPerSecond / row.samplesPerSecond)} times`
      : '';
  return `${speed(row.samplesPerSecond).padStart(11)} ${unit(workload)}  ${spread.padEnd(26)}${share.padEnd(22)}${ratio}`.trimEnd();
}
