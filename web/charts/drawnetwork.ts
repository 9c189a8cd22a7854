// Draws a laid-out network on a canvas: edges by the sign and size of their weights, then nodes, then words.
import type { Layout } from './network.ts';
import type { Palette } from './palette.svelte.ts';

export interface Focus {
  stage: number;
  node: number;
}

export function drawNetwork(
  canvas: CanvasRenderingContext2D,
  layout: Layout,
  weights: Float32Array | null,
  palette: Palette,
  focus: Focus | null,
  frame: { width: number; left: number; right: number },
): void {
  canvas.lineCap = 'round';
  if (weights) drawEdges(canvas, layout, weights, palette, focus);
  drawNodes(canvas, layout, palette);
  drawWords(canvas, layout, palette, frame);
  canvas.globalAlpha = 1;
}

function drawEdges(canvas: CanvasRenderingContext2D, { stages, points }: Layout, weights: Float32Array, palette: Palette, focus: Focus | null): void {
  for (let s = 1; s < stages.length; s++) {
    const { link, nodes, size } = stages[s];
    if (link.kind === 'none') continue;
    const from = stages[s - 1].nodes;
    const weight = (i: number, j: number) => (link.kind === 'kernel' ? weights[link.offset + i * size + j] : i === j ? 1 : 0);
    const full = largeWeight(from.flatMap((i) => nodes.map((j) => (i === null || j === null ? 0 : Math.abs(weight(i, j))))));
    from.forEach((i, a) =>
      nodes.forEach((j, b) => {
        if (i === null || j === null) return;
        const w = weight(i, j);
        const size = Math.min(1, Math.abs(w) / full);
        const near = !focus || (focus.stage === s && focus.node === b) || (focus.stage === s - 1 && focus.node === a);
        if (size < 0.03 || (!near && size < 0.3)) return;
        canvas.globalAlpha = near ? (focus ? 0.25 + 0.75 * size : 0.03 + 0.85 * size ** 2.5) : 0.05;
        canvas.strokeStyle = link.kind === 'same' ? palette['line-strong'] : w > 0 ? palette.positive : palette.negative;
        canvas.lineWidth = link.kind === 'same' ? 0.7 : 0.3 + 2.3 * size ** 2.5;
        curve(canvas, points[s - 1][a], points[s][b]);
      }),
    );
  }
}

/** The size that is drawn in full: one edge in fifty is larger, so that a single huge weight does not hide all others. */
function largeWeight(sizes: number[]): number {
  sizes.sort((a, b) => a - b);
  return Math.max(1e-9, sizes[Math.floor(0.98 * (sizes.length - 1))]);
}

function curve(canvas: CanvasRenderingContext2D, a: { x: number; y: number }, b: { x: number; y: number }): void {
  const bend = (b.x - a.x) * 0.42;
  canvas.beginPath();
  canvas.moveTo(a.x, a.y);
  canvas.bezierCurveTo(a.x + bend, a.y, b.x - bend, b.y, b.x, b.y);
  canvas.stroke();
}

function drawNodes(canvas: CanvasRenderingContext2D, { stages, points, radius }: Layout, palette: Palette): void {
  canvas.globalAlpha = 1;
  stages.forEach(({ nodes }, s) =>
    nodes.forEach((node, i) => {
      const { x, y } = points[s][i];
      if (node === null) {
        canvas.fillStyle = palette['ink-3'];
        for (const step of [-4, 0, 4]) disc(canvas, x, y + step, 1);
        return;
      }
      canvas.fillStyle = palette.case;
      canvas.strokeStyle = palette.ink;
      canvas.lineWidth = 1.2;
      disc(canvas, x, y, radius);
      canvas.stroke();
    }),
  );
}

function disc(canvas: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
  canvas.fill();
}

function drawWords(
  canvas: CanvasRenderingContext2D,
  { stages, points, radius, captionY }: Layout,
  palette: Palette,
  frame: { width: number; left: number; right: number },
): void {
  canvas.textBaseline = 'middle';
  stages.forEach((stage, s) => {
    const side = s === 0 ? 'right' : 'left';
    const room = (s === 0 ? frame.left : frame.right) - radius - 14;
    canvas.font = `${frame.width < 420 ? 11 : 12}px ${palette.sans}`;
    canvas.fillStyle = palette['ink-2'];
    canvas.textAlign = side;
    stage.nodes.forEach((node, i) => {
      const { x, y } = points[s][i];
      const label = node === null ? undefined : stage.labels?.[node];
      if (label) canvas.fillText(fit(canvas, label, room), x + (s === 0 ? -1 : 1) * (radius + 7), y + 0.5);
    });
    canvas.font = `12px ${palette.sans}`;
    canvas.fillStyle = palette['ink-3'];
    canvas.textAlign = 'center';
    const x = Math.min(frame.width - 34, Math.max(34, points[s][0]?.x ?? 0));
    canvas.fillText(`${stage.size} ${s === 0 ? 'inputs' : ''}`.trim(), x, captionY - 7);
    if (s > 0) canvas.fillText(stage.title, x, captionY + 7);
  });
}

/** Cuts a label in the middle until it fits. */
function fit(canvas: CanvasRenderingContext2D, text: string, room: number): string {
  if (canvas.measureText(text).width <= room) return text;
  let keep = text.length - 1;
  while (keep > 2 && canvas.measureText(`${text.slice(0, keep)}…`).width > room) keep--;
  return `${text.slice(0, keep).trimEnd()}…`;
}
