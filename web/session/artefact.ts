// The one artefact: cleaning, recipe and network in one file. Fetched ahead, but run only when something is saved or opened.
import { Cleaning, Pipeline, Recipe, type CleaningJson, type RecipeJson } from 'vitrine';
import type { Model } from './engine.ts';
import type { Answer } from './types.ts';

export interface Field {
  name: string;
  type: string;
}

/** What a saved pipeline asks for, and what it answers. */
export interface About {
  target: string;
  task: 'classification' | 'regression';
  fields: Field[];
  /** of a series: how many rows in a row it needs */
  rowsNeeded: number;
}

export type Given = Readonly<Record<string, unknown>>;

export interface Replies {
  answers: (string | number)[];
  /** of classes: how sure it is of each answer */
  sure?: number[];
  /** index of the given row that each answer is for */
  rows: number[];
  problems: string[];
}

export function save(model: Model, { recipe, cleaning }: { recipe: RecipeJson; cleaning?: CleaningJson }): Promise<Uint8Array> {
  return new Pipeline({ recipe: Recipe.fromJSON(recipe), model, cleaning: cleaning && Cleaning.fromJSON(cleaning) }).save();
}

export class Artefact {
  private constructor(readonly pipeline: Pipeline) {}

  static async open(file: Blob): Promise<Artefact> {
    return new Artefact(await Pipeline.load(new Uint8Array(await file.arrayBuffer())));
  }

  get about(): About {
    const { recipe, cleaning } = this.pipeline;
    const { columns, windows, target } = recipe.plan;
    const raw = cleaning?.toJSON().fitted?.inputs.columns.filter(({ name }) => name !== target!.column);
    const used = columns.filter(({ use }) => use).map(({ column, type }) => ({ name: column, type: type as string }));
    return {
      target: target!.column,
      task: target!.task === 'regression' ? 'regression' : 'classification',
      fields: raw ?? used,
      rowsNeeded: windows ? (windows.sequenceLength - 1) * (windows.samplingRate ?? 1) + 1 : 1,
    };
  }

  /** The answer for one row, as the page shows answers. */
  async answer(row: Given): Promise<{ answer: Answer; problems: string[] }> {
    const said = await this.pipeline.predict([row]);
    // what is not filled in is seen to be missing
    const problems = said.problems.filter(({ kind }) => kind !== 'missing column').map(({ message }) => message.replace(/^row 1,? ?/, ''));
    if (said.task === 'regression') return { answer: { task: 'regression', value: said.values[0] }, problems };
    const probabilities = said.classes.map((label, i) => ({ label, value: said.probabilities[0][i] }));
    return { answer: { task: 'classification', label: said.labels[0], probabilities }, problems };
  }

  async answers(rows: Given[]): Promise<Replies> {
    const said = await this.pipeline.predict(rows);
    return {
      answers: said.answers,
      sure: said.task === 'regression' ? undefined : said.probabilities.map((shares) => Math.max(...shares)),
      rows: [...said.rows],
      problems: said.problems.map(({ message }) => message),
    };
  }

  dispose(): Promise<void> {
    return this.pipeline.dispose();
  }
}
