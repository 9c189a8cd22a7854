// Layers and models as a script lays them out: a small graph of its own, of which build.ts makes the package's objects.
import type { CompileOptions } from '../../keras/compile.js';
import type { Layer, Shape } from '../../keras/layer.js';
import type { Value } from '../evaluate/values.js';
import type { EvaluateCall, FitCall, PredictCall } from '../script.js';
import type { Node } from '../read/syntax.js';

/** A layer of the script. */
export class LayerValue {
  readonly className: string;
  readonly name: string;
  /** The package's layer; none if a problem was reported, and then data pass it by unchanged. */
  readonly layer: Layer | undefined;
  /** Shape with the batch first that a first layer tells of its data; 'data' if it is taken from them. */
  readonly batchShape: Shape | 'data' | undefined;
  readonly node: Node;
  /** What its calls gave. */
  readonly outputs: TensorValue[] = [];

  constructor(className: string, name: string, layer: Layer | undefined, batchShape: Shape | 'data' | undefined, node: Node) {
    this.className = className;
    this.name = name;
    this.layer = layer;
    this.batchShape = batchShape;
    this.node = node;
  }

  get described(): string {
    return `a ${this.className} layer`;
  }
}

/** Where data enter a model. */
export class InputValue {
  readonly name: string;
  /** With the batch first; none if the script takes it from the data. */
  readonly batchShape: Shape | undefined;
  readonly node: Node;

  constructor(name: string, batchShape: Shape | undefined, node: Node) {
    this.name = name;
    this.batchShape = batchShape;
    this.node = node;
  }
}

/** One or several tensors, listed or by name. */
export type Structure = TensorValue | readonly TensorValue[] | ReadonlyMap<string, TensorValue>;

/** An input, or a layer or model called on tensors. */
export class Call {
  readonly target: InputValue | LayerValue | ModelValue;
  readonly inputs: readonly Structure[];
  /** Options of the call, as `training`. */
  readonly options: ReadonlyMap<string, Value>;
  readonly node: Node;

  constructor(target: Call['target'], inputs: readonly Structure[], options: ReadonlyMap<string, Value>, node: Node) {
    this.target = target;
    this.inputs = inputs;
    this.options = options;
    this.node = node;
  }
}

/** What a call gives; `index` counts the outputs of one that gives several. */
export class TensorValue {
  readonly call: Call;
  readonly index: number;
  readonly described = 'a tensor';

  constructor(call: Call, index = 0) {
    this.call = call;
    this.index = index;
  }
}

/** A model of the script, with what is done to it. */
export class ModelValue {
  readonly name: string;
  readonly node: Node;
  /** Of a Sequential: what stands in it. */
  readonly items: (InputValue | LayerValue | ModelValue)[] | undefined;
  /** Of a functional model: where data enter and leave. */
  readonly ends: { inputs: Structure; outputs: Structure } | undefined;
  /** The variable that held it last. */
  variable: string | undefined;
  trainable = true;
  compiled: { options: CompileOptions; node: Node } | undefined;
  readonly fits: FitCall[] = [];
  readonly evaluates: EvaluateCall[] = [];
  readonly predicts: PredictCall[] = [];
  readonly outputs: TensorValue[] = [];

  constructor(name: string, node: Node, form: Pick<ModelValue, 'items'> | Pick<ModelValue, 'ends'>) {
    this.name = name;
    this.node = node;
    this.items = 'items' in form ? form.items : undefined;
    this.ends = 'ends' in form ? form.ends : undefined;
  }

  get described(): string {
    return this.variable ? `the model ${this.variable}` : 'a model';
  }
}

/** The tensors of a structure, in their order. */
export function tensorsOf(structure: Structure): readonly TensorValue[] {
  if (structure instanceof TensorValue) return [structure];
  return structure instanceof Map ? [...structure.values()] : (structure as readonly TensorValue[]);
}

/** Every call that leads to these tensors, the earlier ones first. */
export function callsBefore(tensors: readonly TensorValue[]): Call[] {
  const seen = new Set<Call>();
  const order: Call[] = [];
  const stack = tensors.map(({ call }) => ({ call, entered: false })).reverse();
  while (stack.length) {
    const top = stack.pop()!;
    if (top.entered) order.push(top.call);
    else if (!seen.has(top.call)) {
      seen.add(top.call);
      stack.push({ call: top.call, entered: true });
      const inputs = top.call.inputs.flatMap(tensorsOf);
      stack.push(...inputs.map(({ call }) => ({ call, entered: false })).reverse());
    }
  }
  return order;
}
