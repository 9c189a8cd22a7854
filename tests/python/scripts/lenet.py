# Covers: a class with a static method that builds the model, if and else on a parameter, positional parameters, wildcard import,
# main guard, argparse that is left alone, an optimizer named by a string in capitals.
import argparse
from keras.models import *
from keras.layers import *
from keras import backend as K


class LeNet:
    @staticmethod
    def build(width, height, depth, classes, activation="relu"):
        model = Sequential()
        inputShape = (height, width, depth)
        if K.image_data_format() == "channels_first":
            inputShape = (depth, height, width)

        # CONV => RELU => POOL, twice
        for filters in (20, 50):
            if not model.layers:
                model.add(Conv2D(filters, 5, padding="same", input_shape=inputShape))
            else:
                model.add(Conv2D(filters, 5, padding="same"))
            model.add(Activation(activation))
            model.add(MaxPooling2D(pool_size=(2, 2), strides=(2, 2)))

        model.add(Flatten())
        model.add(Dense(500))
        model.add(Activation(activation))
        model.add(Dense(classes))
        model.add(Activation("softmax"))
        return model


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("-m", "--model", type=str, default="lenet.model")
    args = vars(ap.parse_args())
    model = LeNet.build(28, 28, 1, classes=10)
    model.compile(loss="categorical_crossentropy", optimizer="SGD", metrics=["accuracy"])
    model.fit(trainX, trainY, batch_size=128, epochs=20, verbose=1)
    model.save(args["model"])


if __name__ == "__main__":
    main()
