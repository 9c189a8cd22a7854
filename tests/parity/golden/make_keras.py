"""Writes training.json, fit.json, steps.json, sequences.json and values.json: the numbers of the real Keras. Takes some 3 minutes.

python3 -m venv /tmp/keras && /tmp/keras/bin/pip install keras==3.15.1 jax==0.10.2 && /tmp/keras/bin/python -B make_keras.py
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
import jax
import keras
import numpy as np

import fit
import sequences
import steps
import training
import values


def rounded(value):
    """9 significant digits: enough for a float32 to be itself."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, np.ndarray)):
        return [rounded(item) for item in value]
    if isinstance(value, (float, np.floating)):
        return float(f"{value:.9g}")
    return value.item() if isinstance(value, np.generic) else value


def write(name, cases):
    """One case a line."""
    lines = ",\n".join(json.dumps(rounded(case), separators=(",", ":")) for case in cases)
    text = f'{{"keras":"{keras.__version__}","cases":[\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name(name).write_text(text)


# Values are what everybody's Keras gives, in 32 bits. Trainings are in 64, so that no rounding adds up in them but ours.
write("values.json", values.golden())
write("sequences.json", sequences.golden())  # in 32 bits: recurrent layers of this Keras mix them up with 64
jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")  # the policy was made of the old floatx
write("training.json", training.golden())
write("fit.json", fit.golden())
write("steps.json", steps.golden())
