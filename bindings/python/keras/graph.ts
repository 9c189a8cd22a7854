// Layers and models as a script lays them out: a small graph of its own, of which build.ts makes the package's objects.
import type { CompileOptions } from '../../keras/compile.js';
import type { Layer, Shape } from '../../keras/layer.js';
import { SymbolicTensor, graphOf, type Call as SymbolicCall, type Operation } from '../../keras/symbolic.js';
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
  /** The data. */
  readonly tensor: TensorValue;

  constructor(name: string, batchShape: Shape | undefined, node: Node) {
    this.name = name;
    this.batchShape = batchShape;
    this.node = node;
    this.tensor = new TensorValue(new Call(this, [], new Map(), node));
  }
}

/** One or several tensors, listed or by name. */
export type Structure = TensorValue | readonly TensorValue[] | ReadonlyMap<string, TensorValue>;

/** An input, or a layer or model called on tensors. */
export class Call {
  readonly target: InputValue | LayerValue | ModelValue;
  readonly inputs: readonly Structure[];
  /** Tensors that it takes by name, as `initial_state`. */
  readonly named: ReadonlyMap<string, Structure>;
  /** Options of the call, as `training`. */
  readonly options: ReadonlyMap<string, unknown>;
  readonly node: Node;

  constructor(
    target: Call['target'],
    inputs: readonly Structure[],
    options: ReadonlyMap<string, unknown>,
    node: Node,
    named: ReadonlyMap<string, Structure> = new Map(),
  ) {
    this.target = target;
    this.inputs = inputs;
    this.named = named;
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
  /** Of a Sequential as tensors, for models that are built on it. */
  chain: { inputs: readonly TensorValue[]; outputs: readonly TensorValue[] } | undefined;
  compiled: { options: CompileOptions; node: Node } | undefined;
  readonly fits: FitCall[] = [];
  readonly evaluates: EvaluateCall[] = [];
  readonly predicts: PredictCall[] = [];

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

/** What stands between inputs and outputs, in the order that the package, as Keras, gives the layers of a model. */
export function targetsOf(inputs: readonly TensorValue[], outputs: readonly TensorValue[]): Call['target'][] {
  const operations = new Map<Call['target'], Operation>();
  const calls = new Map<Call, SymbolicCall>();
  const callOf = (call: Call): SymbolicCall => {
    const known = calls.get(call);
    if (known) return known;
    const operation = operations.get(call.target) ?? { name: call.target.name, calls: [], toJSON: () => ({ class_name: '', config: {} }) };
    operations.set(call.target, operation);
    const made = {
      operation,
      inputs: [...call.inputs, ...call.named.values()].flatMap(tensorsOf).map((one) => new SymbolicTensor(callOf(one.call), one.index)),
      isList: true,
      named: [],
      options: {},
      outputs: [],
    };
    calls.set(call, made);
    return made;
  };
  const symbolic = (tensors: readonly TensorValue[]) => tensors.map(({ call, index }) => new SymbolicTensor(callOf(call), index));
  const ends = [symbolic(inputs), symbolic(outputs)] as const;
  const order = attemptOrder(() => [...graphOf(...ends, '').keys()]);
  return [...operations].sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b)).map(([target]) => target);
}

/** None of a model that has no order, since an input is missing; building it says so. */
function attemptOrder(order: () => Operation[]): Operation[] {
  try {
    return order();
  } catch {
    return [];
  }
}
