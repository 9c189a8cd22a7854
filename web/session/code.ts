// The network of the cards as Keras code, and code as cards. A file of its own: it is fetched with the Python reader when code is asked for.
import { EarlyStopping, Sequential, type Catalog, type CompileOptions, type FitOptions } from 'vitrine';
import { fromPython, toPython, type Note } from 'vitrine/python';
import { toConfig } from './keras.ts';
import { layer as card } from './suggest.ts';
import type { Component, Layer, Network } from './types.ts';

export interface Reading {
  /** What the cards take over; null if the code is not a network in a row. */
  network: Partial<Network> | null;
  notes: Mark[];
}

export type Mark = Pick<Note, 'line' | 'column' | 'endColumn' | 'message'> & { level: 'problem' | 'ignored' };

/** The code of a network that reads examples of this shape. */
export function write(network: Network, shape: number[]): string {
  const { optimizer, loss, metrics, epochs, batchSize, patience } = network;
  const model = Sequential.fromJSON(toConfig(network.layers, shape));
  const callbacks = patience === null ? {} : { callbacks: [new EarlyStopping({ patience, restoreBestWeights: true })] };
  const data = { x: 'x_train', y: 'y_train', validationData: ['x_validation', 'y_validation'] };
  const options: FitOptions = { epochs, batchSize, ...callbacks };
  return toPython(model, { compile: { optimizer, loss, metrics } as CompileOptions, fit: { data, options } });
}

/** The network that a code says; what it leaves out stays as it is in `before`. */
export function read(code: string, before: Network, catalog: Catalog): Reading {
  const script = fromPython(code);
  const notes: Mark[] = [...script.problems, ...script.ignored];
  if (!script.model) return { network: null, notes };
  if (!(script.model instanceof Sequential)) {
    const place = { line: 1, column: 1, endColumn: 1, level: 'problem' as const };
    return {
      network: null,
      notes: [
        ...notes,
        {
          ...place,
          message: 'the cards hold layers in a row; this code joins or divides them, which the package can train, but the cards cannot show',
        },
      ],
    };
  }
  const { config, compile_config: compiled } = script.model.toJSON() as unknown as {
    config: { layers: Layer[] };
    compile_config: Record<string, unknown>;
  };
  const layers = config.layers.filter(({ class_name }) => class_name !== 'InputLayer');
  const network: Partial<Network> = {
    layers: layers.map((layer, place) => kept(layer, before.layers[place], catalog)),
  };
  if (script.compile) Object.assign(network, learning(compiled, before, catalog));
  if (script.fit) {
    const { epochs = 1, batchSize = 32, callbacks = [] } = script.fit.options;
    const stopping = callbacks.find((callback) => callback instanceof EarlyStopping);
    Object.assign(network, {
      epochs,
      batchSize,
      patience: stopping ? Number(stopping.getConfig().patience) : null,
    });
  }
  return { network, notes };
}

/** A layer as a card, with the options alone that are not the defaults; a card of the same kind at its place stays the same card. */
function kept({ class_name, config }: Layer, before: Layer | undefined, catalog: Catalog): Layer {
  const own = changed(catalog.layers, class_name, config);
  return before?.class_name === class_name ? { ...before, config: own } : card(class_name, own);
}

function learning(compiled: Record<string, unknown>, before: Network, catalog: Catalog): Partial<Network> {
  const optimizer = compiled.optimizer as Network['optimizer'];
  const name = (value: unknown) => (typeof value === 'string' ? value : snake(Object(value).class_name as string));
  const { loss, metrics } = compiled as { loss: Component | null; metrics: Component[] | null };
  return {
    optimizer: {
      class_name: optimizer.class_name,
      config: changed(catalog.optimizers, optimizer.class_name, optimizer.config),
    },
    loss: loss === null ? before.loss : name(loss),
    metrics: (metrics ?? []).map(name),
  };
}

const snake = (name: string) => name.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** The options that differ from their defaults, without those that every component has. */
function changed(components: Catalog['layers'], className: string, config: Record<string, unknown>): Record<string, unknown> {
  const options = components.find(({ class_name }) => class_name === className)?.options ?? [];
  const usual = new Map(options.map(({ name, default: value = null }) => [name, value]));
  const identifier = (value: unknown) =>
    typeof Object(value).class_name === 'string' && !Object.keys(Object(Object(value).config)).length ? snake(Object(value).class_name as string) : value;
  return Object.fromEntries(
    Object.entries(config).filter(
      ([name, value]) =>
        usual.has(name) &&
        !['name', 'trainable', 'dtype'].includes(name) &&
        JSON.stringify(identifier(value)) !== JSON.stringify(usual.get(name)) &&
        !sameDefault(value, usual.get(name)),
    ),
  );
}

/** Whether a component's spelled-out config is the one that its bare name means. */
function sameDefault(value: unknown, usual: unknown): boolean {
  const { class_name, config } = Object(value) as { class_name?: string; config?: Record<string, unknown> };
  return typeof usual === 'string' && class_name !== undefined && snake(class_name) === usual && Object.values(config ?? {}).every((option) => option === null);
}
