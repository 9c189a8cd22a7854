// Hashing: whole numbers come out, unless it makes vectors, which Keras wants to be said.
import { Hashing as Base } from '../generated/layers.js';
import { dtypePolicy } from '../layer.js';
import type { ComponentConfig } from '../spec.js';

/** Spreads any whole numbers over some bins: always the same number into the same bin. */
export class Hashing extends Base {
  protected override get dtype(): ComponentConfig {
    return (this.given.output_mode ?? 'int') === 'int' ? dtypePolicy('int64') : super.dtype;
  }
}
