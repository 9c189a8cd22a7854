// Learning rates that fall along half a cosine, once or again and again. Source: Loshchilov, Hutter, "SGDR" (2017); Keras for the warm-up.
#pragma once

#include <algorithm>
#include <cmath>

#include "elementary.h"
#include "schedules/schedule.h"

namespace vitrine {

struct CosineDecay final : Is<CosineDecay, Schedule> {
  static constexpr About described{"CosineDecay", "cosine_decay", "The learning rate falls along half a cosine, after a warm-up if wanted."};
  double initial_learning_rate = 0, decay_steps = 0, alpha = 0, warmup_steps = 0;
  std::optional<double> warmup_target;
  CosineDecay() : Is("CosineDecay") {}

  void fields(Fields& f) override {
    f.required("initial_learning_rate", initial_learning_rate, not_negative, "Learning rate of the first step.");
    f.required("decay_steps", decay_steps, positive, "Steps of the fall.");
    f("alpha", alpha, not_negative, "Share of the learning rate that is left at the end.");
    name_field(f);
    f("warmup_target", warmup_target, not_negative, "Learning rate that a warm-up leads to, from which it falls; without one there is no warm-up.");
    f("warmup_steps", warmup_steps, not_negative, "Steps of the warm-up.");
  }

  double at(double steps) const override {
    if (!warmup_target) return fallen(initial_learning_rate, steps);
    if (steps < warmup_steps) return initial_learning_rate + (*warmup_target - initial_learning_rate) * (steps / warmup_steps);
    return fallen(*warmup_target, steps - warmup_steps);
  }

 private:
  double fallen(double from, double steps) const {
    const double wave = 0.5 * (1 + cosine_of_half_turns(std::min(steps, decay_steps) / decay_steps));
    return from * ((1 - alpha) * wave + alpha);
  }
};

struct CosineDecayRestarts final : Is<CosineDecayRestarts, Schedule> {
  static constexpr About described{"CosineDecayRestarts", "cosine_decay_restarts", "The learning rate falls along half a cosine, again and again, each time for longer."};
  double initial_learning_rate = 0, first_decay_steps = 0, t_mul = 2, m_mul = 1, alpha = 0;
  CosineDecayRestarts() : Is("SGDRDecay") {}

  void fields(Fields& f) override {
    f.required("initial_learning_rate", initial_learning_rate, not_negative, "Learning rate of the first step.");
    f.required("first_decay_steps", first_decay_steps, positive, "Steps of the first fall.");
    f("t_mul", t_mul, at_least(1), "How many times longer each fall is than the one before.");
    f("m_mul", m_mul, not_negative, "Factor on the height of each fall after the first.");
    f("alpha", alpha, not_negative, "Share of the learning rate that is left at the end of a fall.");
    name_field(f);
  }

  double at(double steps) const override {
    const double first_falls = steps / first_decay_steps;
    double restarts = 0, begin = 0, length = 1;  // of the fall under way, in lengths of the first one
    if (t_mul == 1) begin = restarts = std::floor(first_falls);
    else
      for (; begin + length <= first_falls; length *= t_mul, ++restarts) begin += length;
    const double wave = 0.5 * power_of(m_mul, restarts) * (1 + cosine_of_half_turns((first_falls - begin) / length));
    return initial_learning_rate * ((1 - alpha) * wave + alpha);
  }
};

}  // namespace vitrine
