// DepthwiseConv1D and DepthwiseConv2D: every channel is convolved by itself.
#pragma once

#include "kernels/depthwise.h"
#include "layers/windowed.h"

namespace vitrine {

// x (batch, ..., channels) -> activation(x * kernel + b) (batch, ..., channels · depth_multiplier). The kernel is (..., channels, depth_multiplier).
class DepthwiseConv : public Convolving {
 public:
  explicit DepthwiseConv(std::int64_t rank) : Convolving(rank, {depthwise_kernel("kernel")}) {}
  std::int64_t depth_multiplier = 1;

  void fields(Fields& f) override {
    windows(f, paddings);
    f("depth_multiplier", depth_multiplier, at_least(1), "Number of outputs for each channel.");
    format(f);
    dilation(f);
    training(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    depthwise_ = {windows_on(inputs[0]), depth_multiplier};
    const Window& w = depthwise_.window;
    weigh(b, 0, kernel_size.values, w.channels, depth_multiplier);
    b.scratch(0, depthwise_.repeated());
    b.scratch(0, depthwise_.frame());
    return finish(b, {w.y.out, w.x.out, depthwise_.channels()});
  }

  void forward(const Pass& p) const override {
    convolve(depthwise_, p.batch, p.inputs[0], p.weights[0], bias(p), activation.before(p), p.scratch[0], p.scratch[1]);
    activate(p);
  }

  void backward(const Pass& p) const override {
    const float* dz = before_activation(p);
    if (p.weight_gradients[0]) convolve_kernel_gradient(depthwise_, p.batch, p.inputs[0], dz, p.weight_gradients[0], p.scratch[0], p.scratch[1]);
    if (float* dx = p.input_gradients[0]) convolve_input_gradient(depthwise_, p.batch, dz, p.weights[0], dx, p.scratch[0], p.scratch[1]);
  }

 private:
  Depthwise depthwise_;
};

struct DepthwiseConv1D final : Is<DepthwiseConv1D, DepthwiseConv> {
  static constexpr About described{"DepthwiseConv1D", "depthwise_conv1d", "Convolves every channel of a series by itself.", "convolution"};
  DepthwiseConv1D() : Is(1) {}
};

struct DepthwiseConv2D final : Is<DepthwiseConv2D, DepthwiseConv> {
  static constexpr About described{"DepthwiseConv2D", "depthwise_conv2d", "Convolves every channel of an image by itself.", "convolution"};
  DepthwiseConv2D() : Is(2) {}
};

}  // namespace vitrine
