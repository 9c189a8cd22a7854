// LambdaCallback: a callback of functions. fit() takes a plain object with hooks just as well; this is Keras's name for it.
import { Callback, hookNames, type Hooks } from '../callbacks.js';
import { checkNames, shown } from '../words.js';

export class LambdaCallback extends Callback {
  /** @param hooks functions by the names of Keras's hooks: { onEpochEnd: (epoch, logs) => ... } */
  constructor(hooks: Hooks) {
    super();
    checkNames(hooks, hookNames, 'LambdaCallback');
    for (const [name, hook] of Object.entries(hooks))
      if (typeof hook !== 'function') throw new TypeError(`LambdaCallback.${name} must be a function, got ${shown(hook)}`);
    Object.assign(this, hooks);
  }
}
