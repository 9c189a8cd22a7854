// A target with a long tail: a few large answers outweigh all others in the loss.
import { shown } from '../../error.js';
import { type Check } from '../scene.js';

const mostSkew = 2;
/** Steps that straighten a tail. */
const straightens = /^(FunctionTransformer|PowerTransformer|QuantileTransformer)$/;

export const skewed: Check = {
  kinds: ['skewed target'],
  look({ target, task, targetPlan, profile }) {
    if (!target || task !== 'regression' || targetPlan?.steps.some(({ name }) => straightens.test(name)))
      return [];
    const { shape, numbers } = profile(target);
    if (!shape || !numbers || !(shape.skew > mostSkew)) return [];
    const steps = targetPlan?.steps ?? [];
    return [
      {
        kind: 'skewed target',
        weight: 0.4,
        columns: [target.name],
        message: `the target ${shown(target.name)} has a long tail: half of it is up to ${Number(numbers.median.toPrecision(3))}, but it goes up to ${Number(numbers.max.toPrecision(3))} (skew ${shape.skew.toFixed(1)})`,
        where: `the histogram of ${shown(target.name)}`,
        why: 'Squared errors of the few large answers outweigh those of all others. On a logarithmic scale errors count by how many times too large or too small they are.',
        ...(numbers.min >= 0 && {
          fix: {
            label: `Learn the logarithm of ${target.name}`,
            changes: [
              {
                to: 'target',
                set: { steps: [{ name: 'FunctionTransformer', options: { func: 'log1p' } }, ...steps] },
              },
            ],
          },
        }),
      },
    ];
  },
};
