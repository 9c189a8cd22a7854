// SeparableConv1D and SeparableConv2D: every channel is convolved by itself, then the channels of each place are mixed.
#pragma once

#include "kernels/depthwise.h"
#include "kernels/gemm.h"
#include "layers/windowed.h"

namespace vitrine {

// x (batch, ..., channels) -> u = x * depthwise kernel (batch, ..., channels · depth_multiplier) -> activation(u P + b) (batch, ..., filters).
// The depthwise kernel is (..., channels, depth_multiplier), the pointwise kernel P (1, ..., channels · depth_multiplier, filters).
class SeparableConv : public Convolving {
 public:
  explicit SeparableConv(std::int64_t rank) : Convolving(rank, {depthwise_kernel("depthwise_kernel"), pointwise_kernel()}) {}
  std::int64_t filters = 0, depth_multiplier = 1;

  void fields(Fields& f) override {
    f.required("filters", filters, at_least(1), "Number of output channels.");
    windows(f, paddings);
    format(f);
    dilation(f);
    f("depth_multiplier", depth_multiplier, at_least(1), "Number of channels that each channel becomes before they are mixed.");
    training(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    depthwise_ = {windows_on(inputs[0]), depth_multiplier};
    const Window& w = depthwise_.window;
    weigh(b, 0, kernel_size.values, w.channels, depth_multiplier);
    weigh(b, 1, Shape(kernel_size.values.size(), 1), depthwise_.channels(), filters);
    b.saved(depthwise_.out());    // u
    b.scratch(0, depthwise_.repeated());
    b.scratch(0, depthwise_.frame());
    b.scratch(depthwise_.out());  // du
    return finish(b, {w.y.out, w.x.out, filters});
  }

  void forward(const Pass& p) const override {
    convolve(depthwise_, p.batch, p.inputs[0], p.weights[0], nullptr, p.saved[0], p.scratch[0], p.scratch[1]);
    const Strided u = as_rows(p.saved[0], channels());
    gemm({rows(p), filters, channels(), u, as_rows(p.weights[1], filters), activation.before(p), filters, use_bias ? Start::bias : Start::zero, bias(p)});
    activate(p);
  }

  // dP = uᵀ dz, du = dz Pᵀ
  void backward(const Pass& p) const override {
    const float* dz = before_activation(p);
    float *du = p.scratch[2], *dkernel = p.weight_gradients[0], *dx = p.input_gradients[0];
    if (p.weight_gradients[1]) gemm({channels(), filters, rows(p), transposed(p.saved[0], channels()), as_rows(dz, filters), p.weight_gradients[1], filters});
    if (dkernel || dx) gemm({rows(p), channels(), filters, as_rows(dz, filters), transposed(p.weights[1], filters), du, channels()});
    if (dkernel) convolve_kernel_gradient(depthwise_, p.batch, p.inputs[0], du, dkernel, p.scratch[0], p.scratch[1]);
    if (dx) convolve_input_gradient(depthwise_, p.batch, du, p.weights[0], dx, p.scratch[0], p.scratch[1]);
  }

 private:
  Index channels() const { return depthwise_.channels(); }
  std::int64_t rows(const Pass& p) const { return p.batch * depthwise_.window.y.out * depthwise_.window.x.out; }

  Depthwise depthwise_;
};

struct SeparableConv1D final : Is<SeparableConv1D, SeparableConv> {
  static constexpr About described{"SeparableConv1D", "separable_conv1d", "Convolves every channel of a series by itself, then mixes the channels: fewer weights than Conv1D.", "convolution", "SeparableConvolution1D"};
  SeparableConv1D() : Is(1) {}
};

struct SeparableConv2D final : Is<SeparableConv2D, SeparableConv> {
  static constexpr About described{"SeparableConv2D", "separable_conv2d", "Convolves every channel of an image by itself, then mixes the channels: fewer weights than Conv2D.", "convolution", "SeparableConvolution2D"};
  SeparableConv2D() : Is(2) {}
};

}  // namespace vitrine
