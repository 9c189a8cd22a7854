// RMSprop: steps divided by the recent size of the gradient. Source: Tieleman, Hinton, lecture 6e (2012).
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

struct RMSprop final : Is<RMSprop, Optimizer> {
  static constexpr About described{"RMSprop", "rmsprop", "Divides every step by the recent size of its gradient."};
  double rho = 0.9, momentum = 0, epsilon = 1e-7;
  bool centered = false;

  void fields(Fields& f) override {
    f("learning_rate", learning_rate, not_negative, "Size of a step.");
    f("rho", rho, fraction, "How slowly the mean of squared gradients changes.");
    f("momentum", momentum, fraction, "Share of the last step that is added to the next.");
    f("epsilon", epsilon, not_negative, "Added under the root, so that nothing is divided by 0.");
    f("centered", centered, "Divides by the deviation of the gradient in place of its size.");
    f("weight_decay", weight_decay, not_negative, "Share of every weight, times the learning rate, that is taken off at each step.");
    common(f);
  }

  // Slots: mean of squares, then the mean (centered), then the momentum.
  int slots() const override { return 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0); }

  // v = rho v + (1 - rho) g²;  step = lr g / sqrt(v - mean² + epsilon)
  void step(Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(learning_rate)), keep(static_cast<float>(rho)), take(static_cast<float>(1 - rho)), eps(static_cast<float>(epsilon));
    const Batch mu(static_cast<float>(momentum));
    float *v = slot[0], *mean = slot[1], *move = slot[centered ? 2 : 1];
    map(n, [=](Batch before, Batch d) { return keep * before + take * d * d; }, v, v, g);
    if (centered) map(n, [=](Batch before, Batch d) { return keep * before + take * d; }, mean, mean, g);
    const auto moved = [=](Batch d, Batch square) { return lr * d / sqrt(square + eps); };
    if (momentum == 0) {
      if (centered) map(n, [=](Batch weight, Batch d, Batch square, Batch a) { return weight - moved(d, square - a * a); }, w, w, g, v, mean);
      else map(n, [=](Batch weight, Batch d, Batch square) { return weight - moved(d, square); }, w, w, g, v);
      return;
    }
    if (centered) map(n, [=](Batch before, Batch d, Batch square, Batch a) { return mu * before + moved(d, square - a * a); }, move, move, g, v, mean);
    else map(n, [=](Batch before, Batch d, Batch square) { return mu * before + moved(d, square); }, move, move, g, v);
    map(n, [](Batch weight, Batch m) { return weight - m; }, w, w, move);
  }
};

}  // namespace vitrine
