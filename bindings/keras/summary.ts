// model.summary() to the letter of Keras 3, whose table is drawn by Python's rich for a terminal of 80 columns.
import type { LayerDescription, NetworkDescription } from '../engine/messages.js';
import type { Shape } from './layer.js';
import { checkNames } from './words.js';

export interface SummaryOptions {
  /** Width of the table in characters; 76 by default, which is what Keras takes in a terminal of 80 columns. */
  lineLength?: number;
  /** A column that says which layers are trained. */
  showTrainable?: boolean;
}

/** What a row tells of a layer, or of a model as a layer. */
interface Row {
  readonly name: string;
  readonly className: string;
  readonly trainable: boolean;
}

/** `optimizer`: numbers that the optimizer holds, once it has been used. */
export function summary(
  model: { name: string; layers: readonly Row[] },
  network: NetworkDescription | undefined,
  optimizer: number | undefined,
  options: SummaryOptions,
): string {
  checkNames(options, ['lineLength', 'showTrainable'], 'summary');
  const { lineLength = 76, showTrainable = false } = options;
  const rows = model.layers.map((layer) => fields(layer, network && described(layer.name, network.layers)));
  const header = ['Layer (type)', 'Output Shape', 'Param #', 'Trainable'];
  const columns = showTrainable ? 4 : 3;
  const widths = columnWidths(columns, lineLength);
  const table = draw([header, ...rows].map((row) => row.slice(0, columns)), widths);
  return [`Model: "${model.name}"`, ...table, ...totals(network, optimizer)].join('\n') + '\n';
}

/** A layer, or all layers of a model inside as one. */
function described(name: string, layers: readonly LayerDescription[]): Pick<LayerDescription, 'output_shape' | 'params'> | undefined {
  const inside = layers.filter((layer) => layer.name === name || layer.name.startsWith(`${name}/`));
  const last = inside.at(-1);
  return last && { output_shape: last.output_shape, params: inside.reduce((sum, { params }) => sum + params, 0) };
}

function fields({ name, className, trainable }: Row, description: ReturnType<typeof described>): string[] {
  const shape = description ? shapeText(description.output_shape) : '?';
  const params = description ? grouped(description.params) : '0 (unbuilt)';
  const trained = description?.params ? (trainable ? 'Y' : 'N') : '-';
  return [`${name} (${className})`, shape, params, trained];
}

function totals(network: NetworkDescription | undefined, optimizer: number | undefined): string[] {
  const { params = 0, trainable_params = 0 } = network ?? {};
  const lines: [string, number][] = [
    ['Total', params + (optimizer ?? 0)],
    ['Trainable', trainable_params],
    ['Non-trainable', params - trainable_params],
  ];
  if (optimizer !== undefined) lines.push(['Optimizer', optimizer]);
  return lines.map(([name, count]) => ` ${name} params: ${grouped(count)} (${memory(count * 4)})`);
}

/** (None, 64); a shape of one axis as Python's tuple (None,). */
function shapeText(shape: Shape): string {
  return `(${shape.map((size) => size ?? 'None').join(', ')})`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function memory(bytes: number): string {
  let unit = 0;
  for (; bytes >= 1024 && unit < 5; unit++) bytes /= 1024;
  return `${bytes.toFixed(2)} ${['B', 'KB', 'MB', 'GB', 'TB', 'PB'][unit]}`;
}

/** Keras's shares of the line, and then what rich takes away evenly for borders and padding. */
function columnWidths(columns: number, lineLength: number): number[] {
  const shares = columns === 4 ? [0.405, 0.72, 0.9, 1] : [0.45, 0.8, 1];
  const ends = shares.map((share) => Math.floor(share * lineLength));
  const widths = ends.map((end, index) => end - (ends[index - 1] ?? 0) + 2);
  let excess = widths.reduce((sum, width) => sum + width) - (lineLength - columns - 1);
  return widths.map((width, index) => {
    const taken = roundHalfEven(excess / (columns - index));
    excess -= taken;
    return width - taken;
  });
}

/** Python's round(). */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

function draw([header, ...rows]: string[][], widths: number[]): string[] {
  const rule = (left: string, line: string, middle: string, right: string) =>
    left + widths.map((width) => line.repeat(width)).join(middle) + right;
  const lines = [rule('┏', '━', '┳', '┓'), ...rowLines(header!, widths, '┃'), rule('┡', '━', '╇', '┩')];
  rows.forEach((row, index) => {
    if (index) lines.push(rule('├', '─', '┼', '┤'));
    lines.push(...rowLines(row, widths, '│'));
  });
  return [...lines, rule('└', '─', '┴', '┘')];
}

function rowLines(row: string[], widths: number[], border: string): string[] {
  const cells = row.map((text, index) => wrap(text, widths[index]! - 2));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((cell, index) => ` ${align(cell[line] ?? '', widths[index]! - 2, index)} `);
    return border + texts.join(border) + border;
  });
}

/** Keras's columns: left, left, right, centred. */
function align(text: string, width: number, column: number): string {
  if (column < 2) return text.padEnd(width);
  if (column === 2) return text.padStart(width);
  return text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);
}

/** Wraps at spaces; a word that is too long loses its end to an ellipsis. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((line) => (line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line));
}
