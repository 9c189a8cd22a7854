// TensorFlow.js on its plain JavaScript backend.
import { prepareOn } from './tfjs.mjs';

export const name = 'tfjs cpu';
export const prepare = (task) => prepareOn('cpu', task);
