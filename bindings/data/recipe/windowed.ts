// Windows in a recipe: how the columns of time and group are read, and prepared columns gathered into windows.
import type { Column } from '../columns/index.js';
import { DataError } from '../error.js';
import type { Table } from '../table.js';
import { fitsMemory } from '../transformers/checks.js';
import type { NamedTensors } from './inputs.js';
import { Pipeline, type PipelineJson } from './pipeline.js';
import { checkWindows, type WindowPlan, type Windows } from './windows.js';

/** The plan, and how texts of the columns of time and group are read. */
export interface FittedWindows {
  plan: WindowPlan;
  time?: Pipeline;
  group?: Pipeline;
}

export interface WindowsJson {
  plan: WindowPlan;
  time?: PipelineJson;
  group?: PipelineJson;
}

export function fitWindows(table: Table, plan: WindowPlan): FittedWindows {
  checkWindows(plan);
  const read = (name: string | undefined) => name && Pipeline.fit(table.column(name), []);
  const [time, group] = [read(plan.time), read(plan.group)];
  return { plan, ...(time && { time }), ...(group && { group }) };
}

export function windowsFromJson({ plan, time, group }: WindowsJson): FittedWindows {
  return {
    plan,
    ...(time && { time: Pipeline.fromJSON(time) }),
    ...(group && { group: Pipeline.fromJSON(group) }),
  };
}

/** The columns of time and group, as they are got from a table or from typed rows. */
export function columnsOf(
  { time, group }: FittedWindows,
  get: (pipeline: Pipeline) => Column,
): { time?: Column; group?: Column } {
  return { ...(time && { time: get(time) }), ...(group && { group: get(group) }) };
}

/** The windows whose answer is among the kept rows; targets may hold a row more than once only if groups do. */
export function withAnswers(windows: Windows, kept: ArrayLike<number>): Windows {
  if (kept.length === windows.targets.length) return windows;
  const known = new Set(Array.from(kept));
  const steps = windows.rows.length / windows.ends.length;
  const left = Int32Array.from(windows.targets.keys()).filter((i) => known.has(windows.targets[i]!));
  if (!left.length)
    throw new DataError('no window has a known answer; every target that they end at is missing');
  const rows = new Int32Array(left.length * steps);
  left.forEach((i, k) => rows.set(windows.rows.subarray(i * steps, (i + 1) * steps), k * steps));
  return {
    rows,
    targets: left.map((i) => windows.targets[i]!),
    ends: left.map((i) => windows.ends[i]!),
    problems: windows.problems,
  };
}

/**
 * Inputs of rows as inputs of windows: [rows, ...shape] becomes [windows, steps, ...shape].
 * @param used the table's rows that the inputs have, in order; without it they have all rows
 */
export function gather(inputs: NamedTensors, windows: Windows, used?: Int32Array): NamedTensors {
  const places = used && new Map(Array.from(used, (row, place) => [row, place]));
  const rows = places ? windows.rows.map((row) => places.get(row)!) : windows.rows;
  const steps = rows.length / windows.ends.length;
  return Object.fromEntries(
    Object.entries(inputs).map(([name, { data, shape }]) => {
      const size = shape.slice(1).reduce((all, length) => all * length, 1);
      fitsMemory(rows.length, size, 'lower windows.sequenceLength or raise windows.sequenceStride');
      const out = new Float32Array(rows.length * size);
      rows.forEach((row, i) => out.set(data.subarray(row * size, (row + 1) * size), i * size));
      return [name, { data: out, shape: [windows.ends.length, steps, ...shape.slice(1)] }];
    }),
  );
}
