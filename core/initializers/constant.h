// Zeros, Ones and Constant: every weight the same.
#pragma once

#include <algorithm>

#include "initializers/initializer.h"

namespace vitrine {

struct Zeros final : Is<Zeros, Initializer> {
  static constexpr About described{"Zeros", "zeros", "All weights 0.", "", "zero"};
  void fill(std::span<float> weight, const Shape&, Random&) const override { std::fill(weight.begin(), weight.end(), 0.0f); }
};

struct Ones final : Is<Ones, Initializer> {
  static constexpr About described{"Ones", "ones", "All weights 1.", "", "one"};
  void fill(std::span<float> weight, const Shape&, Random&) const override { std::fill(weight.begin(), weight.end(), 1.0f); }
};

struct Constant final : Is<Constant, Initializer> {
  static constexpr About described{"Constant", "constant", "All weights one value."};
  double value = 0;
  void fields(Fields& f) override { f("value", value, any_number, "The value."); }
  void fill(std::span<float> weight, const Shape&, Random&) const override { std::fill(weight.begin(), weight.end(), static_cast<float>(value)); }
};

}  // namespace vitrine
