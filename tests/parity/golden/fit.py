"""Cases of whole fits: weights of rows and classes, validation, metrics on the way, early stopping."""
import random

import keras
import numpy as np
from data import drawn, truth
from training import CLASSIFIER, ONE_HOT, REGRESSION, YES_NO, build, made, net, part

ROWS = 60
ADAM = {"optimizer": part("Adam", learning_rate=0.02)}
METRICS = {"metrics": ["accuracy"]}
PLAIN = {"epochs": 4, "batch_size": 16}
SPLIT = PLAIN | {"validation_split": 0.3}
BOTH = [part("Precision"), part("Recall")]

WAYS = [
    CLASSIFIER | ADAM | METRICS | {"fit": PLAIN},
    CLASSIFIER | ADAM | METRICS | {"fit": {"epochs": 2}},
    CLASSIFIER | ADAM | METRICS | {"fit": SPLIT},
    CLASSIFIER | ADAM | METRICS | {"fit": PLAIN | {"validation_split": 0.01}},
    CLASSIFIER | ADAM | METRICS | {"fit": SPLIT | {"validation_batch_size": 7, "validation_freq": 2}},
    CLASSIFIER | ADAM | METRICS | {"fit": PLAIN, "validation": "plain"},
    CLASSIFIER | ADAM | METRICS | {"fit": SPLIT, "validation": "plain"},
    CLASSIFIER | ADAM | {"metrics": ["accuracy"], "weighted_metrics": ["accuracy"], "fit": PLAIN, "validation": "weighted"},
    CLASSIFIER | ADAM | METRICS | {"fit": SPLIT | {"class_weight": {"0": 0.5, "2": 3.0}}},
    CLASSIFIER | ADAM | {"weighted_metrics": ["accuracy"], "fit": PLAIN | {"class_weight": {"0": 0.5, "1": 2.0, "2": 3.0}}},
    CLASSIFIER | ADAM | {"weighted_metrics": ["accuracy"], "fit": SPLIT, "sample_weight": True},
    ONE_HOT | ADAM | METRICS | {"fit": PLAIN | {"class_weight": {"0": 0.5, "2": 3.0}}},
    YES_NO | ADAM | {"metrics": ["accuracy", *BOTH], "fit": SPLIT | {"class_weight": {"1": 4.0}}},
    YES_NO | ADAM | {"weighted_metrics": ["accuracy", *BOTH], "fit": SPLIT, "sample_weight": True},
    REGRESSION | ADAM | {"metrics": ["mse", "mae", part("R2Score")], "fit": SPLIT},
    REGRESSION | ADAM | {"weighted_metrics": ["mae", part("R2Score")], "fit": PLAIN, "sample_weight": True},
    REGRESSION | ADAM | {"layers": net(2, kernel_regularizer=part("L2")), "metrics": ["mse"], "fit": SPLIT},
    *(
        base | ADAM | {"loss": part(base["loss"]["class_name"], reduction=reduction), "fit": SPLIT, "sample_weight": True}
        for base in (REGRESSION, CLASSIFIER)
        for reduction in ("sum", "mean", "mean_with_sample_weight")
    ),
    CLASSIFIER | ADAM | {"loss": part("SparseCategoricalCrossentropy", ignore_class=2), "fit": PLAIN, "sample_weight": True},
]

# Large steps: the numbers go up and down, so that there is something to decide.
RESTLESS = CLASSIFIER | METRICS | {"optimizer": part("SGD", learning_rate=0.6, momentum=0.8)}


def early_stopping():
    draw = random.Random(1)
    for monitor in ("loss", "val_loss", "accuracy", "val_accuracy") * 6:
        options = {
            "monitor": monitor,
            "patience": draw.choice([0, 1, 2, 4]),
            "min_delta": draw.choice([0, 0, 0.013]),
            "restore_best_weights": draw.choice([False, True]),
            "start_from_epoch": draw.choice([0, 0, 3]),
        }
        if draw.random() < 0.3:
            options["baseline"] = draw.choice([0.9, 0.71])
        if draw.random() < 0.2:
            options["mode"] = draw.choice(["min", "max"])
        yield RESTLESS | {"fit": {"epochs": 20, "batch_size": 16, "validation_split": 0.3}, "callbacks": [part("EarlyStopping", **options)]}


def metric(identifier):
    return identifier if isinstance(identifier, str) else made(keras.metrics, identifier)


def train(case):
    model = build(case["layers"])
    model.compile(
        optimizer=made(keras.optimizers, case["optimizer"]),
        loss=made(keras.losses, case["loss"]),
        metrics=[metric(one) for one in case.get("metrics", [])],
        weighted_metrics=[metric(one) for one in case.get("weighted_metrics", [])],
    )
    x, held = drawn((ROWS, 5), seed=60), drawn((20, 5), seed=62)
    y = truth(x, case["truth"])
    options = dict(case["fit"])
    weights = drawn((ROWS,), 0.2, 2, 61) if case.get("sample_weight") else None
    if "class_weight" in options:
        options["class_weight"] = {int(label): weight for label, weight in options["class_weight"].items()}
    if "validation" in case:
        options["validation_data"] = (held, truth(held, case["truth"]))
        if case["validation"] == "weighted":
            options["validation_data"] += (drawn((20,), 0.2, 2, 63),)
    callbacks = [made(keras.callbacks, callback) for callback in case.get("callbacks", [])]
    history = model.fit(x, y, sample_weight=weights, shuffle=False, verbose=0, callbacks=callbacks, **options).history
    evaluated = model.evaluate(x, y, sample_weight=weights, batch_size=25, verbose=0, return_dict=True)
    prediction = model.predict(held[:2], verbose=0)
    if callbacks:  # the decision says it all: after which epoch it ended, and with which weights
        history = {"loss": history["loss"]}
    return case | {"history": history, "evaluated": evaluated, "prediction": np.ravel(prediction)}


def golden():
    return [train(case) for case in [*WAYS, *early_stopping()]]
