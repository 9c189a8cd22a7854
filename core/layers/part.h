// Part: one output of a layer that gives several. It is no layer of Keras's: a graph puts it behind such a layer for whoever reads that output.
#pragma once

#include <algorithm>

#include "layers/layer.h"

namespace vitrine {

struct Part final : Is<Part, Layer> {
  static constexpr About described{"Part", "part", "One output of a layer that gives several."};

  // The layer is built before its parts are, and lives as long as they do.
  Part(const Layer& whole, std::size_t output) : whole_(whole), output_(output) { name = whole.name; }

  void fields(Fields&) override {}

  Shape build(std::span<const Shape> inputs, Builder&) override {
    const std::vector<Shape> parts = whole_.parts();
    row_ = static_cast<Index>(count(inputs[0]));
    size_ = static_cast<Index>(count(parts[output_]));
    from_ = 0;
    for (std::size_t i = 0; i < output_; ++i) from_ += static_cast<Index>(count(parts[i]));
    return parts[output_];
  }

  void forward(const Pass& p) const override {
    for (Index r = 0; r < p.batch; ++r) std::copy_n(p.inputs[0] + r * row_ + from_, size_, p.output + r * size_);
  }

  void backward(const Pass& p) const override {
    float* dx = p.input_gradients[0];
    if (!dx) return;
    std::fill_n(dx, p.batch * row_, 0.0f);
    for (Index r = 0; r < p.batch; ++r) std::copy_n(p.output_gradient + r * size_, size_, dx + r * row_ + from_);
  }

  // Steps are those of the first output.
  Masks masks() const override { return output_ == 0 ? Masks::passes : Masks::drops; }

 private:
  const Layer& whole_;
  std::size_t output_;
  Index row_ = 0, from_ = 0, size_ = 0;
};

}  // namespace vitrine
