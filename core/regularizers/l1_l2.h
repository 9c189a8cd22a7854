// L1, L2 and both: penalties on the size of weights. No factor ½ on the square, as in Keras.
#pragma once

#include "regularizers/regularizer.h"

namespace vitrine {

// l1 Σ|w| + l2 Σw²
[[gnu::noinline]] inline float l1_l2_penalty(double l1, double l2, const float* w, Index n) {
  const Batch a(static_cast<float>(l1)), b(static_cast<float>(l2));
  return map_sum(n, [=](Batch v) { return a * abs(v) + b * v * v; }, w);
}

// l1 sign(w) + 2 l2 w
[[gnu::noinline]] inline void add_l1_l2_gradient(double l1, double l2, const float* w, float* gradient, Index n, float scale) {
  const Batch a(static_cast<float>(scale * l1)), b(static_cast<float>(scale * 2 * l2)), zero(0.0f);
  map(n, [=](Batch v, Batch g) { return g + b * v + select(v > zero, a, select(v < zero, -a, zero)); }, gradient, w, gradient);
}

struct L1 final : Is<L1, Regularizer> {
  static constexpr About described{"L1", "l1", "Penalty l1 · Σ|w|: pulls weights to exactly 0."};
  double l1 = 0.01;
  void fields(Fields& f) override { f("l1", l1, not_negative, "Factor on the sum of absolute values."); }
  float penalty(const float* w, Index rows, Index columns) const override { return l1_l2_penalty(l1, 0, w, rows * columns); }
  void add_gradient(const float* w, float* gradient, Index rows, Index columns, float scale) const override { add_l1_l2_gradient(l1, 0, w, gradient, rows * columns, scale); }
};

struct L2 final : Is<L2, Regularizer> {
  static constexpr About described{"L2", "l2", "Penalty l2 · Σw²: keeps weights small."};
  double l2 = 0.01;
  void fields(Fields& f) override { f("l2", l2, not_negative, "Factor on the sum of squares."); }
  float penalty(const float* w, Index rows, Index columns) const override { return l1_l2_penalty(0, l2, w, rows * columns); }
  void add_gradient(const float* w, float* gradient, Index rows, Index columns, float scale) const override { add_l1_l2_gradient(0, l2, w, gradient, rows * columns, scale); }
};

struct L1L2 final : Is<L1L2, Regularizer> {
  static constexpr About described{"L1L2", "l1_l2", "Penalty l1 · Σ|w| + l2 · Σw².", "", "l1l2"};
  double l1 = 0, l2 = 0;
  void fields(Fields& f) override {
    f("l1", l1, not_negative, "Factor on the sum of absolute values.");
    f("l2", l2, not_negative, "Factor on the sum of squares.");
  }
  float penalty(const float* w, Index rows, Index columns) const override { return l1_l2_penalty(l1, l2, w, rows * columns); }
  void add_gradient(const float* w, float* gradient, Index rows, Index columns, float scale) const override { add_l1_l2_gradient(l1, l2, w, gradient, rows * columns, scale); }
};

}  // namespace vitrine
