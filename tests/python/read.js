// Short ways to say what a script is read as.
import { fromPython } from 'vitrine/python';

/** A script's model as a text: its layers with the options that were given. */
export function layers(code, options) {
  const { model, problems } = fromPython(code, options);
  if (problems.length) throw new Error(sentences({ problems }).join('\n'));
  return model.layers.map(brief);
}

function brief(layer) {
  const options = Object.entries(layer.given ?? {}).filter(([name]) => name !== 'name');
  return [layer.className, ...options.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`)].join(' ');
}

/** `12:5-9 a sentence` for each problem; or for each line that was left alone. */
export function sentences(script, level = 'problems') {
  return script[level].map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`);
}

export const problems = (code, options) => sentences(fromPython(code, options));

/** A Sequential around layers, with the usual imports. */
export const net = (inside) => `import keras
from keras import layers
model = keras.Sequential([${inside}])
`;
