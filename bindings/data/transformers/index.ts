// The list of preparation steps, in the order of a menu. A new step is its own file and an entry here.
import { DataError, hint, shown } from '../error.js';
import { LogMelSpectrogram } from './audio/logmelspectrogram.js';
import { DateEncoder } from './dateencoder.js';
import { ImageEncoder } from './image/imageencoder.js';
import { LabelEncoder } from './labelencoder.js';
import { OneHotEncoder } from './onehotencoder.js';
import { SimpleImputer } from './simpleimputer.js';
import { StandardScaler } from './standardscaler.js';
import { CountVectorizer } from './text/countvectorizer.js';
import { HashingVectorizer } from './text/hashingvectorizer.js';
import { TfidfVectorizer } from './text/tfidfvectorizer.js';
import { TokenEncoder } from './text/tokenencoder.js';
import type { Transformer, TransformerDescription, TransformerJson } from './transformer.js';

interface TransformerClass {
  readonly description: TransformerDescription;
  new (options?: never): Transformer;
}

const transformers: readonly TransformerClass[] = [
  SimpleImputer,
  StandardScaler,
  OneHotEncoder,
  DateEncoder,
  TfidfVectorizer,
  CountVectorizer,
  HashingVectorizer,
  TokenEncoder,
  ImageEncoder,
  LogMelSpectrogram,
  LabelEncoder,
];

/** Every step with its options, defaults, choices and help: what forms are drawn from. */
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
export function transformerFromJSON({ name, options, state }: TransformerJson): Transformer {
  return makeTransformer(name, options).restore(structuredCopy(state));
}

const structuredCopy = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));
