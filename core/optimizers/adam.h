// Adam and AdamW: momentum, divided by the recent size of the gradient.
// Sources: Kingma, Ba (2015), in the "epsilon hat" form as in Keras; Reddi, Kale, Kumar (2018) for amsgrad; Loshchilov, Hutter (2019) for AdamW.
#pragma once

#include <cmath>

#include "optimizers/optimizer.h"

namespace vitrine {

class AdamFamily : public Optimizer {
 public:
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;
  bool amsgrad = false;

 protected:
  void betas(Fields& f) {
    f("beta_1", beta_1, below_one, "How slowly the mean gradient changes.");
    f("beta_2", beta_2, below_one, "How slowly the mean of squared gradients changes.");
    f("epsilon", epsilon, not_negative, "Added to the root, so that nothing is divided by 0.");
    f("amsgrad", amsgrad, "Divides by the largest mean of squares so far.");
  }

  int slots() const override { return amsgrad ? 3 : 2; }

  // alpha = lr sqrt(1 - beta_2^t) / (1 - beta_1^t);  m += (g - m)(1 - beta_1);  v += (g² - v)(1 - beta_2);  w -= alpha m / (sqrt(v) + epsilon)
  void step(Index n, float* w, const float* g, float* const* slot) const override {
    const double correction = std::sqrt(1 - power(beta_2, iterations)) / (1 - power(beta_1, iterations));
    const Batch alpha(static_cast<float>(learning_rate * correction)), eps(static_cast<float>(epsilon));
    const Batch one_1(static_cast<float>(1 - beta_1)), one_2(static_cast<float>(1 - beta_2));
    float *m = slot[0], *v = slot[1], *most = slot[2];
    const auto update = [=](float* weight, const float* gradient, float* mean, float* square, float* largest, auto load_some, auto store_some) {
      const Batch d = load_some(gradient);
      const Batch m1 = mul_add(d - load_some(mean), one_1, load_some(mean));
      Batch v1 = mul_add(d * d - load_some(square), one_2, load_some(square));
      store_some(mean, m1);
      store_some(square, v1);
      if (largest) {
        v1 = clip_below(v1, load_some(largest));
        store_some(largest, v1);
      }
      store_some(weight, load_some(weight) - m1 * alpha / (sqrt(v1) + eps));
    };
    Index i = 0;
    for (; i + lanes <= n; i += lanes) update(w + i, g + i, m + i, v + i, most ? most + i : nullptr, load, store);
    if (const Index rest = n - i; rest > 0)
      update(w + i, g + i, m + i, v + i, most ? most + i : nullptr, [=](const float* p) { return load_first(p, rest); },
             [=](float* p, Batch b) { store_first(p, b, rest); });
  }
};

struct Adam final : Is<Adam, AdamFamily> {
  static constexpr About described{"Adam", "adam", "Momentum, divided by the recent size of the gradient: a good first choice."};
  void fields(Fields& f) override {
    f("learning_rate", learning_rate, not_negative, "Size of a step.");
    betas(f);
    f("weight_decay", weight_decay, not_negative, "Share of every weight, times the learning rate, that is taken off at each step.");
    common(f);
  }
};

struct AdamW final : Is<AdamW, AdamFamily> {
  static constexpr About described{"AdamW", "adamw", "Adam with weight decay: weights shrink a little at each step.", "", "adam_w"};
  AdamW() { weight_decay = 0.004; }
  void fields(Fields& f) override {
    f("learning_rate", learning_rate, not_negative, "Size of a step.");
    f("weight_decay", weight_decay, not_negative, "Share of every weight, times the learning rate, that is taken off at each step.");
    betas(f);
    common(f);
  }
};

}  // namespace vitrine
