// model.summary() to the letter of Keras 3: a row for each layer, of graphs with what it reads, and the numbers of weights below.
import type { NetworkDescription } from '../engine/messages.js';
import type { BaseModel } from './basemodel.js';
import type { Layer, Shape } from './layer.js';
import { isModel, Shapes } from './shapes.js';
import type { Call } from './symbolic.js';
import { drawTable, type Column } from './table.js';
import { checkNames, shown } from './words.js';

export interface SummaryOptions {
  /** Width of the table in characters; 76 by default, which is what Keras takes in a terminal of 80 columns. */
  lineLength?: number;
  /** Where each column ends, as shares of the line: [0.45, 0.8, 1] by default, of graphs [0.3, 0.56, 0.74, 1]. */
  positions?: readonly number[];
  /** Rows for the layers of models inside too. */
  expandNested?: boolean;
  /** A column that says which layers are trained. */
  showTrainable?: boolean;
  /** First and last layer to show, by their names or by regular expressions that their names begin with. */
  layerRange?: readonly [string, string];
}

/** What a model lists: layers and models among them, each with its calls in the model. */
type Listed = [Layer | BaseModel, Call[]];

/** `optimizer`: numbers that the optimizer holds, once it has been used. */
export function summary(model: BaseModel, network: NetworkDescription | undefined, optimizer: number | undefined, options: SummaryOptions): string {
  checkNames(options, ['lineLength', 'positions', 'expandNested', 'showTrainable', 'layerRange'], 'summary');
  const { lineLength = 76, expandNested = false, showTrainable = false } = options;
  if (!Number.isInteger(lineLength) || lineLength < 1) throw new TypeError(`summary.lineLength must be a positive integer, got ${shown(lineLength)}`);
  const isGraph = !isRow(model);
  const columns = columnsOf(isGraph, showTrainable);
  const ends = endsOf(options.positions, isGraph, showTrainable);
  const calls = new Set([...model.graph.values()].flat());
  const rows: string[][] = [];
  const add = ([layer, own]: Listed, known: Shapes, level: number) => {
    const connected = isGraph ? [connections(layer, calls)] : [];
    rows.push([...fields(layer, own, known, level), ...connected, ...(showTrainable ? [trained(layer, known)] : [])]);
    if (expandNested && isModel(layer)) for (const inner of listed(layer)) add(inner, known.inside(layer), level + 1);
  };
  for (const one of ranged(listed(model), options.layerRange)) add(one, new Shapes(network?.layers ?? []), 0);
  return [`Model: "${model.name}"`, ...drawTable(columns, rows, ends, lineLength), ...totals(network, optimizer)].join('\n') + '\n';
}

const listed = (model: BaseModel) => [...model.graph] as Listed[];

/** Whether Keras takes a model for layers in a row: one call after the other, each on what the one before it gives. */
function isRow(model: BaseModel): boolean {
  if (model.className === 'Sequential') return true;
  const calls = [...model.graph.values()];
  return calls.every(
    ([call, ...others], index) => !others.length && call!.inputs.length <= 1 && (!call!.inputs[0] || call!.inputs[0].call === calls[index - 1]![0]),
  );
}

function columnsOf(isGraph: boolean, showTrainable: boolean): Column[] {
  return [
    { title: 'Layer (type)', align: 'left' },
    { title: 'Output Shape', align: 'left' },
    { title: 'Param #', align: 'right' },
    ...(isGraph ? [{ title: 'Connected to', align: 'left' } as const] : []),
    ...(showTrainable ? [{ title: 'Trainable', align: 'center' } as const] : []),
  ];
}

/** Where columns end, as shares of the line; the column for training takes a tenth of what the others would have. */
function endsOf(given: readonly number[] | undefined, isGraph: boolean, showTrainable: boolean): number[] {
  const usual = isGraph ? [0.3, 0.56, 0.74, 1] : [0.45, 0.8, 1];
  const positions = given ?? usual;
  const grows = Array.isArray(positions) && positions.every((end, index) => Number.isFinite(end) && end > (positions[index - 1] ?? 0));
  if (!grows || positions.length !== usual.length)
    throw new TypeError(`summary.positions must be ${usual.length} shares of the line that grow, as ${shown(usual)}, got ${shown(given)}`);
  return showTrainable ? [...positions.map((end) => end * 0.9), 1] : [...positions];
}

/** Those from the first layer whose name begins with one expression to the last that does with the other. */
function ranged(layers: Listed[], range: SummaryOptions['layerRange']): Listed[] {
  if (range === undefined) return layers;
  if (!Array.isArray(range) || range.length !== 2 || !range.every((name) => typeof name === 'string'))
    throw new TypeError(`summary.layerRange must be two names of layers, or regular expressions for them, got ${shown(range)}`);
  const [starts, stops] = range.map((pattern) => {
    const places = layers.flatMap(([{ name }], index) => (new RegExp(`^(?:${pattern})`).test(name) ? [index] : []));
    if (!places.length)
      throw new Error(`summary.layerRange: no layer's name begins with '${pattern}'; there is ${layers.map(([{ name }]) => name).join(', ')}`);
    return [places[0]!, places.at(-1)!] as const;
  }) as [readonly [number, number], readonly [number, number]];
  return starts[0] > stops[1] ? layers.slice(stops[0], starts[1] + 1) : layers.slice(starts[0], stops[1] + 1);
}

function fields(layer: Layer | BaseModel, calls: Call[], known: Shapes, level: number): string[] {
  const params = known.params(layer) ?? (needsNoBuilding.test(layer.className) ? 0 : undefined);
  return [
    `${level ? `${'   '.repeat(level)}└ ` : ''}${layer.name} (${layer.className})`,
    shapeOf(layer, calls, known),
    params === undefined ? '0 (unbuilt)' : grouped(params),
  ];
}

/** The layers that Keras calls built from the start, before anything is known of their inputs. */
const needsNoBuilding =
  /^(InputLayer|Activation|ReLU|LeakyReLU|ELU|Softmax|Identity|Masking|Reshape|ActivityRegularization|UnitNormalization|GaussianNoise|(Alpha|Gaussian|Spatial)?Dropout(\dD)?|(Global|Adaptive)?(Max|Average)Pooling\dD)$/;

function trained(layer: Layer | BaseModel, known: Shapes): string {
  return known.params(layer) ? (layer.trainable ? 'Y' : 'N') : '-';
}

/** What the last of its calls gives; of several outputs a list. */
function shapeOf(layer: Layer | BaseModel, calls: Call[], known: Shapes): string {
  const last = Math.max(0, calls.length - 1);
  const outputs = isModel(layer) ? layer.places.map((_, output) => output) : Array.from({ length: layer.outputCount }, (_, output) => output);
  const shapes = outputs.map((output) => known.of([layer, last, output]));
  const texts = shapes.map((shape) => (shape ? shapeText(shape) : '?'));
  return texts.length > 1 ? `[${texts.join(', ')}]` : (texts[0] ?? '?');
}

/** What its calls in the model read: layer[call][output], the calls counted over all of the layer's uses. */
function connections(layer: Layer | BaseModel, calls: Set<Call>): string {
  const read = layer.calls.filter((call) => calls.has(call)).flatMap(({ inputs }) => inputs);
  const texts = read.map(({ name, call, index }) => `${name}[${call.operation.calls.indexOf(call)}][${index}]`);
  return texts.join(', ') || '-';
}

function totals(network: NetworkDescription | undefined, optimizer: number | undefined): string[] {
  const { params = 0, trainable_params = 0 } = network ?? {};
  const lines: [string, number][] = [
    ['Total', params + (optimizer ?? 0)],
    ['Trainable', trainable_params],
    ['Non-trainable', params - trainable_params],
  ];
  if (optimizer !== undefined) lines.push(['Optimizer', optimizer]);
  return lines.map(([name, count]) => ` ${name} params: ${grouped(count)} (${memory(count * 4)})`);
}

/** (None, 64), as Keras writes it for any number of axes. */
function shapeText(shape: Shape): string {
  return `(${shape.map((size) => size ?? 'None').join(', ')})`;
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

function memory(bytes: number): string {
  let unit = 0;
  for (; bytes >= 1024 && unit < 5; unit++) bytes /= 1024;
  return `${bytes.toFixed(2)} ${['B', 'KB', 'MB', 'GB', 'TB', 'PB'][unit]}`;
}
