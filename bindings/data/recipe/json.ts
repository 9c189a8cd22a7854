// A recipe's JSON, with format and version, and its checks when it is read back.
import { DataError, shown } from '../error.js';
import { transformerFromJSON } from '../transformers/index.js';
import type { TransformerJson } from '../transformers/transformer.js';
import { checkPlan } from './checkplan.js';
import { Pipeline, type PipelineJson } from './pipeline.js';
import type { RecipePlan, Task } from './plan.js';
import type { Fitted } from './recipe.js';
import { windowsFromJson, type WindowsJson } from './windowed.js';

const format = 'vitrine-recipe';
/** 1: steps of columns only; 2: joint steps too. */
const version = 2;

export interface RecipeJson {
  format: typeof format;
  version: number;
  plan: RecipePlan;
  /** what was learned; null before fit */
  fitted: {
    inputs: PipelineJson[];
    joint?: { columns: string[]; steps: TransformerJson[] }[];
    target: { pipeline: PipelineJson; task: Task; classes?: string[]; classCounts?: number[] } | null;
    featureNames: string[];
    arrays?: Record<string, number[]>;
    windows?: WindowsJson;
  } | null;
}

export function toJson(plan: RecipePlan, fitted: Fitted | undefined): RecipeJson {
  const json = {
    format,
    version,
    plan,
    fitted: fitted ? { ...fitted, target: fitted.target ?? null } : null,
  };
  return JSON.parse(JSON.stringify(json)) as RecipeJson;
}

export function fromJson(json: unknown): { plan: RecipePlan; fitted: Fitted | undefined } {
  const given = Object(json) as Partial<RecipeJson>;
  if (given.format !== format)
    throw new DataError(`a recipe's JSON must have the format ${shown(format)}, got ${shown(given.format)}`);
  if (!Number.isInteger(given.version) || given.version! < 1 || given.version! > version)
    throw new DataError(
      `this version of vitrine reads recipes up to version ${version}, got version ${shown(given.version)}`,
    );
  checkPlan(given.plan);
  const { plan, fitted } = given;
  if (!fitted) return { plan, fitted: undefined };
  try {
    return { plan, fitted: fittedFrom(fitted) };
  } catch (cause) {
    if (cause instanceof DataError) throw cause;
    throw new DataError("a recipe's JSON must have what was learned, fitted, whole; it is damaged", {
      cause,
    });
  }
}

function fittedFrom(fitted: NonNullable<RecipeJson['fitted']>): Fitted {
  const target = fitted.target
    ? { ...fitted.target, pipeline: Pipeline.fromJSON(fitted.target.pipeline) }
    : undefined;
  const inputs = fitted.inputs.map(Pipeline.fromJSON);
  const joint = (fitted.joint ?? []).map(({ columns, steps }) => ({
    columns,
    steps: steps.map(transformerFromJSON),
  }));
  const { featureNames, arrays, windows } = fitted;
  if (!Array.isArray(featureNames))
    throw new DataError("a recipe's JSON must have fitted.featureNames, a list");
  return {
    inputs,
    joint,
    target,
    featureNames,
    ...(arrays && { arrays }),
    ...(windows && { windows: windowsFromJson(windows) }),
  };
}
