// PReLU: a rectifier that learns its slopes below 0.
// Source: He, Zhang, Ren, Sun, "Delving deep into rectifiers" (2015).
#pragma once

#include "layers/axes.h"
#include "layers/layer.h"
#include "simd.h"

namespace vitrine {

// y = x above 0, alpha x below. There is an alpha for every value of a row, but only one along the axes that share.
struct PReLU final : Is<PReLU, Layer> {
  static constexpr About described{"PReLU", "p_re_lu", "x above 0, below it a slope that is trained.", "activation"};
  Slot<Initializer> alpha_initializer{"zeros"};
  Slot<Regularizer> alpha_regularizer;
  Slot<Constraint> alpha_constraint;
  Numbers shared_axes{.nullable = true, .one = true, .whole = true, .empty = true};

  void fields(Fields& f) override {
    f("alpha_initializer", alpha_initializer, "First values of the slopes.");
    f("alpha_regularizer", alpha_regularizer, "Penalty on the slopes.");
    f("alpha_constraint", alpha_constraint, "Limit on the slopes after every step.");
    f("shared_axes", shared_axes, any_number, "Axes along which values share their slope: [1, 2] gives an image one for every channel.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape& shape = inputs[0];
    Shape slopes = shape;
    shared_axes.one = false;  // Keras writes a list
    for (const std::size_t place : places_of(shared_axes, shape, "shared_axes")) slopes[place] = 1;
    values_ = static_cast<Index>(count(shape));
    slope_of_ = places_in(slopes, shape, "shared_axes");
    slopes_ = static_cast<Index>(count(slopes));
    shared_ = slopes_ < values_;
    b.weight({"alpha", slopes, alpha_initializer, alpha_regularizer, alpha_constraint});
    b.scratch(0, shared_ ? values_ : 0);  // a row of slopes, or of their gradients
    return shape;
  }

  void forward(const Pass& p) const override {
    const float* slopes = row_of_slopes(p);
    for (Index r = 0; r < p.batch; ++r)
      map(values_, [](Batch x, Batch a) { return select(x > Batch(0.0f), x, a * x); }, p.output + r * values_, p.inputs[0] + r * values_, slopes);
  }

  // dx = dy above 0, alpha dy below; dalpha = Σ x dy below 0
  void backward(const Pass& p) const override {
    const Batch zero(0.0f);
    if (float* dx = p.input_gradients[0]) {
      const float* slopes = row_of_slopes(p);
      for (Index r = 0; r < p.batch; ++r)
        map(values_, [=](Batch x, Batch dy, Batch a) { return select(x > zero, dy, a * dy); }, dx + r * values_, p.inputs[0] + r * values_, p.output_gradient + r * values_, slopes);
    }
    if (!p.weight_gradients[0]) return;
    float* sums = shared_ ? p.scratch[0] : p.weight_gradients[0];
    std::fill_n(sums, values_, 0.0f);
    for (Index r = 0; r < p.batch; ++r)
      map(values_, [=](Batch sum, Batch x, Batch dy) { return sum + select(x > zero, zero, x * dy); }, sums, sums, p.inputs[0] + r * values_, p.output_gradient + r * values_);
    if (!shared_) return;
    std::fill_n(p.weight_gradients[0], slopes_, 0.0f);
    for (Index i = 0; i < values_; ++i) p.weight_gradients[0][slope_of_[i]] += sums[i];
  }

  Masks masks() const override { return Masks::passes; }

 private:
  const float* row_of_slopes(const Pass& p) const {
    if (!shared_) return p.weights[0];
    for (Index i = 0; i < values_; ++i) p.scratch[0][i] = p.weights[0][slope_of_[i]];
    return p.scratch[0];
  }

  Index values_ = 0, slopes_ = 0;
  bool shared_ = false;
  std::vector<Index> slope_of_;  // where the slope of every value of a row lies
};

}  // namespace vitrine
