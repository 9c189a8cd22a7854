// A functional model as Python: one line for each call of a layer, in an order in which every tensor is there before it is used.
import { find } from '../../keras/lookup.js';
import type { ComponentConfig } from '../../keras/spec.js';
import { call, prefixed, type Piece } from './layout.js';
import { literal, sequence } from './literals.js';
import { inner, input, isModel, type ModelSource, type Written } from './model.js';
import type { Writer } from './writer.js';

/** A layer of a model's config, with its calls. */
export interface Entry extends ComponentConfig {
  name?: string;
  inbound_nodes?: readonly { args: readonly unknown[]; kwargs?: Record<string, unknown> }[];
}

/** [layer, call, output]: where a tensor comes from. */
type Place = readonly [layer: string, call: number, output: number];

/** One call of a layer. */
interface Use {
  entry: Entry;
  name: string;
  index: number;
  inputs: Place[];
}

export function functional(writer: Writer, source: ModelSource): Written {
  const { name, layers, input_layers, output_layers } = source.config.config as {
    name?: unknown;
    layers: Entry[];
    input_layers: unknown;
    output_layers: unknown;
  };
  const [inputs, outputs] = [places(input_layers), places(output_layers)];
  const text = new GraphText(writer, source, layers, inputs, outputs);
  const ends = (all: readonly Place[]) =>
    all.length === 1
      ? text.tensor(all[0]!)
      : sequence(
          all.map((place) => text.tensor(place)),
          'list',
        );
  const value = call('keras.Model', [prefixed('inputs=', ends(inputs)), prefixed('outputs=', ends(outputs)), ...writer.name(name, 'functional')]);
  return { before: text.statements, value };
}

class GraphText {
  readonly statements: Piece[] = [];
  readonly #writer: Writer;
  readonly #source: ModelSource;
  /** Variables of tensors, and of layers that are called more than once. */
  readonly #tensors = new Map<string, string>();
  readonly #layers = new Map<string, string>();
  /** How many outputs of a call are used. */
  readonly #counts = new Map<string, number>();

  constructor(writer: Writer, source: ModelSource, entries: readonly Entry[], inputs: readonly Place[], outputs: readonly Place[]) {
    this.#writer = writer;
    this.#source = source;
    const byName = new Map(entries.map((entry) => [nameOf(entry), entry]));
    for (const place of inputs) {
      const variable = writer.variable(inputs.length === 1 ? 'inputs' : place[0]);
      this.#tensors.set(String(place), variable);
      this.statements.push(prefixed(`${variable} = `, input(writer, byName.get(place[0])!)));
    }
    const uses = entries.flatMap(usesOf);
    const read = uses.flatMap((use) => use.inputs);
    for (const [layer, index, output] of [...read, ...outputs])
      this.#counts.set(`${layer},${index}`, Math.max(output + 1, this.#counts.get(`${layer},${index}`) ?? 1));
    const ordered = this.#order(uses);
    ordered.forEach((use, at) => this.#write(use, this.#variableFor([use.name, use.index, 0], read, outputs, ordered[at + 1])));
  }

  /** `x` for a tensor that only the next call reads, `outputs` for the model's one output; none for one that goes by its layer's name. */
  #variableFor(place: Place, read: readonly Place[], outputs: readonly Place[], next: Use | undefined): string | undefined {
    const isIt = (other: Place) => String(other) === String(place);
    if (outputs.some(isIt)) return outputs.length === 1 ? this.#writer.variable('outputs') : undefined;
    return read.filter(isIt).length === 1 && next?.inputs.some(isIt) && this.#outputsOf(place) === 1 ? 'x' : undefined;
  }

  #outputsOf([layer, index]: Place): number {
    return this.#counts.get(`${layer},${index}`) ?? 1;
  }

  tensor(place: Place): string {
    return this.#tensors.get(String(place))!;
  }

  /** A statement for one call. */
  #write({ entry, name, index }: Use, variable: string | undefined): void {
    const node = entry.inbound_nodes![index]!;
    const layer = this.#layer(entry, name);
    const tensors = places(node.args).map((place) => this.tensor(place));
    const used = this.#outputsOf([name, index, 0]);
    const variables = Array.from({ length: used }, () => variable ?? this.#writer.variable(name));
    while (variables.length < outputCount(entry)) variables.push('_');
    variables.slice(0, used).forEach((one, output) => this.#tensors.set(String([name, index, output]), one));
    const listed = node.args.length === 1 && Array.isArray(node.args[0]);
    const options = Object.entries(node.kwargs ?? {}).filter(([, value]) => value !== null);
    const args: Piece[] = [
      ...(listed ? [sequence(tensors, 'list')] : tensors),
      ...options.map(([key, value]) => prefixed(`${key}=`, places(value).length ? this.#given(value) : literal(value))),
    ];
    const target = variables.join(', ');
    this.statements.push(prefixed(`${target} = `, applied(layer, args)));
  }

  /** Tensors that a call takes by name: one, or a list of them. */
  #given(value: unknown): Piece {
    const tensors = places(value).map((place) => this.tensor(place));
    return Array.isArray(value) && !Array.isArray(value[0]) && typeof value[0] !== 'string' ? sequence(tensors, 'list') : tensors[0]!;
  }

  /** The layer itself, or the variable of one that is called several times. */
  #layer(entry: Entry, name: string): Piece {
    const known = this.#layers.get(name);
    if (known) return known;
    if (isModel(entry)) {
      const variable = inner(this.#writer, this.#source, entry, this.statements);
      this.#layers.set(name, variable);
      return variable;
    }
    const piece = this.#writer.component('layer', entry);
    if ((entry.inbound_nodes?.length ?? 0) < 2) return piece;
    const variable = this.#writer.variable(`shared_${name}`);
    this.#layers.set(name, variable);
    this.statements.push(prefixed(`${variable} = `, piece));
    return variable;
  }

  /**
   * Calls in an order in which they can be made. Of those that can, one that goes on from the last is taken, so that chains stay together,
   * but before it one whose layer Keras would now give the name that it has.
   */
  #order(uses: readonly Use[]): Use[] {
    const waiting = [...uses];
    const done = new Set(this.#tensors.keys());
    const called = new Map<string, number>();
    const ordered: Use[] = [];
    const counts = new Map<string, number>();
    while (waiting.length) {
      const ready = waiting.filter(
        ({ name, index, inputs }) => index === (called.get(name) ?? 0) && inputs.every(([layer, number]) => done.has(String([layer, number, 0]))),
      );
      const last = ordered.at(-1);
      const follows = (use: Use) => last && use.inputs.some(([layer, index]) => layer === last.name && index === last.index);
      const next =
        ready.find((use) => isNext(use.name, counts) && follows(use)) ?? ready.find((use) => isNext(use.name, counts)) ?? ready.find(follows) ?? ready[0];
      if (!next) break; // a cycle, which no model has
      waiting.splice(waiting.indexOf(next), 1);
      if (!called.has(next.name)) count(next.name, counts);
      called.set(next.name, next.index + 1);
      done.add(String([next.name, next.index, 0]));
      ordered.push(next);
    }
    return ordered;
  }
}

/** Whether an automatic name, dense_2, comes after as many of its kind. */
function isNext(name: string, counts: ReadonlyMap<string, number>): boolean {
  const { kind, number } = numbered(name);
  return (counts.get(kind) ?? 0) === number;
}

function count(name: string, counts: Map<string, number>): void {
  const { kind, number } = numbered(name);
  if ((counts.get(kind) ?? 0) === number) counts.set(kind, number + 1);
}

function numbered(name: string): { kind: string; number: number } {
  const match = /^(.*)_(\d+)$/.exec(name);
  return match ? { kind: match[1]!, number: Number(match[2]) } : { kind: name, number: 0 };
}

/** `layer(x)`, laid out by the layer's own brackets. */
function applied(layer: Piece, args: readonly Piece[]): Piece {
  if (typeof layer === 'string') return call(layer, args);
  return { ...layer, close: `${layer.close}(${flatten(args)})` };
}

const flatten = (args: readonly Piece[]): string => args.map((arg) => (typeof arg === 'string' ? arg : arg.open + flatten(arg.items) + arg.close)).join(', ');

/** How many outputs a layer gives whether they are used or not: a recurrent one may give its states. */
function outputCount({ class_name, config }: Entry): number {
  return config.return_state ? 1 + (find('layer', class_name, 'the config').states ?? 0) : 1;
}

const nameOf = (entry: Entry) => String(entry.name ?? entry.config.name);

function usesOf(entry: Entry): Use[] {
  return (entry.inbound_nodes ?? []).map((node, index) => ({ entry, name: nameOf(entry), index, inputs: places([node.args, node.kwargs ?? {}]) }));
}

/** Every place in a nesting of lists, objects and Keras's written tensors. */
function places(value: unknown): Place[] {
  if (Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]) && Number.isInteger(value[2])) return [[value[0], value[1], value[2]]];
  const { class_name, config } = Object(value) as { class_name?: string; config?: { keras_history?: unknown } };
  if (class_name === '__keras_tensor__') return places(config?.keras_history);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(places) : [];
}
