// Activation: applies an activation function to its inputs.
#pragma once

#include "layers/activated.h"

namespace vitrine {

struct ActivationLayer final : Is<ActivationLayer, Layer> {
  static constexpr About described{"Activation", "activation", "Applies an activation function to every value.", "activation"};
  Activated activation;

  void fields(Fields& f) override {
    f.required("activation", activation.function, "The function.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    Shape shape = inputs[0];
    cols_ = shape.empty() ? 1 : shape.back();
    values_ = count(shape);
    const std::int64_t width = activation.build(b, values_, cols_);
    if (!shape.empty()) shape.back() = width;
    return shape;
  }

  void forward(const Pass& p) const override {
    float* before = activation.before(p);
    if (before != p.inputs[0]) std::copy_n(p.inputs[0], p.batch * values_, before);
    activation.forward(p, p.batch * values_ / cols_);
  }

  void backward(const Pass& p) const override {
    if (!p.input_gradients[0]) return;
    const float* dz = activation.backward(p, p.batch * values_ / cols_);
    std::copy_n(dz, p.batch * values_, p.input_gradients[0]);
  }

  Masks masks() const override { return Masks::passes; }
  std::string_view output_activation() const override { return activation.function->about().identifier; }

 private:
  std::int64_t values_ = 0, cols_ = 1;
};

}  // namespace vitrine
