// Limits on the length of a unit's weights: MaxNorm, MinMaxNorm and UnitNorm, and NonNeg.
// The length is taken along axes: 0 of a Dense kernel (in, out) gives one length for every unit, as [0, 1, 2] of a Conv2D kernel does.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

#include "constraints/constraint.h"
#include "error.h"

namespace vitrine {

// An axis of an array: its size, and how far apart its numbers lie.
struct Side {
  std::int64_t size, stride;
};

// f at every place that these axes lead to.
template <class F>
void walk(std::span<const Side> sides, float* at, const F& f) {
  if (sides.empty()) return f(at);
  for (std::int64_t i = 0; i < sides[0].size; ++i) walk(sides.subspan(1), at + i * sides[0].stride, f);
}

// Multiplies every vector along the axes by factor(its length).
template <class Factor>
void scale_vectors(float* w, const Shape& shape, const Numbers& axes, Factor factor) {
  constexpr std::int64_t most = 8;  // axes of a weight
  const auto rank = static_cast<std::int64_t>(shape.size());
  bool chosen[most] = {};
  for (const double given : axes.values) {
    const auto axis = static_cast<std::int64_t>(given);
    if (axis < -rank || axis >= rank || rank > most) fail("a constraint's axis must be below ", rank, " for a weight of ", rank, " axes, got ", axis);
    chosen[axis < 0 ? axis + rank : axis] = true;
  }
  Side along[most], others[most];
  std::size_t in = 0, out = 0;
  for (std::int64_t i = 0; i < rank; ++i) {
    std::int64_t stride = 1;
    for (std::int64_t k = i + 1; k < rank; ++k) stride *= shape[k];
    (chosen[i] ? along[in++] : others[out++]) = {shape[i], stride};
  }
  walk({others, out}, w, [&](float* vector) {
    double squares = 0;
    walk({along, in}, vector, [&](const float* v) { squares += static_cast<double>(*v) * *v; });
    const auto scale = static_cast<float>(factor(std::sqrt(squares)));
    walk({along, in}, vector, [&](float* v) { *v *= scale; });
  });
}

inline constexpr double norm_epsilon = 1e-7;  // Keras's epsilon
inline const Numbers first_axis{.values = {0}, .one = true, .whole = true};

struct MaxNorm final : Is<MaxNorm, Constraint> {
  static constexpr About described{"MaxNorm", "max_norm", "Shortens weight vectors that are longer than a limit."};
  double max_value = 2;
  Numbers axis = first_axis;
  void fields(Fields& f) override {
    f("max_value", max_value, not_negative, "The greatest length allowed.");
    f("axis", axis, any_number, "Axis, or axes, along which the length is taken.");
  }
  void apply(float* w, const Shape& shape) const override {
    scale_vectors(w, shape, axis, [this](double norm) { return std::min(norm, max_value) / (norm_epsilon + norm); });
  }
};

struct MinMaxNorm final : Is<MinMaxNorm, Constraint> {
  static constexpr About described{"MinMaxNorm", "min_max_norm", "Keeps the length of weight vectors between two limits."};
  double min_value = 0, max_value = 1, rate = 1;
  Numbers axis = first_axis;
  void fields(Fields& f) override {
    f("min_value", min_value, not_negative, "The smallest length allowed.");
    f("max_value", max_value, not_negative, "The greatest length allowed.");
    f("rate", rate, fraction, "How far to go towards the limit in one step: 1 is all the way.");
    f("axis", axis, any_number, "Axis, or axes, along which the length is taken.");
  }
  void apply(float* w, const Shape& shape) const override {
    scale_vectors(w, shape, axis, [this](double norm) {
      const double wanted = rate * std::min(std::max(norm, min_value), max_value) + (1 - rate) * norm;
      return wanted / (norm_epsilon + norm);
    });
  }
};

struct UnitNorm final : Is<UnitNorm, Constraint> {
  static constexpr About described{"UnitNorm", "unit_norm", "Gives weight vectors length 1."};
  Numbers axis = first_axis;
  void fields(Fields& f) override { f("axis", axis, any_number, "Axis, or axes, along which the length is taken."); }
  void apply(float* w, const Shape& shape) const override {
    scale_vectors(w, shape, axis, [](double norm) { return 1 / (norm_epsilon + norm); });
  }
};

struct NonNeg final : Is<NonNeg, Constraint> {
  static constexpr About described{"NonNeg", "non_neg", "Sets negative weights to 0.", "", "nonneg"};
  void apply(float* w, const Shape& shape) const override {
    for (std::int64_t i = 0, n = count(shape); i < n; ++i) w[i] = w[i] < 0 ? 0 : w[i];
  }
};

}  // namespace vitrine
