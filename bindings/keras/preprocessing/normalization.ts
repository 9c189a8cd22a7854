// Normalization with adapt(): the mean and variance of each feature, learned from data.
import { tensor } from '../../tensor.js';
import { toMatrix, type ArrayLike } from '../arrays.js';
import { Normalization as Base } from '../generated/layers.js';
import { learn } from '../sharing.js';

/** Gives every feature mean 0 and variance 1, by what is known of the data beforehand. */
export class Normalization extends Base {
  /** As Keras writes it, with the axes as a list. */
  override getConfig(): Record<string, unknown> {
    const { axis, ...config } = super.getConfig();
    return { ...config, axis: axis === null ? null : [axis].flat() };
  }

  /** Learns mean and variance. They become the layer's weights in every model that has it. */
  async adapt(data: ArrayLike): Promise<void> {
    if (this.given.mean !== undefined && this.given.mean !== null) throw new Error(`${this.name} was given its mean and variance, so that it can't be adapted`);
    const { data: values, shape } = await toMatrix(data, 'data');
    const rows = shape.length === 1 ? [shape[0]!, 1] : shape; // a plain list is one column
    const kept = keptAxes([this.getConfig().axis as number | number[] | null].flat(), rows, this.name);
    const [mean, variance] = moments(values, rows, kept);
    const sizes = kept.map((axis) => rows[axis]!);
    // Keras keeps a count for the sake of old models, which stays 0.
    await learn(this, [tensor(mean, sizes), tensor(variance, sizes), tensor(new Float32Array(1), [])]);
  }
}

function keptAxes(given: readonly (number | null)[], shape: readonly number[], name: string): number[] {
  const axes = given.filter((axis) => axis !== null);
  const kept = axes.map((axis) => (axis < 0 ? axis + shape.length : axis)).sort((a, b) => a - b);
  const bad = kept.findIndex((axis) => axis < 1 || axis >= shape.length);
  if (bad >= 0) throw new RangeError(`${name}.axis must name axes of the data after the first, of shape [${shape.join(', ')}], got [${axes.join(', ')}]`);
  return kept;
}

/** Mean and population variance for every place along the axes. */
function moments(values: Float32Array, shape: readonly number[], kept: readonly number[]): [Float32Array, Float32Array] {
  const places = placesOf(shape, kept);
  const size = kept.reduce((product, axis) => product * shape[axis]!, 1);
  const many = values.length / size;
  const mean = new Float64Array(size);
  const variance = new Float64Array(size);
  values.forEach((value, i) => (mean[places(i)]! += value / many));
  values.forEach((value, i) => (variance[places(i)]! += (value - mean[places(i)]!) ** 2 / many));
  return [Float32Array.from(mean), Float32Array.from(variance)];
}

/** Where the mean of a value lies that stands at a flat index. */
function placesOf(shape: readonly number[], kept: readonly number[]): (index: number) => number {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  return (index) => kept.reduce((place, axis) => place * shape[axis]! + (Math.floor(index / strides[axis]!) % shape[axis]!), 0);
}
