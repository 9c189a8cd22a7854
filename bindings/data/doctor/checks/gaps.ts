// Inputs with gaps that no step fills: the recipe can't make numbers of them.
import { count, listed } from '../../error.js';
import type { StepSpec } from '../../recipe/plan.js';
import { type Check } from '../scene.js';

/** Steps that make something of a gap. */
const fills =
  /Imputer$|^MissingIndicator$|^(Hashing|Count|Tfidf)Vectorizer$|^FeatureHasher$|^Tokenizer$|^TargetEncoder$/;

export const gaps: Check = {
  kinds: ['unfilled gaps'],
  look(scene) {
    const open = scene.inputs.filter((column) => {
      const names = scene.stepNames(column);
      if (!names || !column.missingCount || (column.storage !== 'number' && column.storage !== 'category'))
        return false;
      const ignored = scene.steps(column)!.some(({ options }) => options?.handleUnknown === 'ignore');
      return !ignored && !names.some((name) => fills.test(name));
    });
    if (!open.length) return [];
    const names = open.map(({ name }) => name);
    return [
      {
        kind: 'unfilled gaps',
        weight: 0.8,
        columns: names,
        message: `${listed(names)} ${names.length === 1 ? 'has' : 'have'} missing values that no step fills`,
        where: open
          .slice(0, 5)
          .map((column) => `${count(column.missingCount, 'cell')} of ${column.name}`)
          .join(', '),
        why: 'A network can only take numbers; a single gap stops the preparation or spoils the training.',
        fix: {
          label: 'Fill the gaps',
          changes: open.map((column) => {
            const strategy = column.storage === 'number' ? 'median' : 'most_frequent';
            const steps: StepSpec[] = [
              { name: 'SimpleImputer', options: { strategy } },
              ...scene.steps(column)!,
            ];
            return { to: 'column', column: column.name, set: { steps } };
          }),
        },
      },
    ];
  },
};
