# Covers: regularizers and constraints (l2, l1_l2, max_norm) under old and new names, dropout, a dict of models, a function that
# compiles and fits with several defaults, keyword-only parameters, calls that return histories.
import tensorflow as tf
from tensorflow.keras import layers
from tensorflow.keras import regularizers
from tensorflow.keras.constraints import max_norm

FEATURES = 28
BATCH_SIZE = 500
N_TRAIN = int(1e4)
STEPS_PER_EPOCH = N_TRAIN // BATCH_SIZE


def get_callbacks(name):
    return [tf.keras.callbacks.EarlyStopping(monitor='val_binary_crossentropy', patience=200)]


def compile_and_fit(model, name, optimizer=None, *, max_epochs=10):
    if optimizer is None:
        optimizer = tf.keras.optimizers.Adam(0.001)
    model.compile(optimizer=optimizer,
                  loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
                  metrics=[
                      tf.keras.metrics.BinaryCrossentropy(from_logits=True, name='binary_crossentropy'),
                      'accuracy'])
    model.summary()
    history = model.fit(features, labels, batch_size=BATCH_SIZE, epochs=max_epochs,
                        validation_split=0.2, callbacks=get_callbacks(name), verbose=0)
    return history


size_histories = {}
tiny_model = tf.keras.Sequential([
    layers.Dense(16, activation='elu', input_shape=(FEATURES,)),
    layers.Dense(1)
])
size_histories['Tiny'] = compile_and_fit(tiny_model, 'sizes/Tiny')

combined_model = tf.keras.Sequential([
    layers.Dense(64, kernel_regularizer=regularizers.l2(0.0001), activation='elu', input_shape=(FEATURES,)),
    layers.Dropout(0.5),
    layers.Dense(64, kernel_regularizer=regularizers.l1_l2(l1=1e-5, l2=1e-4), kernel_constraint=max_norm(3.), activation='elu'),
    layers.Dropout(0.5),
    layers.Dense(1, bias_regularizer=regularizers.L1(0.001), kernel_regularizer='l2')
])
size_histories['combined'] = compile_and_fit(combined_model, "regularizers/combined", max_epochs=20)
