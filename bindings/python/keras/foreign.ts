// Lines that are not about the network: data, pictures, files. They are left alone, each with a sentence that says so.
import type { Topic } from '../evaluate/values.js';

const topics: readonly [Topic, RegExp][] = [
  [
    'show',
    /^(builtins\.(print|help|input)|matplotlib|pylab|seaborn|plotly|IPython|pydot|graphviz|tqdm|pprint|keras\.utils\.(plot_model|model_to_dot)|livelossplot|bokeh|altair)\b/,
  ],
  [
    'file',
    /^(builtins\.open|os|sys|pathlib|shutil|glob|zipfile|tarfile|urllib|requests|json|pickle|joblib|h5py|csv|io|gdown|google|keras\.models\.(save_model|model_from_json))\b/,
  ],
  [
    'script',
    /^(keras\.(backend\.clear_session|utils\.clear_session|config|mixed_precision|distribution|saving)|tensorflow\.(config|distribute|compat|get_logger|autograph|test|debugging))\b/,
  ],
  [
    'data',
    /^(numpy|pandas|scipy|sklearn|keras|tensorflow|tensorflow_datasets|jax|torch|PIL|cv2|skimage|imageio|imutils|nltk|re|string|random|collections|itertools|math|datetime|statsmodels|imblearn|gensim|builtins)\b/,
  ],
];

/** What a line that uses this module is about. */
export function topicOf(path: string): Topic {
  return topics.find(([, pattern]) => pattern.test(path))?.[0] ?? 'script';
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
