// MaxPooling and AveragePooling, of series and images: what the cells of a window have in common stands for all of them.
#pragma once

#include "kernels/pooling.h"
#include "layers/windowed.h"

namespace vitrine {

class Pooling : public Layer {
 protected:
  std::int64_t rank_;  // 1 for series, 2 for images

 public:
  explicit Pooling(std::int64_t rank) : rank_(rank) {}
  Tuple pool_size = Tuple::of({rank_}, 2), strides = Tuple::none({rank_});
  std::string padding = "valid";

  Shape build(std::span<const Shape> inputs, Builder&) override {
    if (strides.values.empty()) strides.values = pool_size.values;  // which Keras writes, too
    window_ = windows_over(inputs[0], rank_, {pool_size, strides, Tuple::of({rank_}, 1), padding, "pool_size"});
    return without_height({window_.y.out, window_.x.out, window_.channels}, rank_);
  }

 protected:
  // The options from the strides on.
  void tail(Fields& f) {
    f("strides", strides, at_least(1), "Steps of the window, for each axis; its own size if not given.");
    f("padding", padding, paddings, "Whether the window may reach over the edges of the input.");
    f.fixed("data_format", "channels_last");
    common(f);
  }

  Window window_;
};

class MaxPooling : public Pooling {
 public:
  using Pooling::Pooling;
  void fields(Fields& f) override {
    f("pool_size", pool_size, at_least(1), "Size of the window: one number, or one for each axis.");
    tail(f);
  }
  void forward(const Pass& p) const override { pool_max(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_max_gradient(window_, p.batch, p.inputs[0], p.output, p.output_gradient, dx);
  }
};

class AveragePooling : public Pooling {
 public:
  using Pooling::Pooling;
  void fields(Fields& f) override {
    f.required("pool_size", pool_size, at_least(1), "Size of the window: one number, or one for each axis.");
    tail(f);
  }
  void forward(const Pass& p) const override { pool_mean(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_mean_gradient(window_, p.batch, p.output_gradient, dx);
  }
};

struct MaxPooling1D final : Is<MaxPooling1D, MaxPooling> {
  static constexpr About described{"MaxPooling1D", "max_pooling1d", "Keeps the largest value of each window of a series.", "pooling", "MaxPool1D"};
  MaxPooling1D() : Is(1) {}
};

struct MaxPooling2D final : Is<MaxPooling2D, MaxPooling> {
  static constexpr About described{"MaxPooling2D", "max_pooling2d", "Keeps the largest value of each window of an image.", "pooling", "MaxPool2D"};
  MaxPooling2D() : Is(2) {}
};

struct AveragePooling1D final : Is<AveragePooling1D, AveragePooling> {
  static constexpr About described{"AveragePooling1D", "average_pooling1d", "Keeps the mean of each window of a series.", "pooling", "AvgPool1D"};
  AveragePooling1D() : Is(1) {}
};

struct AveragePooling2D final : Is<AveragePooling2D, AveragePooling> {
  static constexpr About described{"AveragePooling2D", "average_pooling2d", "Keeps the mean of each window of an image.", "pooling", "AvgPool2D"};
  AveragePooling2D() : Is(2) {}
};

}  // namespace vitrine
