// The data module's front: text -> table -> profile -> recipe -> tensors, splits and scores. No DOM, no Node, no engine.
export { ArrayColumn } from './columns/array.js';
export { CategoryColumn } from './columns/category.js';
export { DateColumn } from './columns/date.js';
export { columnTypes, storageOf } from './columns/index.js';
export { decodeImages, type DecodeImage, type DecodeOptions } from './columns/decode.js';
export type { Column, ColumnOf, ColumnType, ReadType, Storage } from './columns/index.js';
export {
  AudioColumn,
  ImageColumn,
  type AudioClip,
  type EncodedImage,
  type ImageCell,
  type ImagePixels,
} from './columns/media.js';
export { NumberColumn } from './columns/number.js';
export { missingTokens } from './columns/source.js';
export { TextColumn } from './columns/text.js';
export { DataError } from './error.js';
export type { Problem, ProblemKind } from './problem.js';
export { Table } from './table.js';

export { changeType, type TypeOptions } from './read/changetype.js';
export { readIdx, type ByteArray } from './read/idx.js';
export { tableFromRecords, tableFromRows, type RecordOptions } from './read/records.js';
export { imagesFromFiles, soundsFromFiles, type EncodedFile } from './read/media.js';
export { loadReaders } from './read/loadreaders.js';
export { readWav } from './read/wav.js';
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

export { LogMelSpectrogram, type LogMelSpectrogramOptions } from './transformers/audio/logmelspectrogram.js';
export { ImageEncoder, type ImageEncoderOptions } from './transformers/image/imageencoder.js';
export { Binarizer, type BinarizerOptions } from './transformers/binarizer.js';
export { DateEncoder, type DateEncoderOptions, type DatePart } from './transformers/dateencoder.js';
export { FeatureHasher, type FeatureHasherOptions } from './transformers/featurehasher.js';
export { FunctionTransformer, type FunctionTransformerOptions } from './transformers/functiontransformer.js';
export { describeTransformers, makeTransformer, transformerFromJSON } from './transformers/index.js';
export { KBinsDiscretizer, type KBinsDiscretizerOptions } from './transformers/kbinsdiscretizer.js';
export { KNNImputer, type KNNImputerOptions } from './transformers/knnimputer.js';
export { LabelEncoder } from './transformers/labelencoder.js';
export { MaxAbsScaler } from './transformers/maxabsscaler.js';
export { MinMaxScaler, type MinMaxScalerOptions } from './transformers/minmaxscaler.js';
export { MissingIndicator, type MissingIndicatorOptions } from './transformers/missingindicator.js';
export { Normalizer, type NormalizerOptions } from './transformers/normalizer.js';
export { OneHotEncoder, type OneHotEncoderOptions } from './transformers/onehotencoder.js';
export { OrdinalEncoder, type OrdinalEncoderOptions } from './transformers/ordinalencoder.js';
export { PCA, type PCAOptions } from './transformers/pca.js';
export { PolynomialFeatures, type PolynomialFeaturesOptions } from './transformers/polynomialfeatures.js';
export { PowerTransformer, type PowerTransformerOptions } from './transformers/powertransformer.js';
export { QuantileTransformer, type QuantileTransformerOptions } from './transformers/quantiletransformer.js';
export { RobustScaler, type RobustScalerOptions } from './transformers/robustscaler.js';
export { SelectKBest, type SelectKBestOptions } from './transformers/selectkbest.js';
export { SimpleImputer, type SimpleImputerOptions } from './transformers/simpleimputer.js';
export { SplineTransformer, type SplineTransformerOptions } from './transformers/splinetransformer.js';
export { StandardScaler, type StandardScalerOptions } from './transformers/standardscaler.js';
export { CountVectorizer, type CountVectorizerOptions } from './transformers/text/countvectorizer.js';
export { HashingVectorizer, type HashingVectorizerOptions } from './transformers/text/hashingvectorizer.js';
export { TfidfVectorizer, type TfidfVectorizerOptions } from './transformers/text/tfidfvectorizer.js';
export { TokenEncoder, type TokenEncoderOptions } from './transformers/text/tokenencoder.js';
export { TargetEncoder, type TargetEncoderOptions } from './transformers/targetencoder.js';
export {
  Transformer,
  type NumberRange,
  type OptionDescription,
  type TransformerDescription,
  type TransformerJson,
} from './transformers/transformer.js';
export { VarianceThreshold, type VarianceThresholdOptions } from './transformers/variancethreshold.js';

export type { NamedTensors } from './recipe/inputs.js';
export type { RecipeJson } from './recipe/json.js';
export type { ColumnPlan, JointPlan, RecipePlan, StepSpec, TargetPlan, Task } from './recipe/plan.js';
export { Recipe, type PreparedTable } from './recipe/recipe.js';
export { suggestRecipe, usualSteps, type SuggestOptions } from './recipe/suggest.js';
export type { TargetPrediction } from './recipe/target.js';
export { timeseriesFromTable, type Timeseries, type TimeseriesOptions } from './recipe/timeseries.js';
export type { WindowPlan } from './recipe/windows.js';
export { inferTask, suggestTarget, type TaskGuess } from './recipe/task.js';

export { philox4x32, Random } from './random.js';
export {
  classBalance,
  computeClassWeight,
  computeSampleWeight,
  type ClassBalance,
} from './splits/balance.js';
export { crossValidate, type Fold } from './splits/crossvalidate.js';
export { GroupKFold, StratifiedGroupKFold } from './splits/groupkfold.js';
export { describeSplitters, makeSplitter } from './splits/index.js';
export { KFold, StratifiedKFold, type KFoldOptions } from './splits/kfold.js';
export { RepeatedKFold, RepeatedStratifiedKFold, type RepeatedOptions } from './splits/repeated.js';
export type { Labels, PerRow, Split } from './splits/rows.js';
export { ShuffleSplit, StratifiedShuffleSplit, type ShuffleSplitOptions } from './splits/shufflesplit.js';
export { Splitter, type SplitInput, type SplitterDescription } from './splits/splitter.js';
export { TimeSeriesSplit, type TimeSeriesSplitOptions } from './splits/timeseriessplit.js';
export { trainTestSplit, type SplitOptions } from './splits/traintestsplit.js';

export {
  cohenKappaScore,
  f1Score,
  fbetaScore,
  matthewsCorrcoef,
  precisionScore,
  recallScore,
  type PrfAverageOptions,
} from './scores/agreement.js';
export {
  accuracyScore,
  balancedAccuracyScore,
  confusionMatrix,
  precisionRecallFscoreSupport,
  type ConfusionOptions,
  type Prf,
  type PrfOptions,
} from './scores/classification.js';
export {
  averagePrecisionScore,
  calibrationCurve,
  precisionRecallCurve,
  rocCurve,
  type CurveOptions,
} from './scores/curves.js';
export { balancedClassWeights, DummyClassifier, DummyRegressor } from './scores/dummy.js';
export { uniqueLabels, type Label, type LabelArray } from './scores/labels.js';
export { brierScoreLoss, logLoss, rocAucScore, topKAccuracyScore } from './scores/probability.js';
export {
  explainedVarianceScore,
  maxError,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogError,
  medianAbsoluteError,
  r2Score,
  rootMeanSquaredError,
} from './scores/regression.js';
export { classificationReport, type ClassificationReport, type ReportOptions } from './scores/report.js';
