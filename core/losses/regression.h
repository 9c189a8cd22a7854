// Losses for numbers: squared, absolute, relative and logarithmic errors, Huber, LogCosh, and the angle between rows.
#pragma once

#include "activations/activation.h"
#include "losses/loss.h"

namespace vitrine {

inline Batch sign(Batch d) { return select(d > Batch(0.0f), Batch(1.0f), select(d < Batch(0.0f), Batch(-1.0f), Batch(0.0f))); }

struct MeanSquaredError final : OfValues<MeanSquaredError> {
  static constexpr About described{"MeanSquaredError", "mean_squared_error", "Mean of the squared differences: the usual choice for numbers.", "regression", "mse MSE"};
  Batch f(Batch y, Batch p) const { return (p - y) * (p - y); }
  Batch slope(Batch y, Batch p) const { return (p - y) + (p - y); }
};

struct MeanAbsoluteError final : OfValues<MeanAbsoluteError> {
  static constexpr About described{"MeanAbsoluteError", "mean_absolute_error", "Mean of the absolute differences: outliers count less.", "regression", "mae MAE"};
  Batch f(Batch y, Batch p) const { return abs(p - y); }
  Batch slope(Batch y, Batch p) const { return sign(p - y); }
};

struct MeanAbsolutePercentageError final : OfValues<MeanAbsolutePercentageError> {
  static constexpr About described{"MeanAbsolutePercentageError", "mean_absolute_percentage_error", "Mean of the differences in percent of the truth, which should not come near 0.", "regression", "mape MAPE"};
  Batch f(Batch y, Batch p) const { return Batch(100.0f) * abs((y - p) / size(y)); }
  Batch slope(Batch y, Batch p) const { return Batch(100.0f) * sign(p - y) / size(y); }

 private:
  static Batch size(Batch y) { return clip_below(abs(y), Batch(loss_epsilon)); }
};

// Numbers below 0 count as 0.
struct MeanSquaredLogarithmicError final : OfValues<MeanSquaredLogarithmicError> {
  static constexpr About described{"MeanSquaredLogarithmicError", "mean_squared_logarithmic_error", "Mean of the squared differences of log(1 + x): for amounts of very different sizes.", "regression", "msle MSLE"};
  Batch f(Batch y, Batch p) const { return (logarithm(p) - logarithm(y)) * (logarithm(p) - logarithm(y)); }
  Batch slope(Batch y, Batch p) const {
    const Batch slope = Batch(2.0f) * (logarithm(p) - logarithm(y)) / (p + Batch(1.0f));
    return select(p < Batch(loss_epsilon), Batch(0.0f), slope);
  }

 private:
  static Batch logarithm(Batch x) { return log(clip_below(x, Batch(loss_epsilon)) + Batch(1.0f)); }
};

// Huber, "Robust estimation of a location parameter" (1964).
struct Huber final : OfValues<Huber> {
  static constexpr About described{"Huber", "huber", "Squared for small differences, absolute for large ones.", "regression", "huber_loss"};
  double delta = 1;
  Huber() { name = "huber_loss"; }
  void fields(Fields& f) override {
    f("delta", delta, positive, "Where the square turns into a straight line.");
    common(f);
  }
  Batch f(Batch y, Batch p) const {
    const Batch bend(static_cast<float>(delta)), half(0.5f), d = p - y, size = abs(d);
    return select(size <= bend, half * d * d, bend * size - half * bend * bend);
  }
  Batch slope(Batch y, Batch p) const {
    const Batch bend(static_cast<float>(delta));
    return clip_above(clip_below(p - y, -bend), bend);
  }
};

// log cosh d = |d| + log(1 + exp(-2|d|)) - log 2, which never overflows.
struct LogCosh final : OfValues<LogCosh> {
  static constexpr About described{"LogCosh", "log_cosh", "Logarithm of the hyperbolic cosine of the differences: squared for small ones, absolute for large ones.", "regression", "logcosh"};
  Batch f(Batch y, Batch p) const {
    const Batch size = abs(p - y);
    return size + log1p(exp(Batch(-2.0f) * size)) - Batch(0.6931471805599453f);
  }
  Batch slope(Batch y, Batch p) const { return tanh(p - y); }
};

// -Σ y p / (|y| |p|), of rows that are not shorter than epsilon.
struct CosineSimilarity final : AlongAxis<CosineSimilarity> {
  static constexpr About described{"CosineSimilarity", "cosine_similarity", "Minus the cosine of the angle between prediction and truth: -1 where they point the same way.", "regression"};
  void fields(Fields& f) override {
    axis_field(f);
    common(f);
  }
  // With the unit vectors u of y and v of p: -u·v, and the gradient (v (u·v) - u) / |p|.
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      const float y_scale = inverse_length(y, s.cols), p_scale = inverse_length(p, s.cols);
      const float cosine = y_scale * p_scale * map_sum(s.cols, [](Batch a, Batch b) { return a * b; }, y, p);
      values[r] = -cosine;
      if (!gradient) continue;
      const bool turns = p_scale < 1 / loss_epsilon;  // else p is stretched by a fixed factor
      const Batch of_truth(-scale[r] * p_scale * y_scale), of_prediction(turns ? scale[r] * p_scale * p_scale * cosine : 0.0f);
      map(s.cols, [=](Batch a, Batch b) { return of_truth * a + of_prediction * b; }, gradient + r * s.cols, y, p);
    }
  }

 private:
  static float inverse_length(const float* x, Index n) {
    const Batch length = sqrt(Batch(map_sum(n, [](Batch v) { return v * v; }, x)));
    return scalar(clip_above(Batch(1.0f) / length, Batch(1 / loss_epsilon)));
  }
};

}  // namespace vitrine
