"""Cases of 20 training steps of graphs: layers that merge several tensors, attention, EinsumDense. From equal weights, as in training.py."""
import keras
import numpy as np
from data import drawn, start_weights
from training import made, part

ROWS, STEPS = 16, 20


def numbers(shape, rows, seed):
    return drawn((rows, *shape), seed=seed)


def holes(shape, rows, seed):
    """Steps here and there hold nothing, but never the first."""
    x = numbers(shape, rows, seed)
    for row in range(rows):
        x[row, 1 + (row + seed) % (shape[0] - 1)] = 0
    return x


def words(shape, rows, seed):
    """Numbers below 7; 0 stands for padding, which is never first."""
    x = np.floor(drawn((rows, *shape), 0, 7, seed))
    x[:, 0] = 1 + x[:, 0] % 6
    return x


KINDS = {"numbers": numbers, "holes": holes, "words": words}
A, B, C = "numbers", "holes", "words"

MEAN = ["mean", part("GlobalAveragePooling1D")]
OUT = ["out", part("Dense", units=2)]
MASK_A, MASK_B = ["am", part("Masking"), ["a"]], ["bm", part("Masking"), ["b"]]


def case(title, inputs, *layers, truth=(2,), steps=STEPS):
    """Layers are [name, part, what they read, options of the call]; without more they read the layer before."""
    complete = []
    for layer in layers:
        name, which, reads, options = [*layer, None, None][:4]
        complete.append([name, which, reads or [complete[-1][0]], options or {}])
    return {"title": title, "steps": steps, "inputs": {name: [kind, list(shape)] for name, (kind, shape) in inputs.items()}, "layers": complete, "truth": list(truth)}


def merged(layer, a, b, *after):
    """Two dense layers, so that the gradients of both inputs matter, and what merges them."""
    return case(
        f"{layer['class_name']} of {a} and {b}", {"a": (A, a), "b": (A, b)},
        ["p", part("Dense", units=a[-1], activation="tanh"), ["a"]], ["q", part("Dense", units=b[-1], activation="tanh"), ["b"]],
        ["merged", layer, ["p", "q"]], *after, OUT, truth=(*(() if after or max(len(a), len(b)) == 1 else (5,)), 2),
    )


ELEMENTWISE = ["Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum"]
MERGING = [
    *(merged(part(name), (4,), (4,)) for name in ELEMENTWISE),
    *(merged(part(name), (5, 4), (4,)) for name in ELEMENTWISE),
    *(merged(part(name), (5, 1), (1, 4)) for name in ELEMENTWISE),
    merged(part("Concatenate"), (4,), (3,)),
    merged(part("Concatenate", axis=1), (5, 4), (2, 4), MEAN),
    merged(part("Concatenate", axis=-2), (5, 4), (1, 4), MEAN),
    merged(part("Dot", axes=1), (4,), (4,)),
    merged(part("Dot", axes=1, normalize=True), (4,), (4,)),
    merged(part("Dot", axes=-1), (5, 4), (3, 4), MEAN),
    merged(part("Dot", axes=[2, 1]), (5, 4), (4, 3), MEAN),
    merged(part("Dot", axes=[1, 2], normalize=True), (5, 4), (2, 5), MEAN),
    merged(part("Dot", axes=[2, 1]), (5, 4), (4,)) | {"truth": [2]},
    case("three inputs and one of them twice", {"a": (A, (4,)), "b": (A, (4,)), "c": (A, (4,))},
         ["p", part("Dense", units=4), ["a"]], ["sum", part("Add"), ["p", "b", "p"]], ["product", part("Multiply"), ["sum", "c", "sum"]],
         ["largest", part("Maximum"), ["product", "p", "b"]], OUT),
    *(case(f"{name} of masked steps", {"a": (B, (5, 4)), "b": (B, (5, 4))}, MASK_A, MASK_B, ["p", part("Dense", units=4), ["am"]], ["q", part("Dense", units=4), ["bm"]],
           ["merged", part(name), ["p", "q"]], MEAN, OUT) for name in [*ELEMENTWISE, "Concatenate"]),
    *(case(f"{name} of masked steps and others", {"a": (B, (5, 4)), "b": (A, (5, 4))}, MASK_A, ["p", part("Dense", units=4), ["am"]], ["q", part("Dense", units=4), ["b"]],
           ["merged", part(name), ["p", "q"]], MEAN, OUT) for name in [*ELEMENTWISE, "Concatenate"]),
    case("Concatenate of masked steps behind each other", {"a": (B, (5, 4)), "b": (A, (3, 4))}, MASK_A, ["p", part("Dense", units=4), ["am"]],
         ["merged", part("Concatenate", axis=1), ["p", "b"]], ["out", part("Dense", units=2)], truth=(8, 2)),
]

PAIR = {"a": (A, (5, 4)), "b": (A, (6, 4))}
MASKED_PAIR = {"a": (B, (5, 4)), "b": (B, (6, 4))}
Q, V, K = ["q", part("Dense", units=4), ["a"]], ["v", part("Dense", units=3), ["b"]], ["k", part("Dense", units=4), ["b"]]
MASKED_Q, MASKED_V, MASKED_K = ([name, layer, [reads + "m"]] for name, layer, (reads,) in (Q, V, K))
CAUSAL = {"use_causal_mask": True}


def attending(layer, options=None, keyed=False, masked=False, after=(MEAN, OUT), **more):
    title = f"{layer['class_name']} {', '.join(f'{name} {value}' for name, value in layer['config'].items())}{' causal' if options else ''}{' of masked steps' if masked else ''}{' with keys' if keyed else ''}"
    own = [MASK_A, MASK_B, MASKED_Q, MASKED_K, *([MASKED_V] if keyed else [])] if masked else [Q, K, *([V] if keyed else [])]
    return case(title, MASKED_PAIR if masked else PAIR, *own, ["attention", layer, ["q", "v", "k"] if keyed else ["q", "k"], options], *after, **more)


ATTENTION = [
    attending(part("Attention")),
    attending(part("Attention", use_scale=True), keyed=True),
    attending(part("Attention"), CAUSAL),
    attending(part("Attention", score_mode="concat")),
    attending(part("Attention", use_scale=True, score_mode="concat"), CAUSAL, keyed=True),
    attending(part("Attention"), masked=True),
    attending(part("Attention", use_scale=True), CAUSAL, keyed=True, masked=True),
    attending(part("AdditiveAttention")),
    attending(part("AdditiveAttention", use_scale=False), keyed=True),
    attending(part("AdditiveAttention"), CAUSAL, keyed=True, masked=True),
    *(attending(part(name, dropout=0.5), CAUSAL, masked=True, steps=0) for name in ("Attention", "AdditiveAttention")),  # what is dropped is random
]


def heads(options=None, **config):
    return part("MultiHeadAttention", **{"num_heads": 2, "key_dim": 3} | config)


def grouped(**config):
    return part("GroupQueryAttention", **{"head_dim": 3, "num_query_heads": 4, "num_key_value_heads": 2} | config)


SELF = [["attention", heads(), ["a", "a"]], MEAN, OUT]
STEPWISE = [["out", part("Dense", units=2)]]
MULTI_HEAD = [
    case("MultiHeadAttention of a sequence to itself", {"a": (A, (5, 4))}, *SELF),
    case("MultiHeadAttention of a masked sequence to itself", {"a": (B, (5, 4))}, MASK_A, ["attention", heads(), ["am", "am"]], MEAN, OUT),
    case("MultiHeadAttention of a masked sequence to itself, all steps judged", {"a": (B, (5, 4))}, MASK_A, ["attention", heads(), ["am", "am"]], ["flat", part("Flatten")], OUT),
    attending(heads()),
    attending(heads(use_bias=False), keyed=True),
    attending(heads(output_shape=3), CAUSAL, keyed=True),
    attending(heads(output_shape=[2, 3]), after=(["flat", part("Flatten")], OUT)),
    attending(heads(sliding_window=2)),
    attending(heads(sliding_window=2), CAUSAL, masked=True, after=(["flat", part("Flatten")], OUT)),
    attending(heads(), masked=True),
    attending(heads(), CAUSAL, keyed=True, masked=True, after=STEPWISE) | {"truth": [5, 2]},
    attending(heads(use_gate=True), CAUSAL),
    attending(heads(kernel_regularizer=part("L2", l2=0.02), bias_regularizer=part("L1", l1=0.01), kernel_constraint=part("MaxNorm", max_value=0.9))),
    attending(heads(num_heads=1, key_dim=5), keyed=True),
    attending(heads(dropout=0.5, value_dim=5), CAUSAL, keyed=True, steps=0),
    attending(heads(dropout=0.5), masked=True, after=(["flat", part("Flatten")], OUT), steps=0),
    attending(grouped(dropout=0.5), masked=True, after=(["flat", part("Flatten")], OUT), steps=0),
    # On JAX, the dimension of values may differ from that of keys only where there are several axes.
    case("MultiHeadAttention over both axes of an image", {"a": (A, (2, 3, 4))}, ["attention", heads(value_dim=5), ["a", "a"]], ["mean", part("GlobalAveragePooling2D")], OUT),
    case("MultiHeadAttention over the columns of an image", {"a": (A, (2, 3, 4)), "b": (A, (2, 5, 4))}, ["attention", heads(attention_axes=[2]), ["a", "b"]], ["mean", part("GlobalAveragePooling2D")], OUT),
    case("MultiHeadAttention over the rows of an image", {"a": (A, (2, 3, 4)), "b": (A, (5, 3, 4))}, ["attention", heads(attention_axes=[1]), ["a", "b"]], ["mean", part("GlobalAveragePooling2D")], OUT),
    attending(grouped()),
    attending(grouped(use_bias=False), CAUSAL),
    attending(grouped(num_key_value_heads=1, use_gate=True), masked=True),
    attending(grouped(num_key_value_heads=4, sliding_window=3)),
    case("a transformer block over words", {"a": (C, (6,))},
         ["e", part("Embedding", input_dim=7, output_dim=4, mask_zero=True), ["a"]],
         ["attention", heads(), ["e", "e"]], ["sum", part("Add"), ["e", "attention"]],
         ["wide", part("Dense", units=8, activation="gelu")], ["narrow", part("Dense", units=4)], ["both", part("Add"), ["sum", "narrow"]],
         MEAN, OUT),
]


def equation(text, output_shape, shape, *after, **config):
    return case(f"EinsumDense {text} {config}", {"a": (A, shape)}, ["sums", part("EinsumDense", equation=text, output_shape=output_shape, **config), ["a"]], *after)


FLAT = ["flat", part("Flatten")]
EINSUM = [
    equation("ab,bc->ac", 6, (4,), OUT, bias_axes="c", activation="tanh"),
    equation("abc,cd->abd", [3, 6], (3, 4), FLAT, OUT, bias_axes="d"),
    equation("...x,xy->...y", 6, (3, 4), FLAT, OUT, bias_axes="y", activation="relu"),
    equation("abc,cde->abde", [3, 2, 3], (3, 4), FLAT, OUT, bias_axes="de"),
    equation("abc,cde->abde", [3, 2, 3], (3, 4), FLAT, OUT, bias_axes="b"),
    equation("abde,def->abf", [3, 5], (3, 2, 4), FLAT, OUT, bias_axes="f"),
    equation("ab...,bc->ac...", 5, (4, 3, 2), FLAT, OUT, bias_axes="c"),
    equation("abc,bcd->abd", [3, 5], (3, 4), FLAT, OUT),
    equation("abc,cd->ad", 5, (3, 4), OUT, bias_axes="d"),
    equation("abc,bd->adc", [5, 4], (3, 4), FLAT, OUT, bias_axes="dc"),
    equation("abc,c->abc", [3, 4], (3, 4), FLAT, OUT, kernel_regularizer=part("L2", l2=0.02), kernel_constraint=part("NonNeg")),
]

CASES = MERGING + ATTENTION + MULTI_HEAD + EINSUM

WRITTEN = [
    *(part(name) for name in ELEMENTWISE),
    part("Concatenate", axis=1),
    part("Dot", axes=1),
    part("Dot", axes=[1, -1], normalize=True),
    part("Attention", use_scale=True, score_mode="concat", dropout=0.25, seed=3),
    part("AdditiveAttention", use_scale=False, dropout=0.25),
    part("MultiHeadAttention", num_heads=2, key_dim=3, value_dim=3),  # which Keras writes even if it isn't given
    part("MultiHeadAttention", num_heads=2, key_dim=3, value_dim=5, dropout=0.25, use_bias=False, output_shape=7, attention_axes=1, sliding_window=4, use_gate=True, seed=3,
         kernel_initializer="he_normal", kernel_regularizer=part("L2", l2=0.02), bias_constraint=part("NonNeg")),
    grouped(),
    grouped(use_gate=True, sliding_window=2, dropout=0.25),
    part("EinsumDense", equation="abc,cd->abd", output_shape=[None, 4], bias_axes="d", activation="relu"),
    part("EinsumDense", equation="...x,xy->...y", output_shape=4),
]


def written(layer):
    config = made(keras.layers, layer | {"config": layer["config"] | {"name": "mine"}}).get_config()
    del config["dtype"]
    return {"title": layer["class_name"], "given": layer, "written": config}


def build(case):
    keras.utils.clear_session()
    tensors = {name: keras.Input(shape, name=name) for name, (_, shape) in case["inputs"].items()}
    inputs = list(tensors.values())
    for name, which, reads, options in case["layers"]:
        layer = made(keras.layers, which | {"config": which["config"] | {"name": name}})
        given = [tensors[read] for read in reads]
        one_by_one = which["class_name"] in ("MultiHeadAttention", "GroupQueryAttention")
        tensors[name] = layer(*given, **options) if one_by_one or len(given) == 1 else layer(given, **options)
    model = keras.Model(inputs, tensors[case["layers"][-1][0]])
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    return model


def inputs_of(case, rows, seed):
    return {name: KINDS[kind](shape, rows, seed + 1000 * index) for index, (name, (kind, shape)) in enumerate(case["inputs"].items())}


def train(case):
    model = build(case)
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
    held = inputs_of(case, 2, 50)
    first = np.ravel(model.predict(held, verbose=0))
    losses = []
    for batch in range(case["steps"]):
        y = drawn((ROWS, *case["truth"]), seed=batch + 201)
        losses.append(model.fit(inputs_of(case, ROWS, batch + 1), y, batch_size=ROWS, shuffle=False, verbose=0).history["loss"][0])
    weights = [[weight.path, list(weight.shape)] for weight in model.weights]
    return case | {"weights": weights, "first": first, "losses": losses, "prediction": np.ravel(model.predict(held, verbose=0))}


def golden():
    return [*(train(case) for case in CASES), *(written(layer) for layer in WRITTEN)]
