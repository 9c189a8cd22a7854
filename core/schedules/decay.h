// Learning rates that fall steadily, or in steps: ExponentialDecay, InverseTimeDecay, PolynomialDecay and PiecewiseConstantDecay. Source: Keras.
#pragma once

#include <algorithm>
#include <cmath>

#include "elementary.h"
#include "error.h"
#include "schedules/schedule.h"

namespace vitrine {

// Those that go by steps / decay_steps.
class RateDecay : public Schedule {
 public:
  double initial_learning_rate = 0, decay_steps = 0, decay_rate = 0;
  bool staircase = false;

  void fields(Fields& f) override {
    f.required("initial_learning_rate", initial_learning_rate, not_negative, "Learning rate of the first step.");
    f.required("decay_steps", decay_steps, positive, "Steps for which the decay rate is meant.");
    f.required("decay_rate", decay_rate, not_negative, "How much the learning rate falls in that time.");
    f("staircase", staircase, "Falls only after every decay_steps steps, not at each.");
    name_field(f);
  }

 protected:
  using Schedule::Schedule;
  double periods(double steps) const { return staircase ? std::floor(steps / decay_steps) : steps / decay_steps; }
};

struct ExponentialDecay final : Is<ExponentialDecay, RateDecay> {
  static constexpr About described{"ExponentialDecay", "exponential_decay", "The learning rate is multiplied by decay_rate in every decay_steps steps."};
  ExponentialDecay() : Is("ExponentialDecay") {}
  double at(double steps) const override { return initial_learning_rate * power_of(decay_rate, periods(steps)); }
};

struct InverseTimeDecay final : Is<InverseTimeDecay, RateDecay> {
  static constexpr About described{"InverseTimeDecay", "inverse_time_decay", "The learning rate is divided by 1 + decay_rate · steps / decay_steps."};
  InverseTimeDecay() : Is("InverseTimeDecay") {}
  double at(double steps) const override { return initial_learning_rate / (1 + decay_rate * periods(steps)); }
};

struct PolynomialDecay final : Is<PolynomialDecay, Schedule> {
  static constexpr About described{"PolynomialDecay", "polynomial_decay", "The learning rate falls to end_learning_rate within decay_steps steps, along a line or a power of it."};
  double initial_learning_rate = 0, decay_steps = 0, end_learning_rate = 0.0001, exponent = 1;
  bool cycle = false;
  PolynomialDecay() : Is("PolynomialDecay") {}

  void fields(Fields& f) override {
    f.required("initial_learning_rate", initial_learning_rate, not_negative, "Learning rate of the first step.");
    f.required("decay_steps", decay_steps, positive, "Steps until the end.");
    f("end_learning_rate", end_learning_rate, not_negative, "Learning rate at the end, and after it.");
    f("power", exponent, not_negative, "Power of the share of steps that are left: 1 is a straight line.");
    f("cycle", cycle, "Begins anew after the end, each time with decay_steps steps more.");
    name_field(f);
  }

  double at(double steps) const override {
    const double all = cycle && steps > 0 ? decay_steps * std::ceil(steps / decay_steps) : decay_steps;
    return (initial_learning_rate - end_learning_rate) * power_of(1 - std::min(steps, all) / all, exponent) + end_learning_rate;
  }
};

struct PiecewiseConstantDecay final : Is<PiecewiseConstantDecay, Schedule> {
  static constexpr About described{"PiecewiseConstantDecay", "piecewise_constant_decay", "One learning rate up to each boundary, and another one after the last."};
  Numbers boundaries, values;
  PiecewiseConstantDecay() : Is("PiecewiseConstant") {}

  void fields(Fields& f) override {
    f.required("boundaries", boundaries, not_negative, "Numbers of steps, rising, up to which the values hold.");
    f.required("values", values, not_negative, "Learning rates: one more than boundaries.");
    name_field(f);
  }

  void check() const override {
    if (values.values.size() != boundaries.values.size() + 1)
      fail("piecewise_constant_decay.values must have one number more than boundaries, which has ", boundaries.values.size(), ", got ", values.values.size());
    if (!std::is_sorted(boundaries.values.begin(), boundaries.values.end())) fail("piecewise_constant_decay.boundaries must rise, got ", shown(listed(boundaries)));
  }

  // Boundaries are whole steps: Keras cuts off what follows the point.
  double at(double steps) const override {
    std::size_t i = 0;
    while (i < boundaries.values.size() && steps > std::floor(boundaries.values[i])) ++i;
    return values.values[i];
  }
};

}  // namespace vitrine
