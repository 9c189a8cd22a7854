// ScheduleFreeAdamW: Adam whose weights are averages, so that the learning rate need not fall. Source: Defazio et al., "The road less scheduled" (2024).
#pragma once

#include <algorithm>

#include "optimizers/optimizer.h"

namespace vitrine {

struct ScheduleFreeAdamW final : Is<ScheduleFreeAdamW, Elementwise> {
  static constexpr About described{"ScheduleFreeAdamW", "schedulefreeadamw", "Adam that averages its weights, so that the learning rate need not fall in the end.", "", "schedule_free_adamw"};
  static constexpr Range share{.min = 0, .max = 1, .min_excluded = true, .max_excluded = true};
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-8;
  std::int64_t warmup_steps = 0;
  ScheduleFreeAdamW() { learning_rate = 0.0025; }

  void fields(Fields& f) override {
    rate_field(f);
    f("beta_1", beta_1, share, "Share of the average in the weights whose gradient is taken.");
    f("beta_2", beta_2, below_one, "How slowly the mean of squared gradients changes.");
    epsilon_field(f, epsilon);
    f("warmup_steps", warmup_steps, not_negative, "Steps in which the learning rate grows from 0.");
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }  // z, v
  void begin(const float* weights) override { std::copy_n(weights, size(), slot(0)); }

  // v += (g² - v)(1 - beta_2);  z' = z - lr g / (sqrt(v / (1 - beta_2^t)) + epsilon);  x = (w - (1 - beta_1) z) / beta_1 is the average that w holds;
  // x' = (1 - 1/t) x + z' / t;  w = (1 - beta_1) z' + beta_1 x'
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const auto t = static_cast<double>(at.number);
    const Batch lr(static_cast<float>(at.rate * (warmup_steps > 0 ? std::min(t / static_cast<double>(warmup_steps), 1.0) : 1.0)));
    const Batch correction(static_cast<float>(1 / (1 - power(beta_2, at.number)))), eps(static_cast<float>(epsilon)), one_2(static_cast<float>(1 - beta_2));
    const Batch of_x(static_cast<float>(beta_1)), of_z(static_cast<float>(1 - beta_1)), per_beta(static_cast<float>(1 / beta_1));
    const Batch keep(static_cast<float>(1 - 1 / t)), take(static_cast<float>(1 / t));
    update(n, [=](Batch g, Batch& w, Batch& z, Batch& v) {
      v += (g * g - v) * one_2;
      const Batch x = (w - of_z * z) * per_beta;
      z -= lr * g / (sqrt(v * correction) + eps);
      w = of_z * z + of_x * (keep * x + take * z);
    }, g, w, slot[0], slot[1]);
  }
};

}  // namespace vitrine
