"""PyTorch in a plain training loop on batches that were cut beforehand, so it is spared the shuffling.

Chosen because they were the fastest of what was tried: Adam over lists of tensors (foreach), gradients set to None, images with their
channels last (what PyTorch's tuning guide recommends; twice as fast as the default), Embedding with mean rather than EmbeddingBag.
"""

from peer import blas, data_of, serve


def open_engine(threads):
    import torch

    torch.set_num_threads(threads)
    return f"PyTorch {torch.__version__} ({blas()}, {torch.get_num_threads()} threads of its own)"


def prepare(workload, adam, files):
    return network(workload, adam, files) if "layers" in workload else product(workload["size"])


def network(workload, adam, files):
    import torch

    model = layers_of(workload)
    x, y = (torch.from_numpy(part) for part in data_of(workload, files))
    if "tokens" in workload:
        x = x.long()
    if x.dim() == 4:
        # Rows of (height, width, channels) seen as (channels, height, width): they lie in memory with the channels last.
        x, model = x.permute(0, 3, 1, 2), model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(
        model.parameters(), lr=adam["learningRate"], betas=(adam["beta1"], adam["beta2"]), eps=adam["epsilon"], foreach=True
    )
    batches = list(zip(x.split(workload["batchSize"]), y.split(workload["batchSize"])))
    following = 0

    def step():
        nonlocal following
        inputs, labels = batches[following]
        following = (following + 1) % len(batches)
        optimizer.zero_grad(set_to_none=True)
        torch.nn.functional.cross_entropy(model(inputs), labels).backward()
        optimizer.step()
        return len(inputs)

    return step


def layers_of(workload):
    """The network; its softmax is left to the loss, as PyTorch does it."""
    from torch import nn

    class Last(nn.Module):
        """The state after the last step of a recurrent layer."""

        def __init__(self, recurrent):
            super().__init__()
            self.recurrent = recurrent

        def forward(self, x):
            return self.recurrent(x)[0][:, -1]

    class Mean(nn.Module):
        def forward(self, x):
            return x.mean(1)

    shape = workload["input"]
    layers = []
    for layer in workload["layers"]:
        kind = layer["kind"]
        if kind == "dense":
            layers.append(nn.Linear(shape[-1], layer["units"]))
            shape = [layer["units"]]
        elif kind == "convolution":
            layers.append(nn.Conv2d(shape[2], layer["filters"], layer["size"]))
            shape = [shape[0] - layer["size"] + 1, shape[1] - layer["size"] + 1, layer["filters"]]
        elif kind == "max pooling":
            layers.append(nn.MaxPool2d(layer["size"]))
            shape = [shape[0] // layer["size"], shape[1] // layer["size"], shape[2]]
        elif kind == "flatten":
            layers.append(nn.Flatten())
            shape = [shape[0] * shape[1] * shape[2]]
        elif kind in ("lstm", "gru"):
            recurrent = nn.LSTM if kind == "lstm" else nn.GRU
            layers.append(Last(recurrent(shape[1], layer["units"], batch_first=True)))
            shape = [layer["units"]]
        elif kind == "embedding":
            layers.append(nn.Embedding(layer["tokens"], layer["width"]))
            shape = [*shape, layer["width"]]
        elif kind == "mean over steps":
            layers.append(Mean())
            shape = [shape[1]]
        elif kind == "batch normalization":
            layers.append(nn.BatchNorm1d(shape[0]))
        if layer.get("activation") == "relu":
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)


def product(size):
    import torch

    a, b = torch.rand(size, size), torch.rand(size, size)
    out = torch.empty(size, size)

    def step():
        torch.mm(a, b, out=out)
        return 1

    return step


serve(open_engine, prepare)
