// Keras's estimators for scikit-learn: a function that builds the model, and settings for its training.
import { callFunction } from '../evaluate/functions.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { FunctionValue, Unknown, type Argument, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { methods } from '../signatures.js';
import { fitCall } from './fit.js';
import { ModelValue } from './graph.js';

export const isEstimator = (path: string) => /^(keras\.wrappers\.(\w+\.)*|scikeras\.wrappers\.)Keras(Classifier|Regressor)$/.test(path);

/** KerasClassifier(build_fn=create_model, epochs=150): the model, to be trained with these settings. */
export function estimator(run: Interpreter, args: Arguments, node: Node): Value {
  const build = args.positional[0]?.value ?? args.named.get('build_fn')?.value ?? args.named.get('model')?.value;
  if (!(build instanceof FunctionValue)) return run.unknown(node);
  const settings = new Map<string, Argument>();
  const own = new Map<string, Argument>();
  for (const [name, argument] of args.named) {
    const parameter = name.replace(/^model__/, '');
    if (build.parameters.some((one) => one.name === parameter)) own.set(parameter, argument);
    else if (methods.fit.some(([one]) => one === name)) settings.set(name, argument);
  }
  const model = callFunction(run, build, { positional: [], named: own, node: args.node }, node);
  if (model instanceof ModelValue && settings.size) model.fits.push(fitCall(run, { positional: [], named: settings, node: args.node }, node, 'fit'));
  return new Unknown(run.source.slice(node), 'script');
}
