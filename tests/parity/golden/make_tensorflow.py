"""Writes preparing.json: the numbers of the real Keras on TensorFlow.

python3 -m venv /tmp/keras && /tmp/keras/bin/pip install keras==3.15.1 tensorflow-cpu==2.21.0 && /tmp/keras/bin/python -B make_tensorflow.py
"""
import os

os.environ["KERAS_BACKEND"] = "tensorflow"

import preparing
from write import write

write("preparing.json", preparing.golden())
