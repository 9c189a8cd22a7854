"""Cases without training: values of activations, losses, metrics and layers, and how initial weights are spread."""
import keras
import numpy as np
from data import drawn
from training import ACTIVATIONS, TANH, build, made, part

ROWS, AT_ONCE = 40, 7

ACTIVATION_OPTIONS = [
    part("relu", negative_slope=0.1, max_value=2.0, threshold=0.5),
    part("leaky_relu", negative_slope=0.3),
    part("elu", alpha=0.5),
    part("celu", alpha=2.0),
    part("gelu", approximate=True),
    part("squareplus", b=1.0),
    part("hard_shrink", threshold=2.0),
    part("soft_shrink", threshold=2.0),
    part("threshold", threshold=1.0, default_value=-3.0),
]
SIMPLE = [part(name) for name in ["linear", "tanh", "glu", *ACTIVATIONS]]


def activation(case):
    x = drawn((8, 8), -6, 6, 70)
    x[0] *= 10
    value = getattr(keras.activations, case["class_name"])(x, **case["config"])
    return {"activation": case, "values": np.ravel(value)}


def columns(kind, width):
    """What is predicted, or true, for ROWS rows."""
    classes, guesses = (np.floor(drawn((ROWS, 1), 0, width, seed)) for seed in (81, 85))

    def one_hot(labels):
        return (labels == np.arange(width)).astype("float32")

    return {
        "numbers": lambda: drawn((ROWS, width), -2, 2, 82),
        "logits": lambda: drawn((ROWS, width), -5, 5, 83),
        "probabilities": lambda: drawn((ROWS, width), 0, 1, 84),
        "class": lambda: classes,
        "row of a class": lambda: one_hot(classes),
        "guesses": lambda: one_hot(guesses),
        "yes or no": lambda: np.floor(drawn((ROWS, width), 0, 2, 86)),
        "yes, no or between": lambda: drawn((ROWS, width), 0, 1, 87),
    }[kind]()


REDUCTIONS = ["sum_over_batch_size", "sum", "mean", "mean_with_sample_weight"]


def loss_cases():
    for prediction, options in [("probabilities", {}), ("guesses", {}), ("logits", {"from_logits": True})]:
        for smoothing in (0, 0.2):
            smoothed = options | ({"label_smoothing": smoothing} if smoothing else {})
            yield "yes or no", prediction, 3, part("BinaryCrossentropy", **smoothed)
            yield "yes, no or between", prediction, 1, part("BinaryCrossentropy", **smoothed)
            yield "row of a class", prediction, 4, part("CategoricalCrossentropy", **smoothed)
        for ignored in ({}, {"ignore_class": 2}, {"ignore_class": 0}):
            yield "class", prediction, 4, part("SparseCategoricalCrossentropy", **options | ignored)
    for loss in (part("MeanSquaredError"), part("MeanAbsoluteError"), part("Huber"), part("Huber", delta=0.4)):
        yield "numbers", "logits", 3, loss
        yield "numbers", "logits", 1, loss


def loss(truth, prediction, width, described, reduction, weighted):
    described = part(described["class_name"], **described["config"] | {"reduction": reduction})
    weights = drawn((ROWS,), 0, 2, 88) if weighted else None
    value = made(keras.losses, described)(columns(truth, width), columns(prediction, width), sample_weight=weights)
    return {"loss": described, "truth": truth, "prediction": prediction, "width": width, "weighted": weighted, "values": [float(value)]}


METRICS = [
    ("yes or no", "guesses", 3, part("Accuracy")),
    ("yes or no", "probabilities", 1, part("BinaryAccuracy")),
    ("yes or no", "probabilities", 3, part("BinaryAccuracy", threshold=0.3)),
    ("row of a class", "probabilities", 4, part("CategoricalAccuracy")),
    ("class", "probabilities", 4, part("SparseCategoricalAccuracy")),
    *(
        ("yes or no", "probabilities", 4, part(name, **options))
        for name in ("Precision", "Recall")
        for options in ({}, {"thresholds": 0.7}, {"top_k": 2}, {"class_id": 1}, {"thresholds": 0.6, "top_k": 3, "class_id": 2})
    ),
    ("yes or no", "probabilities", 1, part("Precision", thresholds=1.0)),
    ("numbers", "logits", 3, part("MeanSquaredError")),
    ("numbers", "logits", 3, part("MeanAbsoluteError")),
    ("numbers", "logits", 1, part("R2Score")),
    ("numbers", "logits", 3, part("R2Score")),
    ("numbers", "logits", 3, part("R2Score", class_aggregation="variance_weighted_average")),
    ("numbers", "logits", 3, part("R2Score", class_aggregation=None)),
    ("numbers", "logits", 3, part("R2Score", num_regressors=5)),
]


def metric(truth, prediction, width, described, weighted):
    made_metric = made(keras.metrics, described)
    y, p = columns(truth, width), columns(prediction, width)
    weights = drawn((ROWS,), 0, 2, 88)
    for start in range(0, ROWS, AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        made_metric.update_state(y[rows], p[rows], sample_weight=weights[rows] if weighted else None)
    value = np.ravel(made_metric.result())
    return {"metric": described, "truth": truth, "prediction": prediction, "width": width, "weighted": weighted, "values": value}


LAYERS = [
    [part("Dropout", rate=0.5)],
    [part("Dense", units=3, **TANH), part("Dropout", rate=0.2), part("Dense", units=2)],
    [part("BatchNormalization")],
    [part("BatchNormalization", epsilon=0.1, center=False)],
    [part("BatchNormalization", scale=False)],
    [part("Dense", units=6), part("Reshape", target_shape=[2, 3]), part("BatchNormalization", axis=1)],
    [part("Dense", units=6), part("Reshape", target_shape=[2, -1]), part("Dense", units=2, use_bias=False), part("Flatten")],
    [part("Dense", units=6), part("Activation", activation="softmax")],
]


def layers(case):
    return {"layers": case, "values": np.ravel(build(case).predict(drawn((4, 5), seed=90), verbose=0))}


BOUNDED = [
    part("GlorotUniform"), part("GlorotNormal"), part("HeUniform"), part("HeNormal"), part("LecunUniform"), part("LecunNormal"),
    *(part("VarianceScaling", mode=mode, distribution=shape, scale=2.0) for mode in ("fan_in", "fan_out", "fan_avg") for shape in ("uniform", "truncated_normal")),
    part("VarianceScaling"), part("RandomUniform"), part("RandomUniform", minval=-1.0, maxval=3.0),
    part("TruncatedNormal"), part("TruncatedNormal", mean=1.0, stddev=0.5),
    part("Zeros"), part("Ones"), part("Constant", value=0.3), part("Identity"), part("Identity", gain=2.0),
]
UNBOUNDED = [
    part("RandomNormal"), part("RandomNormal", mean=1.0, stddev=0.5), part("VarianceScaling", mode="fan_out", distribution="untruncated_normal"),
    part("Orthogonal"), part("Orthogonal", gain=2.0),
]


def initializer(case, bounded):
    random = {"seed": 1} if case["class_name"] not in ("Zeros", "Ones", "Constant", "Identity") else {}
    weights = np.array(made(keras.initializers, part(case["class_name"], **case["config"] | random))((300, 200)), "float64")
    limits = {"min": weights.min(), "max": weights.max()} if bounded else {}
    return {"initializer": case, "mean": weights.mean(), "std": weights.std(), **limits}


def golden():
    yield from (activation(case) for case in SIMPLE + ACTIVATION_OPTIONS)
    for case in loss_cases():
        yield loss(*case, "sum_over_batch_size", False)
    for case in loss_cases():
        if case[1] != "guesses" and "label_smoothing" not in case[3]["config"]:
            yield from (loss(*case, reduction, True) for reduction in REDUCTIONS)
    yield from (metric(*case, weighted) for case in METRICS for weighted in (False, True))
    yield from (layers(case) for case in LAYERS)
    yield from (initializer(case, True) for case in BOUNDED)
    yield from (initializer(case, False) for case in UNBOUNDED)
