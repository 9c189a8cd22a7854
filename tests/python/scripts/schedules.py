# Covers: learning-rate schedules (ExponentialDecay, PiecewiseConstantDecay, CosineDecay with a warm-up) in optimizers, SGD with
# momentum and nesterov, a loop over (name, optimizer) pairs, arithmetic on sizes.
import tensorflow as tf

samples, batch = 2048, 64
steps_per_epoch = samples // batch

schedules = {
    'exponential': tf.keras.optimizers.schedules.ExponentialDecay(
        initial_learning_rate=0.1, decay_steps=steps_per_epoch * 10, decay_rate=0.96, staircase=True),
    'steps': tf.keras.optimizers.schedules.PiecewiseConstantDecay([100, 200], [1e-1, 1e-2, 1e-3]),
    'cosine': tf.keras.optimizers.schedules.CosineDecay(0.0, decay_steps=1000, warmup_target=0.1, warmup_steps=100),
}

for name, schedule in schedules.items():
    model = tf.keras.Sequential(name=f'net_{name}')
    model.add(tf.keras.Input(shape=(2 * 4,)))
    model.add(tf.keras.layers.Dense(16, activation='tanh'))
    model.add(tf.keras.layers.Dense(3, activation='softmax'))
    optimizer = tf.keras.optimizers.SGD(learning_rate=schedule, momentum=0.9, nesterov=True)
    model.compile(optimizer=optimizer, loss='sparse_categorical_crossentropy', metrics=['accuracy'])
    model.fit(x, y, batch_size=batch, epochs=2)
