// Masking: makes later layers pass over time steps that hold nothing.
#pragma once

#include <algorithm>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

// A step whose features all have the mask value is masked, and 0 in the output.
struct Masking final : Is<Masking, Layer> {
  static constexpr About described{"Masking", "masking", "Makes later layers pass over the time steps whose features all have one value.", "core"};
  double mask_value = 0;

  void fields(Fields& f) override {
    f("mask_value", mask_value, any_number, "The value that stands for nothing.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    if (inputs[0].empty()) fail("needs inputs of at least one value a row, got shape ", batch_text(inputs[0]));
    features_ = static_cast<Index>(inputs[0].back());
    places_ = static_cast<Index>(count(inputs[0])) / features_;
    return inputs[0];
  }

  void forward(const Pass& p) const override {
    const auto nothing = [this](float v) { return v == static_cast<float>(mask_value); };
    for (Index i = 0; i < p.batch * places_; ++i) {
      const float* x = p.inputs[0] + i * features_;
      const bool masked = std::all_of(x, x + features_, nothing);
      p.output_mask[i] = masked ? 0.0f : 1.0f;
      if (masked) std::fill_n(p.output + i * features_, features_, 0.0f);
      else std::copy_n(x, features_, p.output + i * features_);
    }
  }

  void backward(const Pass& p) const override {
    float* dx = p.input_gradients[0];
    for (Index i = 0; dx && i < p.batch * places_; ++i)
      if (p.output_mask[i] == 0) std::fill_n(dx + i * features_, features_, 0.0f);
      else std::copy_n(p.output_gradient + i * features_, features_, dx + i * features_);
  }

  Masks masks() const override { return Masks::makes; }

 private:
  Index features_ = 0, places_ = 0;
};

}  // namespace vitrine
