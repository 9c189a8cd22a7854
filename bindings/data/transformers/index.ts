// The list of preparation steps, in the order of a menu. A new step is its own file and an entry here.
import { DataError, hint, shown } from '../error.js';
import { LogMelSpectrogram } from './audio/logmelspectrogram.js';
import { ImageEncoder } from './image/imageencoder.js';
import { Binarizer } from './binarizer.js';
import { DateEncoder } from './dateencoder.js';
import { FeatureHasher } from './featurehasher.js';
import { FunctionTransformer } from './functiontransformer.js';
import { KBinsDiscretizer } from './kbinsdiscretizer.js';
import { KNNImputer } from './knnimputer.js';
import { LabelEncoder } from './labelencoder.js';
import { MaxAbsScaler } from './maxabsscaler.js';
import { MinMaxScaler } from './minmaxscaler.js';
import { MissingIndicator } from './missingindicator.js';
import { Normalizer } from './normalizer.js';
import { OneHotEncoder } from './onehotencoder.js';
import { OrdinalEncoder } from './ordinalencoder.js';
import { PCA } from './pca.js';
import { PolynomialFeatures } from './polynomialfeatures.js';
import { PowerTransformer } from './powertransformer.js';
import { QuantileTransformer } from './quantiletransformer.js';
import { RobustScaler } from './robustscaler.js';
import { SelectKBest } from './selectkbest.js';
import { SimpleImputer } from './simpleimputer.js';
import { SplineTransformer } from './splinetransformer.js';
import { StandardScaler } from './standardscaler.js';
import { CountVectorizer } from './text/countvectorizer.js';
import { HashingVectorizer } from './text/hashingvectorizer.js';
import { TfidfVectorizer } from './text/tfidfvectorizer.js';
import { TokenEncoder } from './text/tokenencoder.js';
import { TargetEncoder } from './targetencoder.js';
import type { Transformer, TransformerDescription, TransformerJson } from './transformer.js';
import { VarianceThreshold } from './variancethreshold.js';

interface TransformerClass {
  readonly description: TransformerDescription;
  new (options?: never): Transformer;
}

const transformers: readonly TransformerClass[] = [
  SimpleImputer,
  KNNImputer,
  MissingIndicator,
  StandardScaler,
  MinMaxScaler,
  MaxAbsScaler,
  RobustScaler,
  QuantileTransformer,
  PowerTransformer,
  FunctionTransformer,
  Normalizer,
  Binarizer,
  OneHotEncoder,
  OrdinalEncoder,
  TargetEncoder,
  FeatureHasher,
  KBinsDiscretizer,
  PolynomialFeatures,
  SplineTransformer,
  PCA,
  SelectKBest,
  VarianceThreshold,
  DateEncoder,
  TfidfVectorizer,
  CountVectorizer,
  HashingVectorizer,
  TokenEncoder,
  ImageEncoder,
  LogMelSpectrogram,
  LabelEncoder,
];

/** Every step with its options, defaults, choices, ranges and help: what forms are drawn from. */
export function describeTransformers(): TransformerDescription[] {
  return transformers.map(({ description }) => description);
}

/** A step by its name. @throws DataError for an unknown name or option */
export function makeTransformer(name: string, options: Record<string, unknown> = {}): Transformer {
  const found = transformers.find(({ description }) => description.name === name);
  if (!found)
    throw new DataError(
      `there is no step ${shown(name)}${hint(
        name,
        transformers.map(({ description }) => description.name),
      )}`,
    );
  return new found(options as never);
}

/** A step from its JSON, fitted if it was. */
export function transformerFromJSON(json: TransformerJson): Transformer {
  if (typeof json !== 'object' || json === null)
    throw new DataError(`a step's JSON must be an object, got ${shown(json)}`);
  const { name, options, state } = json;
  return makeTransformer(name, options).restore(structuredCopy(state));
}

const structuredCopy = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
