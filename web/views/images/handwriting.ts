// From strokes to a picture as the data set has them: as large as its digits are, and with the ink's weight in the middle.
// Source: yann.lecun.com/exdb/mnist, "size normalized to fit in a 20x20 pixel box ... centered by center of mass".

/** A line drawn in one go, in a square from 0 to 1. */
export type Stroke = { x: number; y: number }[];

const box = 20 / 28;
const pen = 2.4 / 28;
/** the smallest extent that is taken as a digit; a dot is not blown up */
const smallest = 0.25;

/** @param shape [height, width, 1] */
export function toPicture(strokes: Stroke[], [height, width]: number[]): Uint8Array {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  const points = strokes.flat();
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const ends = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const zoom = box / Math.max(ends[1] - ends[0], ends[3] - ends[2], smallest);
  const middle = { x: (ends[0] + ends[1]) / 2, y: (ends[2] + ends[3]) / 2 };
  const draw = (centre: { x: number; y: number }) => {
    context.reset();
    context.scale(width, height);
    trace(
      context,
      strokes.map((stroke) => stroke.map(({ x, y }) => ({ x: 0.5 + (x - centre.x) * zoom, y: 0.5 + (y - centre.y) * zoom }))),
      pen,
    );
    const { data } = context.getImageData(0, 0, width, height);
    return Uint8Array.from({ length: width * height }, (_, i) => data[4 * i + 3]);
  };
  const weight = centreOf(draw(middle), width, height);
  return draw({ x: middle.x + (weight.x - 0.5) / zoom, y: middle.y + (weight.y - 0.5) / zoom });
}

/** Draws strokes as a round pen does, in the unit that the context is scaled to. */
export function trace(context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D, strokes: Stroke[], width: number): void {
  context.lineWidth = width;
  context.lineCap = context.lineJoin = 'round';
  for (const [first, ...others] of strokes) {
    context.beginPath();
    context.moveTo(first.x, first.y);
    for (const { x, y } of others.length ? others : [first]) context.lineTo(x, y);
    context.stroke();
  }
}

function centreOf(ink: Uint8Array, width: number, height: number): { x: number; y: number } {
  let [all, x, y] = [0, 0, 0];
  ink.forEach((value, i) => {
    all += value;
    x += value * ((i % width) + 0.5);
    y += value * (Math.floor(i / width) + 0.5);
  });
  return all ? { x: x / all / width, y: y / all / height } : { x: 0.5, y: 0.5 };
}
