# Covers: class weights, an initial bias that is a constant, many metrics as objects, a function with a default argument for them,
# weights by name, sample code in a docstring, predictions of the untrained model.
import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow import keras
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

raw_df = pd.read_csv('creditcard.csv')
train_df, test_df = train_test_split(raw_df, test_size=0.2)
train_labels = np.array(train_df.pop('Class'))
train_features = StandardScaler().fit_transform(np.array(train_df))

METRICS = [
    keras.metrics.BinaryCrossentropy(name='cross entropy'),
    keras.metrics.MeanSquaredError(name='Brier score'),
    keras.metrics.TruePositives(name='tp'),
    keras.metrics.FalsePositives(name='fp'),
    keras.metrics.BinaryAccuracy(name='accuracy'),
    keras.metrics.Precision(name='precision'),
    keras.metrics.Recall(name='recall'),
    keras.metrics.AUC(name='auc'),
    keras.metrics.AUC(name='prc', curve='PR'),
]


def make_model(metrics=METRICS, output_bias=None):
    if output_bias is not None:
        output_bias = tf.keras.initializers.Constant(output_bias)
    model = keras.Sequential([
        keras.layers.Dense(16, activation='relu', input_shape=(train_features.shape[-1],)),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(1, activation='sigmoid', bias_initializer=output_bias),
    ])
    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3),
                  loss=keras.losses.BinaryCrossentropy(),
                  metrics=metrics)
    return model


initial_bias = -6.36
weight_for_0, weight_for_1 = 0.5, 289.44
class_weight = {0: weight_for_0, 1: weight_for_1}
weighted_model = make_model(output_bias=initial_bias)
early_stopping = tf.keras.callbacks.EarlyStopping(
    monitor='val_prc', verbose=1, patience=10, mode='max', restore_best_weights=True)
weighted_model.predict(train_features[:10])
weighted_history = weighted_model.fit(
    train_features,
    train_labels,
    batch_size=2048,
    epochs=100,
    callbacks=[early_stopping],
    validation_data=(val_features, val_labels),
    class_weight=class_weight)
