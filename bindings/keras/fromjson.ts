// Makes models of Keras's JSON: today's form, and Keras 2's.
import type { BaseModel } from './basemodel.js';
import { layerFromConfig } from './fromconfig.js';
import { Model, type ModelConfig } from './functional.js';
import type { Layer } from './layer.js';
import { Sequential } from './sequential.js';
import { call, type Named, type SymbolicTensor } from './symbolic.js';
import { didYouMean, shown } from './words.js';

/** A Sequential or Functional of Keras's JSON (`model.to_json()` in Python): compiled if the JSON says how, without weights. */
export function modelFromJSON(json: string | object): Model {
  const config = readConfig(json);
  if (config.class_name === 'Sequential') return Sequential.fromJSON(config);
  if (config.class_name !== 'Functional' && config.class_name !== 'Model')
    throw new TypeError(`the config must be that of a Sequential or a Functional, got ${shown(config.class_name)}`);
  const model = functionalFromConfig(config);
  model.compileAs(config.compile_config);
  return model;
}

export function readConfig(json: string | object): ModelConfig {
  let config: unknown = json;
  try {
    if (typeof json === 'string') config = JSON.parse(json);
  } catch (cause) {
    throw new SyntaxError(`the config is not JSON: ${(cause as Error).message}`, { cause });
  }
  const { class_name, config: inner } = Object(config) as { class_name?: unknown; config?: unknown };
  if (typeof class_name !== 'string' || typeof inner !== 'object' || inner === null)
    throw new TypeError(`a model's config must be {class_name, config}, got ${shown(config)}`);
  if (isDeeper(config, mostLevels)) throw new TypeError(`the config is nested more than ${mostLevels} levels deep`);
  return config as ModelConfig;
}

/** Of lists and objects in each other; a model in a model takes four of them. */
const mostLevels = 200;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

/** Layers, and models among them. */
export function layersFromConfig(entries: readonly unknown[]): (Layer | BaseModel)[] {
  return entries.map((entry) => (isModel(entry) ? modelFromJSON(entry) : layerFromConfig(entry)));
}

const isModel = (entry: unknown): entry is object => ['Sequential', 'Functional', 'Model'].includes(Object(entry).class_name);

interface Entry {
  module?: string;
  class_name: string;
  name?: string;
  config: Record<string, unknown>;
  inbound_nodes?: unknown[];
}

type Place = [layer: string, call: number, output: number];

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]) && Number.isInteger(value[2]);

/** A layer of the config with the calls of it that have been made so far. */
interface Known {
  entry: Entry;
  operation: Layer | BaseModel;
  calls: (readonly SymbolicTensor[] | undefined)[];
}

function functionalFromConfig({ config }: ModelConfig): Model {
  const { name, layers, input_layers, output_layers } = config as { name?: string; layers?: Entry[]; input_layers?: unknown; output_layers?: unknown };
  if (!Array.isArray(layers)) throw new TypeError('the config of a Functional must hold its list of layers');
  const known = knownLayers(layers);
  const tensors = (places: unknown, which: string) => {
    const found = placesOf(places);
    if (!found.length)
      throw new TypeError(`the config of a Functional must name its ${which}s, as ${which}_layers: [["${which}", 0, 0]], got ${shown(places)}`);
    return found.map((place) => tensorAt(known, place));
  };
  const ends = { inputs: tensors(input_layers, 'input'), outputs: tensors(output_layers, 'output') };
  return new Model({ ...ends, ...(name === undefined ? {} : { name }) });
}

function knownLayers(all: readonly Entry[]): Map<string, Known> {
  const layers = all.filter((entry) => !isOperation(entry));
  const operations = layersFromConfig(layers);
  const known = new Map<string, Known>();
  for (const [index, entry] of layers.entries()) {
    const name = entry.name ?? entry.config.name;
    if (typeof name !== 'string') throw new TypeError(`layer ${index} of the config needs a name, by which others say that they read it`);
    if (known.has(name)) throw new Error(`two layers of the config are called '${name}'; every layer needs a name of its own`);
    known.set(name, { entry, operation: operations[index]!, calls: [] });
  }
  return known;
}

/** What Keras lists between layers: how it makes masks of time steps out of tensors, which the engine does by itself. */
const isOperation = (entry: unknown) => String((Object(entry) as Entry).module).startsWith('keras.src.ops');

/** The tensor at a place, after all calls that it needs; with a stack of its own, since chains of layers may be longer than JavaScript's. */
function tensorAt(known: Map<string, Known>, place: Place): SymbolicTensor {
  const waiting: { place: Place; node: Node; next: number }[] = [];
  const underWay = new Set<string>();
  const want = (wanted: Place) => {
    const { entry, calls } = layerAt(known, wanted);
    const [layer, number] = wanted;
    if (entry.class_name === 'InputLayer' || calls[number]) return;
    if (underWay.has(`${layer} ${number}`)) throw new Error(`the layers of the config form a cycle: '${layer}' reads its own output`);
    // Calls are counted in the order in which they are made, so those before it come first.
    for (let each = number; (each === number || each >= 0) && !calls[each] && !underWay.has(`${layer} ${each}`); each--) {
      underWay.add(`${layer} ${each}`);
      waiting.push({ place: [layer, each, 0], node: nodeAt(entry, [layer, each, 0]), next: 0 });
    }
  };
  for (want(place); waiting.length;) {
    const last = waiting.at(-1)!;
    const read = last.node.places[last.next++];
    if (read) {
      want(read);
      continue;
    }
    const { operation, calls } = layerAt(known, last.place);
    const inputs = last.node.places.map((each) => outputAt(known, each));
    calls[last.place[1]] = callOf(operation, last.node, inputs);
    waiting.pop();
  }
  return outputAt(known, place);
}

/** A call as its node says; of a recurrent layer, Keras 2 lists the states to begin with after the input. */
function callOf(operation: Layer | BaseModel, { isList, named, options }: Node, inputs: readonly SymbolicTensor[]): SymbolicTensor[] {
  const isLayer = !('places' in operation);
  const rest = [...inputs];
  const tensors = rest.splice(0, inputs.length - named.reduce((sum, [, count]) => sum + (count ?? 1), 0));
  const byName = Object.fromEntries(named.map(([name, count]) => [name, count === null ? rest.shift()! : rest.splice(0, count)]));
  if (isLayer && operation.hasStates && tensors.length > 1) byName.initial_state = tensors.splice(1);
  const given = isList && !(isLayer && operation.hasStates) ? tensors : tensors[0]!;
  return call(operation, given, { named: byName, options, outputs: isLayer ? operation.outputCount : operation.places.length });
}

function layerAt(known: Map<string, Known>, [layer]: Place): Known {
  const found = known.get(layer);
  if (!found) throw new Error(`no layer of the config is called '${layer}'${didYouMean(layer, known.keys())}`);
  return found;
}

function outputAt(known: Map<string, Known>, place: Place): SymbolicTensor {
  const [layer, number, output] = place;
  const { entry, operation, calls } = layerAt(known, place);
  if (entry.class_name === 'InputLayer') return (operation as Layer).output;
  const found = calls[number]?.[output];
  if (!found) throw new Error(`'${layer}' has no output ${output} (counted from 0)`);
  return found;
}

function nodeAt({ inbound_nodes: nodes }: Entry, [layer, number]: Place): Node {
  const count = Array.isArray(nodes) ? nodes.length : 0;
  if (number < 0 || number >= count)
    throw new Error(`'${layer}' is called ${count} ${count === 1 ? 'time' : 'times'} in the config, but call ${number} is asked for (counted from 0)`);
  return readNode(nodes![number], layer);
}

/** Every [layer, call, output] in a nesting of lists and objects. */
function placesOf(value: unknown): Place[] {
  if (isPlace(value)) return [[value[0], value[1], value[2]]];
  const { class_name, config } = Object(value) as { class_name?: string; config?: { keras_history?: unknown } };
  if (class_name === '__keras_tensor__') return placesOf(config?.keras_history);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(placesOf);
}

const isOne = (value: unknown) => isPlace(value) || (Object(value) as { class_name?: string }).class_name === '__keras_tensor__';

/** What a call reads, and with which options. */
interface Node {
  places: Place[];
  isList: boolean;
  /** The names by which the last places are given. */
  named: Named[];
  options: Record<string, unknown>;
}

/** Keras 3's {args, kwargs}, or Keras 2's [[layer, call, output, kwargs] ...]. */
function readNode(node: unknown, layer: string): Node {
  const isOld = Array.isArray(node);
  const { args, kwargs = {} } = isOld
    ? { args: node, kwargs: Object((node[0] as unknown[])?.[3]) }
    : (Object(node) as { args?: unknown; kwargs?: Record<string, unknown> });
  const given = Object.entries(kwargs as Record<string, unknown>).filter(([name]) => name !== 'mask'); // the engine knows masks itself
  const byName = given.flatMap(([name, value]) => (placesOf(value).length ? [[name, placesOf(value), isOne(value)] as const] : []));
  const own = placesOf(args);
  const places = [...own, ...byName.flatMap(([, found]) => found)];
  if (!places.length) throw new Error(`'${layer}' reads nothing in the config: its call needs an input`);
  const options = Object.fromEntries(given.filter(([, value]) => !placesOf(value).length && value !== null));
  const named = byName.map(([name, found, one]): Named => [name, one ? null : found.length]);
  if (!own.length) return { places, isList: places.length > 1, named: [], options }; // a call by names alone
  return { places, isList: own.length > 1 || (!isOld && Array.isArray((args as unknown[])[0]) && !isPlace((args as unknown[])[0])), named, options };
}
