// Adagrad and Adadelta: each weight has a step of its own, by the size of its gradients so far.
// Sources: Duchi, Hazan, Singer (2011); Zeiler (2012).
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

struct Adagrad final : Is<Adagrad, Elementwise> {
  static constexpr About described{"Adagrad", "adagrad", "Weights that have moved much take smaller and smaller steps: for rare features."};
  double initial_accumulator_value = 0.1, epsilon = 1e-7;

  void fields(Fields& f) override {
    rate_field(f);
    f("initial_accumulator_value", initial_accumulator_value, not_negative, "What the sum of squared gradients starts from.");
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
  }

  int slots() const override { return 1; }
  float first_value(int) const override { return static_cast<float>(initial_accumulator_value); }

  // sum += g²;  w -= lr g / sqrt(sum + epsilon)
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(at.rate)), eps(static_cast<float>(epsilon));
    update(n, [=](Batch g, Batch& w, Batch& sum) {
      sum += g * g;
      w -= lr * g / sqrt(sum + eps);
    }, g, w, slot[0]);
  }
};

struct Adadelta final : Is<Adadelta, Elementwise> {
  static constexpr About described{"Adadelta", "adadelta", "Steps as large as recent steps, by the recent size of the gradient: made for a learning rate of 1."};
  double rho = 0.95, epsilon = 1e-7;

  void fields(Fields& f) override {
    rate_field(f);
    f("rho", rho, fraction, "How slowly the means of squares change.");
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }

  // v = rho v + (1 - rho) g²;  step = g sqrt(d + epsilon) / sqrt(v + epsilon);  d = rho d + (1 - rho) step²;  w -= lr step
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(at.rate)), keep(static_cast<float>(rho)), take(static_cast<float>(1 - rho)), eps(static_cast<float>(epsilon));
    update(n, [=](Batch g, Batch& w, Batch& v, Batch& d) {
      v = keep * v + take * g * g;
      const Batch step = g * sqrt(d + eps) / sqrt(v + eps);
      d = keep * d + take * step * step;
      w -= lr * step;
    }, g, w, slot[0], slot[1]);
  }
};

}  // namespace vitrine
