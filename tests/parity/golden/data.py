"""What the models are fed with: the same numbers as ../data.js, drawn in the same way."""
import numpy as np


def numbers(seed=1):
    """From 0 to 1 (Park and Miller, 1988)."""
    state = seed
    while True:
        state = state * 16807 % 2147483647
        yield state / 2147483647


def drawn(shape, low=-1, high=1, seed=1):
    next_number = numbers(seed)
    values = [low + (high - low) * next(next_number) for _ in range(int(np.prod(shape)))]
    return np.array(values, "float32").reshape(shape)


def start_weights(shapes):
    return [drawn(shape, -0.9 if len(shape) > 1 else 0.1, 0.9, 100 + index) for index, shape in enumerate(shapes)]


def class_of(a, b):
    return 0 if a > b else 1 if a > 0 else 2


TRUTHS = {
    "numbers": lambda a, b: [a - b, a * b],
    "yes or no": lambda a, b: [a > b],
    "class number": lambda a, b: [class_of(a, b)],
    "row of a class": lambda a, b: [one == class_of(a, b) for one in range(3)],
    "pair of columns": lambda a, b: [[a - b], [a * b]],
    "pair of class numbers": lambda a, b: [class_of(a, b), class_of(b, a)],
}


def truth(x, kind):
    return np.array([TRUTHS[kind](float(row[0]), float(row[1])) for row in x], "float32")


def batches(kind):
    for batch in range(20):
        x = drawn((16, 5), seed=batch + 1)
        yield x, truth(x, kind)
