// Lamb: Adam's steps, as long for each weight as the weight is large. Source: You et al., "Large batch optimization for deep learning" (2020).
#pragma once

#include <cmath>

#include "optimizers/optimizer.h"

namespace vitrine {

struct Lamb final : Is<Lamb, ByVariable> {
  static constexpr About described{"Lamb", "lamb", "Adam whose steps are scaled to the size of each layer's weights: for large batches."};
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;

  void fields(Fields& f) override {
    rate_field(f);
    beta_fields(f, beta_1, beta_2);
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }

  // m and v as in Adam;  r = m / (1 - beta_1^t) / (sqrt(v / (1 - beta_2^t)) + epsilon);  w -= lr ‖w‖ / ‖r‖ r, without the lengths if one is 0
  void step(const Step& at, const Variable& variable, float* w, const float* g, float* const* slot, float*) override {
    const Index n = variable.size();
    const Batch one_1(static_cast<float>(1 - beta_1)), one_2(static_cast<float>(1 - beta_2)), eps(static_cast<float>(epsilon));
    const Batch of_m(static_cast<float>(1 / (1 - power(beta_1, at.number)))), of_v(static_cast<float>(1 / (1 - power(beta_2, at.number))));
    update(n, [=](Batch g, Batch& m, Batch& v) {
      m += (g - m) * one_1;
      v += (g * g - v) * one_2;
    }, g, slot[0], slot[1]);
    const auto direction = [=](Batch m, Batch v) { return m * of_m / (sqrt(v * of_v) + eps); };
    const double of_weight = std::sqrt(map_sum(n, [](Batch v) { return v * v; }, w));
    const double of_step = std::sqrt(map_sum(n, [=](Batch m, Batch v) {
      const Batch r = direction(m, v);
      return r * r;
    }, slot[0], slot[1]));
    const Batch scale(static_cast<float>(at.rate * (of_weight > 0 && of_step > 0 ? of_weight / of_step : 1)));
    map(n, [=](Batch w, Batch m, Batch v) { return w - scale * direction(m, v); }, w, w, slot[0], slot[1]);
  }
};

}  // namespace vitrine
