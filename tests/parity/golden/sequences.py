"""Cases of 10 training steps on sequences: recurrent layers, embeddings, masks. From equal weights, as in training.py."""
import keras
import numpy as np
from data import drawn, start_weights
from training import made, part

STEPS, FEATURES, WORDS, CLASSES = 6, 3, 7, 3


def words(rows, seed):
    """Numbers below WORDS; 0 stands for padding."""
    return np.floor(drawn((rows, STEPS), 0, WORDS, seed))


def numbers(rows, seed):
    return drawn((rows, STEPS, FEATURES), seed=seed)


def holes(rows, seed):
    """Steps here and there hold nothing, in every third row the last one too."""
    x = numbers(rows, seed)
    for row in range(rows):
        x[row, (row + np.arange(0, STEPS, 3)) % STEPS] = 0
    return x


INPUTS = {"numbers": numbers, "holes": holes, "words": words}
TRUTHS = {
    "class": lambda rows, seed: np.floor(drawn((rows, 1), 0, CLASSES, seed)),
    "class of every step": lambda rows, seed: np.floor(drawn((rows, STEPS), 0, CLASSES, seed)),
    "numbers of every step": lambda rows, seed: drawn((rows, STEPS, 2), seed=seed),
}

SOFTMAX, MASKING = part("Dense", units=CLASSES, activation="softmax"), part("Masking")
EMBEDDING = part("Embedding", input_dim=WORDS, output_dim=4)
MASKED_EMBEDDING = part("Embedding", input_dim=WORDS, output_dim=4, mask_zero=True)


def cells(**options):
    return [
        part("SimpleRNN", units=5, **options),
        part("LSTM", units=5, **options),
        part("GRU", units=5, **options),
        part("GRU", units=5, reset_after=False, **options),
    ]


def case(layers, inputs="numbers", truth="class", loss="SparseCategoricalCrossentropy", **loss_options):
    return {"layers": layers, "inputs": inputs, "truth": truth, "loss": part(loss, **loss_options)}


SEQUENCES = [
    *(case([cell, SOFTMAX]) for cell in cells()),
    *(case([cell, SOFTMAX]) for cell in cells(use_bias=False, go_backwards=True)),
    *(case([cell, SOFTMAX], truth="class of every step") for cell in cells(return_sequences=True)),
    *(case([part(name, units=5, activation="relu", recurrent_activation="hard_sigmoid"), SOFTMAX]) for name in ("LSTM", "GRU")),
    case([part("LSTM", units=5, activation=None, recurrent_activation="silu"), SOFTMAX]),
    case([part("SimpleRNN", units=5, activation="gelu"), SOFTMAX]),
    case([part("LSTM", units=4, return_sequences=True), part("GRU", units=5), SOFTMAX]),
    case([
        part("GRU", units=5, kernel_regularizer=part("L2", l2=0.02), recurrent_regularizer=part("L1", l1=0.01), bias_regularizer=part("L2", l2=0.03),
             activity_regularizer=part("L2", l2=0.02), recurrent_constraint=part("MaxNorm", max_value=0.8)),
        SOFTMAX,
    ]),
]
MASKED = [
    *(case([MASKING, cell, SOFTMAX], "holes") for cell in cells()),
    *(case([MASKING, cell, SOFTMAX], "holes") for cell in cells(go_backwards=True)),
    *(case([MASKING, cell, SOFTMAX], "holes", "class of every step") for cell in cells(return_sequences=True)),
    *(case([MASKING, cell, SOFTMAX], "holes", "class of every step") for cell in cells(return_sequences=True, zero_output_for_mask=True)),
    *(case([MASKING, cell, SOFTMAX], "holes") for cell in cells(zero_output_for_mask=True)),
    *(
        case([MASKING, part("LSTM", units=4, return_sequences=True), part("Dense", units=2)], "holes", "numbers of every step", "MeanSquaredError", reduction=reduction)
        for reduction in ("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight")
    ),
    case([MASKING, part("Dense", units=4, activation="tanh"), part("BatchNormalization"), part("LSTM", units=4), SOFTMAX], "holes"),
]
EMBEDDED = [
    case([EMBEDDING, part("Flatten"), SOFTMAX], "words"),
    case([MASKED_EMBEDDING, part("Flatten"), SOFTMAX], "words"),
    case([part("Embedding", input_dim=WORDS, output_dim=4, embeddings_regularizer=part("L2", l2=0.02), embeddings_constraint=part("UnitNorm")), part("Flatten"), SOFTMAX], "words"),
    *(case([MASKED_EMBEDDING, cell, SOFTMAX], "words") for cell in cells()),
    case([MASKED_EMBEDDING, SOFTMAX], "words", "class of every step"),
    case([EMBEDDING, part("GlobalAveragePooling1D"), SOFTMAX], "words"),
    case([MASKED_EMBEDDING, part("GlobalAveragePooling1D"), SOFTMAX], "words"),
]
WRAPPED = [
    *(case([part("Bidirectional", layer=part("LSTM", units=3), merge_mode=mode), SOFTMAX]) for mode in ("concat", "sum", "mul", "ave")),
    *(
        case([MASKING, part("Bidirectional", layer=part(name, units=3, return_sequences=True), merge_mode=mode), SOFTMAX], "holes", "class of every step")
        for name in ("LSTM", "GRU")
        for mode in ("concat", "sum", "mul", "ave")
    ),
    case([MASKED_EMBEDDING, part("Bidirectional", layer=part("GRU", units=3)), SOFTMAX], "words"),
    case([part("Bidirectional", layer=part("LSTM", units=3), backward_layer=part("GRU", units=3, go_backwards=True)), SOFTMAX]),
    case([part("TimeDistributed", layer=part("Dense", units=4, activation="tanh")), part("LSTM", units=4), SOFTMAX]),
    case([MASKED_EMBEDDING, part("TimeDistributed", layer=part("Dense", units=4, activation="tanh")), part("LSTM", units=4), SOFTMAX], "words"),
]


def judged(model, x, y):
    """The metric of a prediction that still has its mask: in a fit on JAX it gets lost before the metrics see it."""
    metric = keras.metrics.MeanAbsoluteError() if y.shape[-1] == 2 else keras.metrics.SparseCategoricalAccuracy()
    metric.update_state(y, model(x))
    return float(metric.result())


def train(case):
    case = {"optimizer": part("Adam", learning_rate=0.02)} | case
    keras.utils.clear_session()
    shape = (STEPS,) if case["inputs"] == "words" else (STEPS, FEATURES)
    model = keras.Sequential([keras.Input(shape), *(made(keras.layers, layer) for layer in case["layers"])])
    model.set_weights(start_weights([weight.shape for weight in model.get_weights()]))
    model.compile(optimizer=made(keras.optimizers, case["optimizer"]), loss=made(keras.losses, case["loss"]))
    x, held, truth = INPUTS[case["inputs"]], INPUTS[case["inputs"]](2, 50), TRUTHS[case["truth"]]
    first = model.predict(held, verbose=0)
    losses = []
    for batch in range(10):
        losses.append(model.fit(x(16, batch + 1), truth(16, batch + 201), batch_size=16, shuffle=False, verbose=0).history["loss"][0])
    prediction = np.ravel(model.predict(held, verbose=0))
    return case | {"shape": list(shape), "first": np.ravel(first), "losses": losses, "metric": judged(model, x(16, 1), truth(16, 201)), "prediction": prediction}


def golden():
    return [train(case) for case in SEQUENCES + MASKED + EMBEDDED + WRAPPED]
