// Lines that are not about the network: data, pictures, files. They are left alone, each with a sentence that says so.
import type { Topic } from '../evaluate/values.js';

/** Modules, or functions in them, by what they are about; the first that fits counts. */
const topics: readonly [Topic, string][] = [
  ['show', 'builtins.print builtins.help builtins.input matplotlib pylab seaborn plotly bokeh altair IPython pydot graphviz tqdm pprint'],
  ['show', 'keras.utils.plot_model keras.utils.model_to_dot livelossplot'],
  ['file', 'builtins.open os sys io pathlib shutil glob zipfile tarfile urllib requests json pickle joblib h5py csv gdown google'],
  ['file', 'keras.models.save_model keras.models.model_from_json'],
  ['script', 'keras.backend.clear_session keras.utils.clear_session keras.config keras.mixed_precision keras.distribution keras.saving'],
  ['script', 'tensorflow.config tensorflow.distribute tensorflow.compat tensorflow.get_logger tensorflow.autograph tensorflow.debugging'],
  ['data', 'numpy pandas scipy sklearn keras tensorflow tensorflow_datasets jax torch PIL cv2 skimage imageio imutils nltk statsmodels'],
  ['data', 'imblearn gensim re string random collections itertools math datetime builtins'],
];

/** What a line that uses this module is about. */
export function topicOf(path: string): Topic {
  return topics.find(([, homes]) => homes.split(' ').some((home) => path === home || path.startsWith(`${home}.`)))?.[0] ?? 'script';
}

const sentences: Readonly<Record<Topic, string>> = {
  data: 'is about the data, which are prepared outside',
  show: 'shows something, and is left out',
  file: 'deals with files, and is left out',
  script: 'is not about the network, and is left out',
};

export function passedOver({ topic, text }: { topic: Topic; text: string }): string {
  return `${text.length > 60 ? `${text.slice(0, 57)}...` : text} ${sentences[topic]}`;
}
