"""Writes keras.json: summaries and configs as the real Keras prints them.

python3 -m venv /tmp/keras && /tmp/keras/bin/pip install keras==3.15.1 jax==0.10.2 && /tmp/keras/bin/python make_keras.py
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
os.environ["COLUMNS"] = "80"
import keras
import numpy as np
from keras import layers

golden = {"keras": keras.__version__, "summaries": {}, "configs": {}}


def summary(name, model, **options):
    model.summary(print_fn=lambda text, **_: golden["summaries"].__setitem__(name, text), **options)


def config(name, model):
    golden["configs"][name] = json.loads(model.to_json())


def fresh(*parts, **options):
    return keras.Sequential(list(parts), **options)


def seed_net():
    keras.backend.clear_session()
    return fresh(layers.Dense(64, activation="relu"), layers.Dense(64, activation="relu"), layers.Dense(2, activation="softmax"))


model = seed_net()
summary("not built", model)
config("not built", model)
model.build((None, 30))
summary("built", model)
config("built", model)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
config("compiled", model)
summary("compiled", model)
model.fit(np.zeros((8, 30)), np.zeros(8), verbose=0)
summary("trained with adam", model)
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="sparse_categorical_crossentropy")
model.fit(np.zeros((8, 30)), np.zeros(8), verbose=0)
summary("trained with sgd", model)

keras.backend.clear_session()
model = fresh(
    keras.Input((8,)),
    layers.Dense(16, kernel_regularizer=keras.regularizers.L2(0.01)),
    layers.BatchNormalization(),
    layers.Activation("relu"),
    layers.Dropout(0.5),
    layers.Reshape((4, 4)),
    layers.Flatten(),
    layers.Dense(100000, name="a_layer_whose_name_is_longer_than_its_column"),
    name="my_model",
)
summary("all layers", model)
os.environ["COLUMNS"] = "200"
summary("wide", model, line_length=120)
os.environ["COLUMNS"] = "80"
summary("narrow", model, line_length=50)
config("all layers", model)
model.layers[0].trainable = False
summary("frozen", model, show_trainable=True)

keras.backend.clear_session()
model = fresh(layers.Dense(4, name="first"), layers.Dense(1, name="last"), name="named")
model.build((None, 5, 3))
summary("three axes", model)
model.compile(
    optimizer=keras.optimizers.RMSprop(0.01, momentum=0.5),
    loss=keras.losses.Huber(delta=2.0),
    metrics=[keras.metrics.MeanAbsoluteError(), keras.metrics.R2Score(name="r2")],
)
config("objects", model)

pathlib.Path(__file__).with_name("keras.json").write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")
