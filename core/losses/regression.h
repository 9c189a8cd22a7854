// Losses for numbers: mean squared error, mean absolute error, Huber.
#pragma once

#include "losses/loss.h"

namespace vitrine {

struct MeanSquaredError final : OfDifference<MeanSquaredError> {
  static constexpr About described{"MeanSquaredError", "mean_squared_error", "Mean of the squared differences: the usual choice for numbers.", "regression", "mse MSE"};
  void fields(Fields& f) override { common(f); }
  Batch f(Batch d) const { return d * d; }
  Batch slope(Batch d) const { return d + d; }
};

struct MeanAbsoluteError final : OfDifference<MeanAbsoluteError> {
  static constexpr About described{"MeanAbsoluteError", "mean_absolute_error", "Mean of the absolute differences: outliers count less.", "regression", "mae MAE"};
  void fields(Fields& f) override { common(f); }
  Batch f(Batch d) const { return abs(d); }
  Batch slope(Batch d) const { return select(d > Batch(0.0f), Batch(1.0f), select(d < Batch(0.0f), Batch(-1.0f), Batch(0.0f))); }
};

// Huber, "Robust estimation of a location parameter" (1964).
struct Huber final : OfDifference<Huber> {
  static constexpr About described{"Huber", "huber", "Squared for small differences, absolute for large ones.", "regression", "Huber huber_loss"};
  double delta = 1;
  void fields(Fields& f) override {
    f("delta", delta, positive, "Where the square turns into a straight line.");
    common(f);
  }
  Batch f(Batch d) const {
    const Batch bend(static_cast<float>(delta)), half(0.5f), size = abs(d);
    return select(size <= bend, half * d * d, bend * size - half * bend * bend);
  }
  Batch slope(Batch d) const {
    const Batch bend(static_cast<float>(delta));
    return clip_above(clip_below(d, -bend), bend);
  }
};

}  // namespace vitrine
