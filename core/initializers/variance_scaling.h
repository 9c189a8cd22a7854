// Weights whose spread follows from the number of inputs and outputs of a unit: VarianceScaling and its six well-known cases.
// Sources: Glorot, Bengio (2010); He, Zhang, Ren, Sun (2015); LeCun, Bottou, Orr, Müller (1998).
#pragma once

#include <algorithm>

#include "error.h"
#include "initializers/initializer.h"

namespace vitrine {

enum class Spread { uniform, normal, truncated_normal };

// variance = scale / n, n >= 1 being the number of inputs, of outputs, or their mean.
inline void fill_scaled(std::span<float> weight, double scale, double n, Spread spread, Random& random) {
  const double variance = scale / std::max(1.0, n);
  if (spread == Spread::uniform) {
    const double limit = std::sqrt(3 * variance);
    fill_uniform(weight, -limit, limit, random);
  } else if (spread == Spread::normal) {
    for (float& w : weight) w = static_cast<float>(std::sqrt(variance) * random.normal());
  } else {
    constexpr double deviation_left_by_cut = 0.87962566103423978;  // of a standard normal cut at ±2
    fill_truncated_normal(weight, 0, std::sqrt(variance) / deviation_left_by_cut, random);
  }
}

class Scaled : public Initializer {
 protected:
  void scaled_fields(Fields& f) {
    seed_field(f);
    f("input_axes", input_axes_, any_number, "Axes of the weight that count as inputs, if output_axes are given too.");
    f("output_axes", output_axes_, any_number, "Axes of the weight that count as outputs, if input_axes are given too.");
  }
  Fans fans_of(const Shape& shape) const {
    if (input_axes_.values.empty() || output_axes_.values.empty()) return fans(shape);
    return {product(shape, input_axes_), product(shape, output_axes_)};
  }

 private:
  static double product(const Shape& shape, const Numbers& axes) {
    double sizes = 1;
    const auto rank = static_cast<std::int64_t>(shape.size());
    for (const double given : axes.values) {
      const auto axis = static_cast<std::int64_t>(given);
      if (axis < -rank || axis >= rank) fail("an initializer's axis must be below ", rank, " for a weight of ", rank, " axes, got ", axis);
      sizes *= static_cast<double>(shape[axis < 0 ? axis + rank : axis]);
    }
    return sizes;
  }

  Numbers input_axes_{.nullable = true, .whole = true}, output_axes_{.nullable = true, .whole = true};
};

struct VarianceScaling final : Is<VarianceScaling, Scaled> {
  static constexpr About described{"VarianceScaling", "variance_scaling", "Random weights whose variance is scale / n, n being the inputs or outputs of a unit."};
  static constexpr std::string_view modes[] = {"fan_in", "fan_out", "fan_avg"};
  static constexpr std::string_view distributions[] = {"truncated_normal", "untruncated_normal", "uniform", "normal"};
  double scale = 1;
  std::string mode = "fan_in", distribution = "truncated_normal";
  void fields(Fields& f) override {
    f("scale", scale, positive, "Factor on the variance.");
    f("mode", mode, modes, "What n counts: inputs, outputs or their mean.");
    f("distribution", distribution, distributions, "Shape of the distribution; normal is another word for truncated_normal.");
    scaled_fields(f);
  }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    const auto [in, out] = fans_of(shape);
    const double n = mode == "fan_in" ? in : mode == "fan_out" ? out : (in + out) / 2;
    fill_scaled(weight, scale, n, distribution == "uniform" ? Spread::uniform : distribution == "untruncated_normal" ? Spread::normal : Spread::truncated_normal, random);
  }
};

struct GlorotNormal final : Is<GlorotNormal, Scaled> {
  static constexpr About described{"GlorotNormal", "glorot_normal", "Normal weights of variance 2 / (inputs + outputs), cut at two deviations.", "", "xavier_normal"};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    const auto [in, out] = fans_of(shape);
    fill_scaled(weight, 1, (in + out) / 2, Spread::truncated_normal, random);
  }
};

struct GlorotUniform final : Is<GlorotUniform, Scaled> {
  static constexpr About described{"GlorotUniform", "glorot_uniform", "Uniform weights within ±sqrt(6 / (inputs + outputs)): Keras's default for kernels.", "", "xavier_uniform"};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    const auto [in, out] = fans_of(shape);
    fill_scaled(weight, 1, (in + out) / 2, Spread::uniform, random);
  }
};

struct HeNormal final : Is<HeNormal, Scaled> {
  static constexpr About described{"HeNormal", "he_normal", "Normal weights of variance 2 / inputs, cut at two deviations: made for relu."};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    fill_scaled(weight, 2, fans_of(shape).in, Spread::truncated_normal, random);
  }
};

struct HeUniform final : Is<HeUniform, Scaled> {
  static constexpr About described{"HeUniform", "he_uniform", "Uniform weights within ±sqrt(6 / inputs): made for relu."};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    fill_scaled(weight, 2, fans_of(shape).in, Spread::uniform, random);
  }
};

struct LecunNormal final : Is<LecunNormal, Scaled> {
  static constexpr About described{"LecunNormal", "lecun_normal", "Normal weights of variance 1 / inputs, cut at two deviations: made for selu."};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    fill_scaled(weight, 1, fans_of(shape).in, Spread::truncated_normal, random);
  }
};

struct LecunUniform final : Is<LecunUniform, Scaled> {
  static constexpr About described{"LecunUniform", "lecun_uniform", "Uniform weights within ±sqrt(3 / inputs)."};
  void fields(Fields& f) override { scaled_fields(f); }
  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    fill_scaled(weight, 1, fans_of(shape).in, Spread::uniform, random);
  }
};

}  // namespace vitrine
