// Predicted against actual as dots around the diagonal.
import { brief } from '../numbers.ts';
import type { Palette } from './palette.svelte.ts';

interface Scatter {
  width: number;
  height: number;
  actual: Float64Array;
  predicted: Float64Array;
  name: string;
}

/** Round numbers, about `count` of them, that cover a range. */
function ticks(from: number, to: number, count: number): number[] {
  const raw = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10);
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.floor(to / step) - first + 1 }, (_, i) => (first + i) * step);
}

export function drawScatter(canvas: CanvasRenderingContext2D, { width, height, actual, predicted, name }: Scatter, palette: Palette): void {
  let [low, high] = [Infinity, -Infinity];
  for (const values of [actual, predicted]) for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (!(high > low)) high = low + 1;
  const box = { left: 52, right: width - 12, top: 10, bottom: height - 40 };
  const x = (value: number) => box.left + ((value - low) / (high - low)) * (box.right - box.left);
  const y = (value: number) => box.bottom - ((value - low) / (high - low)) * (box.bottom - box.top);

  canvas.clearRect(0, 0, width, height);
  canvas.font = `11px ${palette.sans}`;
  canvas.lineWidth = 1;
  for (const tick of ticks(low, high, 5)) {
    canvas.strokeStyle = palette.line;
    stroke(canvas, box.left, y(tick), box.right, y(tick));
    canvas.fillStyle = palette['ink-3'];
    canvas.textBaseline = 'middle';
    canvas.textAlign = 'right';
    canvas.fillText(brief(tick), box.left - 6, y(tick));
    canvas.textAlign = 'center';
    canvas.fillText(brief(tick), x(tick), box.bottom + 12);
  }
  canvas.fillText(`actual ${name}`, (box.left + box.right) / 2, box.bottom + 30);
  canvas.save();
  canvas.translate(11, (box.top + box.bottom) / 2);
  canvas.rotate(-Math.PI / 2);
  canvas.fillText('predicted', 0, 0);
  canvas.restore();

  canvas.strokeStyle = palette.accent;
  canvas.lineWidth = 1.5;
  stroke(canvas, x(low), y(low), x(high), y(high));
  canvas.fillStyle = palette.ink;
  canvas.globalAlpha = Math.max(0.14, Math.min(0.6, 40 / Math.sqrt(actual.length) / 4));
  const radius = actual.length > 1000 ? 1.8 : 3;
  actual.forEach((value, i) => {
    canvas.beginPath();
    canvas.arc(x(value), y(predicted[i]), radius, 0, 2 * Math.PI);
    canvas.fill();
  });
  canvas.globalAlpha = 1;
}

function stroke(canvas: CanvasRenderingContext2D, x0: number, y0: number, x1: number, y1: number): void {
  canvas.beginPath();
  canvas.moveTo(x0, y0);
  canvas.lineTo(x1, y1);
  canvas.stroke();
}
