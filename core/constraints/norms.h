// Limits on the length of a unit's weights: MaxNorm, MinMaxNorm and UnitNorm, and NonNeg.
// The length is taken along one axis: 0 of a Dense kernel (in, out) gives one length for every unit.
#pragma once

#include <algorithm>
#include <cmath>

#include "constraints/constraint.h"
#include "error.h"

namespace vitrine {

// Multiplies every vector along the axis by factor(its length).
template <class Factor>
void scale_vectors(float* w, const Shape& shape, std::int64_t axis, Factor factor) {
  const auto rank = static_cast<std::int64_t>(shape.size());
  if (axis < -rank || axis >= rank) fail("a constraint's axis must be below ", rank, " for a weight of ", rank, " axes, got ", axis);
  if (axis < 0) axis += rank;
  std::int64_t outer = 1, inner = 1;
  for (std::int64_t i = 0; i < axis; ++i) outer *= shape[i];
  for (std::int64_t i = axis + 1; i < rank; ++i) inner *= shape[i];
  const std::int64_t length = shape[axis];
  for (std::int64_t o = 0; o < outer; ++o)
    for (std::int64_t i = 0; i < inner; ++i) {
      float* vector = w + o * length * inner + i;
      double squares = 0;
      for (std::int64_t k = 0; k < length; ++k) squares += static_cast<double>(vector[k * inner]) * vector[k * inner];
      const auto scale = static_cast<float>(factor(std::sqrt(squares)));
      for (std::int64_t k = 0; k < length; ++k) vector[k * inner] *= scale;
    }
}

inline constexpr double norm_epsilon = 1e-7;  // Keras's epsilon

struct MaxNorm final : Is<MaxNorm, Constraint> {
  static constexpr About described{"MaxNorm", "max_norm", "Shortens weight vectors that are longer than a limit."};
  double max_value = 2;
  std::int64_t axis = 0;
  void fields(Fields& f) override {
    f("max_value", max_value, not_negative, "The greatest length allowed.");
    f("axis", axis, any_number, "Axis along which the length is taken.");
  }
  void apply(float* w, const Shape& shape) const override {
    scale_vectors(w, shape, axis, [this](double norm) { return std::min(norm, max_value) / (norm_epsilon + norm); });
  }
};

struct MinMaxNorm final : Is<MinMaxNorm, Constraint> {
  static constexpr About described{"MinMaxNorm", "min_max_norm", "Keeps the length of weight vectors between two limits."};
  double min_value = 0, max_value = 1, rate = 1;
  std::int64_t axis = 0;
  void fields(Fields& f) override {
    f("min_value", min_value, not_negative, "The smallest length allowed.");
    f("max_value", max_value, not_negative, "The greatest length allowed.");
    f("rate", rate, fraction, "How far to go towards the limit in one step: 1 is all the way.");
    f("axis", axis, any_number, "Axis along which the length is taken.");
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
  std::int64_t axis = 0;
  void fields(Fields& f) override { f("axis", axis, any_number, "Axis along which the length is taken."); }
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
