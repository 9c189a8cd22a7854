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
    const auto moments = [=](Batch g, Batch& m, Batch& v) {
      m = mul_add(g - m, one_1, m);
      v = mul_add(g * g - v, one_2, v);
    };
    if (amsgrad)
      update(n, [=](Batch g, Batch& w, Batch& m, Batch& v, Batch& most) {
        moments(g, m, v);
        most = clip_below(v, most);
        w -= m * alpha / (sqrt(most) + eps);
      }, g, w, slot[0], slot[1], slot[2]);
    else
      update(n, [=](Batch g, Batch& w, Batch& m, Batch& v) {
        moments(g, m, v);
        w -= m * alpha / (sqrt(v) + eps);
      }, g, w, slot[0], slot[1]);
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
