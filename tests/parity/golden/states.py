"""Cases of 20 training steps of recurrent layers whose states come from others and go to others: an encoder, masked, and a decoder."""
import json

import keras
import numpy as np
from data import drawn, start_weights

ROWS, STEPS = 16, 20


def holes(rows, seed):
    """Sequences of 5 steps of 3, one of which holds nothing, but never the first."""
    x = drawn((rows, 5, 3), seed=seed)
    for row in range(rows):
        x[row, 1 + (row + seed) % 4] = 0
    return x


def inputs(rows, seed):
    return [holes(rows, seed), drawn((rows, 4, 3), seed=seed + 1000)]


def graph(name, sequences, **options):
    """The decoder's output and its last state are told, and what the encoder gives besides its states."""
    layer = getattr(keras.layers, name)
    read, written = keras.Input((5, 3), name="read"), keras.Input((4, 3), name="written")
    seen, *states = layer(4, return_state=True, return_sequences=sequences, name="encoder", **options)(keras.layers.Masking(name="masking")(read))
    steps, *last = layer(4, return_sequences=True, return_state=True, name="decoder", **options)(written, initial_state=states)
    if sequences:
        seen = keras.layers.GlobalAveragePooling1D(name="mean")(seen)
    together = keras.layers.Concatenate(name="together")([seen, *last])
    return keras.Model([read, written], [keras.layers.Dense(2, name="words")(steps), keras.layers.Dense(1, name="end")(together)])


def case(title, name, sequences, **options):
    model = graph(name, sequences, **options)
    model.set_weights(start_weights([weight.shape for weight in model.weights]))
    told = inputs(2, 50)
    first = model.predict(told, verbose=0)
    config = json.loads(model.to_json())
    model.compile(optimizer=keras.optimizers.SGD(0.05), loss="mse")
    losses = []
    for step in range(STEPS):
        y = [drawn((ROWS, 4, 2), seed=step + 201), drawn((ROWS, 1), seed=step + 301)]
        losses.append(float(model.train_on_batch(inputs(ROWS, step + 1), y)[0]))
        model.reset_metrics()
    flat = lambda outputs: np.concatenate([np.ravel(output) for output in outputs])
    return {"title": title, "config": config, "first": flat(first), "losses": losses, "prediction": flat(model.predict(told, verbose=0))}


def golden():
    return [
        case(f"{name}{' with the outputs of all steps' if sequences else ''}", name, sequences)
        for name in ["SimpleRNN", "LSTM", "GRU"] for sequences in [False, True]
    ] + [
        case("LSTM read backwards", "LSTM", False, go_backwards=True),
        case("GRU with its reset before the product", "GRU", True, reset_after=False),
    ]
