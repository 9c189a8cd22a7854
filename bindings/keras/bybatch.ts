// evaluate() and predict() batch by batch, for callbacks whose hooks are called between the batches.
import { handOver } from '../engine/handover.js';
import type { ArrayMessage, Logs } from '../engine/messages.js';
import { tensor, type Tensor } from '../tensor.js';
import type { BaseModel } from './basemodel.js';
import type { CallbackList } from './callbacks.js';
import type { Network } from './network.js';

/** As in Keras, an evaluation shares its running loss and metrics with testOnBatch(), and leaves them fresh. */
export async function evaluateByBatch(model: BaseModel, network: Network, data: readonly ArrayMessage[], size: number, callbacks: CallbackList): Promise<Logs> {
  const { engine, id } = network;
  let logs: Logs = {};
  callbacks.begin(model, { epochs: 1, steps: stepsOf(data, size), verbose: 0 });
  await engine.resetMetrics(id);
  await callbacks.call('onTestBegin');
  for (const [batch, rows] of batches(data, size)) {
    await callbacks.call('onTestBatchBegin', batch);
    logs = await engine.testOnBatch(id, handOver(rows, rows), 0);
    await callbacks.call('onTestBatchEnd', batch, logs);
  }
  await engine.resetMetrics(id);
  await callbacks.call('onTestEnd', logs);
  return logs;
}

/** A list of outputs if the model has several. */
export async function predictByBatch(
  model: BaseModel,
  network: Network,
  data: readonly ArrayMessage[],
  size: number,
  callbacks: CallbackList,
): Promise<Tensor | Tensor[]> {
  const parts: Tensor[][] = [];
  callbacks.begin(model, { epochs: 1, steps: stepsOf(data, size), verbose: 0 });
  await callbacks.call('onPredictBegin');
  for (const [batch, rows] of batches(data, size)) {
    await callbacks.call('onPredictBatchBegin', batch);
    const given = await network.engine.predict(network.id, handOver(rows, rows), size);
    const outputs = given.map((output) => tensor(output.data, output.shape));
    parts.push(outputs);
    await callbacks.call('onPredictBatchEnd', batch, { outputs: outputs.length === 1 ? outputs[0]! : outputs });
  }
  await callbacks.call('onPredictEnd');
  const outputs = parts[0]!.map((_, output) => joined(parts.map((part) => part[output]!)));
  return outputs.length === 1 ? outputs[0]! : outputs;
}

const rowsOf = (data: readonly ArrayMessage[]) => data[0]!.shape[0]!;
const stepsOf = (data: readonly ArrayMessage[], size: number) => Math.ceil(rowsOf(data) / size);

/** The rows of each batch, as copies. */
function* batches(data: readonly ArrayMessage[], size: number): Generator<[batch: number, rows: ArrayMessage[]]> {
  const rows = rowsOf(data);
  for (let from = 0, batch = 0; from < rows; from += size, batch++) {
    const count = Math.min(size, rows - from);
    yield [
      batch,
      data.map(({ role, data: values, shape }) => {
        const width = values.length / rows;
        return { role, data: values.slice(from * width, (from + count) * width), shape: [count, ...shape.slice(1)] };
      }),
    ];
  }
}

/** Tensors one below the other. */
function joined(parts: readonly Tensor[]): Tensor {
  const data = new Float32Array(parts.reduce((length, part) => length + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  return tensor(data, [parts.reduce((rows, part) => rows + part.shape[0]!, 0), ...parts[0]!.shape.slice(1)]);
}
