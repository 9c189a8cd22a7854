# Covers: a sequence-to-sequence net with RepeatVector, stacked GRUs with return_sequences, batch_input_shape, TimeDistributed, Permute,
# SimpleRNN, Nadam, huber, positional arguments of recurrent layers.
from keras import Sequential
from keras.layers import Dense, GRU, LSTM, RepeatVector, SimpleRNN, TimeDistributed
from keras.optimizers import Nadam
from keras.losses import Huber

timesteps, features = 10, 3
model = Sequential()
model.add(GRU(24, 'tanh', return_sequences=True, batch_input_shape=(None, timesteps, features)))
model.add(LSTM(16))
model.add(RepeatVector(timesteps))
model.add(SimpleRNN(16, return_sequences=True, kernel_initializer='lecun_uniform'))
model.add(TimeDistributed(Dense(features)))
model.compile(Nadam(2e-3), Huber(0.5), ['mse'])
model.fit(sequences, sequences, epochs=3, batch_size=16)
rebuilt = model.predict(sequences, batch_size=64)
