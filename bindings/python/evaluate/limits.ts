// The bounds that the reading of a script is held to: far more than a script needs that lays out a network.
export const limits = {
  steps: 200_000,
  /** of an expression in another */
  depth: 150,
  /** of functions that call each other */
  calls: 40,
  /** layers made, and calls of layers */
  layers: 1000,
  /** letters of a text, or items of a list */
  size: 20_000,
};
