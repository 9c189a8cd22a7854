// All classes of layers: those written from the catalog, some of them with what they learn from data beforehand.
export * from './generated/layers.js';
export { Discretization, Hashing, IntegerLookup, Normalization, StringLookup, TextVectorization } from './preprocessing/index.js';
