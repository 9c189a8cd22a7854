# Covers: a configuration in a dict, list comprehensions, f-strings and % in names, conditional expressions, enumerate and zip,
# while, augmented assignment, lambda, nested functions, try, with, assert, del, global.
import os
import keras
from keras import layers

config = {'units': [64, 32, 16], 'dropout': 0.3, 'activation': 'selu', 'rate': 1e-3, **{'norm': True}}
assert len(config['units']) == 3
n_layers = 0

try:
    import wandb
    wandb.init(config=config)
except ImportError:
    wandb = None


def make_block(stack, units, rate=config['dropout']):
    def name(kind):
        return f'{kind}_{units:03d}'

    global n_layers
    n_layers += 1
    stack.append(layers.Dense(units, activation=config.get('activation', 'relu'), name=name('dense'),
                              kernel_initializer='lecun_normal' if config['activation'] == 'selu' else 'glorot_uniform'))
    if config['norm'] and units > 16:
        stack.append(layers.BatchNormalization(momentum=0.9, name='norm_%d' % units))
    if 0 < rate < 1:
        stack += [layers.Dropout(rate)]


stack = [keras.Input((8,))]
for index, (units, rate) in enumerate(zip(config['units'], [0.3, 0.2, 0.0])):
    make_block(stack, units, rate)
extra = [layers.Dense(u, activation='relu') for u in range(8, 3, -2) if u != 6]
with keras.name_scope('head'):
    while extra:
        stack.append(extra.pop(0))
double = lambda n: n * 2
stack.append(layers.Dense(double(1), 'softmax'))
del extra

net = keras.Sequential(stack)
net.compile(keras.optimizers.Adam(config['rate'] * 10 if len(stack) > 100 else config['rate']), 'sparse_categorical_crossentropy', ['accuracy'])
history = net.fit(x, y, epochs=min(3, 5), batch_size=64 // 2)
best = max(history.history['accuracy'])
print(f'best: {best:.3f}')
