"""Writes convolution.json: what PyTorch makes of every layer with windows, forward and through three steps of training.

apt-get install python3-torch libopenblas0 && /usr/bin/python3 make_torch.py     (PyTorch 1.13; takes some seconds)

PyTorch knows neither Keras's "same" padding nor its order of axes: both are spelled out here. (Keras 3.15 on JAX, in 64 bits, gives the same
numbers for every case.) Sums are in 64 bits, so that no rounding adds up in them but ours. Start weights, inputs and targets are drawn as
../data.js draws them, so that only results are stored.
"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
BATCH, STEPS, RATE = 4, 3, 0.1


def numbers(seed):
    """From 0 to 1 (Park and Miller, 1988)."""
    while True:
        seed = seed * 16807 % 2147483647
        yield seed / 2147483647


def drawn(shape, seed, low=-1.0, high=1.0):
    following = numbers(seed)
    values = [low + (high - low) * next(following) for _ in range(torch.Size(shape).numel())]
    return torch.tensor(values, dtype=torch.float32).double().reshape(shape)


def start_weight(shape, index):
    return drawn(shape, 100 + index, -0.9 if len(shape) > 1 else 0.1, 0.9).requires_grad_()


def pair(value, n=2):
    return list(value) if isinstance(value, (list, tuple)) else [value] * n


def zeros_around(size, kernel, stride, dilation, padding):
    """TensorFlow's: (before, after)."""
    reach = (kernel - 1) * dilation + 1
    if padding == "valid":
        return 0, 0
    if padding == "causal":
        return reach - 1, 0
    total = max(0, ((size - 1) // stride) * stride + reach - size)
    return total // 2, total - total // 2


def windows(o, rank):
    if rank == 1:  # a series is an image of height 1
        return [1, *pair(o["kernel_size"], 1)], [1, *pair(o.get("strides", 1), 1)], [1, *pair(o.get("dilation_rate", 1), 1)]
    return pair(o["kernel_size"]), pair(o.get("strides", 1)), pair(o.get("dilation_rate", 1))


def padded(x, kernel, strides, dilation, padding, value=0.0):
    top, bottom = zeros_around(x.shape[2], kernel[0], strides[0], dilation[0], padding if kernel[0] > 1 else "valid")
    left, right = zeros_around(x.shape[3], kernel[1], strides[1], dilation[1], padding)
    return F.pad(x, (left, right, top, bottom), value=value)


def convolved(x, weight, bias, o, rank, groups):
    kernel, strides, dilation = windows(o, rank)
    x = padded(x, kernel, strides, dilation, o.get("padding", "valid"))
    return F.conv2d(x, weight, bias, strides, 0, dilation, groups)


def image_kernel(kernel, rank):
    return kernel if rank == 2 else kernel.unsqueeze(0)


def transposed(x, kernel, bias, o, rank):
    """The whole of what the inputs spread, of which Keras keeps a part (conv_transpose in its backend_utils.py)."""
    size, strides, dilation = windows(o, rank)
    y = F.conv_transpose2d(x, kernel.permute(3, 2, 0, 1), None, strides, 0, 0, 1, dilation)
    given = o.get("output_padding")
    given = None if given is None else pair(given, rank) if rank == 2 else [0, *pair(given, 1)]
    for axis in range(2):
        reach, stride, n = (size[axis] - 1) * dilation[axis] + 1, strides[axis], x.shape[2 + axis]
        if o.get("padding", "valid") == "valid":
            before, out = 0, (n - 1) * stride + (max(reach, stride) if given is None else reach + given[axis])
        else:
            spare = stride + reach - 2 if given is None else reach + reach % 2 - 2 + given[axis]
            before = reach - 1 - min(spare // 2 + spare % 2, reach - 1)
            out = n * stride if given is None else (n - 1) * stride + reach % 2 + given[axis]
        have = y.shape[2 + axis]
        edges = [-before, out + before - have]
        y = F.pad(y, edges + [0, 0] if axis == 1 else [0, 0] + edges)
    return y if bias is None else y + bias.reshape(1, -1, 1, 1)


def pooled(x, o, rank, kind):
    size = pair(o.get("pool_size", 2), rank)
    strides = pair(o.get("strides") or size, rank)
    if rank == 1:
        size, strides = [1, *size], [1, *strides]
    padding = o.get("padding", "valid")
    if kind == "Max":
        return F.max_pool2d(padded(x, size, strides, [1, 1], padding, float("-inf")), size, strides)
    area = F.avg_pool2d(padded(torch.ones_like(x), size, strides, [1, 1], padding), size, strides)
    return F.avg_pool2d(padded(x, size, strides, [1, 1], padding), size, strides) / area


def layer(name, o, rank, weights):
    """A function of images (batch, channels, rows, columns)."""
    bias = weights[-1] if weights and o.get("use_bias", True) else None
    if name in ("Conv1D", "Conv2D"):
        return lambda x: convolved(x, image_kernel(weights[0], rank).permute(3, 2, 0, 1), bias, o, rank, o.get("groups", 1))
    if name.startswith(("Depthwise", "Separable")):
        single = lambda: image_kernel(weights[0], rank).permute(2, 3, 0, 1).flatten(0, 1).unsqueeze(1)  # (channels x multiplier, 1, rows, columns)
        channels = weights[0].shape[-2]
        if name.startswith("Depthwise"):
            return lambda x: convolved(x, single(), bias, o, rank, channels)
        mixing = lambda: image_kernel(weights[1], rank).permute(3, 2, 0, 1)
        return lambda x: F.conv2d(convolved(x, single(), None, o, rank, channels), mixing(), bias)
    if name.endswith("Transpose"):
        return lambda x: transposed(x, image_kernel(weights[0], rank), bias, o, rank)
    if name.startswith("GlobalMax"):
        return lambda x: x.amax((2, 3), keepdim=True)
    if name.startswith("GlobalAverage"):
        return lambda x: x.mean((2, 3), keepdim=True)
    if "Pooling" in name:
        return lambda x: pooled(x, o, rank, name[:3])
    if name.startswith(("ZeroPadding", "Cropping")):
        rim = o["padding" if name.startswith("Zero") else "cropping"]
        rim = [[0, 0], rim] if rank == 1 else rim
        sign = 1 if name.startswith("Zero") else -1
        return lambda x: F.pad(x, [sign * n for n in [*rim[1], *rim[0]]])
    size = pair(o["size"], rank)
    size = [1, *size] if rank == 1 else size
    mode = o.get("interpolation", "nearest")
    return lambda x: F.interpolate(x, scale_factor=[float(n) for n in size], mode=mode, **({} if mode == "nearest" else {"align_corners": False}))


def weight_shapes(name, o, rank, channels):
    size = pair(o.get("kernel_size", 0), rank)
    multiplier = o.get("depth_multiplier", 1)
    if name in ("Conv1D", "Conv2D"):
        shapes, out = [[*size, channels // o.get("groups", 1), o["filters"]]], o["filters"]
    elif name.startswith("Depthwise"):
        shapes, out = [[*size, channels, multiplier]], channels * multiplier
    elif name.startswith("Separable"):
        shapes, out = [[*size, channels, multiplier], [*[1] * rank, channels * multiplier, o["filters"]]], o["filters"]
    elif name.endswith("Transpose"):
        shapes, out = [[*size, o["filters"], channels]], o["filters"]
    else:
        return []
    return shapes + ([[out]] if o.get("use_bias", True) else [])


IMAGE, SERIES = [6, 7, 4], [9, 4]
CASES = [
    ("Conv1D", {"filters": 5, "kernel_size": 3}),
    ("Conv1D", {"filters": 3, "kernel_size": 4, "strides": 2, "padding": "same"}),
    ("Conv1D", {"filters": 3, "kernel_size": 3, "dilation_rate": 2, "padding": "causal", "use_bias": False}),
    ("Conv2D", {"filters": 6, "kernel_size": 3}),
    ("Conv2D", {"filters": 3, "kernel_size": [2, 3], "strides": [2, 1], "padding": "same"}),
    ("Conv2D", {"filters": 3, "kernel_size": 2, "strides": 3, "use_bias": False}),
    ("Conv2D", {"filters": 3, "kernel_size": 3, "dilation_rate": [2, 1], "padding": "same"}),
    ("Conv2D", {"filters": 6, "kernel_size": 2, "groups": 2}),
    ("Conv2D", {"filters": 17, "kernel_size": 1}),
    ("Conv2D", {"filters": 3, "kernel_size": 1, "strides": 2, "padding": "same"}),
    ("DepthwiseConv1D", {"kernel_size": 3, "strides": 2, "padding": "same"}),
    ("DepthwiseConv2D", {"kernel_size": 3}),
    ("DepthwiseConv2D", {"kernel_size": [3, 2], "strides": 2, "padding": "same", "depth_multiplier": 3}),
    ("DepthwiseConv2D", {"kernel_size": 2, "dilation_rate": 2, "use_bias": False}),
    ("SeparableConv1D", {"filters": 5, "kernel_size": 3, "padding": "same"}),
    ("SeparableConv2D", {"filters": 5, "kernel_size": 3}),
    ("SeparableConv2D", {"filters": 3, "kernel_size": 2, "strides": 2, "padding": "same", "depth_multiplier": 2}),
    ("Conv1DTranspose", {"filters": 3, "kernel_size": 3, "strides": 2, "padding": "same"}),
    ("Conv2DTranspose", {"filters": 3, "kernel_size": 3}),
    ("Conv2DTranspose", {"filters": 3, "kernel_size": [4, 3], "strides": 2, "padding": "same"}),
    ("Conv2DTranspose", {"filters": 3, "kernel_size": 2, "strides": 3}),
    ("Conv2DTranspose", {"filters": 2, "kernel_size": 3, "strides": [2, 3], "output_padding": [1, 0], "padding": "same", "use_bias": False}),
    ("Conv2DTranspose", {"filters": 2, "kernel_size": 3, "strides": 2, "output_padding": 1}),
    ("Conv2DTranspose", {"filters": 2, "kernel_size": 2, "dilation_rate": 2, "padding": "same"}),
    ("MaxPooling1D", {}),
    ("MaxPooling1D", {"pool_size": 3, "strides": 2, "padding": "same"}),
    ("MaxPooling2D", {}),
    ("MaxPooling2D", {"pool_size": [3, 2], "strides": [1, 2], "padding": "same"}),
    ("AveragePooling1D", {"pool_size": 2, "strides": 1}),
    ("AveragePooling2D", {"pool_size": 2}),
    ("AveragePooling2D", {"pool_size": 3, "strides": 2, "padding": "same"}),
    ("GlobalMaxPooling1D", {}),
    ("GlobalMaxPooling2D", {"keepdims": True}),
    ("GlobalAveragePooling1D", {"keepdims": True}),
    ("GlobalAveragePooling2D", {}),
    ("ZeroPadding1D", {"padding": [2, 1]}),
    ("ZeroPadding2D", {"padding": [[1, 0], [2, 3]]}),
    ("Cropping1D", {"cropping": [1, 3]}),
    ("Cropping2D", {"cropping": [[1, 0], [2, 3]]}),
    ("UpSampling1D", {"size": 2}),
    ("UpSampling2D", {"size": [2, 3]}),
    ("UpSampling2D", {"size": [3, 2], "interpolation": "bilinear"}),
]


def as_keras(y, name, options, rank):
    """(batch, channels, rows, columns) in Keras's order of axes."""
    y = y.permute(0, 2, 3, 1)
    if name.startswith("Global") and not options.get("keepdims"):
        return y[:, 0, 0]
    return y[:, 0] if rank == 1 else y


def train(name, options):
    """A Dense layer on the channels, whose weights hang on the gradient of the layer's input, and then the layer."""
    rank = 1 if "1D" in name else 2
    shape = SERIES if rank == 1 else IMAGE
    channels = shape[-1]
    shapes = [[channels, channels], [channels], *weight_shapes(name, options, rank, channels)]
    weights = [start_weight(shape, index) for index, shape in enumerate(shapes)]
    apply = layer(name, options, rank, weights[2:])
    x = drawn([BATCH, *shape], 1)

    def output():
        mixed = x @ weights[0] + weights[1]
        images = (mixed.unsqueeze(1) if rank == 1 else mixed).permute(0, 3, 1, 2)
        return as_keras(apply(images), name, options, rank)

    first = output()
    target = drawn(first.shape, 2)
    losses = []
    for _ in range(STEPS):
        loss = ((output() - target) ** 2).mean()
        losses.append(loss.item())
        gradients = torch.autograd.grad(loss, weights)
        with torch.no_grad():
            for weight, gradient in zip(weights, gradients):
                weight -= RATE * gradient
    rounded = lambda values: [float(f"{value:.7g}") for value in values]
    return {
        "class_name": name,
        "config": options,
        "input_shape": shape,
        "output_shape": list(first.shape[1:]),
        "first": rounded(first[0].flatten().tolist()),
        "losses": rounded(losses),
        "weights": [rounded(weight.flatten().tolist()) for weight in weights],
    }


lines = ",\n".join(json.dumps(train(*case), separators=(",", ":")) for case in CASES)
text = f'{{"torch":"{torch.__version__}","batch":{BATCH},"steps":{STEPS},"rate":{RATE},"cases":[\n{lines}\n]}}\n'
pathlib.Path(__file__).with_name("convolution.json").write_text(text)
