"""Writes training.json, attention.json, fit.json, steps.json, sequences.json, states.json, judges.json, layers.json and values.json: the numbers of the real Keras. Takes some 5 minutes.

python3 -m venv /tmp/keras && /tmp/keras/bin/pip install keras==3.15.1 jax==0.10.2 && /tmp/keras/bin/python -B make_keras.py
"""
import os

os.environ["KERAS_BACKEND"] = "jax"
import jax
import keras

import attention
import fit
import judges
import layers
import sequences
import states
import steps
import training
import values
from write import write

# Values are what everybody's Keras gives, in 32 bits. Trainings are in 64, so that no rounding adds up in them but ours.
write("values.json", values.golden())
write("judges.json", judges.golden())
write("layers.json", layers.golden())
write("sequences.json", sequences.golden())  # in 32 bits: recurrent layers of this Keras mix them up with 64
write("states.json", states.golden())
jax.config.update("jax_enable_x64", True)
keras.config.set_floatx("float64")
keras.config.set_dtype_policy("float64")  # the policy was made of the old floatx
write("training.json", training.golden())
write("judges_training.json", judges.trainings())
write("fit.json", fit.golden())
write("attention.json", attention.golden())
write("steps.json", steps.golden())
