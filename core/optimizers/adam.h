// Adam, AdamW and their relatives Adamax and Nadam: momentum, divided by the recent size of the gradient.
// Sources: Kingma, Ba (2015), Adam in its "epsilon hat" form as in Keras; Reddi, Kale, Kumar (2018) for amsgrad; Loshchilov, Hutter (2019)
// for AdamW; Dozat (2016) for Nadam.
#pragma once

#include <cmath>

#include "optimizers/optimizer.h"

namespace vitrine {

// alpha = lr sqrt(1 - beta_2^t) / (1 - beta_1^t)
inline double adam_rate(double rate, double beta_1, double beta_2, std::int64_t step) { return rate * (std::sqrt(1 - power(beta_2, step)) / (1 - power(beta_1, step))); }

// m += (g - m)(1 - beta_1);  v += (g² - v)(1 - beta_2);  w -= alpha m / (sqrt(v) + epsilon)
[[gnu::noinline]] inline void adam_step(Index n, float* w, const float* g, float* m, float* v, double beta_1, double beta_2, double rate, double epsilon) {
  const Batch alpha(static_cast<float>(rate)), eps(static_cast<float>(epsilon)), one_1(static_cast<float>(1 - beta_1)), one_2(static_cast<float>(1 - beta_2));
  update(n, [=](Batch g, Batch& w, Batch& m, Batch& v) {
    m = mul_add(g - m, one_1, m);
    v = mul_add(g * g - v, one_2, v);
    w -= m * alpha / (sqrt(v) + eps);
  }, g, w, m, v);
}

class AdamFamily : public Elementwise {
 public:
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;
  bool amsgrad = false;

 protected:
  void own_fields(Fields& f) {
    beta_fields(f, beta_1, beta_2);
    epsilon_field(f, epsilon);
    f("amsgrad", amsgrad, "Divides by the largest mean of squares so far.");
  }

  int slots() const override { return amsgrad ? 3 : 2; }

  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const double step = adam_rate(at.rate, beta_1, beta_2, at.number);
    if (!amsgrad) return adam_step(n, w, g, slot[0], slot[1], beta_1, beta_2, step, epsilon);
    const Batch alpha(static_cast<float>(step)), eps(static_cast<float>(epsilon)), one_1(static_cast<float>(1 - beta_1)), one_2(static_cast<float>(1 - beta_2));
    update(n, [=](Batch g, Batch& w, Batch& m, Batch& v, Batch& most) {
      m = mul_add(g - m, one_1, m);
      v = mul_add(g * g - v, one_2, v);
      most = clip_below(v, most);
      w -= m * alpha / (sqrt(most) + eps);
    }, g, w, slot[0], slot[1], slot[2]);
  }
};

struct Adam final : Is<Adam, AdamFamily> {
  static constexpr About described{"Adam", "adam", "Momentum, divided by the recent size of the gradient: a good first choice."};
  void fields(Fields& f) override {
    rate_field(f);
    own_fields(f);
    decay_field(f);
    common(f);
  }
};

struct AdamW final : Is<AdamW, AdamFamily> {
  static constexpr About described{"AdamW", "adamw", "Adam with weight decay: weights shrink a little at each step.", "", "adam_w"};
  AdamW() { weight_decay = 0.004; }
  void fields(Fields& f) override {
    rate_field(f);
    decay_field(f);
    own_fields(f);
    common(f);
  }
};

struct Adamax final : Is<Adamax, Elementwise> {
  static constexpr About described{"Adamax", "adamax", "Adam that divides by the largest recent gradient in place of its mean size."};
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;

  void fields(Fields& f) override {
    rate_field(f);
    f("beta_1", beta_1, below_one, "How slowly the mean gradient changes.");
    f("beta_2", beta_2, below_one, "How slowly the largest gradient is forgotten.");
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }

  // m += (g - m)(1 - beta_1);  u = max(beta_2 u, |g|);  w -= lr / (1 - beta_1^t) m / (u + epsilon)
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const Batch alpha(static_cast<float>(at.rate / (1 - power(beta_1, at.number)))), eps(static_cast<float>(epsilon));
    const Batch one_1(static_cast<float>(1 - beta_1)), keep(static_cast<float>(beta_2));
    update(n, [=](Batch g, Batch& w, Batch& m, Batch& u) {
      m += (g - m) * one_1;
      u = clip_below(abs(g), keep * u);
      w -= alpha * m / (u + eps);
    }, g, w, slot[0], slot[1]);
  }
};

struct Nadam final : Is<Nadam, Elementwise> {
  static constexpr About described{"Nadam", "nadam", "Adam that looks ahead along its momentum, as Nesterov's does."};
  double beta_1 = 0.9, beta_2 = 0.999, epsilon = 1e-7;

  void fields(Fields& f) override {
    rate_field(f);
    beta_fields(f, beta_1, beta_2);
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
  }

  int slots() const override { return 2; }
  Index extras() const override { return 1; }  // the product of the momenta so far
  void settle() override { *extra() = 1; }

  void move(const Step& at, float* w, float* g) override {
    *extra() *= static_cast<float>(momentum(at.number));
    Elementwise::move(at, w, g);
  }

  // m and v as in Adam; u_t = beta_1 (1 - 0.96^t / 2), U_t = u_1 ... u_t;
  // w -= lr (u_(t+1) m / (1 - U_(t+1)) + (1 - u_t) g / (1 - U_t)) / (sqrt(v / (1 - beta_2^t)) + epsilon)
  void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const override {
    const double next = momentum(at.number + 1), product = state.back();
    const Batch of_m(static_cast<float>(at.rate * next / (1 - product * next))), of_g(static_cast<float>(at.rate * (1 - momentum(at.number)) / (1 - product)));
    const Batch correction(static_cast<float>(1 / (1 - power(beta_2, at.number)))), eps(static_cast<float>(epsilon));
    const Batch one_1(static_cast<float>(1 - beta_1)), one_2(static_cast<float>(1 - beta_2));
    update(n, [=](Batch g, Batch& w, Batch& m, Batch& v) {
      m += (g - m) * one_1;
      v += (g * g - v) * one_2;
      w -= (of_m * m + of_g * g) / (sqrt(v * correction) + eps);
    }, g, w, slot[0], slot[1]);
  }

 private:
  double momentum(std::int64_t step) const { return beta_1 * (1 - 0.5 * power(0.96, step)); }
};

}  // namespace vitrine
