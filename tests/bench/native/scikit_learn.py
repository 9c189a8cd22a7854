"""scikit-learn's MLPClassifier, an epoch at a time by partial_fit (as fast as fit with many epochs), in 32-bit floats.

It shuffles in every epoch, as Keras does. For two classes it has one output instead of two, a little less work. Its networks are stacks of
dense layers; it has no other kind.
"""

from peer import Cannot, blas, data_of, serve


def open_engine(threads):
    import sklearn
    import sklearn.neural_network

    return f"scikit-learn {sklearn.__version__} ({blas()})"


def prepare(workload, adam, files):
    from sklearn.neural_network import MLPClassifier

    layers = workload.get("layers")
    if not layers:
        raise Cannot("it has no matrix product of its own")
    other = next((layer["kind"] for layer in layers if layer["kind"] != "dense"), None)
    if other:
        raise Cannot(f"it has no layer for {other}")
    x, y = data_of(workload, files)
    model = MLPClassifier(
        [layer["units"] for layer in layers[:-1]],
        activation=layers[0]["activation"],
        alpha=0,  # no L2 penalty, as with the others
        batch_size=workload["batchSize"],
        learning_rate_init=adam["learningRate"],
        beta_1=adam["beta1"],
        beta_2=adam["beta2"],
        epsilon=adam["epsilon"],
    )
    classes = range(workload["classes"])

    def step():
        model.partial_fit(x, y, classes=classes)
        return len(x)

    return step


serve(open_engine, prepare)
