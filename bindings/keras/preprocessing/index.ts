// Layers and objects that learn from data before a model is trained: adapt().
export { Discretization } from './discretization.js';
export { Hashing } from './hashing.js';
export { IntegerLookup } from './integerlookup.js';
export { Normalization } from './normalization.js';
export { StringLookup, type StringLookupOptions } from './stringlookup.js';
export type { NestedStrings } from './strings.js';
export { TextVectorization, type TextVectorizationOptions } from './textvectorization.js';
