# Covers: shared layers (one LSTM on two inputs), the old home keras.layers.merge, Model by position, several assignments in one
# line, a list of data.
import keras
from keras.layers import Input, LSTM, Dense
from keras.layers.merge import concatenate
from keras.models import Model

tweet_a, tweet_b = Input(shape=(28, 16)), Input(shape=(28, 16))

# one layer with one set of weights, used twice
shared_lstm = LSTM(64)
encoded_a = shared_lstm(tweet_a)
encoded_b = shared_lstm(tweet_b)

merged_vector = concatenate([encoded_a, encoded_b], axis=-1)
predictions = Dense(1, activation='sigmoid')(merged_vector)

model = Model([tweet_a, tweet_b], predictions)
model.compile(optimizer='rmsprop', loss='binary_crossentropy', metrics=['accuracy'])
model.fit([data_a, data_b], labels, epochs=10)
