// What editors and tsc know of the package: this file must compile, and every line marked so must not compile without its mark.
import {
  Sequential,
  Dense,
  Dropout,
  Reshape,
  Adam,
  CosineDecay,
  PiecewiseConstantDecay,
  Muon,
  L2,
  Constant,
  EarlyStopping,
  Callback,
  CSVLogger,
  LambdaCallback,
  LearningRateScheduler,
  ModelCheckpoint,
  ReduceLROnPlateau,
  Input,
  Layer,
  Pipeline,
  readTable,
  suggestRecipe,
  losses,
  metrics,
  layers,
  catalog,
  load,
  tensor,
  type Checkpoint,
  type FitOptions,
  type History,
  type NamedTensors,
  type PipelinePrediction,
  type Model,
  type Progress,
  type Tensor,
  type TrainingRun,
} from 'vitrine';
import { fromPython, toPython, type Script } from 'vitrine/python';

const model: Sequential = new Sequential([Input({ shape: [30] }), new Dense(64, { activation: 'relu' })], { name: 'net' });
model.add(new Dense(2, { activation: 'softmax', kernelInitializer: 'he_normal', kernelRegularizer: new L2(0.01) }));
model.add(new layers.Dropout(0.5, { seed: 1 }));
model.add(new Reshape([4, null]));
new Dense(1, { kernelInitializer: new Constant(1), biasInitializer: { class_name: 'Zeros', config: {} }, inputShape: [4] });
new Dense(1, { kernelInitializer: 'glorotUniform', activation: null });
const layer: Layer = model.getLayer('dense');

// @ts-expect-error units is required
new Dense();
// @ts-expect-error units is a number
new Dense('64');
// @ts-expect-error no such activation
new Dense(64, { activation: 'rleu' });
// @ts-expect-error no such option
new Dense(64, { activaton: 'relu' });
// @ts-expect-error an optimizer is not a regularizer
new Dense(64, { kernelRegularizer: new Adam() });
// @ts-expect-error rate is required
new Dropout();
// @ts-expect-error a layer, not its name
model.add('dense');

model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
model.compile({ optimizer: new Adam({ learningRate: 0.01 }), loss: 'sparseCategoricalCrossentropy' });
model.compile({ optimizer: new Adam(0.01), loss: new losses.Huber({ delta: 2 }), metrics: [new metrics.R2Score(), 'mae'] });
model.compile({ optimizer: new Adam(new CosineDecay(0.1, 1000, { warmupTarget: 0.2, warmupSteps: 100 })), loss: 'mse' });
model.compile({ optimizer: new Muon({ excludeLayers: ['out'], learningRate: new PiecewiseConstantDecay([10], [0.1, 0.01]) }), loss: 'mse' });
// @ts-expect-error a schedule needs its steps
new CosineDecay(0.1);
// @ts-expect-error an optimizer is no learning rate
new Adam(new Adam());
model.compile({
  loss: new losses.Dice({ axis: [1, 2] }),
  metrics: ['AUC', new metrics.Precision([0.3, 0.7]), new metrics.IoU(3, [0, 2]), new metrics.AUC({ labelWeights: [1, 2] })],
});
// @ts-expect-error the number of classes is required
new metrics.MeanIoU();
// @ts-expect-error no such loss
model.compile({ loss: 'msee' });
// @ts-expect-error a metric is not a loss
model.compile({ loss: new metrics.MeanSquaredError() });

const x: number[][] = [[1, 2]];
const values: Tensor = tensor(new Float32Array(4), [2, 2]);
const options: FitOptions = {
  epochs: 10,
  batchSize: 32,
  validationData: [x, [0]],
  classWeight: { 0: 1, 1: 2.5 },
  callbacks: [new EarlyStopping({ monitor: 'val_loss', patience: 3, restoreBestWeights: true }), { onEpochEnd: (epoch, logs) => logs.loss }],
  signal: new AbortController().signal,
  verbose: 1,
  onProgress: ({ epoch, samplesPerSecond }: Progress) => epoch + samplesPerSecond,
};
const history: History = await model.fit(x, [0], options);
const loss: number[] | undefined = history.history.loss;
await model.fit({ x, y: [0] }, options);
await model.fit(values, new Uint8Array(2));
// @ts-expect-error no such option
await model.fit(x, [0], { epoch: 10 });
// @ts-expect-error labels are numbers
await model.fit(x, ['yes']);

const kept: Checkpoint[] = [];
const logger = new CSVLogger({ separator: ';' });
await model.fit(x, [0], {
  callbacks: [
    new LearningRateScheduler((epoch, rate) => (epoch < 3 ? rate : rate / 2)),
    new ModelCheckpoint((checkpoint) => kept.push(checkpoint), { saveBestOnly: true, monitor: 'loss' }),
    new ReduceLROnPlateau({ monitor: 'loss', factor: 0.5 }),
    new LambdaCallback({ onEpochEnd: (epoch, logs) => epoch + logs.loss! }),
    logger,
  ],
});
await model.optimizer.setState(kept[0]!.optimizer!);
const rate: number = await model.optimizer.getLearningRate();
// @ts-expect-error a function that gives no number
new LearningRateScheduler(() => 'fast');

const run: TrainingRun = model.start(x, [0]);
await run.pause();
const { batch }: Progress = await run.step(2);
const weights: Float32Array = await run.weights();
run.resume();
run.stop();
const ended: History = await run;

const { accuracy } = await model.evaluate(x, [0]);
const prediction: Tensor = await model.predict(x, { batchSize: 8 });
await model.setWeights(await model.getWeights());
const text: string = await model.summary({ lineLength: 100 });
const copy: Sequential = Sequential.fromJSON(model.toJSON());
const { build } = await load({ reproducible: true });
const help: string | undefined = (await catalog()).layers[0]?.help;

class Patience extends Callback {
  override onTrainBatchEnd(batch: number, logs: Record<string, number>): void {
    this.model.stopTraining = batch > 3 && logs.loss! < 0.1;
  }
}

const pipeline = new Pipeline({ recipe: suggestRecipe(readTable('x,y\n1,a\n2,b\n').table, 'y'), model });
const { answers, problems }: PipelinePrediction = await pipeline.predict([{ x: 1 }]);
const zip: Uint8Array = await pipeline.save();
const asText: string = await pipeline.save({ format: 'json' });
const loaded: Pipeline = await Pipeline.load(zip);
const named = pipeline.recipe.transform<NamedTensors>(readTable(asText).table).x.features?.shape;

const script: Script = fromPython('import keras', { values: { num_classes: 10 } });
const read: Model | undefined = script.model;
const sentences: string[] = script.problems.map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`);
const python: string = toPython(model, { fit: { data: { x: 'x_train', y: 'y_train' }, options: { epochs: 3 } } });
// @ts-expect-error data go by their names
toPython(model, { fit: { data: { x: [1, 2] }, options: {} } });

export { answers, problems, loaded, named };
export { layer, loss, rate, batch, weights, ended, accuracy, prediction, text, copy, build, help, Patience, read, sentences, python };
