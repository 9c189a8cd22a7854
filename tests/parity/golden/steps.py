"""Cases of optimizers, schedules and callbacks: 20 steps from equal weights, as 5 epochs of 4 batches, and values by step."""
import random

import keras
import numpy as np
from data import drawn, start_weights, truth
from training import CLASSIFIER, REGRESSION, net, part

EPOCHS = {"epochs": 5, "batch_size": 16}
NAMED = REGRESSION | {"layers": [part("Dense", units=6, activation="tanh", name="body"), part("Dense", units=2, name="head")]}
EMBEDDED = [part("Embedding", input_dim=7, output_dim=3), part("Flatten"), part("Dense", units=2)]
WORDS = REGRESSION | {"layers": EMBEDDED, "inputs": "words"}
IMAGES = REGRESSION | {
    "layers": [part("Reshape", target_shape=[5, 1]), part("Conv1D", filters=3, kernel_size=2, activation="tanh"), part("Flatten"), part("Dense", units=2)]
}


def scheduled(class_name, **config):
    return part("SGD", learning_rate=part(class_name, **config))


OPTIMIZERS = [
    part("Adamax"),
    part("Adamax", learning_rate=0.02, beta_1=0.8, beta_2=0.9, epsilon=0.01, weight_decay=0.1),
    part("Nadam"),
    part("Nadam", learning_rate=0.02, beta_1=0.8, beta_2=0.99, epsilon=0.01, global_clipnorm=0.5),
    part("Adagrad"),
    part("Adagrad", learning_rate=0.1, initial_accumulator_value=0.01, epsilon=0.01, clipnorm=0.3),
    part("Adadelta"),
    part("Adadelta", learning_rate=1.0, rho=0.8, epsilon=1e-3),
    part("Ftrl", learning_rate=0.1),
    part("Ftrl", learning_rate=0.1, initial_accumulator_value=0.5, l1_regularization_strength=0.002, l2_regularization_strength=0.01),
    part("Ftrl", learning_rate=0.1, learning_rate_power=-0.7, l2_shrinkage_regularization_strength=0.01, beta=0.3),
    part("Ftrl", learning_rate=0.01, learning_rate_power=0.0),
    part("Lion"),
    part("Lion", learning_rate=0.01, beta_1=0.8, beta_2=0.7, weight_decay=0.2),
    part("Lamb"),
    part("Lamb", learning_rate=0.02, beta_1=0.8, beta_2=0.99, epsilon=0.01, weight_decay=0.1),
    part("Adafactor"),
    part("Adafactor", learning_rate=0.1, beta_2_decay=-0.5, epsilon_2=0.5, clip_threshold=0.7, relative_step=False, weight_decay=0.1),
    part("Muon"),
    part("Muon", learning_rate=0.01, momentum=0.8, nesterov=False, rms_rate=None, adam_lr_ratio=2.0, adam_weight_decay=None, weight_decay=0.1),
    part("Muon", learning_rate=0.01, ns_steps=3, muon_a=3.0, muon_b=-3.2, muon_c=1.2, exclude_layers=["head"], epsilon=0.01),
    part("ScheduleFreeAdamW"),
    part("ScheduleFreeAdamW", learning_rate=0.02, beta_1=0.8, beta_2=0.99, epsilon=1e-3, warmup_steps=7, weight_decay=0.1),
    part("SGD", learning_rate=0.1, use_ema=True, ema_momentum=0.8),
    part("Adam", learning_rate=0.02, use_ema=True, ema_momentum=0.5, ema_overwrite_frequency=3),
    part("SGD", learning_rate=0.3, gradient_accumulation_steps=3, momentum=0.5, clipnorm=0.3, weight_decay=0.1),
    part("Nadam", learning_rate=0.02, gradient_accumulation_steps=2, use_ema=True, ema_momentum=0.7, ema_overwrite_frequency=4),
    scheduled("ExponentialDecay", initial_learning_rate=0.3, decay_steps=7, decay_rate=0.5),
    scheduled("CosineDecay", initial_learning_rate=0.01, decay_steps=12, warmup_target=0.3, warmup_steps=6),
    part("AdamW", learning_rate=part("PolynomialDecay", initial_learning_rate=0.1, decay_steps=15), weight_decay=0.3, gradient_accumulation_steps=2),
]

SCHEDULES = [
    part("ExponentialDecay", initial_learning_rate=0.1, decay_steps=10, decay_rate=0.96),
    part("ExponentialDecay", initial_learning_rate=0.1, decay_steps=7, decay_rate=0.5, staircase=True),
    part("PiecewiseConstantDecay", boundaries=[3, 11], values=[0.3, 0.2, 0.05]),
    part("PolynomialDecay", initial_learning_rate=0.1, decay_steps=20),
    part("PolynomialDecay", initial_learning_rate=0.1, decay_steps=8, end_learning_rate=0.02, power=0.5, cycle=True),
    part("InverseTimeDecay", initial_learning_rate=0.1, decay_steps=5, decay_rate=0.5),
    part("InverseTimeDecay", initial_learning_rate=0.1, decay_steps=5, decay_rate=0.5, staircase=True),
    part("CosineDecay", initial_learning_rate=0.1, decay_steps=20),
    part("CosineDecay", initial_learning_rate=0.02, decay_steps=20, alpha=0.1, warmup_target=0.2, warmup_steps=5),
    part("CosineDecayRestarts", initial_learning_rate=0.1, first_decay_steps=5),
    part("CosineDecayRestarts", initial_learning_rate=0.1, first_decay_steps=4, t_mul=1.5, m_mul=0.8, alpha=0.1),
    part("CosineDecayRestarts", initial_learning_rate=0.1, first_decay_steps=6, t_mul=1.0, m_mul=0.9),
]
STEPS = [*range(27), 40, 100, 1000]

FILTERS = [part("Reshape", target_shape=[5, 1, 1]), part("Conv2D", filters=3, kernel_size=[2, 1], kernel_constraint=part("MaxNorm", max_value=0.7, axis=[0, 1, 2]))]
PENALTIES = [
    REGRESSION | {"layers": net(2, kernel_regularizer=part("OrthogonalRegularizer", factor=0.3))},
    REGRESSION | {"layers": net(2, kernel_regularizer=part("OrthogonalRegularizer", factor=0.3, mode="columns"))},
    REGRESSION | {"layers": net(2, activity_regularizer=part("OrthogonalRegularizer"))},
    REGRESSION | {"layers": [*FILTERS, part("Flatten"), part("Dense", units=2)]},
]

# Large steps: the numbers go up and down, so that there is something to decide.
RESTLESS = CLASSIFIER | {"metrics": ["accuracy"], "fit": {"epochs": 15, "batch_size": 16}, "optimizer": part("SGD", learning_rate=0.5, momentum=0.7)}


def plateaus():
    draw = random.Random(2)
    for monitor in ("loss", "val_loss", "accuracy", "val_accuracy") * 4:
        options = {
            "monitor": monitor,
            "factor": draw.choice([0.1, 0.5, 0.8]),
            "patience": draw.choice([0, 1, 2, 4]),
            "min_delta": draw.choice([1e-4, 0.013]),
            "cooldown": draw.choice([0, 0, 2]),
            "min_lr": draw.choice([0.0, 0.05]),
        }
        if draw.random() < 0.2:
            options["mode"] = draw.choice(["min", "max"])
        yield RESTLESS | {"callbacks": [part("ReduceLROnPlateau", **options)]}


def swung(epoch, rate):
    """The same as in steps.test.js."""
    return rate * (0.5 if epoch % 2 else 1.6)


AVERAGED = REGRESSION | {"optimizer": part("SGD", learning_rate=0.1, use_ema=True, ema_momentum=0.8), "fit": EPOCHS}
CALLBACKS = [
    *plateaus(),
    REGRESSION | {"fit": EPOCHS, "optimizer": part("SGD", learning_rate=0.05), "callbacks": [part("LearningRateScheduler")]},
    AVERAGED | {"callbacks": [part("SwapEMAWeights")]},
    AVERAGED | {"callbacks": [part("SwapEMAWeights", swap_on_epoch=True)]},
]


def made(json):
    """Keras's object of a component's JSON, and of those inside."""
    config = {name: made(value) if isinstance(value, dict) else value for name, value in json["config"].items()}
    if json["class_name"] == "LearningRateScheduler":
        config = {"schedule": swung}
    modules = (keras.optimizers, keras.optimizers.schedules, keras.regularizers, keras.constraints, keras.layers, keras.losses, keras.callbacks)
    return getattr(next(module for module in modules if hasattr(module, json["class_name"])), json["class_name"])(**config)


def build(case):
    keras.utils.clear_session()
    model = keras.Sequential([keras.Input((5,)), *(made(layer) for layer in case["layers"])])
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    model.compile(optimizer=made(case["optimizer"]), loss=made(case["loss"]), metrics=case.get("metrics", []))
    return model


def data(case):
    """64 rows: words are the whole numbers from 0 to 6."""
    x = drawn((64, 5), seed=60)
    y = truth(x, case["truth"])
    return np.floor((x + 1) * 3.5) if case.get("inputs") == "words" else x, y


def train(case):
    case = {"optimizer": part("SGD", learning_rate=0.1), "fit": EPOCHS} | case
    model = build(case)
    x, y = data(case)
    callbacks = [made(callback) for callback in case.get("callbacks", [])]
    options = {"validation_split": 0.25} if callbacks else {}
    history = model.fit(x, y, shuffle=False, verbose=0, callbacks=callbacks, **case["fit"], **options).history
    return case | {"history": history, "prediction": np.ravel(model.predict(x[:2], verbose=0))}


class Diary(keras.callbacks.Callback):
    """Writes down all hooks, and what they are told."""

    def __init__(self):
        super().__init__()
        self.calls = []

    def __getattribute__(self, name):
        if not name.startswith("on_") or "test" in name or "predict" in name or name in ("on_batch_begin", "on_batch_end"):
            return super().__getattribute__(name)
        return lambda *args, logs=None: self.note(name, *args, logs=logs)

    def note(self, name, *args, logs):
        given = [*args, logs]
        told = next((one for one in given if isinstance(one, dict)), None) or {}
        numbers = [one for one in given if isinstance(one, int)]
        self.calls.append([name, numbers, sorted(told)])


def diary():
    model = build(RESTLESS)
    x, y = data(RESTLESS)
    callback = Diary()
    model.fit(x, y, epochs=2, batch_size=16, validation_split=0.25, shuffle=False, verbose=0, callbacks=[callback])
    return {"calls": callback.calls}


def golden():
    trainings = [base | {"optimizer": optimizer} for optimizer in OPTIMIZERS for base in (NAMED, CLASSIFIER)]
    by_shape = [base | {"optimizer": part(name, learning_rate=0.02)} for base in (WORDS, IMAGES) for name in ("Lamb", "Adafactor", "Muon")]
    values = [{"schedule": schedule, "steps": STEPS, "values": [float(made(schedule)(step)) for step in STEPS]} for schedule in SCHEDULES]
    return [*(train(case) for case in [*trainings, *by_shape, *PENALTIES, *CALLBACKS]), *values, diary()]
