// Makes models of Keras's JSON: today's form, and Keras 2's.
import type { BaseModel } from './basemodel.js';
import { layerFromConfig } from './fromconfig.js';
import { Model, type ModelConfig } from './functional.js';
import type { Layer } from './layer.js';
import { Sequential } from './sequential.js';
import { call, type SymbolicTensor } from './symbolic.js';
import { shown } from './words.js';

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
  if (typeof Object(config).class_name !== 'string' || typeof Object(config).config !== 'object')
    throw new TypeError(`a model's config must be {class_name, config}, got ${shown(config)}`);
  return config as ModelConfig;
}

/** Layers, and models among them. */
export function layersFromConfig(entries: readonly unknown[]): (Layer | BaseModel)[] {
  return entries.map((entry) => (isModel(entry) ? modelFromJSON(entry) : layerFromConfig(entry)));
}

const isModel = (entry: unknown): entry is object => ['Sequential', 'Functional', 'Model'].includes(Object(entry).class_name);

interface Entry {
  class_name: string;
  name?: string;
  config: Record<string, unknown>;
  inbound_nodes?: unknown[];
}

type Place = [layer: string, call: number, output: number];

const isPlace = (value: unknown): value is Place =>
  Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]) && Number.isInteger(value[2]);

function functionalFromConfig({ config }: ModelConfig): Model {
  const { name, layers, input_layers, output_layers } = config as { name?: string; layers?: Entry[]; input_layers?: unknown; output_layers?: unknown };
  if (!Array.isArray(layers)) throw new TypeError('the config of a Functional must hold its list of layers');
  const operations = layersFromConfig(layers);
  const entries = new Map(layers.map((entry, index) => [entry.name ?? (entry.config.name as string), { entry, operation: operations[index]!, calls: [] as (SymbolicTensor[] | 'under way')[] }]));

  const tensor = ([layer, number, output]: Place): SymbolicTensor => {
    const known = entries.get(layer);
    if (!known) throw new Error(`no layer of the config is called '${layer}'`);
    const { entry, operation, calls } = known;
    if (entry.class_name === 'InputLayer') return (operation as Layer).output;
    if (calls[number] === 'under way') throw new Error(`the layers of the config form a cycle: '${layer}' reads its own output`);
    if (!calls[number]) {
      const node = entry.inbound_nodes?.[number];
      if (!node) throw new Error(`'${layer}' is called ${entry.inbound_nodes?.length ?? 0} times in the config, but call ${number} is asked for (counted from 0)`);
      calls[number] = 'under way';
      const { places, isList, options } = readNode(node, layer);
      const inputs = places.map(tensor);
      calls[number] = call(operation, isList ? inputs : inputs[0]!, options, 'outputs' in operation ? operation.outputs.length : 1);
    }
    const found = (calls[number] as SymbolicTensor[])[output];
    if (!found) throw new Error(`'${layer}' has no output ${output} (counted from 0)`);
    return found;
  };
  const tensors = (places: unknown) => placesOf(places).map(tensor);
  return new Model({ inputs: tensors(input_layers), outputs: tensors(output_layers), ...(name === undefined ? {} : { name }) });
}

/** Every [layer, call, output] in a nesting of lists and objects. */
function placesOf(value: unknown): Place[] {
  if (isPlace(value)) return [[value[0], value[1], value[2]]];
  const { class_name, config } = Object(value) as { class_name?: string; config?: { keras_history?: unknown } };
  if (class_name === '__keras_tensor__') return placesOf(config?.keras_history);
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(placesOf);
}

/** What a call reads: Keras 3's {args, kwargs}, or Keras 2's [[layer, call, output, kwargs] ...]. */
function readNode(node: unknown, layer: string): { places: Place[]; isList: boolean; options: Record<string, unknown> } {
  const isOld = Array.isArray(node);
  const { args, kwargs = {} } = isOld ? { args: node, kwargs: Object((node[0] as unknown[])?.[3]) } : (Object(node) as { args?: unknown; kwargs?: Record<string, unknown> });
  const given = Object.entries(kwargs as Record<string, unknown>);
  const places = [...placesOf(args), ...given.flatMap(([, value]) => placesOf(value))];
  if (!places.length) throw new Error(`'${layer}' reads nothing in the config: its call needs an input`);
  const options = Object.fromEntries(given.filter(([, value]) => !placesOf(value).length && value !== null));
  return { places, isList: places.length > 1 || (!isOld && Array.isArray((args as unknown[])[0]) && !isPlace((args as unknown[])[0])), options };
}
