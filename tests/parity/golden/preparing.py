"""What adapt() learns, lookups, hashes and texts, which Keras computes by TensorFlow whatever its backend; a spectrally normalized layer, whose
kernel changes on TensorFlow alone."""
import json

import keras
import numpy as np
from data import drawn, start_weights
from training import made, part

MANY = drawn((500, 3), -2, 5, 330)
ADAPTED = [
    *((part("Normalization", **options), MANY.reshape(shape)) for options, shape in [({}, (500, 3)), ({"axis": None}, (500, 3)), ({"axis": [1, 2]}, (250, 2, 3)), ({"axis": 1}, (250, 2, 3)), ({"invert": True}, (500, 3))]),
    *((part("Discretization", **options), MANY) for options in [{"num_bins": 4}, {"num_bins": 7, "epsilon": 0.001}, {"num_bins": 3, "epsilon": 0.2}, {"num_bins": 200}]),
    (part("Discretization", num_bins=4), MANY[:7]),
    (part("Discretization", num_bins=5), MANY[:1]),
]


def adapted(layer, data):
    described = made(keras.layers, layer)
    described.adapt(data)
    learned = [np.ravel(weight) for weight in described.get_weights()] if layer["class_name"] == "Normalization" else [described.bin_boundaries]
    return {"adapted": layer, "shape": list(data.shape), "learned": learned, "values": np.ravel(described(data[:2]))}


NUMBERS = np.floor(drawn((4, 6), -3, 9, 340))
LARGE = np.floor(drawn((3, 5), -1e6, 1e6, 341))
WORDS = [1, 5, -2, 7, 3]
LOOKUPS = [
    part("IntegerLookup", vocabulary=WORDS),
    part("IntegerLookup", vocabulary=WORDS, num_oov_indices=3),
    part("IntegerLookup", vocabulary=WORDS, num_oov_indices=3, mask_token=4),
    part("IntegerLookup", vocabulary=[4, -1, -1, *WORDS], num_oov_indices=2, mask_token=4),
    part("IntegerLookup", vocabulary=WORDS, num_oov_indices=4, oov_method="farmhash"),
    part("IntegerLookup", vocabulary=WORDS, num_oov_indices=4, oov_method="farmhash", salt=[7, -3]),
    part("IntegerLookup", vocabulary=WORDS, invert=True),
    part("IntegerLookup", vocabulary=WORDS, invert=True, mask_token=4, num_oov_indices=2, oov_token=99),
    *(part("IntegerLookup", vocabulary=WORDS, output_mode=mode) for mode in ("one_hot", "multi_hot", "count")),
    part("IntegerLookup", vocabulary=WORDS, output_mode="count", mask_token=4, num_oov_indices=2),
    part("IntegerLookup", vocabulary=WORDS, output_mode="multi_hot", max_tokens=9, pad_to_max_tokens=True),
    part("IntegerLookup", vocabulary=WORDS, output_mode="tf_idf", idf_weights=[0.1, 0.2, 0.3, 0.4, 0.6]),
    part("IntegerLookup", vocabulary=[-1, *WORDS], output_mode="tf_idf", idf_weights=[2.0, 0.1, 0.2, 0.3, 0.4, 0.6], max_tokens=8, pad_to_max_tokens=True),
    part("Hashing", num_bins=5),
    part("Hashing", num_bins=5, salt=133),
    part("Hashing", num_bins=50, salt=[133, -137]),
    part("Hashing", num_bins=4, mask_value=3),
    part("Hashing", num_bins=4, output_mode="one_hot"),
    part("Hashing", num_bins=4, output_mode="multi_hot", mask_value=2),
    part("Hashing", num_bins=4, output_mode="count", salt=1),
]
ADAPTING = [
    part("IntegerLookup"),
    part("IntegerLookup", max_tokens=4),
    part("IntegerLookup", mask_token=0, num_oov_indices=2),
    part("IntegerLookup", mask_token=0, output_mode="tf_idf"),
    part("IntegerLookup", output_mode="count", max_tokens=20, pad_to_max_tokens=True),
]


def plain(value):
    value = np.array(value)
    return {"values": np.ravel(value), "output_shape": list(value.shape)}


def looked_up(layer, x):
    return {"lookup": layer, "x": np.ravel(x), "shape": list(x.shape), **plain(made(keras.layers, layer)(x.astype("int64")))}


def adapting(layer):
    described = made(keras.layers, layer)
    described.adapt(NUMBERS.astype("int64"))
    return {"adapting": layer, "x": np.ravel(NUMBERS), "shape": list(NUMBERS.shape), "vocabulary": [int(token) for token in described.get_vocabulary()], **plain(described(NUMBERS.astype("int64")))}


TEXTS = [
    "The quick brown fox, the lazy dog.",
    "A quick test -- with   spaces\tand\nlines!",
    "Ünïcode Wörter: ÄÖÜ straße, naïve café",
    "the the the quick",
    "",
    "emoji \U0001f600 and \uffe6 signs; it's 100% [ok] {no} <yes> `a` ~b~ c_d ^e|",
    "a word that is quite long: pneumonoultramicroscopicsilicovolcanoconiosis-and-floccinaucinihilipilification together",
]
UNKNOWN = ["A lazy fox with unknown words and the quick dog", "naïve signs? emoji!", "...", "straße x y z"]
VOCABULARY = ["the", "quick", "fox", "and", "naïve"]
VECTORIZATIONS = [
    ({}, None),
    ({"output_sequence_length": 5}, None),
    ({"output_sequence_length": 12, "max_tokens": 6}, None),
    ({"standardize": None}, None),
    ({"standardize": "lower"}, None),
    ({"standardize": "strip_punctuation"}, None),
    ({"split": "character", "output_sequence_length": 20}, None),
    ({"split": None}, None),
    ({"split": None, "output_mode": "count"}, None),
    ({"ngrams": 2}, None),
    ({"ngrams": [3, 1], "max_tokens": 12}, None),
    ({"output_mode": "multi_hot"}, None),
    ({"output_mode": "count", "max_tokens": 10}, None),
    ({"output_mode": "count", "max_tokens": 100, "pad_to_max_tokens": True}, None),
    ({"output_mode": "tf_idf"}, None),
    ({"output_mode": "tf_idf", "max_tokens": 60, "pad_to_max_tokens": True}, None),
    ({}, VOCABULARY),
    ({}, ["", "[UNK]", *VOCABULARY]),
    ({"output_mode": "tf_idf", "idf_weights": [0.1, 0.2, 0.3, 0.4, 0.6]}, VOCABULARY),
]


def vectorization(options, vocabulary):
    options = options | ({"vocabulary": vocabulary} if vocabulary else {})
    keras.utils.clear_session()
    given = {name: tuple(value) if name == "ngrams" and isinstance(value, list) else value for name, value in options.items()}
    layer = keras.layers.TextVectorization(**given)
    if not vocabulary:
        layer.adapt(TEXTS)
    single = options.get("split", "") is None
    texts = [[text] for text in UNKNOWN] if single else UNKNOWN
    return {"vectorization": options, "texts": TEXTS, "unknown": texts, "vocabulary": layer.get_vocabulary(), "bare": layer.get_vocabulary(include_special_tokens=False), **plain(layer(texts)),
            "config": json.loads(json.dumps(keras.layers.TextVectorization(**given).get_config()))}


NAMES = [["b", "a", "c"], ["a", "b", "a"], ["", "é", "\U0001f600"], ["z", "\uffe6", "a"]]
ASKED = [["a", "b", "x"], ["", "unknown", "é"], ["another unknown text that is longer than sixteen bytes", "z" * 40, "long " * 30]]
STRINGS = [
    ({}, None),
    ({"num_oov_indices": 3}, None),
    ({"num_oov_indices": 3, "salt": [5, 6]}, None),
    ({"mask_token": ""}, None),
    ({"max_tokens": 4, "num_oov_indices": 2, "mask_token": ""}, None),
    ({"output_mode": "one_hot"}, None),
    ({"output_mode": "multi_hot", "mask_token": ""}, None),
    ({"output_mode": "count", "max_tokens": 12, "pad_to_max_tokens": True}, None),
    ({"output_mode": "tf_idf"}, None),
    ({"output_mode": "tf_idf", "idf_weights": [0.5, 0.25, 0.75]}, ["[UNK]", "a", "b"]),
    ({"oov_token": "?"}, ["?", "a", "b"]),
    ({}, ["a", "b", "c"]),
]


def strings(options, vocabulary):
    options = options | ({"vocabulary": vocabulary} if vocabulary else {})
    keras.utils.clear_session()
    layer = keras.layers.StringLookup(**options)
    if not vocabulary:
        layer.adapt(NAMES)
    return {"strings": options, "names": NAMES, "asked": ASKED, "vocabulary": layer.get_vocabulary(), **plain(layer(ASKED)),
            "config": json.loads(json.dumps(keras.layers.StringLookup(**options).get_config()))}


def inverted(options):
    layer = keras.layers.StringLookup(vocabulary=["a", "b"], invert=True, **options)
    texts = [[text.decode() for text in row] for row in np.array(layer([[0, 1, 2], [3, 4, 9]])).tolist()]
    return {"inverted": options, "texts": texts}


SPECTRAL = [
    (part("Dense", units=3, activation="tanh"), 1, (5,)),
    (part("Dense", units=4, use_bias=False), 4, (5,)),
    (part("Conv1D", filters=3, kernel_size=2), 2, (4, 2)),
]


def spectral(layer, power_iterations, shape):
    """Ten steps: TensorFlow divides the kernel itself, the optimizer then moves what came out."""
    keras.utils.clear_session()
    wrapped = part("SpectralNormalization", layer=layer, power_iterations=power_iterations)
    layers = [wrapped, part("Flatten"), part("Dense", units=2)]
    model = keras.Sequential([keras.Input(shape), *(made(keras.layers, one) for one in layers)])
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse", run_eagerly=True)
    held = drawn((2, *shape), seed=350)
    first = np.ravel(model(held))
    losses = [float(model.train_on_batch(drawn((8, *shape), seed=360 + step), drawn((8, 2), seed=380 + step))) for step in range(10)]
    return {"spectral": layers, "shape": list(shape), "first": first, "losses": losses, "values": np.ravel(model(held)), "kernel": np.ravel(model.layers[0].get_weights()[0])}


def golden():
    yield from (adapted(*case) for case in ADAPTED)
    yield from (looked_up(layer, x) for layer in LOOKUPS for x in (NUMBERS, LARGE) if not layer["config"].get("invert") or x is NUMBERS)
    yield looked_up(part("IntegerLookup", vocabulary=WORDS, output_mode="one_hot"), NUMBERS[:, :1])
    yield looked_up(part("Hashing", num_bins=4, output_mode="one_hot"), NUMBERS[:, :1])
    yield from (adapting(layer) for layer in ADAPTING)
    yield from (vectorization(*case) for case in VECTORIZATIONS)
    yield from (strings(*case) for case in STRINGS)
    yield from (inverted(options) for options in ({}, {"mask_token": ""}, {"num_oov_indices": 2, "oov_token": "?"}))
    yield from (spectral(*case) for case in SPECTRAL)
