// Tables in text as Python's rich draws them, whose rules of widths, wrapping and alignment these are.

export interface Column {
  title: string;
  align: 'left' | 'right' | 'center';
}

/** The table's lines. `ends` are the columns' ends as shares of the line. */
export function drawTable(columns: readonly Column[], rows: readonly string[][], ends: readonly number[], lineLength: number): string[] {
  const widths = columnWidths(ends, lineLength);
  const rule = (left: string, line: string, middle: string, right: string) => left + widths.map((width) => line.repeat(width)).join(middle) + right;
  const titles = rowLines(
    columns.map(({ title }) => title),
    columns,
    widths,
    '┃',
    'bottom',
  );
  const lines = [rule('┏', '━', '┳', '┓'), ...titles, rule('┡', '━', '╇', '┩')];
  rows.forEach((row, index) => {
    if (index) lines.push(rule('├', '─', '┼', '┤'));
    lines.push(...rowLines(row, columns, widths, '│', 'top'));
  });
  return [...lines, rule('└', '─', '┴', '┘')];
}

/** Their shares of the line and room for padding, of which what the borders take is taken away evenly, or what is left given by width. */
function columnWidths(ends: readonly number[], lineLength: number): number[] {
  const places = ends.map((end) => Math.floor(end * lineLength));
  const wanted = places.map((place, index) => place - (places[index - 1] ?? 0));
  if (wanted.some((width) => width < 4))
    throw new RangeError(`summary: a line of ${lineLength} characters is too short for columns that end at ${ends.join(', ')}`);
  const widths = wanted.map((width) => width + 2);
  let rest = lineLength - ends.length - 1 - sum(widths);
  if (rest < 0)
    return widths.map((width, index) => {
      const taken = roundHalfEven(-rest / (widths.length - index));
      rest += taken;
      return width - taken;
    });
  let total = sum(widths);
  return widths.map((width) => {
    const given = total ? Math.ceil((width * rest) / total) : rest;
    [total, rest] = [total - width, rest - given];
    return width + given;
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

/** Python's round(). */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

/** One row, as many lines high as its highest cell. */
function rowLines(row: readonly string[], columns: readonly Column[], widths: readonly number[], border: string, vertical: 'top' | 'bottom'): string[] {
  const cells = row.map((text, index) => wrap(text, widths[index]! - 2));
  const height = Math.max(...cells.map((cell) => cell.length));
  return Array.from({ length: height }, (_, line) => {
    const texts = cells.map((cell, index) => {
      const text = cell[vertical === 'top' ? line : line - height + cell.length] ?? '';
      return ` ${align(text, widths[index]! - 2, columns[index]!.align)} `;
    });
    return border + texts.join(border) + border;
  });
}

function align(text: string, width: number, how: Column['align']): string {
  if (how === 'left') return text.padEnd(width);
  if (how === 'right') return text.padStart(width);
  return text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);
}

/** Wraps between words, with the spaces that they start with; a word that is too long loses its end to an ellipsis. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.match(/^\s*\S+\s*|\S+\s*/g) ?? ['']) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.trimEnd().length <= width) lines[lines.length - 1] = last + word;
    else lines.push(word);
  }
  return lines.map((line) => line.trimEnd()).map((line) => (line.length > width ? `${line.slice(0, Math.max(0, width - 1))}…` : line));
}
