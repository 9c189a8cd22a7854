"""Writes torch.json: recurrent layers and an embedding in PyTorch, in the form of sequences.json, as a second opinion.

apt install python3-torch libopenblas0 && /usr/bin/python3 -B make_torch_sequences.py   (made with PyTorch 1.13.0, in 64 bits)
"""
import json
import pathlib

import numpy as np
import torch
from data import drawn, start_weights

ROWS, STEPS, FEATURES, UNITS, WORDS, CLASSES = 16, 6, 3, 5, 7, 3
torch.set_default_dtype(torch.float64)


def part(class_name, **config):
    return {"class_name": class_name, "config": config}


def numbers(rows, seed):
    return torch.tensor(drawn((rows, STEPS, FEATURES), seed=seed), dtype=torch.float64)


def words(rows, seed):
    return torch.tensor(np.floor(drawn((rows, STEPS), 0, WORDS, seed)), dtype=torch.int64)


def classes(seed):
    return torch.tensor(np.floor(drawn((ROWS,), 0, CLASSES, seed)), dtype=torch.int64)


def reordered(matrix, order):
    """Keras's columns of gates as PyTorch's rows of gates."""
    gates = np.split(matrix, len(order), axis=-1)
    return torch.tensor(np.concatenate([gates[gate] for gate in order], -1).T.astype("float64"))


def load_recurrent(layer, kernel, recurrent, bias, order):
    """Keras has one bias for both products, or with reset_after one for each; PyTorch always two, of which one then stays 0."""
    layer.weight_ih_l0.data, layer.weight_hh_l0.data = reordered(kernel, order), reordered(recurrent, order)
    both = bias if bias.ndim == 2 else np.stack([bias, 0 * bias])
    layer.bias_ih_l0.data, layer.bias_hh_l0.data = reordered(both[0], order), reordered(both[1], order)
    layer.bias_hh_l0.requires_grad = bias.ndim == 2


def recurrent(class_name, features=FEATURES):
    """The layer, the shapes of Keras's weights, and where PyTorch's gates stand among Keras's."""
    gates, order = {"SimpleRNN": (1, [0]), "LSTM": (4, [0, 1, 2, 3]), "GRU": (3, [1, 0, 2])}[class_name]
    kind = {"SimpleRNN": torch.nn.RNN, "LSTM": torch.nn.LSTM, "GRU": torch.nn.GRU}[class_name]
    width = gates * UNITS
    shapes = [(features, width), (UNITS, width), (2, width) if class_name == "GRU" else (width,)]
    return kind(features, UNITS, batch_first=True), shapes, order


def train(class_name, embedded):
    features = 4 if embedded else FEATURES
    layer, shapes, order = recurrent(class_name, features)
    embedding, dense = torch.nn.Embedding(WORDS, features), torch.nn.Linear(UNITS, CLASSES)
    weights = start_weights([*([(WORDS, features)] if embedded else []), *shapes, (UNITS, CLASSES), (CLASSES,)])
    if embedded:
        embedding.weight.data = torch.tensor(weights.pop(0), dtype=torch.float64)
    load_recurrent(layer, *weights[:3], order)
    dense.weight.data, dense.bias.data = (torch.tensor(w.T, dtype=torch.float64) for w in weights[3:])

    def logits(x):
        return dense(layer(embedding(x) if embedded else x)[0][:, -1])

    inputs = words if embedded else numbers
    parameters = [p for module in (embedding, layer, dense) for p in module.parameters() if p.requires_grad]
    optimizer = torch.optim.SGD(parameters, lr=0.1)
    first = torch.softmax(logits(inputs(2, 50)), -1)
    losses = []
    for batch in range(10):
        y, z = classes(batch + 201), logits(inputs(ROWS, batch + 1))
        loss = torch.nn.functional.cross_entropy(z, y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    layers = [part(class_name, units=UNITS), part("Dense", units=CLASSES, activation="softmax")]
    return {
        "layers": [part("Embedding", input_dim=WORDS, output_dim=features), *layers] if embedded else layers,
        "inputs": "words" if embedded else "numbers",
        "truth": "class",
        "loss": part("SparseCategoricalCrossentropy"),
        "optimizer": part("SGD", learning_rate=0.1),
        "shape": [STEPS] if embedded else [STEPS, FEATURES],
        "first": first.flatten().tolist(),
        "losses": losses,
        "metric": (logits(inputs(ROWS, 1)).argmax(-1) == classes(201)).double().mean().item(),
        "prediction": torch.softmax(logits(inputs(2, 50)), -1).flatten().tolist(),
    }


def rounded(value):
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return float(f"{value:.9g}") if isinstance(value, float) else value


cases = [train(name, embedded) for name in ("SimpleRNN", "LSTM", "GRU") for embedded in (False, True)]
lines = ",\n".join(json.dumps(rounded(case), separators=(",", ":")) for case in cases)
pathlib.Path(__file__).with_name("torch.json").write_text(f'{{"torch":"{torch.__version__}","cases":[\n{lines}\n]}}\n')
