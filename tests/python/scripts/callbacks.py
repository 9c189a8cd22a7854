# Covers: callbacks in a variable: EarlyStopping, ReduceLROnPlateau, TerminateOnNaN, those that only write files (ModelCheckpoint,
# TensorBoard, CSVLogger); a seed; validation data of its own batch size; verbose=2.
import datetime
import keras
from keras.callbacks import CSVLogger, EarlyStopping, ModelCheckpoint, ReduceLROnPlateau, TensorBoard, TerminateOnNaN

keras.utils.set_random_seed(812)

model = keras.Sequential([
    keras.layers.InputLayer(shape=(12,)),
    keras.layers.Dense(32, activation='elu', kernel_initializer='he_normal'),
    keras.layers.Dense(1),
])
model.compile(loss='mse', optimizer=keras.optimizers.Adam(learning_rate=1e-2), metrics=['mae'])

log_dir = 'logs/fit/' + datetime.datetime.now().strftime('%Y%m%d-%H%M%S')
callbacks = [
    EarlyStopping(monitor='val_loss', patience=5, restore_best_weights=True),
    ReduceLROnPlateau(monitor='val_loss', factor=0.2, patience=3, min_lr=0.001),
    TerminateOnNaN(),
    ModelCheckpoint('best.keras', save_best_only=True),
    TensorBoard(log_dir=log_dir, histogram_freq=1),
]
callbacks.append(CSVLogger('training.log'))
history = model.fit(x_train, y_train, validation_data=(x_valid, y_valid), validation_batch_size=64,
                    epochs=1_000, batch_size=2**5, callbacks=callbacks, verbose=2)
