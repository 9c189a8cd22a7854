// RepeatVector: a series of one vector over and over.
#pragma once

#include <algorithm>

#include "error.h"
#include "layers/layer.h"
#include "simd.h"

namespace vitrine {

// x (batch, features) -> (batch, n, features)
struct RepeatVector final : Is<RepeatVector, Layer> {
  static constexpr About described{"RepeatVector", "repeat_vector", "Makes a series of a row by repeating it.", "reshaping"};
  std::int64_t n = 0;

  void fields(Fields& f) override {
    f.required("n", n, at_least(1), "How often the row is repeated.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    if (inputs[0].size() != 1) fail("needs inputs of shape (None, features), got ", batch_text(inputs[0]));
    features_ = static_cast<Index>(inputs[0][0]);
    return {n, inputs[0][0]};
  }

  void forward(const Pass& p) const override {
    float* y = p.output;
    for (Index r = 0; r < p.batch; ++r)
      for (Index i = 0; i < n; ++i) y = std::copy_n(p.inputs[0] + r * features_, features_, y);
  }

  void backward(const Pass& p) const override {
    float* dx = p.input_gradients[0];
    if (!dx) return;
    for (Index r = 0; r < p.batch; ++r, dx += features_) {
      const float* dy = p.output_gradient + r * n * features_;
      std::copy_n(dy, features_, dx);
      for (Index i = 1; i < n; ++i) map(features_, [](Batch sum, Batch d) { return sum + d; }, dx, dx, dy + i * features_);
    }
  }

 private:
  Index features_ = 0;
};

}  // namespace vitrine
