// Conv1D and Conv2D: every output is a weighted sum of the inputs in a window around its place.
#pragma once

#include "kernels/convolution.h"
#include "layers/windowed.h"

namespace vitrine {

// x (batch, ..., channels) -> activation(x * kernel + b) (batch, ..., filters). The kernel is (..., channels / groups, filters).
class Conv : public Convolving {
 public:
  explicit Conv(std::int64_t rank) : Convolving(rank, {plain_kernel()}) {}
  std::int64_t filters = 0, groups = 1;

  void fields(Fields& f) override {
    f.required("filters", filters, at_least(1), "Number of output channels.");
    windows(f, rank_ == 1 ? Choices(causal_paddings) : Choices(paddings));
    format(f);
    dilation(f);
    f("groups", groups, at_least(1), "Parts into which the channels fall, each with its own filters.");
    training(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    check_strides();
    convolution_ = {windows_on(inputs[0]), filters, groups};
    const std::int64_t channels = convolution_.window.channels;
    if (channels % groups) fail("groups must divide the channels of the input, ", channels, " in ", batch_text(inputs[0]), ", got ", groups);
    if (filters % groups) fail("groups must divide the filters, ", filters, ", got ", groups);
    weigh(b, 0, kernel_size.values, convolution_.group_channels(), filters);
    b.scratch(0, convolution_.packed());
    b.scratch(0, convolution_.frame());
    return finish(b, {convolution_.window.y.out, convolution_.window.x.out, filters});
  }

  void forward(const Pass& p) const override {
    convolve(convolution_, p.batch, p.inputs[0], p.weights[0], bias(p), activation.before(p), p.scratch[0], p.scratch[1]);
    activate(p);
  }

  // dkernel = Σ xᵀ dz over places, dx = dz spread by the kernel
  void backward(const Pass& p) const override {
    const float* dz = before_activation(p);
    if (p.weight_gradients[0]) convolve_kernel_gradient(convolution_, p.batch, p.inputs[0], dz, p.weight_gradients[0], p.scratch[1]);
    if (float* dx = p.input_gradients[0]) convolve_transposed(convolution_, p.batch, dz, p.weights[0], nullptr, dx, p.scratch[0], p.scratch[1]);
  }

 private:
  Convolution convolution_;
};

struct Conv1D final : Is<Conv1D, Conv> {
  static constexpr About described{"Conv1D", "conv1d", "Weighted sums of a window that moves along a series: finds patterns in time.", "convolution", "Convolution1D"};
  Conv1D() : Is(1) {}
};

struct Conv2D final : Is<Conv2D, Conv> {
  static constexpr About described{"Conv2D", "conv2d", "Weighted sums of a window that moves over an image: finds edges, textures, shapes.", "convolution", "Convolution2D"};
  Conv2D() : Is(2) {}
};

}  // namespace vitrine
