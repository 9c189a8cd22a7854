# Covers: an encoder and a decoder as Sequentials in a Sequential, UpSampling2D, Conv2DTranspose with strides, Reshape,
# mean_squared_error as a function.
import tensorflow as tf
from tensorflow.keras import layers, losses
from tensorflow.keras.models import Sequential

encoder = Sequential([
    layers.Input(shape=(28, 28, 1)),
    layers.Conv2D(16, (3, 3), activation='relu', padding='same', strides=2),
    layers.Conv2D(8, (3, 3), activation='relu', padding='same', strides=2),
], name='encoder')
decoder = Sequential([
    layers.Input(shape=(7, 7, 8)),
    layers.Conv2DTranspose(8, kernel_size=3, strides=2, activation='relu', padding='same'),
    layers.UpSampling2D((2, 2)),
    layers.Conv2D(1, kernel_size=(3, 3), activation='sigmoid', padding='same'),
], name='decoder')
autoencoder = Sequential([encoder, decoder])
autoencoder.compile(optimizer='adam', loss=losses.mean_squared_error)
autoencoder.fit(x_train_noisy, x_train, epochs=10, shuffle=True, validation_data=(x_test_noisy, x_test))
