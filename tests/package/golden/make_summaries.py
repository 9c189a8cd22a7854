"""Writes summaries.json: summaries of graphs and of models inside models as the real Keras prints them.

python3 -m venv /tmp/keras && /tmp/keras/bin/pip install keras==3.15.1 jax==0.10.2 && /tmp/keras/bin/python make_summaries.py
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
os.environ["COLUMNS"] = "80"
import keras
import numpy as np
from keras import Input, Model, Sequential, layers

golden = {"keras": keras.__version__, "summaries": {}}


def summary(name, model, columns="80", **options):
    os.environ["COLUMNS"] = columns
    model.summary(print_fn=lambda text, **_: golden["summaries"].__setitem__(name, text), **options)
    os.environ["COLUMNS"] = "80"


def chain():
    x = Input((30,))
    return Model(x, layers.Dense(2)(layers.Dropout(0.5)(layers.Dense(64, activation="relu")(x))))


def two_outputs():
    x = Input((4,), name="x")
    body = layers.Dense(6, name="body")(x)
    return Model(x, [layers.Dense(3, name="kind")(body), layers.Dense(1, name="size")(body)], name="two")


def shared():
    a, b = Input((5, 3), name="a"), Input((7, 3), name="b")
    dense, flat = layers.Dense(2, name="dense"), layers.Flatten(name="flat")
    return Model([a, b], [flat(dense(a)), flat(dense(b))], name="shared")


def pair():
    """A model with two inputs and two outputs, a Sequential among its layers."""
    a, b = Input((4,), name="left"), Input((4,), name="right")
    encoder = Sequential([Input((4,)), layers.Dense(8, name="wide"), layers.BatchNormalization(name="norm")], name="encoder")
    return Model([a, b], [layers.Dense(3, name="first")(encoder(a)), layers.Dense(2, name="second")(encoder(b))], name="pair")


def nested():
    inner = pair()
    p, q = Input((4,), name="p"), Input((4,), name="q")
    one, two = inner([p, q])
    three, _ = inner([q, p])
    head = layers.Dense(1, name="head")
    return Model([p, q], [head(one), layers.Dense(1, name="tail")(two), head(three)], name="outer")


keras.backend.clear_session()
summary("a chain", chain())

keras.backend.clear_session()
model = two_outputs()
summary("two outputs", model)
model.compile(optimizer="adam", loss="mse")
model.fit(np.zeros((8, 4)), [np.zeros((8, 3)), np.zeros((8, 1))], verbose=0)
summary("two outputs, trained", model)

keras.backend.clear_session()
model = two_outputs()
model.get_layer("body").trainable = False
summary("two outputs, one frozen", model, show_trainable=True)
summary("a width of its own", model, line_length=64)
summary("a wide one", model, columns="200", line_length=120)
summary("default width of a wide terminal", model, columns="200")

keras.backend.clear_session()
summary("a shared layer", shared())

keras.backend.clear_session()
model = nested()
summary("a model inside, called twice", model)
summary("a model inside, opened", model, expand_nested=True)
summary("opened, with a column for training", model, columns="200", line_length=110, expand_nested=True, show_trainable=True)
summary("a range of layers", model, layer_range=["p", "head"])
summary("a range by patterns, backwards", model, layer_range=["ta.*", "pa"])
summary("positions", model, positions=[0.25, 0.5, 0.6, 1.0])
summary("positions that leave some", model, positions=[0.2, 0.4, 0.5, 0.8])
model.get_layer("pair").trainable = False
summary("a frozen model inside", model, show_trainable=True)
summary("the inner model", model.get_layer("pair"), expand_nested=True)

keras.backend.clear_session()
first = layers.Dense(4, name="first")
first(Input((2,)))
x = Input((2,), name="x")
y = first(x)
summary("a layer used elsewhere before", Model(x, [layers.Dense(1, name="one")(y), layers.Dense(1, name="other")(y)], name="later"))

keras.backend.clear_session()
x = Input((3,), name="an_input_with_a_rather_long_name")
y = layers.Dense(100000, name="a_layer_whose_name_is_longer_than_its_column")(x)
summary("long names", Model(x, [y, layers.Activation("relu", name="short")(y)], name="long"))

keras.backend.clear_session()
inner = Sequential([Input((6,)), layers.Dense(5), layers.Dense(4)], name="inner")
model = Sequential([inner, layers.Dense(1)], name="row")
summary("a Sequential inside", model)
summary("a Sequential inside, opened", model, expand_nested=True)
summary("positions of a Sequential", model, positions=[0.3, 0.5, 0.7])

keras.backend.clear_session()
model = Sequential(
    [
        layers.Dense(2),
        layers.Activation("relu"),
        layers.Dropout(0.5),
        layers.Reshape((2, 1)),
        layers.Masking(),
        layers.MaxPooling1D(),
        layers.ZeroPadding1D(),
        layers.GlobalAveragePooling1D(),
        layers.Flatten(),
    ]
)
summary("not built, with layers that need no building", model)

keras.backend.clear_session()
x = Input((None,))
y = layers.Conv1D(5, 3, strides=2)(layers.Embedding(10, 4)(x))
model = Model(x, layers.Dense(1)(layers.GlobalAveragePooling1D()(y)), name="any_length")
summary("rows of any length", model)
model.compile(optimizer="sgd", loss="mse")
model.fit(np.zeros((4, 20)), np.zeros((4, 1)), verbose=0)
summary("rows of any length, trained", model)
x = Input((None, None, 3), name="image")
y = layers.UpSampling2D(name="up")(layers.MaxPooling2D(3, name="pool")(layers.Conv2D(2, 3, name="conv")(x)))
summary("images of any size", Model(x, [y, layers.GlobalMaxPooling2D(name="most")(y)], name="any_size"))
keras.backend.clear_session()
summary("a Sequential of any length", Sequential([Input((None, 3)), layers.LSTM(2, return_sequences=True), layers.Dense(1)]))

# Keras writes how it makes masks as operations between layers.
keras.backend.clear_session()
x = Input((None,), name="words")
y = layers.Bidirectional(layers.LSTM(2, return_sequences=True), name="both")(layers.Embedding(10, 3, mask_zero=True, name="vectors")(x))
y = layers.LSTM(2, name="last")(layers.Masking(name="masking")(y))
golden["masks"] = json.loads(Model(x, layers.Dense(1, name="out")(y), name="masked").to_json())

pathlib.Path(__file__).with_name("summaries.json").write_text(json.dumps(golden, indent=1, ensure_ascii=False) + "\n")
