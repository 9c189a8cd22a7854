// Losses for distributions and counts: Kullback-Leibler divergence, Poisson.
#pragma once

#include "losses/loss.h"

namespace vitrine {

// Kullback, Leibler, "On information and sufficiency" (1951): Σ y log(y / p), with both kept between epsilon and 1.
struct KLDivergence final : Is<KLDivergence, Loss> {
  static constexpr About described{"KLDivergence", "kl_divergence", "How far a predicted distribution is from the true one, both given as rows of probabilities.", "classification", "kld KLD kullback_leibler_divergence"};
  void fields(Fields& f) override { common(f); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const Batch low(loss_epsilon), one(1.0f), zero(0.0f);
    const auto inside = [=](Batch x) { return clip_above(clip_below(x, low), one); };
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      values[r] = map_sum(s.cols, [=](Batch a, Batch b) { return inside(a) * log(inside(a) / inside(b)); }, y, p);
      if (!gradient) continue;
      const Batch factor(-scale[r]);
      map(s.cols, [=](Batch a, Batch b) { return select(b == inside(b), factor * inside(a) / inside(b), zero); }, gradient + r * s.cols, y, p);
    }
  }
};

struct Poisson final : OfValues<Poisson> {
  static constexpr About described{"Poisson", "poisson", "For counts, whose predicted mean must be above 0, as after softplus or exponential.", "regression"};
  Batch f(Batch y, Batch p) const { return p - y * log(p + Batch(loss_epsilon)); }
  Batch slope(Batch y, Batch p) const { return Batch(1.0f) - y / (p + Batch(loss_epsilon)); }
};

}  // namespace vitrine
