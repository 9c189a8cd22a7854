// The data module's front: text -> table -> profile -> recipe -> tensors, splits and scores. No DOM, no Node, no engine.
export { CategoryColumn } from './columns/category.js';
export { DateColumn } from './columns/date.js';
export { columnTypes, storageOf } from './columns/index.js';
export type { Column, ColumnOf, ColumnType, ReadType, Storage } from './columns/index.js';
export { NumberColumn } from './columns/number.js';
export { missingTokens } from './columns/source.js';
export { TextColumn } from './columns/text.js';
export { DataError } from './error.js';
export type { Problem, ProblemKind } from './problem.js';
export { Table } from './table.js';

export { changeType, type TypeOptions } from './read/changetype.js';
export { readIdx, type ByteArray } from './read/idx.js';
export { tableFromRecords, tableFromRows, type RecordOptions } from './read/records.js';
export { readTable, type ReadOptions, type ReadResult, type TableReading } from './read/readtable.js';
export { readArff } from './read/arff.js';
export { decodeText, type Decoded } from './read/encoding.js';
export {
  readFile,
  readFiles,
  type FileInput,
  type FileOptions,
  type FileReading,
  type FileResult,
  type FolderFile,
  type Format,
  type MediaFile,
  type ReadControl,
  type StopSignal,
} from './read/readfile.js';
export { readJson, readNdjson, type JsonOptions } from './read/json.js';
export { toCSV, type CsvOptions } from './write/tocsv.js';

export type { Finding, FindingKind } from './profile/findings.js';
export { profileColumn, profileTable, type ColumnProfile } from './profile/profile.js';
export type { DateFacts } from './profile/dates.js';
export {
  associate,
  associations,
  correlationMatrix,
  type Association,
  type CorrelationMatrix,
  type Measure,
} from './profile/pairs/associations.js';
export type { Histogram, Outliers } from './profile/statistics.js';
export type { Spread, TextFacts } from './profile/texts.js';

export { Cleaning, CleaningError, type CleaningJson, type CleaningResult } from './cleaning/cleaning.js';
export type { StepChange } from './cleaning/changes.js';
export type { OptionKind, StepOption } from './cleaning/options.js';
export type { CleaningStep, CleaningStepDescription } from './cleaning/step.js';
export { describeCleaning } from './cleaning/steps/index.js';
export { unitNames } from './cleaning/units.js';

export { applyFix, diagnosisKinds, examine, type Treatment } from './doctor/examine.js';
export type {
  Change,
  Diagnosis,
  DiagnosisKind,
  Fix,
  SplitSettings,
  TrainingSettings,
} from './doctor/finding.js';
export type { Patient } from './doctor/scene.js';

export {
  complete,
  describeFunctions,
  type Completion,
  type FunctionDescription,
} from './expression/complete.js';
export { ExpressionError } from './expression/error.js';
export { Expression, type FilterResult } from './expression/expression.js';

export { DateEncoder, type DateEncoderOptions, type DatePart } from './transformers/dateencoder.js';
export { describeTransformers, makeTransformer, transformerFromJSON } from './transformers/index.js';
export { LabelEncoder } from './transformers/labelencoder.js';
export { OneHotEncoder, type OneHotEncoderOptions } from './transformers/onehotencoder.js';
export { SimpleImputer, type SimpleImputerOptions } from './transformers/simpleimputer.js';
export { StandardScaler, type StandardScalerOptions } from './transformers/standardscaler.js';
export {
  Transformer,
  type OptionDescription,
  type TransformerDescription,
  type TransformerJson,
} from './transformers/transformer.js';

export type { RecipeJson } from './recipe/json.js';
export type { ColumnPlan, RecipePlan, StepSpec, TargetPlan, Task } from './recipe/plan.js';
export { Recipe, type PreparedTable } from './recipe/recipe.js';
export { suggestRecipe, usualSteps, type SuggestOptions } from './recipe/suggest.js';
export type { TargetPrediction } from './recipe/target.js';
export { inferTask, suggestTarget, type TaskGuess } from './recipe/task.js';

export { philox4x32, Random } from './random.js';
export { trainTestSplit, type Labels, type Split, type SplitOptions } from './split.js';

export {
  accuracyScore,
  balancedAccuracyScore,
  confusionMatrix,
  precisionRecallFscoreSupport,
  type ConfusionOptions,
  type Prf,
  type PrfOptions,
} from './scores/classification.js';
export { balancedClassWeights, DummyClassifier, DummyRegressor } from './scores/dummy.js';
export { uniqueLabels, type Label, type LabelArray } from './scores/labels.js';
export { logLoss, rocAucScore } from './scores/probability.js';
export { meanAbsoluteError, meanSquaredError, r2Score } from './scores/regression.js';
export { classificationReport, type ClassificationReport, type ReportOptions } from './scores/report.js';
