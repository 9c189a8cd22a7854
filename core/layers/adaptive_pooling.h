// AdaptiveMaxPooling and AdaptiveAveragePooling, of series and images: as many windows as are asked for, whatever the size of the input.
#pragma once

#include "kernels/pooling.h"
#include "layers/windowed.h"

namespace vitrine {

// Window i of n on an axis of m cells reaches from cell i · m / n, rounded down, to (i + 1) · m / n, rounded up.
class AdaptivePooling : public Layer {
 protected:
  std::int64_t rank_;  // 1 for series, 2 for images

 public:
  explicit AdaptivePooling(std::int64_t rank) : rank_(rank) {}
  Tuple output_size = Tuple::of({rank_}, 1);

  void fields(Fields& f) override {
    f.required("output_size", output_size, at_least(1), "Size of the output: one number, or one for each axis.");
    f.fixed("data_format", "channels_last");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape image = image_shape(inputs[0], rank_);
    const auto along = [&](std::int64_t axis) { return Axis{.in = image[static_cast<std::size_t>(2 - rank_ + axis)], .out = output_size.values[static_cast<std::size_t>(axis)], .stride = 0}; };
    if (rank_ == 2) window_.y = along(0);
    window_.x = along(rank_ - 1);
    window_.channels = image[2];
    return without_height({window_.y.out, window_.x.out, window_.channels}, rank_);
  }

 protected:
  Window window_;
};

class AdaptiveMaxPooling : public AdaptivePooling {
 public:
  using AdaptivePooling::AdaptivePooling;
  void forward(const Pass& p) const override { pool_max(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_max_gradient(window_, p.batch, p.inputs[0], p.output, p.output_gradient, dx);
  }
};

class AdaptiveAveragePooling : public AdaptivePooling {
 public:
  using AdaptivePooling::AdaptivePooling;
  void forward(const Pass& p) const override { pool_mean(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_mean_gradient(window_, p.batch, p.output_gradient, dx);
  }
};

struct AdaptiveMaxPooling1D final : Is<AdaptiveMaxPooling1D, AdaptiveMaxPooling> {
  static constexpr About described{"AdaptiveMaxPooling1D", "adaptive_max_pooling1d", "The largest value of each of so many parts of a series.", "pooling"};
  AdaptiveMaxPooling1D() : Is(1) {}
};

struct AdaptiveMaxPooling2D final : Is<AdaptiveMaxPooling2D, AdaptiveMaxPooling> {
  static constexpr About described{"AdaptiveMaxPooling2D", "adaptive_max_pooling2d", "The largest value of each of so many parts of an image.", "pooling"};
  AdaptiveMaxPooling2D() : Is(2) {}
};

struct AdaptiveAveragePooling1D final : Is<AdaptiveAveragePooling1D, AdaptiveAveragePooling> {
  static constexpr About described{"AdaptiveAveragePooling1D", "adaptive_average_pooling1d", "The mean of each of so many parts of a series.", "pooling"};
  AdaptiveAveragePooling1D() : Is(1) {}
};

struct AdaptiveAveragePooling2D final : Is<AdaptiveAveragePooling2D, AdaptiveAveragePooling> {
  static constexpr About described{"AdaptiveAveragePooling2D", "adaptive_average_pooling2d", "The mean of each of so many parts of an image.", "pooling"};
  AdaptiveAveragePooling2D() : Is(2) {}
};

}  // namespace vitrine
