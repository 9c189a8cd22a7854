// The rectifiers: straight above a threshold, (nearly) flat below.
#pragma once

#include <optional>

#include "activations/activation.h"

namespace vitrine {

struct Linear final : Is<Linear, Activation> {
  static constexpr About described{"linear", "linear", "x: no change."};
  bool needs_input() const override { return false; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    if (x != y) map(rows * cols, [](Batch v) { return v; }, y, x);
  }
  void backward(const float*, const float*, const float* dy, float* dx, Index rows, Index cols) const override {
    if (dx != dy) map(rows * cols, [](Batch d) { return d; }, dx, dy);
  }
};

struct Relu final : Is<Relu, Activation> {
  static constexpr About described{"relu", "relu", "max(x, 0): the usual choice between layers."};
  double negative_slope = 0;
  std::optional<double> max_value;
  double threshold = 0;
  void fields(Fields& f) override {
    f("negative_slope", negative_slope, not_negative, "Slope below the threshold.");
    f("max_value", max_value, not_negative, "Largest result; no limit if not given.");
    f("threshold", threshold, not_negative, "Values below it are damped.");
  }

  bool needs_input() const override { return !plain(); }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    const Batch zero(0.0f), slope = low_slope(), low(static_cast<float>(threshold)), high = top();
    if (plain()) map(rows * cols, [=](Batch v) { return clip_below(v, zero); }, y, x);
    else map(rows * cols, [=](Batch v) { return select(v > low, clip_above(v, high), slope * (v - low)); }, y, x);
  }
  void backward(const float* x, const float* y, const float* dy, float* dx, Index rows, Index cols) const override {
    const Batch zero(0.0f), slope = low_slope(), low(static_cast<float>(threshold)), high = top();
    if (plain()) map(rows * cols, [=](Batch v, Batch d) { return select(v > zero, d, zero); }, dx, y, dy);
    else map(rows * cols, [=](Batch v, Batch d) { return select(v > low, select(v < high, d, zero), slope * d); }, dx, x, dy);
  }

 private:
  bool plain() const { return negative_slope == 0 && !max_value && threshold == 0; }
  Batch low_slope() const { return Batch(static_cast<float>(negative_slope)); }
  Batch top() const { return Batch(max_value ? static_cast<float>(*max_value) : std::numeric_limits<float>::infinity()); }
};

struct Relu6 final : FromOutput<Relu6> {
  static constexpr About described{"relu6", "relu6", "max(x, 0), but no more than 6."};
  Batch f(Batch x) const { return clip_above(clip_below(x, Batch(0.0f)), Batch(6.0f)); }
  Batch slope(Batch y) const { return select(y > Batch(0.0f), select(y < Batch(6.0f), Batch(1.0f), Batch(0.0f)), Batch(0.0f)); }
};

struct LeakyRelu final : FromInput<LeakyRelu> {
  static constexpr About described{"leaky_relu", "leaky_relu", "x above 0, a small slope below: never quite dead."};
  double negative_slope = 0.2;
  void fields(Fields& f) override { f("negative_slope", negative_slope, any_number, "Slope below 0."); }
  Batch f(Batch x) const { return select(x < Batch(0.0f), low_slope() * x, x); }
  Batch slope(Batch x) const { return select(x > Batch(0.0f), Batch(1.0f), low_slope()); }

 private:
  Batch low_slope() const { return Batch(static_cast<float>(negative_slope)); }
};

struct Threshold final : FromInput<Threshold> {
  static constexpr About described{"threshold", "threshold", "x above a threshold, else a default value."};
  double threshold = 0, default_value = 0;
  void fields(Fields& f) override {
    f.required("threshold", threshold, any_number, "Values at or below it are replaced.");
    f.required("default_value", default_value, any_number, "What they are replaced with.");
  }
  Batch f(Batch x) const { return select(x <= limit(), Batch(static_cast<float>(default_value)), x); }
  Batch slope(Batch x) const { return select(x > limit(), Batch(1.0f), Batch(0.0f)); }

 private:
  Batch limit() const { return Batch(static_cast<float>(threshold)); }
};

}  // namespace vitrine
