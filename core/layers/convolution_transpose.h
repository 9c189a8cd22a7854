// Conv1DTranspose and Conv2DTranspose: every input is spread over a window of outputs; what Conv does to gradients, done to values.
#pragma once

#include "kernels/convolution.h"
#include "layers/windowed.h"

namespace vitrine {

// x (batch, ..., channels) -> activation(y + b) (batch, ..., filters), where x is the convolution of y. The kernel is (..., filters, channels).
class ConvTranspose : public Convolving {
 public:
  explicit ConvTranspose(std::int64_t rank) : Convolving(rank, {plain_kernel()}) {}
  std::int64_t filters = 0;
  Tuple output_padding = Tuple::none({rank_});

  void fields(Fields& f) override {
    f.required("filters", filters, at_least(1), "Number of output channels.");
    windows(f, paddings);
    f("output_padding", output_padding, not_negative, "Cells added to the end of each axis; follows from the strides if not given.");
    format(f);
    dilation(f);
    training(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    check_strides();
    for (std::size_t i = 0; i < output_padding.values.size(); ++i)
      if (output_padding.values[i] >= strides.values[i])
        fail("output_padding must be below strides, ", shape_text(strides.values), ", got ", shape_text(output_padding.values));
    const Shape image = image_shape(inputs[0], rank_);
    if (rank_ == 2) convolution_.window.y = spread(image[0], 0);
    convolution_.window.x = spread(image[1], rank_ - 1);
    convolution_.window.channels = filters;
    convolution_.filters = image[2];
    weigh(b, 0, kernel_size.values, filters, image[2]);
    b.scratch(0, convolution_.packed());
    b.scratch(0, convolution_.frame());
    return finish(b, {convolution_.window.y.in, convolution_.window.x.in, filters});
  }

  void forward(const Pass& p) const override {
    convolve_transposed(convolution_, p.batch, p.inputs[0], p.weights[0], bias(p), activation.before(p), p.scratch[0], p.scratch[1]);
    activate(p);
  }

  // dkernel = Σ dzᵀ x over places, dx = dz * kernel
  void backward(const Pass& p) const override {
    const float* dz = before_activation(p);
    if (p.weight_gradients[0]) convolve_kernel_gradient(convolution_, p.batch, dz, p.inputs[0], p.weight_gradients[0], p.scratch[1]);
    if (float* dx = p.input_gradients[0]) convolve(convolution_, p.batch, dz, p.weights[0], nullptr, dx, p.scratch[0], p.scratch[1]);
  }

 private:
  // The windows of the outputs along one axis, one for each of n inputs. Source: conv_transpose in Keras's backend_utils.py.
  Axis spread(std::int64_t n, std::int64_t axis) const {
    constexpr std::int64_t most = std::int64_t{1} << 53;  // keeps sums of absurd sizes from overflowing until they are refused
    const std::int64_t stride = strides.values[axis], dilation = dilation_rate.values[axis], size = kernel_size.values[axis];
    const std::int64_t reach = span_of(size, dilation, "kernel_size"), steps = std::min(most, count({n - 1, stride}));
    const bool open = output_padding.values.empty();
    const std::int64_t extra = open ? 0 : output_padding.values[axis];
    Axis a{0, n, size, stride, dilation};
    if (padding == "valid") {
      a.in = steps + (open ? std::max(reach, stride) : reach + extra);
      return a;
    }
    a.in = steps + (open ? stride : reach % 2 + extra);
    const std::int64_t zeros = open ? stride + reach - 2 : reach + reach % 2 - 2 + extra;  // around the inputs, were they spread by the strides
    a.before = reach - 1 - std::min((zeros + 1) / 2, reach - 1);
    a.after = std::max<std::int64_t>(0, steps + reach - a.before - a.in);
    return a;
  }

  Convolution convolution_;
};

struct Conv1DTranspose final : Is<Conv1DTranspose, ConvTranspose> {
  static constexpr About described{"Conv1DTranspose", "conv1d_transpose", "Spreads every step of a series over a window: makes series longer.", "convolution", "Convolution1DTranspose"};
  Conv1DTranspose() : Is(1) {}
};

struct Conv2DTranspose final : Is<Conv2DTranspose, ConvTranspose> {
  static constexpr About described{"Conv2DTranspose", "conv2d_transpose", "Spreads every pixel over a window: makes images larger.", "convolution", "Convolution2DTranspose"};
  Conv2DTranspose() : Is(2) {}
};

}  // namespace vitrine
