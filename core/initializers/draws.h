// RandomNormal, RandomUniform and TruncatedNormal: draws that don't depend on the weight's shape.
#pragma once

#include "initializers/initializer.h"

namespace vitrine {

struct RandomNormal final : Is<RandomNormal, Initializer> {
  static constexpr About described{"RandomNormal", "random_normal", "Normal random weights.", "", "normal"};
  double mean = 0, stddev = 0.05;
  void fields(Fields& f) override {
    f("mean", mean, any_number, "Mean of the weights.");
    f("stddev", stddev, not_negative, "Standard deviation of the weights.");
    seed_field(f);
  }
  void fill(std::span<float> weight, const Shape&, Random& random) const override {
    for (float& w : weight) w = static_cast<float>(mean + stddev * random.normal());
  }
};

struct RandomUniform final : Is<RandomUniform, Initializer> {
  static constexpr About described{"RandomUniform", "random_uniform", "Uniform random weights.", "", "uniform"};
  double minval = -0.05, maxval = 0.05;
  void fields(Fields& f) override {
    f("minval", minval, any_number, "Smallest weight.");
    f("maxval", maxval, any_number, "Largest weight.");
    seed_field(f);
  }
  void fill(std::span<float> weight, const Shape&, Random& random) const override { fill_uniform(weight, minval, maxval, random); }
};

struct TruncatedNormal final : Is<TruncatedNormal, Initializer> {
  static constexpr About described{"TruncatedNormal", "truncated_normal", "Normal random weights; those beyond two deviations are drawn again."};
  double mean = 0, stddev = 0.05;
  void fields(Fields& f) override {
    f("mean", mean, any_number, "Mean before the cut.");
    f("stddev", stddev, not_negative, "Standard deviation before the cut.");
    seed_field(f);
  }
  void fill(std::span<float> weight, const Shape&, Random& random) const override { fill_truncated_normal(weight, mean, stddev, random); }
};

}  // namespace vitrine
