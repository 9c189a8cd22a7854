// The whole road of pictures or sounds in folders, one for each class, as a Python script: Keras 3, librosa for sounds.
import { oneHot } from './keras.ts';
import { networkParts } from './python.ts';
import type { Design, Images, Sounds } from './types.ts';

/** The function `read` that turns a file into numbers. */
function reader(data: Images | Sounds, { plan }: Design): string[] {
  if (data.kind === 'images') {
    const [height, width, channels] = data.shape;
    return [
      'def read(path):',
      `    image = keras.utils.load_img(path, color_mode="${channels === 1 ? 'grayscale' : 'rgb'}", target_size=(${height}, ${width}), keep_aspect_ratio=True)`,
      '    return keras.utils.img_to_array(image) / 255',
    ];
  }
  const { sampleRate = 16000, duration = 1, hopLength = 256, nMels = 32 } = (plan.columns[0]?.steps[0]?.options ?? {}) as Record<string, number>;
  return [
    'def read(path):',
    `    sound = librosa.load(path, sr=${sampleRate})[0]`,
    `    sound = librosa.util.fix_length(sound, size=${Math.round(duration * sampleRate)})`,
    `    mel = librosa.feature.melspectrogram(y=sound, sr=${sampleRate}, n_fft=512, hop_length=${hopLength}, n_mels=${nMels}, pad_mode="constant")`,
    '    return librosa.power_to_db(mel).T[..., np.newaxis]',
  ];
}

export function mediaToPython(data: Images | Sounds, design: Design): string {
  const { plan, network } = design;
  const pictures = data.kind === 'images';
  const split = (x: string, y: string, size: number) => `train_test_split(\n    ${x}, ${y}, test_size=${size}, random_state=${plan.seed}, stratify=${y}\n)`;
  const labels = (part: string) => (oneHot(network, data.classes) ? `keras.utils.to_categorical(y_${part}, ${data.classes.length})` : `y_${part}`);
  const { modules, model, training } = networkParts(network, labels('train'), labels('validation'));
  return [
    `# ${data.name}: ${data.target} from ${data.rows} ${pictures ? 'pictures' : 'sounds'}, in one folder for each class.`,
    `# Needs: pip install keras tensorflow scikit-learn ${pictures ? 'pillow' : 'librosa'}`,
    'from pathlib import Path',
    '',
    'import keras',
    ...(pictures ? [] : ['import librosa']),
    'import numpy as np',
    ...(modules.length ? [`from keras import ${modules.join(', ')}`] : []),
    'from sklearn.metrics import classification_report, confusion_matrix',
    'from sklearn.model_selection import train_test_split',
    '',
    '',
    ...reader(data, design),
    '',
    '',
    `keras.utils.set_random_seed(${network.seed})`,
    `files = sorted(path for path in Path("${pictures ? 'pictures' : 'sounds'}").glob("*/*") if path.is_file())`,
    'classes = sorted({path.parent.name for path in files})',
    'x = np.stack([read(path) for path in files])',
    'y = np.array([classes.index(path.parent.name) for path in files])',
    '',
    '# the held-out part is not looked at until the end; the validation part watches over the training',
    `x_rest, x_test, y_rest, y_test = ${split('x', 'y', plan.testSize)}`,
    `x_train, x_validation, y_train, y_validation = ${split('x_rest', 'y_rest', 0.2)}`,
    ...(pictures
      ? []
      : ['mean, scale = x_train.mean(), x_train.std()', 'x_train, x_validation, x_test = [(part - mean) / scale for part in (x_train, x_validation, x_test)]']),
    '',
    model,
    'model.summary()',
    '',
    `history = ${training}`,
    '',
    'predicted = model.predict(x_test).argmax(axis=1)',
    'baseline = np.bincount(y_train).argmax()',
    'print("accuracy:", (predicted == y_test).mean(), "baseline:", (baseline == y_test).mean())',
    'print(confusion_matrix(y_test, predicted))',
    'print(classification_report(y_test, predicted, target_names=classes))',
    '',
  ].join('\n');
}
