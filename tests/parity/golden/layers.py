"""Values, gradients and options of single layers; what becomes of a mask that reaches them."""
import json

import jax
import keras
import numpy as np
from data import drawn, start_weights
from training import made, part

ROWS = 4

# Each with the shape of a row.
DIFFERENTIABLE = [
    (part("ReLU"), (5,)),
    (part("ReLU", max_value=0.5, negative_slope=0.2, threshold=0.3), (2, 6)),
    (part("ReLU", negative_slope=0.5), (5,)),
    (part("LeakyReLU"), (5,)),
    (part("LeakyReLU", negative_slope=0.1), (2, 3)),
    (part("PReLU"), (2, 3)),
    (part("PReLU", shared_axes=[1, 2]), (2, 3, 5)),
    (part("PReLU", shared_axes=1, alpha_regularizer=part("L2", l2=0.1)), (4, 3)),
    (part("ELU"), (5,)),
    (part("ELU", alpha=0.3), (2, 3)),
    (part("Softmax"), (3, 5)),
    (part("Softmax", axis=1), (3, 5)),
    (part("Softmax", axis=[1, 3]), (2, 3, 4)),
    (part("Softmax", axis=[-1, 1]), (3, 4)),
    (part("Identity"), (2, 3)),
    (part("ActivityRegularization", l1=0.1, l2=0.2), (2, 3)),
    (part("RepeatVector", n=3), (5,)),
    (part("Permute", dims=[2, 1]), (2, 5)),
    (part("Permute", dims=[3, 1, 2]), (2, 3, 4)),
    (part("LayerNormalization"), (6,)),
    (part("LayerNormalization", epsilon=0.1, center=False), (3, 5)),
    (part("LayerNormalization", axis=1, gamma_regularizer=part("L2", l2=0.1), beta_regularizer=part("L1", l1=0.1)), (3, 5)),
    (part("LayerNormalization", axis=[2, 1], scale=False), (3, 5)),
    (part("LayerNormalization", axis=[-1, 1], center=False, scale=False), (2, 3, 4)),
    (part("LayerNormalization", axis=[-1, 1]), (3, 4)),
    (part("GroupNormalization", groups=2), (6,)),
    (part("GroupNormalization", groups=3, epsilon=0.1), (2, 3, 6)),
    (part("GroupNormalization", groups=-1, center=False), (4, 3)),
    (part("GroupNormalization", groups=1, scale=False), (4, 3)),
    (part("GroupNormalization", groups=2, axis=1), (4, 3, 2)),
    (part("GroupNormalization", groups=2, axis=-2), (3, 4, 2)),
    (part("RMSNormalization"), (6,)),
    (part("RMSNormalization", axis=[1, 2], epsilon=0.1), (3, 4)),
    (part("RMSNormalization", axis=-1), (3, 4)),
    (part("UnitNormalization"), (6,)),
    (part("UnitNormalization", axis=1), (3, 4)),
    (part("UnitNormalization", axis=[1, -1]), (2, 3, 2)),
    *((part("UpSampling2D", interpolation=how), (2, 3, 2)) for how in ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5")),
    (part("UpSampling2D", size=[3, 2], interpolation="bicubic"), (4, 5, 1)),
    (part("UpSampling2D", size=[2, 3], interpolation="lanczos5"), (6, 7, 1)),
    *((part(name, output_size=size), shape) for name in ("AdaptiveAveragePooling1D", "AdaptiveMaxPooling1D") for size, shape in ((3, (7, 2)), ([4], (8, 3)), (5, (3, 2)))),
    *((part(name, output_size=size), shape) for name in ("AdaptiveAveragePooling2D", "AdaptiveMaxPooling2D") for size, shape in ((2, (5, 4, 3)), ([3, 1], (4, 5, 2)))),
    (part("Rescaling", scale=0.5), (2, 3)),
    (part("Rescaling", scale=[1.0, 2.0, 3.0], offset=-1.0), (2, 3)),
    (part("Rescaling", scale=[[1.0], [2.0]], offset=[1.0, 2.0, 3.0]), (2, 3)),
    (part("Normalization"), (3,)),
    (part("Normalization", axis=1), (2, 3)),
    (part("Normalization", axis=None), (2, 3)),
    (part("Normalization", mean=0.5, variance=4.0), (2, 3)),
    (part("Normalization", mean=[1.0, 2.0, 3.0], variance=[4.0, 1.0, 0.0], invert=True), (2, 3)),
    (part("Normalization", axis=[1, 2], mean=[[1.0, 2.0, 3.0]], variance=[[4.0, 1.0, 0.25]]), (2, 3)),
    (part("GaussianNoise", stddev=0.0), (3,)),
    (part("AlphaDropout", rate=0.0), (3,)),
]


def start(model):
    """Sets the weights. A Normalization doesn't look at its own until it is told to."""
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    for layer in model.layers:
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()


def differentiable(layer, shape):
    """The rows are weights themselves, those of an embedding, so that they have gradients as other weights do."""
    keras.utils.clear_session()
    values = int(np.prod(shape))
    first = [part("Embedding", input_dim=ROWS, output_dim=values), part("Reshape", target_shape=list(shape))]
    model = keras.Sequential([keras.Input((1,)), *(made(keras.layers, one) for one in [*first, layer])])
    start(model)
    x = np.arange(ROWS).reshape(ROWS, 1)
    y = model(x)
    truth = drawn(y.shape, seed=300)

    def loss(weights):
        y, _, penalties = model.stateless_call(weights, model.non_trainable_variables, x, training=True, return_losses=True)
        return keras.losses.MeanSquaredError(reduction="sum")(truth, y) + sum(penalties)

    gradients = jax.grad(loss)([variable.value for variable in model.trainable_variables])
    return {"layers": [*first, layer], "values": np.ravel(y), "gradients": [np.ravel(gradient) for gradient in gradients]}


# Each with inputs.
NUMBERS = drawn((3, 5), -3, 3, 310)
CLASSES = np.floor(drawn((3, 5), 0, 4, 311))
ENCODINGS = [
    *((part("Discretization", bin_boundaries=[-1.0, 0.0, 0.5, 2.0], output_mode=mode), NUMBERS) for mode in ("int", "one_hot", "multi_hot", "count")),
    (part("Discretization", bin_boundaries=[0.0], output_mode="one_hot"), NUMBERS[:, :1]),
    (part("Discretization", bin_boundaries=[0.0], output_mode="count"), NUMBERS.reshape(1, 3, 5)),
    *((part("CategoryEncoding", num_tokens=5, output_mode=mode), CLASSES) for mode in ("one_hot", "multi_hot", "count")),
    (part("CategoryEncoding", num_tokens=4, output_mode="one_hot"), CLASSES[:, :1]),
    (part("CategoryEncoding", num_tokens=4, output_mode="one_hot"), CLASSES.reshape(1, 3, 5)),
]


def encoding(layer, x):
    y = np.array(made(keras.layers, layer)(x))
    return {"encoding": layer, "x": np.ravel(x), "shape": list(x.shape), "values": np.ravel(y), "output_shape": list(y.shape)}


# Between a masking and an LSTM, which skips masked steps.
MASKED = [
    part(name, **config)
    for name, config in [
        ("ReLU", {}), ("LeakyReLU", {}), ("PReLU", {}), ("ELU", {}), ("Identity", {}), ("ActivityRegularization", {}), ("SpatialDropout1D", {"rate": 0.5}),
        ("AlphaDropout", {"rate": 0.5}), ("GaussianDropout", {"rate": 0.5}), ("GaussianNoise", {"stddev": 0.5}), ("LayerNormalization", {}),
        ("GroupNormalization", {"groups": 3}), ("RMSNormalization", {}), ("UnitNormalization", {}), ("Rescaling", {"scale": 0.5}), ("Normalization", {}),
        ("Permute", {"dims": [2, 1]}),
    ]
]


def masked(layer):
    keras.utils.clear_session()
    x = drawn((2, 4, 3), seed=320)
    x[0, 1] = x[1, 3] = x[1, 0] = 0
    layers = [part("Masking"), layer, part("LSTM", units=2)]
    model = keras.Sequential([keras.Input((4, 3)), *(made(keras.layers, one) for one in layers)])
    start(model)
    return {"masked": layers, "values": np.ravel(model(x))}


PLAIN = [
    part("ReLU"), part("LeakyReLU"), part("PReLU"), part("ELU"), part("Softmax"), part("Identity"), part("ActivityRegularization"), part("RepeatVector", n=3),
    part("Permute", dims=[2, 1]), part("SpatialDropout1D", rate=0.3), part("SpatialDropout2D", rate=0.3), part("SpatialDropout3D", rate=0.3), part("AlphaDropout", rate=0.3),
    part("GaussianDropout", rate=0.3), part("GaussianNoise", stddev=0.3), part("LayerNormalization"), part("GroupNormalization"), part("RMSNormalization"),
    part("UnitNormalization"), part("SpectralNormalization", layer=part("Dense", units=3)), part("UpSampling2D"), part("AdaptiveAveragePooling1D", output_size=2),
    part("AdaptiveAveragePooling2D", output_size=2), part("AdaptiveMaxPooling1D", output_size=2), part("AdaptiveMaxPooling2D", output_size=2), part("Rescaling", scale=2.0),
    part("Normalization"), part("Discretization", num_bins=3), part("Discretization", bin_boundaries=[1.0]), part("CategoryEncoding", num_tokens=3),
]


def config(layer):
    keras.utils.clear_session()
    return {"described": layer, "config": json.loads(json.dumps(made(keras.layers, layer).get_config()))}


def golden():
    yield from (differentiable(*case) for case in DIFFERENTIABLE)
    yield from (encoding(*case) for case in ENCODINGS)
    yield from (masked(layer) for layer in MASKED)
    yield from (config(layer) for layer in PLAIN)
