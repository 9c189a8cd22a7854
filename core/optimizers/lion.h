// Lion: steps of one size, in the direction that momentum and gradient agree on. Source: Chen et al., "Symbolic discovery of optimization algorithms" (2023).
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

struct Lion final : Is<Lion, Elementwise> {
  static constexpr About described{"Lion", "lion", "Moves every weight by the learning rate, up or down: takes a learning rate some ten times smaller than Adam's."};
  static constexpr Range share{.min = 0, .max = 1, .min_excluded = true};
  double beta_1 = 0.9, beta_2 = 0.99;

  void fields(Fields& f) override {
    rate_field(f);
    f("beta_1", beta_1, share, "Share of the mean gradient in the direction of a step.");
    f("beta_2", beta_2, fraction, "How slowly the mean gradient changes.");
    decay_field(f);
    common(f);
  }

  int slots() const override { return 1; }

  // w -= lr sign(beta_1 m + (1 - beta_1) g);  m = beta_2 m + (1 - beta_2) g
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(at.rate)), zero(0.0f);
    const Batch keep_1(static_cast<float>(beta_1)), take_1(static_cast<float>(1 - beta_1)), keep_2(static_cast<float>(beta_2)), take_2(static_cast<float>(1 - beta_2));
    update(n, [=](Batch g, Batch& w, Batch& m) {
      const Batch direction = keep_1 * m + take_1 * g;
      w -= select(direction > zero, lr, select(direction < zero, -lr, zero));
      m = keep_2 * m + take_2 * g;
    }, g, w, slot[0]);
  }
};

}  // namespace vitrine
