// Ftrl, "follow the regularized leader": weights that penalties keep at exactly 0. Source: McMahan et al., "Ad click prediction" (2013).
#pragma once

#include "optimizers/optimizer.h"

namespace vitrine {

struct Ftrl final : Is<Ftrl, Elementwise> {
  static constexpr About described{"Ftrl", "ftrl", "Weights follow from the sum of all gradients, and penalties keep many at 0; it forgets the initial weights."};
  double learning_rate_power = -0.5, initial_accumulator_value = 0.1;
  double l1_regularization_strength = 0, l2_regularization_strength = 0, l2_shrinkage_regularization_strength = 0, beta = 0;

  void fields(Fields& f) override {
    rate_field(f);
    f("learning_rate_power", learning_rate_power, not_positive, "Power of the sum of squared gradients by which steps shrink; 0 keeps them as they are.");
    f("initial_accumulator_value", initial_accumulator_value, not_negative, "What the sum of squared gradients starts from.");
    f("l1_regularization_strength", l1_regularization_strength, not_negative, "Penalty on absolute values: pulls weights to exactly 0.");
    f("l2_regularization_strength", l2_regularization_strength, not_negative, "Penalty on squares: keeps weights small.");
    f("l2_shrinkage_regularization_strength", l2_shrinkage_regularization_strength, not_negative, "Penalty on squares that is part of the gradient.");
    f("beta", beta, not_negative, "Another penalty on squares, divided by the learning rate.");
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }
  float first_value(int slot) const override { return slot == 0 ? static_cast<float>(initial_accumulator_value) : 0; }

  // new = sum + g²;  z += g + 2 shrinkage w - (new^p - sum^p) / lr w;  w = (clip(z, ±l1) - z) / (new^p / lr + 2 l2 + beta / lr), p being -learning_rate_power
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    if (learning_rate_power == -0.5) return step(at, n, w, g, slot, [](Batch v) { return sqrt(v); });
    const Batch p(static_cast<float>(-learning_rate_power)), of_zero(learning_rate_power == 0 ? 1.0f : 0.0f), zero(0.0f);
    step(at, n, w, g, slot, [=](Batch v) { return select(v > zero, exp(p * log(v)), of_zero); });
  }

 private:
  template <class Raised>
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot, Raised raised) const {
    const Batch per_rate(static_cast<float>(1 / at.rate)), l1(static_cast<float>(l1_regularization_strength));
    const Batch shrinkage(static_cast<float>(2 * l2_shrinkage_regularization_strength)), l2(static_cast<float>(2 * l2_regularization_strength + beta / at.rate));
    update(n, [=](Batch g, Batch& w, Batch& sum, Batch& z) {
      const Batch more = sum + g * g, raised_more = raised(more);
      z += g + shrinkage * w - (raised_more - raised(sum)) * per_rate * w;
      w = (clip_above(clip_below(z, -l1), l1) - z) / (raised_more * per_rate + l2);
      sum = more;
    }, g, w, slot[0], slot[1]);
  }
};

}  // namespace vitrine
