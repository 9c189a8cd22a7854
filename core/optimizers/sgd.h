// SGD: straight down the gradient, with momentum if wanted.
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

// Nesterov's momentum as in Sutskever, Martens, Dahl, Hinton (2013).
struct SGD final : Is<SGD, Elementwise> {
  static constexpr About described{"SGD", "sgd", "Straight down the gradient; with momentum it keeps its direction."};
  double momentum = 0;
  bool nesterov = false;
  SGD() { learning_rate = 0.01; }

  void fields(Fields& f) override {
    rate_field(f);
    f("momentum", momentum, fraction, "Share of the last step that is added to the next.");
    f("nesterov", nesterov, "Looks ahead along the momentum.");
    decay_field(f);
    common(f);
  }

  int slots() const override { return momentum > 0 ? 1 : 0; }

  // m = momentum m - lr g;  w += m, or with nesterov w += momentum m - lr g
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch lr(static_cast<float>(at.rate)), mu(static_cast<float>(momentum));
    if (momentum == 0) update(n, [=](Batch g, Batch& w) { w -= lr * g; }, g, w);
    else update(n, [=, this](Batch g, Batch& w, Batch& m) {
      m = mu * m - lr * g;
      w += nesterov ? mu * m - lr * g : m;
    }, g, w, slot[0]);
  }
};

}  // namespace vitrine
