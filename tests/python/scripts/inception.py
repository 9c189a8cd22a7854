# Covers: towers side by side, concatenate as a class and as tf.keras.layers.concatenate, activations as functions of
# keras.activations called on tensors, operators on tensors, **options out of a dict.
import tensorflow as tf
from tensorflow.keras.layers import AveragePooling2D, Concatenate, Conv2D, Dense, GlobalMaxPooling2D, Input, MaxPooling2D
from tensorflow.keras.models import Model

same = dict(padding='same', activation='relu')
image = Input(shape=(16, 16, 3))
tower_1 = Conv2D(8, (1, 1), **same)(image)
tower_1 = Conv2D(8, (3, 3), **same)(tower_1)
tower_2 = Conv2D(8, (1, 1), **same)(image)
tower_2 = Conv2D(8, (5, 5), **same)(tower_2)
tower_3 = MaxPooling2D((3, 3), strides=(1, 1), padding='same')(image)
tower_3 = Conv2D(8, (1, 1), **same)(tower_3)
mixed = Concatenate(axis=3)([tower_1, tower_2, tower_3])
gate = tf.keras.activations.sigmoid(Conv2D(24, 1)(mixed))
mixed = mixed * gate + mixed
mixed = tf.keras.layers.concatenate([mixed, AveragePooling2D(3, strides=1, padding='same')(mixed)])
answer = Dense(4, activation='softmax')(GlobalMaxPooling2D()(mixed))
model = Model(inputs=image, outputs=answer)
model.compile('sgd', 'sparse_categorical_crossentropy', metrics='accuracy')
model.fit(images, labels, 8, 5)
