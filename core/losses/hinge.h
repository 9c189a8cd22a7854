// The hinge losses: predictions on the right side of a margin cost nothing.
#pragma once

#include "losses/loss.h"

namespace vitrine {

// Truths of 0 and 1 stand for -1 and 1, if a batch has no others.
inline bool only_zeros_and_ones(const Scored& s) {
  for (Index i = 0; i < s.rows * s.cols; ++i)
    if (s.truth[i] != 0 && s.truth[i] != 1) return false;
  return true;
}

// The mean over a row of f(what is missing from the margin), which is 1 - y p or 0.
template <class F, class Slope>
void mean_of_margins(const Scored& s, float* values, const float* scale, float* gradient, F f, Slope slope) {
  const bool binary = only_zeros_and_ones(s);
  const Batch factor(binary ? 2.0f : 1.0f), shift(binary ? 1.0f : 0.0f), zero(0.0f), one(1.0f);
  const auto missing = [=](Batch y, Batch p) { return one - (factor * y - shift) * p; };
  mean_of_values(s, values, scale, gradient, [=](Batch y, Batch p) { return f(clip_below(missing(y, p), zero)); },
                 [=](Batch y, Batch p) { return select(missing(y, p) > zero, -(factor * y - shift) * slope(missing(y, p)), zero); });
}

struct Hinge final : Is<Hinge, Loss> {
  static constexpr About described{"Hinge", "hinge", "For yes or no as 1 and -1 (or 0), of an output without activation or after tanh: a margin, as in support vector machines.", "classification"};
  void fields(Fields& f) override { common(f); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    mean_of_margins(s, values, scale, gradient, [](Batch m) { return m; }, [](Batch) { return Batch(1.0f); });
  }
};

struct SquaredHinge final : Is<SquaredHinge, Loss> {
  static constexpr About described{"SquaredHinge", "squared_hinge", "The square of what is missing from the margin, for yes or no as 1 and -1 (or 0).", "classification"};
  void fields(Fields& f) override { common(f); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    mean_of_margins(s, values, scale, gradient, [](Batch m) { return m * m; }, [](Batch m) { return m + m; });
  }
};

// max(1 + the largest (1 - y) p - Σ y p, 0).
struct CategoricalHinge final : Is<CategoricalHinge, Loss> {
  static constexpr About described{"CategoricalHinge", "categorical_hinge", "For one of several classes given as a row of 0s and a 1: the class must be ahead of all others by 1.", "classification"};
  void fields(Fields& f) override { common(f); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      const auto other = [&](Index c) { return (1 - y[c]) * p[c]; };
      float largest = other(0), of_class = 0, as_large = 0;
      for (Index c = 0; c < s.cols; ++c) {
        largest = other(c) > largest ? other(c) : largest;
        of_class += y[c] * p[c];
      }
      const float missing = largest - of_class + 1;
      values[r] = missing < 0 ? 0.0f : missing;
      if (!gradient) continue;
      for (Index c = 0; c < s.cols; ++c) as_large += other(c) == largest;
      for (Index c = 0; c < s.cols; ++c) {
        const float of_largest = other(c) == largest ? (1 - y[c]) / as_large : 0.0f;  // which outputs of one size share
        gradient[r * s.cols + c] = missing > 0 ? scale[r] * (of_largest - y[c]) : 0.0f;
      }
    }
  }
};

}  // namespace vitrine
