// The activations with an exponential branch: elu, selu, celu and exponential itself.
#pragma once

#include "activations/activation.h"

namespace vitrine {

// Clevert, Unterthiner, Hochreiter (2016).
struct Elu final : FromOutput<Elu> {
  static constexpr About described{"elu", "elu", "x above 0, alpha · (exp(x) - 1) below: smooth, with mean near 0."};
  double alpha = 1;
  void fields(Fields& f) override { f("alpha", alpha, not_negative, "Depth of the negative branch."); }
  Batch f(Batch x) const { return select(x > Batch(0.0f), x, depth() * expm1(x)); }
  Batch slope(Batch y) const { return select(y > Batch(0.0f), Batch(1.0f), y + depth()); }

 private:
  Batch depth() const { return Batch(static_cast<float>(alpha)); }
};

// Klambauer, Unterthiner, Mayr, Hochreiter (2017): the two constants keep mean 0 and variance 1 from layer to layer.
struct Selu final : FromOutput<Selu> {
  static constexpr About described{"selu", "selu", "A scaled elu that keeps mean 0 and variance 1; use lecun_normal weights with it."};
  static constexpr float scale = 1.0507009873554805f, scaled_alpha = static_cast<float>(1.0507009873554805 * 1.6732632423543772);
  Batch f(Batch x) const { return select(x > Batch(0.0f), Batch(scale) * x, Batch(scaled_alpha) * expm1(x)); }
  Batch slope(Batch y) const { return select(y > Batch(0.0f), Batch(scale), y + Batch(scaled_alpha)); }
};

// Barron (2017).
struct Celu final : FromInput<Celu> {
  static constexpr About described{"celu", "celu", "An elu whose slope is continuous for every alpha."};
  double alpha = 1;
  void fields(Fields& f) override { f("alpha", alpha, positive, "Depth of the negative branch."); }
  Batch f(Batch x) const { return select(x > Batch(0.0f), x, depth() * expm1(x / depth())); }
  Batch slope(Batch x) const { return select(x > Batch(0.0f), Batch(1.0f), exp(x / depth())); }

 private:
  Batch depth() const { return Batch(static_cast<float>(alpha)); }
};

struct Exponential final : FromOutput<Exponential> {
  static constexpr About described{"exponential", "exponential", "exp(x): for rates and counts."};
  Batch f(Batch x) const { return exp(x); }
  Batch slope(Batch y) const { return y; }
};

}  // namespace vitrine
