# Covers: arrays spelled out with numpy, Keras 1's names (output_dim, init, nb_epoch), the notebook's own lines, activation
# functions out of tf.nn, numbers of every form, a model called layer by layer with names.
!pip install -q keras
%matplotlib inline
import numpy as np, tensorflow as tf
from keras.models import Sequential
from keras.layers.core import Dense, Activation

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
y = np.array([[0], [1], [1], [0]], dtype=np.float32)

model = Sequential()
model.add(Dense(output_dim=0x10, input_dim=2, init='uniform', activation=tf.nn.tanh, name='hidden'))
model.add(Dense(1, name='answer'))
model.add(Activation(tf.nn.sigmoid))
model.compile(loss='mean_squared_error', optimizer='adam', metrics=['binary_accuracy'])
model.fit(X, y, nb_epoch=500, verbose=2, batch_size=4)
print(model.predict(X).round())
