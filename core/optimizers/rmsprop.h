// RMSprop: steps divided by the recent size of the gradient. Source: Tieleman, Hinton, lecture 6e (2012).
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

struct RMSprop final : Is<RMSprop, Elementwise> {
  static constexpr About described{"RMSprop", "rmsprop", "Divides every step by the recent size of its gradient."};
  double rho = 0.9, momentum = 0, epsilon = 1e-7;
  bool centered = false;

  void fields(Fields& f) override {
    rate_field(f);
    f("rho", rho, fraction, "How slowly the mean of squared gradients changes.");
    f("momentum", momentum, fraction, "Share of the last step that is added to the next.");
    epsilon_field(f, epsilon);
    f("centered", centered, "Divides by the deviation of the gradient in place of its size.");
    decay_field(f);
    common(f);
  }

  // Slots: mean of squares, then the mean (centered), then the momentum.
  int slots() const override { return 1 + (centered ? 1 : 0) + (momentum > 0 ? 1 : 0); }

  // v = rho v + (1 - rho) g²;  step = lr g / sqrt(v - mean² + epsilon)
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(at.rate)), keep(static_cast<float>(rho)), take(static_cast<float>(1 - rho)), eps(static_cast<float>(epsilon));
    const Batch mu(static_cast<float>(momentum));
    const auto moved = [=](Batch g, Batch square) { return lr * g / sqrt(square + eps); };
    const auto squares = [=](Batch g, Batch& v) { v = keep * v + take * g * g; };
    const auto deviation = [=](Batch g, Batch& v, Batch& mean) {
      squares(g, v);
      mean = keep * mean + take * g;
      return v - mean * mean;
    };
    const auto push = [=](Batch step, Batch& w, Batch& move) {
      move = mu * move + step;
      w -= move;
    };
    if (centered && momentum > 0) update(n, [=](Batch g, Batch& w, Batch& v, Batch& mean, Batch& move) { push(moved(g, deviation(g, v, mean)), w, move); }, g, w, slot[0], slot[1], slot[2]);
    else if (centered) update(n, [=](Batch g, Batch& w, Batch& v, Batch& mean) { w -= moved(g, deviation(g, v, mean)); }, g, w, slot[0], slot[1]);
    else if (momentum > 0) update(n, [=](Batch g, Batch& w, Batch& v, Batch& move) {
      squares(g, v);
      push(moved(g, v), w, move);
    }, g, w, slot[0], slot[1]);
    else update(n, [=](Batch g, Batch& w, Batch& v) {
      squares(g, v);
      w -= moved(g, v);
    }, g, w, slot[0]);
  }
};

}  // namespace vitrine
