// Graphs of layers before there are any values: tensors that stand for what a layer will give, and the calls that give them.
import type { Shape } from './layer.js';
import type { ComponentConfig } from './spec.js';

/** What can be called on tensors: a layer, or a model as a layer. */
export interface Operation {
  readonly name: string;
  /** Every call so far, oldest first. */
  readonly calls: Call[];
  toJSON(): ComponentConfig;
}

/** Tensors that a call was given by name; null stands for one that was not in a list. */
export type Named = readonly [name: string, count: number | null];

/** One use of a layer. */
export interface Call {
  readonly operation: Operation;
  readonly inputs: readonly SymbolicTensor[];
  /** Whether the call was given a list, rather than one tensor. */
  readonly isList: boolean;
  /** The names by which the last inputs were given, as initial_state, with how many each stands for. */
  readonly named: readonly Named[];
  /** Options of the call, as use_causal_mask, by Keras's names. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly outputs: readonly SymbolicTensor[];
}

/** The output of a layer's call, of which no value is known yet; Keras calls it KerasTensor. */
export class SymbolicTensor {
  /** The call that gives it. */
  readonly call: Call;
  /** Which of the call's outputs it is. */
  readonly index: number;
  /** Shape with the batch first, where it is known before the model is built: for inputs. */
  readonly shape: Shape | undefined;

  constructor(call: Call, index = 0, shape?: Shape) {
    this.call = call;
    this.index = index;
    this.shape = shape;
  }

  /** Name of the layer that gives it. */
  get name(): string {
    return this.call.operation.name;
  }
}

/** Notes that data enter a graph here. */
export function start(operation: Operation, shape: Shape | undefined): void {
  const outputs: SymbolicTensor[] = [];
  const noted: Call = { operation, inputs: [], isList: true, named: [], options: {}, outputs };
  outputs.push(new SymbolicTensor(noted, 0, shape));
  operation.calls.push(noted);
}

/** Notes a call of an operation, and gives its outputs; `named` are the tensors that it takes by name. */
export function call(
  operation: Operation,
  given: SymbolicTensor | readonly SymbolicTensor[],
  {
    options = {},
    named = {},
    outputs = 1,
  }: { options?: Record<string, unknown>; named?: Record<string, SymbolicTensor | readonly SymbolicTensor[]>; outputs?: number } = {},
): SymbolicTensor[] {
  const isList = !(given instanceof SymbolicTensor);
  const byName = Object.entries(named);
  const made: SymbolicTensor[] = [];
  const noted: Call = {
    operation,
    inputs: [...(isList ? given : [given]), ...byName.flatMap(([, tensors]) => tensors)],
    isList,
    named: byName.map(([name, tensors]) => [name, tensors instanceof SymbolicTensor ? null : tensors.length]),
    options,
    outputs: made,
  };
  for (let index = 0; index < outputs; index++) made.push(new SymbolicTensor(noted, index));
  operation.calls.push(noted);
  return made;
}

/** The operations between inputs and outputs in Keras's order, each with the calls of it that lie there. */
export type Graph = Map<Operation, Call[]>;

/**
 * Walks from the outputs to the inputs. Keras's order is by depth, the longest way to an output, farthest first, and by the order of the
 * walk among equals; weights come in it too.
 * @throws Error if an output needs an input that is not among `inputs`
 */
export function graphOf(inputs: readonly SymbolicTensor[], outputs: readonly SymbolicTensor[], owner: string): Graph {
  const walked = new Map<Operation, number>();
  const finished = new Set<Call>();
  const ordered: Call[] = [];
  const starts = new Set(inputs.map((tensor) => tensor.call));
  // An explicit stack, since chains of layers may be longer than the JavaScript engine's.
  const visit = (end: Call) => {
    const stack: { call: Call; next: number }[] = [{ call: end, next: 0 }];
    while (stack.length) {
      const top = stack.at(-1)!;
      const { call } = top;
      if (!walked.has(call.operation)) walked.set(call.operation, walked.size);
      if (!starts.has(call) && !call.inputs.length) throw new Error(`${owner} needs the input '${call.operation.name}', which is not among its inputs`);
      const before = starts.has(call) || finished.has(call) ? undefined : call.inputs[top.next++]?.call;
      if (before) {
        if (!finished.has(before)) stack.push({ call: before, next: 0 });
        continue;
      }
      if (!finished.has(call)) ordered.push(call);
      finished.add(call);
      stack.pop();
    }
  };
  for (const output of outputs) visit(output.call);

  const depthOfCall = new Map<Call, number>();
  const depth = new Map<Operation, number>();
  for (const call of [...ordered].reverse()) {
    const own = Math.max(depthOfCall.get(call) ?? 0, depth.get(call.operation) ?? 0);
    depth.set(call.operation, own);
    depthOfCall.set(call, own);
    for (const { call: before } of starts.has(call) ? [] : call.inputs) depthOfCall.set(before, Math.max(own + 1, depthOfCall.get(before) ?? 0));
  }
  for (const { call, name } of inputs) if (!finished.has(call)) throw new Error(`no output of ${owner} needs its input '${name}'`);

  const operations = [...walked.keys()].sort((a, b) => depth.get(b)! - depth.get(a)! || walked.get(a)! - walked.get(b)!);
  return new Map(operations.map((operation) => [operation, operation.calls.filter((call) => finished.has(call))]));
}

/** Layers whose call takes tensors one by one, layer(query, value), rather than in a list. */
const spreading = ['MultiHeadAttention', 'GroupedQueryAttention', 'GroupQueryAttention'];

/** Keras's inbound_nodes of an operation, in a graph. `shapeOf`: of a tensor, where it is known. */
export function inboundNodes(calls: readonly Call[], graph: Graph, shapeOf: (tensor: SymbolicTensor) => Shape): object[] {
  const written = (tensor: SymbolicTensor) => ({
    class_name: '__keras_tensor__',
    config: { shape: shapeOf(tensor), dtype: 'float32', keras_history: history(tensor, graph) },
  });
  return calls
    .filter(({ inputs }) => inputs.length)
    .map(({ operation, inputs, isList, named, options }) => {
      const all = inputs.map(written);
      const tensors = all.splice(0, all.length - named.reduce((sum, [, count]) => sum + (count ?? 1), 0));
      const kwargs = Object.fromEntries(named.map(([name, count]) => [name, count === null ? all.shift() : all.splice(0, count)]));
      return { args: spreading.includes(operation.toJSON().class_name) ? tensors : [isList ? tensors : tensors[0]], kwargs: { ...kwargs, ...options } };
    });
}

/** [layer, call, output], as Keras writes where a tensor comes from. */
export function history(tensor: SymbolicTensor, graph: Graph): [string, number, number] {
  return [tensor.name, graph.get(tensor.call.operation)!.indexOf(tensor.call), tensor.index];
}
