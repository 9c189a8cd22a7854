// LearningRateScheduler: a function of the script gives the learning rate of an epoch. It is read anew for each, as any other call is.
import { LearningRateScheduler } from '../../keras/callbacks/learningrate.js';
import { callFunction } from '../evaluate/functions.js';
import type { Interpreter } from '../evaluate/interpreter.js';
import { CallbackValue, FunctionValue, Unknown, typeName, type Arguments, type Value } from '../evaluate/values.js';
import type { Node } from '../read/syntax.js';
import { signatures, type Signature } from '../signatures.js';
import { bind } from './arguments.js';

export function scheduler(run: Interpreter, args: Arguments, node: Node): Value {
  run.act();
  const bound = bind(run, signatures['callbacks.LearningRateScheduler'] as Signature, args, 'LearningRateScheduler');
  const schedule = bound.get('schedule');
  const nothing = new Unknown(run.source.slice(node), 'script', { reported: true });
  if (!(schedule?.value instanceof FunctionValue)) {
    run.problem(schedule?.node ?? node, `LearningRateScheduler takes a function, got ${typeName(schedule?.value ?? null)}`);
    return nothing;
  }
  const rate = rateOf(run, schedule.value, node);
  if (rate(0, 0.001) === undefined) {
    run.problem(schedule.node, `${typeName(schedule.value)} can't be read to its end: the learning rate stays as it is`);
    return nothing;
  }
  const callback = new LearningRateScheduler((epoch, learningRate) => rate(epoch, learningRate) ?? learningRate);
  return new CallbackValue('LearningRateScheduler', callback);
}

/** The function as one of numbers, as long as it can be read; with the second one only if it takes it. */
function rateOf(run: Interpreter, schedule: FunctionValue, node: Node): (epoch: number, learningRate: number) => number | undefined {
  return (...given) => {
    const values = given.slice(0, schedule.parameters.length).map((value) => ({ value, node }));
    const rate = run.again(() => callFunction(run, schedule, { positional: values, named: new Map(), node }, node));
    return typeof rate === 'number' && Number.isFinite(rate) ? rate : undefined;
  };
}
