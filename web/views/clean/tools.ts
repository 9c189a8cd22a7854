// What the views of cleaning ask of the data while a step is being written, and what a form starts with.
import type { CleaningStep, CleaningStepDescription, Completion, Preview, StepOption } from '../../session/types.ts';

type Steps = readonly CleaningStep[];

export interface ColumnBefore {
  name: string;
  type: string;
  /** its words, or the commonest values */
  values: string[];
}

export interface CleaningTools {
  preview(steps: Steps, at: number): Promise<Preview>;
  columns(steps: Steps, at: number): Promise<ColumnBefore[]>;
  complete(text: string, cursor: number, steps: Steps, at: number): Promise<{ from: number; options: Completion[] }>;
}

const starts: Partial<Record<StepOption['kind'], unknown>> = { columns: [], names: [], words: [], mapping: {}, renames: {}, type: 'number', count: 0 };

/** Values of a form before anything is typed. */
export function startOf({ options }: CleaningStepDescription): Record<string, unknown> {
  return Object.fromEntries(
    options.map((option) => [option.name, option.default ?? (option.default === null ? null : (option.choices?.[0] ?? starts[option.kind] ?? ''))]),
  );
}

/** A step of a form's values; what is as usual is left out. */
export function stepOf({ name, options }: CleaningStepDescription, values: Record<string, unknown>, before?: CleaningStep): CleaningStep {
  const told = options.filter((option) => option.default === undefined || JSON.stringify(values[option.name]) !== JSON.stringify(option.default));
  return { name, options: Object.fromEntries(told.map((option) => [option.name, values[option.name]])), ...(before?.off ? { off: true } : {}) };
}

/** What a step does to the table, in words: `213 rows removed, 40 cells changed`. */
export function changeWords(report: Preview['report'], count: (n: number) => string): string {
  const { rowsRemoved, cellsChanged, columnsAdded, columnsRemoved } = report;
  const rows = Math.abs(rowsRemoved);
  const some = (n: number, noun: string) => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
  const few = (names: string[]) => (names.length > 4 ? `${some(names.length, 'column')}` : names.join(', '));
  const parts = [
    ...(rows ? [`${some(rows, 'row')} ${rowsRemoved > 0 ? 'removed' : 'added'}`] : []),
    ...(cellsChanged ? [`${some(cellsChanged, 'cell')} changed`] : []),
    ...(columnsAdded.length ? [`new: ${few(columnsAdded)}`] : []),
    ...(columnsRemoved.length ? [`gone: ${few(columnsRemoved)}`] : []),
  ];
  return parts.join(' · ') || 'nothing changed';
}
