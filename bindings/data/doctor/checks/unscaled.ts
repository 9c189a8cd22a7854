// Inputs, or a target, of very different sizes: the large ones drown the small ones.
import { listed, shown } from '../../error.js';
import type { Diagnosis } from '../finding.js';
import { type Check, type Scene } from '../scene.js';

/** Steps whose outputs are of one size. */
const scales =
  /Scaler$|^(QuantileTransformer|PowerTransformer|Normalizer|OneHotEncoder|KBinsDiscretizer|SplineTransformer|Binarizer|PCA)$/;

export const unscaled: Check = {
  kinds: ['unscaled inputs'],
  look(scene) {
    const large = scene.inputs.filter((column) => {
      const names = scene.stepNames(column);
      const { numbers } = scene.profile(column);
      if (!names || !numbers || column.storage !== 'number' || names.some((name) => scales.test(name)))
        return false;
      const size = Math.max(Math.abs(numbers.mean), numbers.std);
      return numbers.std > 0 && (size > 10 || numbers.std < 0.05);
    });
    const found: Diagnosis[] = [];
    if (large.length) {
      const names = large.map(({ name }) => name);
      found.push({
        kind: 'unscaled inputs',
        weight: 0.5,
        columns: names,
        message: `${listed(names)} ${names.length === 1 ? 'goes' : 'go'} into the network without being scaled`,
        where: large
          .slice(0, 5)
          .map((column) => sizeOf(scene, column.name))
          .join(', '),
        why: 'Weights begin with the same small size for all inputs: large numbers outweigh the others, and training becomes slow or breaks off.',
        fix: {
          label: large.length === 1 ? `Scale ${names[0]}` : `Scale ${large.length} columns`,
          changes: large.map((column) => ({
            to: 'column',
            column: column.name,
            set: { steps: [...scene.steps(column)!, { name: 'StandardScaler' }] },
          })),
        },
      });
    }
    return [...found, ...ofTarget(scene)];
  },
};

function sizeOf({ table, profile }: Scene, name: string): string {
  const { min, max } = profile(table.column(name)).numbers!;
  return `${shown(name)} from ${Number(min.toPrecision(3))} to ${Number(max.toPrecision(3))}`;
}

function ofTarget(scene: Scene): Diagnosis[] {
  const { target, targetPlan, task } = scene;
  if (
    !target ||
    task !== 'regression' ||
    !targetPlan ||
    targetPlan.steps.some(({ name }) => scales.test(name))
  )
    return [];
  const { numbers } = scene.profile(target);
  if (!numbers || Math.max(Math.abs(numbers.mean), numbers.std) <= 10) return [];
  return [
    {
      kind: 'unscaled inputs',
      weight: 0.5,
      columns: [target.name],
      message: `the target ${shown(target.name)} is learned in its own size`,
      where: sizeOf(scene, target.name),
      why: 'A fresh network answers with numbers near 0, so it takes long to come to such sizes, and large errors break training off. Answers are scaled back.',
      fix: {
        label: `Scale ${target.name}`,
        changes: [{ to: 'target', set: { steps: [...targetPlan.steps, { name: 'StandardScaler' }] } }],
      },
    },
  ];
}
