# Covers: Conv1D towers over an Embedding, GlobalMaxPooling1D, SeparableConv1D, SpatialDropout1D, GaussianNoise, LayerNormalization,
# weights of samples, Flatten, LeakyReLU under Keras 2's alpha, advanced activations, a lambda that only calls an activation.
import tensorflow as tf
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import (Conv1D, Dense, Dropout, Embedding, GaussianNoise, GlobalMaxPooling1D, LayerNormalization,
                                     LeakyReLU, SeparableConv1D, SpatialDropout1D, average, concatenate)

words = Input(shape=(20,), dtype='int32')
embedded = SpatialDropout1D(0.1)(Embedding(500, 24)(words))
towers = []
for width in (2, 3, 4):
    tower = Conv1D(16, width, padding='same')(embedded)
    tower = LeakyReLU(alpha=0.1)(tower)
    towers.append(GlobalMaxPooling1D()(tower))
features = concatenate(towers)
features = LayerNormalization(epsilon=1e-6)(GaussianNoise(0.1)(features))
deep = SeparableConv1D(48, 3, activation=lambda t: tf.nn.leaky_relu(t, alpha=0.05), padding='same')(embedded)
features = average([features, GlobalMaxPooling1D()(deep)])
features = Dropout(rate=0.2)(features)
labels = Dense(3, activation='softmax', name='labels')(features)
model = Model(inputs=words, outputs=labels)
model.compile(loss='sparse_categorical_crossentropy', optimizer=tf.keras.optimizers.Adamax(), weighted_metrics=['accuracy'])
model.fit(texts, classes, sample_weight=weights, epochs=2)
