// Global pooling: each channel's largest value or mean over the whole series or image.
#pragma once

#include <algorithm>
#include <numeric>

#include "kernels/pooling.h"
#include "layers/windowed.h"

namespace vitrine {

// One window that is as large as the input.
class GlobalPooling : public Layer {
 public:
  explicit GlobalPooling(std::int64_t rank) : rank_(rank) {}
  bool keepdims = false;

  void fields(Fields& f) override {
    f.fixed("data_format", "channels_last");
    f("keepdims", keepdims, "Keeps the axes that were pooled, with a size of 1.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape image = image_shape(inputs[0], rank_);
    window_ = {{.in = image[0], .size = image[0]}, {.in = image[1], .size = image[1]}, image[2]};
    return keepdims ? without_height({1, 1, image[2]}, rank_) : Shape{image[2]};
  }

 protected:
  std::int64_t rank_;
  Window window_;
};

// Several largest values share the gradient evenly, as in TensorFlow and JAX.
class GlobalMaxPooling : public GlobalPooling {
 public:
  using GlobalPooling::GlobalPooling;
  void forward(const Pass& p) const override { pool_max(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_max_gradient_shared(window_, p.batch, p.inputs[0], p.output, p.output_gradient, dx);
  }
};

class GlobalAveragePooling : public GlobalPooling {
 public:
  using GlobalPooling::GlobalPooling;
  void forward(const Pass& p) const override { pool_mean(window_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pool_mean_gradient(window_, p.batch, p.output_gradient, dx);
  }
};

struct GlobalMaxPooling1D final : Is<GlobalMaxPooling1D, GlobalMaxPooling> {
  static constexpr About described{"GlobalMaxPooling1D", "global_max_pooling1d", "The largest value of every channel of a series.", "pooling", "GlobalMaxPool1D"};
  GlobalMaxPooling1D() : Is(1) {}
};

struct GlobalMaxPooling2D final : Is<GlobalMaxPooling2D, GlobalMaxPooling> {
  static constexpr About described{"GlobalMaxPooling2D", "global_max_pooling2d", "The largest value of every channel of an image.", "pooling", "GlobalMaxPool2D"};
  GlobalMaxPooling2D() : Is(2) {}
};

// Of a masked series, the mean of the steps that count; 0 if none does, where Keras divides by 0.
struct GlobalAveragePooling1D final : Is<GlobalAveragePooling1D, GlobalAveragePooling> {
  static constexpr About described{"GlobalAveragePooling1D", "global_average_pooling1d", "The mean of every channel of a series.", "pooling", "GlobalAvgPool1D"};
  GlobalAveragePooling1D() : Is(1) {}

  void forward(const Pass& p) const override {
    if (!p.mask) return GlobalAveragePooling::forward(p);
    std::fill_n(p.output, p.batch * window_.channels, 0.0f);
    each_step(p, [&](Index row, Index place, Batch share) {
      const float* x = p.inputs[0] + place * window_.channels;
      float* y = p.output + row * window_.channels;
      map(window_.channels, [=](Batch sum, Batch v) { return sum + share * v; }, y, y, x);
    });
  }
  void backward(const Pass& p) const override {
    float* dx = p.input_gradients[0];
    if (!dx || !p.mask) return GlobalAveragePooling::backward(p);
    each_step(p, [&](Index row, Index place, Batch share) {
      map(window_.channels, [=](Batch d) { return share * d; }, dx + place * window_.channels, p.output_gradient + row * window_.channels);
    });
  }

 private:
  // f(row, step of the batch, share of the step in the row's mean), masked steps having none.
  template <class F>
  void each_step(const Pass& p, F f) const {
    const Index steps = static_cast<Index>(window_.x.in);
    for (Index r = 0; r < p.batch; ++r) {
      const float* mask = p.mask + r * steps;
      const float many = std::accumulate(mask, mask + steps, 0.0f);
      for (Index t = 0; t < steps; ++t) f(r, r * steps + t, Batch(mask[t] == 0 ? 0.0f : 1 / many));
    }
  }
};

struct GlobalAveragePooling2D final : Is<GlobalAveragePooling2D, GlobalAveragePooling> {
  static constexpr About described{"GlobalAveragePooling2D", "global_average_pooling2d", "The mean of every channel of an image.", "pooling", "GlobalAvgPool2D"};
  GlobalAveragePooling2D() : Is(2) {}
};

}  // namespace vitrine
