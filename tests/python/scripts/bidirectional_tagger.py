# Covers: wrappers (Bidirectional with merge_mode, TimeDistributed), mask_zero, return_sequences, an alias of a module (L),
# AdamW, clipnorm, several layers from a loop over sizes.
from tensorflow import keras
from tensorflow.keras import layers as L

VOCABULARY, TAGS = 300, 5

tagger = keras.models.Sequential(name='tagger')
tagger.add(L.Embedding(input_dim=VOCABULARY, output_dim=32, mask_zero=True))
for units in [24, 16]:
    tagger.add(L.Bidirectional(L.LSTM(units, return_sequences=True), merge_mode='concat'))
tagger.add(L.Bidirectional(L.GRU(8, return_sequences=True), merge_mode='sum', name='both_ways'))
tagger.add(L.TimeDistributed(L.Dense(TAGS, activation='softmax')))
tagger.compile(optimizer=keras.optimizers.AdamW(learning_rate=2e-3, weight_decay=1e-4, clipnorm=1.0),
               loss='sparse_categorical_crossentropy')
tagger.fit(sentences, tags, batch_size=16, epochs=3, validation_split=0.25)
