// Where a network's nodes stand in its picture: one column for each layer, long columns cut in the middle.
import type { LayerShape } from '../session/types.ts';

export interface Stage {
  title: string;
  size: number;
  /** indices of the nodes shown, top to bottom; null is the gap for those left out */
  nodes: (number | null)[];
  labels: string[] | null;
  /** how it hangs on the stage before: a kernel of [inputs, size] at an offset of all weights, one to one, or not by lines */
  link: { kind: 'kernel'; offset: number } | { kind: 'same' } | { kind: 'none' };
}

export interface Point {
  x: number;
  y: number;
}

export interface Layout {
  stages: Stage[];
  points: Point[][];
  radius: number;
  captionY: number;
}

/** At most `most` nodes, the first and the last ones, with a gap between. */
function shown(size: number, most: number): (number | null)[] {
  if (size <= most) return Array.from({ length: size }, (_, i) => i);
  const head = Math.ceil((most - 1) / 2);
  const tail = most - 1 - head;
  return [...Array(head).keys(), null, ...Array.from({ length: tail }, (_, i) => size - tail + i)];
}

export function stagesOf(layers: LayerShape[], features: string[], classes: string[], most: number): Stage[] {
  const stages: Stage[] = [{ title: 'inputs', size: features.length, nodes: shown(features.length, most), labels: features, link: { kind: 'none' } }];
  const hidden = layers.filter(({ class_name }) => class_name !== 'InputLayer');
  hidden.forEach((layer, i) => {
    const before = stages[i].size;
    const size = layer.output_shape.slice(1).reduce<number>((product, n) => product * (n ?? 1), 1);
    const kernel = layer.weights.find(({ shape }) => shape.length === 2 && shape[0] === before && shape[1] === size);
    stages.push({
      title: layer.class_name,
      size,
      nodes: shown(size, most),
      labels: i === hidden.length - 1 ? classes : null,
      link: kernel ? { kind: 'kernel', offset: kernel.offset } : { kind: size === before ? 'same' : 'none' },
    });
  });
  return stages;
}

export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
}

export function layOut(stages: Stage[], frame: Frame): Layout {
  const top = 16;
  const bottom = frame.height - 50;
  const tallest = Math.max(...stages.map(({ nodes }) => nodes.length));
  const gap = Math.min(26, (bottom - top) / Math.max(1, tallest - 1));
  const middle = (top + bottom) / 2;
  const across = (frame.width - frame.left - frame.right) / Math.max(1, stages.length - 1);
  const points = stages.map(({ nodes }, stage) => {
    const pitch = nodes.length <= 6 ? Math.min(38, gap * 1.8) : gap;
    const first = middle - ((nodes.length - 1) * pitch) / 2;
    return nodes.map((_, i) => ({ x: frame.left + across * stage, y: first + i * pitch }));
  });
  return { stages, points, radius: Math.max(2.5, Math.min(5, gap * 0.28)), captionY: frame.height - 17 };
}
