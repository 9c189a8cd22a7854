"""Cases of 20 training steps, one on each batch, from equal weights."""
import keras
import numpy as np
from data import batches, drawn, start_weights

TANH = {"activation": "tanh"}


def part(class_name, **config):
    """A component as Keras's JSON names it; options left out keep their defaults."""
    return {"class_name": class_name, "config": config}


def made(module, json):
    """Keras's object of such JSON; parts of it are regularizers, constraints or initializers."""
    config = {name: made_inside(value) if isinstance(value, dict) else value for name, value in json["config"].items()}
    return getattr(module, json["class_name"])(**config)


def made_inside(json):
    modules = (keras.regularizers, keras.constraints, keras.initializers, keras.layers)
    return made(next(module for module in modules if hasattr(module, json["class_name"])), json)


def net(units, last="linear", **hidden):
    return [part("Dense", units=6, **TANH | hidden), part("Dense", units=units, activation=last)]


REGRESSION = {"layers": net(2), "truth": "numbers", "loss": part("MeanSquaredError")}
CLASSIFIER = {"layers": net(3, "softmax"), "truth": "class number", "loss": part("SparseCategoricalCrossentropy")}
ONE_HOT = CLASSIFIER | {"truth": "row of a class", "loss": part("CategoricalCrossentropy")}
YES_NO = {"layers": net(1, "sigmoid"), "truth": "yes or no", "loss": part("BinaryCrossentropy")}

OPTIMIZERS = [
    part("SGD"),
    part("SGD", learning_rate=0.1),
    part("SGD", learning_rate=0.05, momentum=0.9),
    part("SGD", learning_rate=0.05, momentum=0.9, nesterov=True),
    part("SGD", learning_rate=0.1, weight_decay=0.1),
    part("SGD", learning_rate=0.2, clipnorm=0.1),
    part("SGD", learning_rate=0.2, clipvalue=0.05),
    part("SGD", learning_rate=0.2, global_clipnorm=0.2),
    part("SGD", learning_rate=0.1, momentum=0.5, nesterov=True, weight_decay=0.05, clipnorm=0.3),
    part("RMSprop"),
    part("RMSprop", learning_rate=0.01, rho=0.5),
    part("RMSprop", learning_rate=0.01, epsilon=0.01),
    part("RMSprop", learning_rate=0.005, momentum=0.9),
    part("RMSprop", learning_rate=0.005, centered=True, epsilon=1e-4),
    part("RMSprop", learning_rate=0.002, centered=True, momentum=0.5, epsilon=1e-4),
    part("RMSprop", learning_rate=0.01, weight_decay=0.1, global_clipnorm=0.5),
    part("Adam"),
    part("Adam", learning_rate=0.02, beta_1=0.8, beta_2=0.99),
    part("Adam", learning_rate=0.02, epsilon=0.01),
    part("Adam", learning_rate=0.02, amsgrad=True, beta_2=0.5),
    part("Adam", learning_rate=0.02, weight_decay=0.1),
    part("Adam", learning_rate=0.02, clipvalue=0.02, epsilon=0.01),
    part("Adam", learning_rate=0.02, clipnorm=0.05, epsilon=0.01),
    part("Adam", learning_rate=0.02, global_clipnorm=0.1, epsilon=0.01),
    part("AdamW"),
    part("AdamW", learning_rate=0.02, weight_decay=0.2, amsgrad=True),
]

LOSSES = [
    YES_NO,
    YES_NO | {"layers": net(3, "sigmoid"), "truth": "row of a class"},
    YES_NO | {"layers": net(1), "loss": part("BinaryCrossentropy", from_logits=True)},
    YES_NO | {"loss": part("BinaryCrossentropy", label_smoothing=0.2)},
    YES_NO | {"layers": net(1, "hard_sigmoid")},
    ONE_HOT,
    ONE_HOT | {"layers": net(3), "loss": part("CategoricalCrossentropy", from_logits=True)},
    ONE_HOT | {"loss": part("CategoricalCrossentropy", label_smoothing=0.3)},
    ONE_HOT | {"layers": net(3, "sigmoid")},
    ONE_HOT | {"layers": [*net(3), part("Activation", activation="softmax")]},
    CLASSIFIER,
    CLASSIFIER | {"layers": net(3), "loss": part("SparseCategoricalCrossentropy", from_logits=True)},
    CLASSIFIER | {"layers": net(3, "softplus")},
    CLASSIFIER | {"loss": part("SparseCategoricalCrossentropy", ignore_class=1)},
    REGRESSION,
    REGRESSION | {"loss": part("MeanAbsoluteError")},
    REGRESSION | {"loss": part("Huber")},
    REGRESSION | {"loss": part("Huber", delta=0.2)},
]
SMALL_STEPS = part("SGD", learning_rate=0.01)  # for sums over a batch
REDUCTIONS = [
    base | {"loss": part(base["loss"]["class_name"], reduction=reduction), "optimizer": SMALL_STEPS}
    for base in (REGRESSION, CLASSIFIER, YES_NO)
    for reduction in ("sum", "mean", "mean_with_sample_weight")
]

# Not glu: Keras takes its halved rows for whole ones, so that no layer can follow. Not sparsemax: Keras adds up its running sums
# in place of taking the last one, so that its rows don't sum to 1.
ACTIVATIONS = (
    "relu sigmoid softmax leaky_relu relu6 elu selu celu gelu silu hard_silu mish softplus softsign exponential hard_sigmoid "
    "hard_tanh log_sigmoid log_softmax sparse_plus sparse_sigmoid squareplus hard_shrink soft_shrink tanh_shrink"
).split()

PENALTIES = [
    {"kernel_regularizer": part("L1", l1=0.02)},
    {"kernel_regularizer": part("L2", l2=0.03)},
    {"kernel_regularizer": part("L1L2", l1=0.01, l2=0.02), "bias_regularizer": part("L2", l2=0.05)},
    {"activity_regularizer": part("L2", l2=0.01)},
    {"activity_regularizer": part("L1", l1=0.003)},
    {"kernel_constraint": part("MaxNorm", max_value=0.8)},
    {"kernel_constraint": part("MaxNorm", max_value=0.8, axis=1)},
    {"kernel_constraint": part("MinMaxNorm", min_value=0.9, max_value=1.1, rate=0.5)},
    {"kernel_constraint": part("NonNeg"), "bias_constraint": part("UnitNorm")},
    {"use_bias": False},
    {"trainable": False},
]

HIDDEN, OUT = part("Dense", units=6, **TANH), part("Dense", units=2)
STACKS = [
    [HIDDEN, part("BatchNormalization"), OUT],
    [HIDDEN, part("BatchNormalization", momentum=0.6, epsilon=0.1), OUT],
    [HIDDEN, part("BatchNormalization", center=False), OUT],
    [HIDDEN, part("BatchNormalization", scale=False), OUT],
    [HIDDEN, part("BatchNormalization", center=False, scale=False), OUT],
    [HIDDEN, part("BatchNormalization", trainable=False), OUT],
    [HIDDEN, part("BatchNormalization", gamma_regularizer=part("L2"), beta_regularizer=part("L1")), OUT],
    [HIDDEN, part("Reshape", target_shape=[2, 3]), part("BatchNormalization", axis=1), part("Flatten"), OUT],
    [HIDDEN, part("Reshape", target_shape=[3, -1]), part("BatchNormalization"), part("Flatten"), OUT],
    [HIDDEN, part("Reshape", target_shape=[2, 3]), part("Dense", units=4, activation="relu"), part("Flatten"), OUT],
]
SEVERAL_AXES = [HIDDEN, part("Reshape", target_shape=[2, 3])]

CASES = [
    *(base | {"optimizer": optimizer} for optimizer in OPTIMIZERS for base in (REGRESSION, CLASSIFIER)),
    *LOSSES,
    *REDUCTIONS,
    *(CLASSIFIER | {"layers": net(3, "softmax", activation=name)} for name in ACTIVATIONS),
    *(REGRESSION | {"layers": net(2, **options)} for options in PENALTIES),
    *(REGRESSION | {"layers": layers} for layers in STACKS),
    REGRESSION | {"layers": [*SEVERAL_AXES, part("Dense", units=1)], "truth": "pair of columns"},
    CLASSIFIER | {"layers": [*SEVERAL_AXES, part("Dense", units=3, activation="softmax")], "truth": "pair of class numbers"},
]


def build(layers):
    """A model with the start weights that every case has."""
    keras.utils.clear_session()  # else the metrics of the next model have a number after their names
    model = keras.Sequential([keras.Input((5,)), *(made(keras.layers, layer) for layer in layers)])
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    return model


def train(case):
    case = {"optimizer": part("SGD", learning_rate=0.1)} | case
    model = build(case["layers"])
    model.compile(optimizer=made(keras.optimizers, case["optimizer"]), loss=made(keras.losses, case["loss"]))
    losses = []
    for x, y in batches(case["truth"]):
        losses.append(model.fit(x, y, batch_size=16, shuffle=False, verbose=0).history["loss"][0])
    prediction = model.predict(drawn((2, 5), seed=50), verbose=0)
    return case | {"losses": losses, "prediction": np.ravel(prediction)}


def golden():
    return [train(case) for case in CASES]
