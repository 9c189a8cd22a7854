"""Cases of losses and metrics: values of given predictions along any axis, and 20 training steps with every loss."""
import inspect

import keras
import numpy as np
from data import batches, drawn
from training import CLASSIFIER, ONE_HOT, REGRESSION, YES_NO, build, made, net, part

ROWS, AT_ONCE = 24, 7
REDUCTIONS = ["sum_over_batch_size", "sum", "mean", "mean_with_sample_weight"]


def unit(rows):
    return (rows / np.sqrt(np.sum(np.square(rows.astype("float64")), axis=-1, keepdims=True))).astype("float32")


def prediction(kind, shape):
    shape = (ROWS, *shape)
    return {
        "numbers": lambda: drawn(shape, -2, 2, 82),
        "logits": lambda: drawn(shape, -5, 5, 83),
        "probabilities": lambda: drawn(shape, 0, 1, 84),
        "tenths": lambda: (np.floor(drawn(shape, 0, 11, 89)) / 10).astype("float32"),
        "amounts": lambda: drawn(shape, 0.1, 4, 90),
        "unit rows": lambda: unit(drawn(shape, -1, 1, 91)),
        "ids": lambda: np.floor(drawn(shape, 0, 4, 92)),
    }[kind]()


def truth(kind, shape, axis):
    classes = (ROWS, *shape)[axis]
    labels = np.floor(drawn(tuple(np.delete((ROWS, *shape), axis)), 0, classes, 81))
    return {
        "numbers": lambda: drawn((ROWS, *shape), -2, 2, 85),
        "between": lambda: drawn((ROWS, *shape), 0, 1, 87),
        "yes or no": lambda: np.floor(drawn((ROWS, *shape), 0, 2, 86)),
        "signs": lambda: 2 * np.floor(drawn((ROWS, *shape), 0, 2, 86)) - 1,
        "counts": lambda: np.floor(drawn((ROWS, *shape), 0, 5, 93)),
        "ids": lambda: np.floor(drawn((ROWS, *shape), 0, 4, 94)),
        "class": lambda: labels,
        "few classes": lambda: np.floor(drawn((ROWS,), 0, 3, 95)),
        "row of a class": lambda: np.moveaxis(labels[..., None] == np.arange(classes), -1, axis).astype("float32"),
    }[kind]()


def setting(judge, y, p, shape=(3,)):
    axis = judge["config"].get("axis", -1)
    return {"truth": y, "prediction": p, "shape": list(shape), "axis": axis if isinstance(axis, int) and axis != 0 else -1}


def data(one):
    return truth(one["truth"], one["shape"], one["axis"]), prediction(one["prediction"], one["shape"])


LOSSES = [
    *(
        (part("BinaryFocalCrossentropy", **options), y, p)
        for y in ("yes or no", "between")
        for p, from_logits in (("probabilities", False), ("logits", True))
        for options in (
            {"from_logits": from_logits}, {"from_logits": from_logits, "gamma": 0.7}, {"from_logits": from_logits, "label_smoothing": 0.2},
            {"from_logits": from_logits, "apply_class_balancing": True, "alpha": 0.4, "gamma": 3.0},
        )
    ),
    *(
        (part("CategoricalFocalCrossentropy", **options), "row of a class", p, (4,))
        for p, from_logits in (("probabilities", False), ("logits", True))
        for options in (
            {"from_logits": from_logits}, {"from_logits": from_logits, "gamma": 0.7, "alpha": 0.5},
            {"from_logits": from_logits, "label_smoothing": 0.2, "alpha": [0.1, 0.2, 0.3, 0.4]},
        )
    ),
    *((part("CategoricalGeneralizedCrossEntropy", **options), "class", "probabilities", (4,)) for options in ({}, {"q": 0.2})),
    *((part(name), y, p) for name in ("Hinge", "SquaredHinge") for y in ("yes or no", "signs", "numbers") for p in ("numbers", "logits")),
    (part("CategoricalHinge"), "row of a class", "numbers", (4,)),
    (part("CategoricalHinge"), "row of a class", "probabilities", (4,)),
    (part("KLDivergence"), "between", "probabilities"),
    (part("KLDivergence"), "row of a class", "tenths"),
    (part("Poisson"), "counts", "amounts"),
    (part("Poisson"), "counts", "tenths"),
    *((part(name), "numbers", "logits") for name in ("LogCosh", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "CosineSimilarity")),
    (part("MeanAbsolutePercentageError"), "counts", "amounts"),
    (part("MeanSquaredLogarithmicError"), "counts", "amounts"),
    (part("CosineSimilarity"), "yes or no", "ids", (2,)),
    *((part("Dice"), y, "probabilities") for y in ("yes or no", "row of a class")),
    *((part("Tversky", **options), "yes or no", "probabilities") for options in ({}, {"alpha": 0.3, "beta": 0.7})),
    *((part("Circle", **options), "few classes", "unit rows", (5,)) for options in ({}, {"gamma": 4.0, "margin": 0.1}, {"gamma": 4.0, "remove_diagonal": False})),
    (part("Circle"), "class", "unit rows", (30,)),
]
AXES = [
    *((part(name, axis=axis), "yes or no", "probabilities", (4, 3)) for name in ("Dice", "Tversky") for axis in (0, 1, 2, [1, 2], [0, 2], [0, 1, 2])),
    *((part("CosineSimilarity", axis=axis), "numbers", "logits", (4, 3)) for axis in (-1, 1, 2, 0)),
    *((part(name, axis=axis), "yes or no", "probabilities", (4, 3)) for name in ("BinaryCrossentropy", "BinaryFocalCrossentropy") for axis in (-1, 1)),
    *((part(name, axis=axis), "row of a class", "probabilities", (3, 3)) for name in ("CategoricalCrossentropy", "CategoricalFocalCrossentropy") for axis in (-1, 1)),
    (part("CategoricalCrossentropy", axis=1, from_logits=True), "row of a class", "logits", (4, 3)),
    # Squares: Keras on JAX compares the shape of class numbers with all axes but the last.
    *((part("SparseCategoricalCrossentropy", axis=axis), "class", "probabilities", (3, 3)) for axis in (-1, 1)),
    (part("SparseCategoricalCrossentropy", axis=1, ignore_class=2), "class", "probabilities", (3, 3)),
    (part("SparseCategoricalCrossentropy", axis=2), "class", "probabilities", (2, 3, 3)),
]


def loss(described, reduction, weighted, *data_of):
    described = part(described["class_name"], **described["config"] | {"reduction": reduction})
    one = {"loss": described, "weighted": weighted} | setting(described, *data_of)
    weights = drawn((ROWS,), 0, 2, 88) if weighted else None
    value = made(keras.losses, described)(*data(one), sample_weight=weights)
    return one | {"values": [float(value)]}


def losses():
    for case, *of in LOSSES + AXES:
        yield loss(case, "sum_over_batch_size", False, *of)
    for case, *of in AXES[:12]:
        yield loss(case, "sum", False, *of)
    for case, *of in [(name, *of) for name, *of in LOSSES if "from_logits" not in name["config"]]:
        yield from (loss(case, reduction, True, *of) for reduction in REDUCTIONS)
    for case, *of in [case for case in AXES if case[0]["config"]["axis"] == [1, 2]]:
        yield from (loss(case, reduction, True, *of) for reduction in REDUCTIONS)


THREE, FOUR = (3,), (4,)
YES = ("yes or no", "probabilities")
METRICS = [
    *((part(name), "numbers", "logits") for name in ("RootMeanSquaredError", "MeanAbsolutePercentageError", "MeanSquaredLogarithmicError", "LogCoshError", "CosineSimilarity")),
    (part("Poisson"), "counts", "amounts"),
    (part("KLDivergence"), "between", "probabilities"),
    *((part(name), y, "numbers") for name in ("Hinge", "SquaredHinge") for y in ("yes or no", "signs")),
    (part("CategoricalHinge"), "row of a class", "numbers"),
    *((part(name), "numbers", "logits", FOUR) for name in ("PearsonCorrelation", "ConcordanceCorrelation")),
    *((part("BinaryCrossentropy", **options), *YES) for options in ({}, {"label_smoothing": 0.2})),
    (part("BinaryCrossentropy", from_logits=True), "yes or no", "logits"),
    *((part("CategoricalCrossentropy", **options), "row of a class", "probabilities") for options in ({}, {"label_smoothing": 0.2})),
    (part("CategoricalCrossentropy", from_logits=True), "row of a class", "logits"),
    *((part("SparseCategoricalCrossentropy", **options), "class", "probabilities") for options in ({}, {"ignore_class": 1})),
    *((part("TopKCategoricalAccuracy", **options), "row of a class", "tenths", (7,)) for options in ({}, {"k": 2})),
    *((part("SparseTopKCategoricalAccuracy", **options), "class", "tenths", (7,)) for options in ({}, {"k": 2})),
    (part("SparseTopKCategoricalAccuracy", k=2, from_sorted_ids=True), "class", "ids", FOUR),
    *(
        (part(name, **options), "yes or no", "tenths", FOUR)
        for name in ("TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives", "Precision", "Recall")
        for options in ({}, {"thresholds": 0.3}, {"thresholds": [0.3, 0.85]}, {"thresholds": [0.9, 0.1, 0.5]}, {"thresholds": [0.0, 0.25, 0.5, 0.75, 1.0]})
    ),
    *((part(name, thresholds=[0.2, 0.6], top_k=2), "yes or no", "tenths", FOUR) for name in ("Precision", "Recall")),
    *((part(name, top_k=3, class_id=1), "between", "tenths", FOUR) for name in ("Precision", "Recall")),
    *((part(name), "between", "numbers") for name in ("TruePositives", "FalseNegatives")),
    *(
        (part(name, **{option: value} | options), "yes or no", p, THREE)
        for name, option in (("PrecisionAtRecall", "recall"), ("RecallAtPrecision", "precision"), ("SensitivityAtSpecificity", "specificity"), ("SpecificityAtSensitivity", "sensitivity"))
        for value in (0.3, 0.55, 0.8)
        for p, options in (("probabilities", {}), ("tenths", {"num_thresholds": 5, "class_id": 1}), ("tenths", {"num_thresholds": 1}))
    ),
    *(
        (part("AUC", curve=curve, summation_method=method, **options), "yes or no", p, THREE)
        for curve in ("ROC", "PR", "PRGAIN")
        for method in ("interpolation", "minoring", "majoring")
        for p, options in (("probabilities", {}), ("tenths", {"num_thresholds": 11}), ("tenths", {"thresholds": [0.7, 0.2, 0.45]}))
    ),
    *(
        (part("AUC", multi_label=True, curve=curve, **options), *YES, THREE)
        for curve in ("ROC", "PR")
        for options in ({}, {"num_labels": 3, "label_weights": [1.0, 2.0, 0.5]}, {"thresholds": [0.1, 0.9]})
    ),
    (part("AUC", label_weights=[1.0, 2.0, 0.5]), *YES, THREE),
    (part("AUC", label_weights=[1.0, 2.0, 0.5], thresholds=[0.3, 0.4]), *YES, THREE),
    (part("AUC", from_logits=True), "yes or no", "logits", (1,)),
    (part("AUC", num_thresholds=2), *YES, (1,)),
    (part("AUC"), "between", "numbers", THREE),
    *((part("F1Score", average=average, **options), *of) for average in (None, "micro", "macro", "weighted") for options in ({}, {"threshold": 0.4}) for of in (("row of a class", "tenths"), YES)),
    *((part("FBetaScore", beta=2.0, average=average), *YES) for average in (None, "micro", "macro", "weighted")),
    *((part("BinaryIoU", **options), "yes or no", "tenths") for options in ({}, {"threshold": 0.3}, {"target_class_ids": [1]})),
    *((part(name, num_classes=4, **options), "ids", "ids") for name in ("MeanIoU",) for options in ({}, {"ignore_class": 1}, {"ignore_class": -1})),
    *((part("IoU", num_classes=5, target_class_ids=ids), "ids", "ids") for ids in ([0], [1, 3], [4], [2, 4])),
    (part("MeanIoU", num_classes=3), "ids", "ids"),
    (part("MeanIoU", num_classes=4, sparse_y_pred=False), "class", "probabilities", FOUR),
    (part("MeanIoU", num_classes=4, sparse_y_pred=False), "class", "probabilities", (2, 4)),
    (part("OneHotMeanIoU", num_classes=4), "row of a class", "probabilities", FOUR),
    (part("OneHotMeanIoU", num_classes=4, ignore_class=2), "row of a class", "tenths", (3, 4)),
    (part("OneHotIoU", num_classes=4, target_class_ids=[1, 2]), "row of a class", "probabilities", FOUR),
]
ALONG = [
    *((part(name, axis=axis), "numbers", "logits", shape) for name in ("PearsonCorrelation", "ConcordanceCorrelation", "CosineSimilarity") for axis, shape in ((0, (2,)), (1, (4, 3)), (0, (4, 3)))),
    (part("CategoricalCrossentropy", axis=1), "row of a class", "probabilities", (4, 3)),
    (part("SparseCategoricalCrossentropy", axis=1), "class", "probabilities", (3, 3)),
]
WHOLE_WEIGHTS = ("IoU", "BinaryIoU", "MeanIoU", "OneHotIoU", "OneHotMeanIoU")  # they would be cut down to whole numbers


def metric(described, weighted, *data_of):
    one = {"metric": described, "weighted": weighted} | setting(described, *data_of)
    measure = made(keras.metrics, described)
    y, p = data(one)
    weights = drawn((ROWS,), 0, 2, 88)
    for start in range(0, ROWS, AT_ONCE):
        rows = slice(start, start + AT_ONCE)
        measure.update_state(y[rows], p[rows], sample_weight=weights[rows] if weighted else None)
    return one | {"values": np.ravel(measure.result())}


def metrics():
    yield from (metric(case, False, *of) for case, *of in METRICS + ALONG)
    yield from (metric(case, True, *of) for case, *of in METRICS if case["class_name"] not in WHOLE_WEIGHTS)


NOT_JUDGES = {"Loss", "LossFunctionWrapper", "CTC", "ctc", "Metric", "MeanMetricWrapper", "Mean", "Sum"} | {"metric", "mean", "sum", "mean_metric_wrapper"}


def named(kind, known):
    """The words that compile() takes for a loss or a metric, but not for one that has to be told more."""

    def complete(judge):
        required = [one for one in inspect.signature(judge).parameters.values() if one.default is one.empty and one.name not in ("y_true", "y_pred", "kwargs")]
        return not required

    return {"names": kind, "values": sorted(name for name, judge in known.items() if name not in NOT_JUDGES and complete(judge))}


def golden():
    """In 32 bits, as everybody's Keras counts."""
    return [named("loss", keras.src.losses.ALL_OBJECTS_DICT), named("metric", keras.src.metrics.ALL_OBJECTS_DICT), *losses(), *metrics()]


COUNTS = {"layers": net(2, "softplus"), "truth": "numbers"}
TRAININGS = [
    *(REGRESSION | {"loss": part(name)} for name in ("LogCosh", "MeanSquaredLogarithmicError", "CosineSimilarity")),
    REGRESSION | {"loss": part("MeanAbsolutePercentageError"), "optimizer": part("SGD", learning_rate=1e-6)},
    COUNTS | {"loss": part("MeanSquaredLogarithmicError")},
    YES_NO | {"layers": net(1, "softplus"), "loss": part("Poisson")},
    *(YES_NO | {"layers": net(1, last), "loss": part(name)} for name in ("Hinge", "SquaredHinge") for last in ("linear", "tanh")),
    *(ONE_HOT | {"loss": part(name)} for name in ("CategoricalHinge", "KLDivergence", "CategoricalFocalCrossentropy", "Dice", "Tversky")),
    ONE_HOT | {"layers": net(3), "loss": part("CategoricalHinge")},
    ONE_HOT | {"layers": net(3, "sigmoid"), "loss": part("CategoricalFocalCrossentropy", gamma=1.5, label_smoothing=0.1)},
    ONE_HOT | {"layers": net(3), "loss": part("CategoricalFocalCrossentropy", from_logits=True, alpha=[0.2, 0.5, 0.3])},
    ONE_HOT | {"layers": net(3, "sigmoid"), "loss": part("Dice", axis=1)},
    ONE_HOT | {"layers": net(3, "sigmoid"), "loss": part("Dice", axis=0)},
    ONE_HOT | {"layers": net(3, "sigmoid"), "loss": part("Tversky", alpha=0.2, beta=0.8, axis=-1)},
    ONE_HOT | {"loss": part("CosineSimilarity", axis=0)},
    *(YES_NO | {"loss": part("BinaryFocalCrossentropy", **options)} for options in ({}, {"apply_class_balancing": True, "gamma": 1.3}, {"label_smoothing": 0.1})),
    YES_NO | {"layers": net(1), "loss": part("BinaryFocalCrossentropy", from_logits=True)},
    *(CLASSIFIER | {"loss": part("Circle", **options)} for options in ({"gamma": 4.0}, {"gamma": 20.0, "margin": 0.2}, {"gamma": 4.0, "remove_diagonal": False})),
    *(CLASSIFIER | {"loss": part("CategoricalGeneralizedCrossEntropy", **options)} for options in ({}, {"q": 0.3})),
]


def train(case):
    case = {"optimizer": part("SGD", learning_rate=0.1)} | case
    model = build(case["layers"])
    model.compile(optimizer=made(keras.optimizers, case["optimizer"]), loss=made(keras.losses, case["loss"]))
    losses = []
    for x, y in batches(case["truth"]):
        if case["loss"]["class_name"] == "CategoricalGeneralizedCrossEntropy":
            y = y[:, 0]  # of a column, Keras makes a square: every truth beside every prediction
        losses.append(model.fit(x, y, batch_size=16, shuffle=False, verbose=0).history["loss"][0])
    prediction = model.predict(drawn((2, 5), seed=50), verbose=0)
    return case | {"losses": losses, "prediction": np.ravel(prediction)}


def trainings():
    """In 64 bits, so that no rounding adds up in them but ours."""
    return [train(case) for case in TRAININGS]
