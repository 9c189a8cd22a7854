# Covers: residual connections with layers.add, a function with a default that adds a block, batch normalization, global pooling,
# a slice of data in fit, categorical crossentropy as an object.
import keras
from keras import layers
import numpy as np


def residual(x, filters=32, kernel_size=3):
    """Two convolutions beside a shortcut."""
    shortcut = x
    x = layers.Conv2D(filters, kernel_size, activation="relu", padding="same")(x)
    x = layers.BatchNormalization()(x)
    x = layers.Conv2D(filters, kernel_size, activation="relu", padding="same")(x)
    return layers.add([x, shortcut])


inputs = keras.Input(shape=(32, 32, 3), name="img")
x = layers.Conv2D(16, 3, activation="relu")(inputs)
x = layers.Conv2D(32, 3, activation="relu")(x)
x = layers.MaxPooling2D(3)(x)
for _ in range(2):
    x = residual(x)
x = layers.Conv2D(16, 3, activation="relu")(x)
x = layers.GlobalAveragePooling2D()(x)
x = layers.Dense(32, activation="relu")(x)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(10)(x)

model = keras.Model(inputs, outputs, name="toy_resnet")
model.compile(
    optimizer=keras.optimizers.RMSprop(1e-3),
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["acc"],
)
model.fit(x_train[:1000], y_train[:1000], batch_size=64, epochs=1, validation_split=0.2)
