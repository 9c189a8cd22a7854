# Covers: return_state, initial_state, several outputs of a layer unpacked and left out with _, states of one layer given to another,
# masks from an embedding, sub-models for use after training that share layers, Model by positions.
import numpy as np
from keras.layers import LSTM, Dense, Embedding, Input
from keras.models import Model

latent_dim = 16
num_tokens = 12

# The encoder reads; what it remembers at the end is all that the decoder gets.
encoder_inputs = Input(shape=(6,))
encoder_embedding = Embedding(num_tokens, 8, mask_zero=True)(encoder_inputs)
encoder = LSTM(latent_dim, return_state=True)
encoder_outputs, state_h, state_c = encoder(encoder_embedding)
encoder_states = [state_h, state_c]

# The decoder begins with the encoder's states and learns the next token at every step.
decoder_inputs = Input(shape=(5,))
decoder_embedding = Embedding(num_tokens, 8)
decoder_lstm = LSTM(latent_dim, return_sequences=True, return_state=True)
decoder_outputs, _, _ = decoder_lstm(decoder_embedding(decoder_inputs), initial_state=encoder_states)
decoder_dense = Dense(num_tokens, activation='softmax')
decoder_outputs = decoder_dense(decoder_outputs)

model = Model([encoder_inputs, decoder_inputs], decoder_outputs)
model.compile(optimizer='rmsprop', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
model.fit([encoder_input_data, decoder_input_data], decoder_target_data, batch_size=8, epochs=2, validation_split=0.2)

# For use: the encoder by itself, and one step of the decoder from any states.
encoder_model = Model(encoder_inputs, encoder_states)

decoder_state_input_h = Input(shape=(latent_dim,))
decoder_state_input_c = Input(shape=(latent_dim,))
decoder_states_inputs = [decoder_state_input_h, decoder_state_input_c]
step_inputs = Input(shape=(1,))
step_outputs, step_h, step_c = decoder_lstm(decoder_embedding(step_inputs), initial_state=decoder_states_inputs)
decoder_model = Model([step_inputs] + decoder_states_inputs, [decoder_dense(step_outputs), step_h, step_c])
