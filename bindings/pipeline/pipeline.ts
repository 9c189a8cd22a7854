// The one artefact: cleaning, recipe and model together. Raw rows go in, answers in the target's own words and units come out.
import { Cleaning, type CleaningJson } from '../data/cleaning/cleaning.js';
import { DataError, shown } from '../data/error.js';
import type { Problem } from '../data/problem.js';
import type { RecipeJson } from '../data/recipe/json.js';
import { Recipe } from '../data/recipe/recipe.js';
import type { TargetPrediction } from '../data/recipe/target.js';
import { BaseModel } from '../keras/basemodel.js';
import { modelFromJSON } from '../keras/fromjson.js';
import { checkNames } from '../keras/words.js';
import type { Tensor } from '../tensor.js';
import { fromText, fromZip, toText, toZip, type PipelineParts } from './archive.js';
import { prepareRows, type Rows } from './rows.js';
import { packWeights, unpackWeights } from './weights.js';

export interface PipelineOptions {
  /** fitted; its steps are done again on fresh rows, before the recipe */
  cleaning?: Cleaning | undefined;
  /** fitted, with a target */
  recipe: Recipe;
  /** trained on what the recipe gives */
  model: BaseModel;
}

/** Answers for rows, in the target's own words or units. */
export type PipelinePrediction = TargetPrediction & {
  /** the likeliest class, or the number, of each row */
  answers: (string | number)[];
  /** index of the given row (from 0) that each answer is for; of a window over a series, its last row */
  rows: Int32Array;
  /** what was not as it should be: columns and categories not known, missing values filled, rows left out */
  problems: Problem[];
};

export class Pipeline {
  readonly cleaning: Cleaning | undefined;
  readonly recipe: Recipe;
  readonly model: BaseModel;

  /** @throws DataError for a recipe that is not fitted or has no target, or for something else than a model */
  constructor(options: PipelineOptions) {
    checkNames(options, ['cleaning', 'recipe', 'model'], 'Pipeline');
    const { cleaning, recipe, model } = options;
    if (!(recipe instanceof Recipe))
      throw new DataError(`Pipeline.recipe must be a Recipe, got ${shown(recipe)}`);
    if (!recipe.isFitted)
      throw new DataError('Pipeline.recipe must be fitted first: recipe.fit(table, trainRows)');
    if (!recipe.plan.target)
      throw new DataError('Pipeline.recipe must have a target: it gives answers their words and units');
    if (!(model instanceof BaseModel))
      throw new DataError(`Pipeline.model must be a model, as Sequential makes one, got ${shown(model)}`);
    if (cleaning !== undefined && !(cleaning instanceof Cleaning))
      throw new DataError(`Pipeline.cleaning must be a Cleaning, got ${shown(cleaning)}`);
    if (cleaning?.isFitted === false)
      throw new DataError('Pipeline.cleaning must be fitted first: cleaning.fit(table)');
    this.cleaning = cleaning;
    this.recipe = recipe;
    this.model = model;
  }

  /**
   * Cleans and prepares raw rows, asks the model, and turns its answers back. Steps of cleaning that take rows away are left out,
   * so that every row has its answer.
   * @param rows objects such as { age: 61 }, a CSV text whose first line names the columns, or a table; the target is not needed
   * @throws DataError if the rows can't be read, or if the model's output is not what the target asks for
   */
  async predict(rows: Rows, options: { batchSize?: number } = {}): Promise<PipelinePrediction> {
    checkNames(options, ['batchSize'], 'predict');
    const prepared = prepareRows(rows, this.recipe, this.cleaning);
    const output = await this.model.predict<Tensor | Tensor[]>(prepared.x, options);
    if (Array.isArray(output))
      throw new DataError(`the model has ${output.length} outputs, but the recipe has one target`);
    const prediction = this.recipe.inverseTransformTarget(output);
    const answers = prediction.task === 'regression' ? Array.from(prediction.values) : [...prediction.labels];
    return { ...prediction, answers, rows: prepared.rows, problems: prepared.problems };
  }

  /** Everything as one zip; or, with { format: 'json' }, as one JSON text with the weights in base64. */
  save(options?: { format?: 'zip' }): Promise<Uint8Array>;
  save(options: { format: 'json' }): Promise<string>;
  async save(options: { format?: 'zip' | 'json' } = {}): Promise<Uint8Array | string> {
    checkNames(options, ['format'], 'save');
    const { format = 'zip' } = options;
    if (format !== 'zip' && format !== 'json')
      throw new DataError(`save.format must be "zip" or "json", got ${shown(format)}`);
    const parts = await this.#parts();
    return format === 'json' ? toText(parts) : toZip(parts);
  }

  /** Weights can't be had at once, so that JSON.stringify(pipeline) would lose them. */
  toJSON(): never {
    throw new TypeError("a pipeline's JSON takes a moment: await pipeline.save({ format: 'json' })");
  }

  /**
   * A pipeline from what save() gave: a zip's bytes, JSON text (or its bytes), or the parsed JSON.
   * @throws DataError in one sentence if it is damaged, of something else, or of a later version
   */
  static async load(source: Uint8Array | ArrayBuffer | string | object): Promise<Pipeline> {
    const parts = partsOf(source);
    const weights = unpackWeights(parts.weights);
    const recipe = made('recipe', () => Recipe.fromJSON(parts.recipe as RecipeJson));
    const model = made('model', () => modelFromJSON(parts.model as object));
    const cleaning =
      parts.cleaning === undefined
        ? undefined
        : made('cleaning', () => Cleaning.fromJSON(parts.cleaning as CleaningJson));
    const pipeline = new Pipeline({ recipe, model, cleaning });
    try {
      const [shape] = Object.values(recipe.inputShapes);
      if (!model.built) await model.build([null, ...shape!]);
      await model.setWeights(weights);
    } catch (error) {
      await model.dispose();
      throw damaged('model', error);
    }
    return pipeline;
  }

  /** Frees the model's memory in the engine now. */
  async dispose(): Promise<void> {
    await this.model.dispose();
  }

  async #parts(): Promise<PipelineParts> {
    const { layers } = await this.model.describe();
    const paths = layers.flatMap((layer) => layer.weights.map(({ path }) => path));
    const cleaning = this.cleaning?.toJSON();
    return {
      recipe: this.recipe.toJSON(),
      model: this.model.toJSON(),
      ...(cleaning !== undefined && { cleaning }),
      weights: packWeights(await this.model.getWeights(), paths),
    };
  }
}

function partsOf(source: unknown): PipelineParts {
  if (source instanceof ArrayBuffer) return partsOf(new Uint8Array(source));
  if (source instanceof Uint8Array) {
    if (!source.length) throw new DataError('the file is empty; a pipeline is a zip or JSON');
    if (source[0] === 0x50 && source[1] === 0x4b) return fromZip(source);
    const text = new TextDecoder().decode(source).trimStart();
    if (text[0] === '{') return fromText(text);
    throw new DataError('the file is no pipeline: it must be a zip or JSON that save() has written');
  }
  if (typeof source === 'string' || (typeof source === 'object' && source !== null)) return fromText(source);
  throw new DataError(`a pipeline is loaded from a zip's bytes or from JSON, got ${shown(source)}`);
}

function made<T>(part: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw damaged(part, error);
  }
}

/** One sentence, whatever went wrong in a part. */
function damaged(part: string, error: unknown): DataError {
  const why = error instanceof Error ? error.message : String(error);
  return new DataError(`the pipeline's ${part} can't be made again: ${why}`, { cause: error });
}
