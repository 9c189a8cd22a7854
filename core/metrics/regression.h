// Metrics for numbers: errors, the angle between rows, R².
#pragma once

#include <cmath>

#include "losses/probability.h"
#include "losses/regression.h"
#include "metrics/metric.h"

namespace vitrine {

struct MeanSquaredErrorMetric final : OfLoss<MeanSquaredErrorMetric, MeanSquaredError> {
  static constexpr About described{"MeanSquaredError", "mean_squared_error", "Mean of the squared differences.", "regression", "mse MSE"};
};

// In Keras a mean that knows no masks.
struct RootMeanSquaredError final : OfLoss<RootMeanSquaredError, MeanSquaredError> {
  static constexpr About described{"RootMeanSquaredError", "root_mean_squared_error", "Root of the mean of the squared differences, in the units of the target.", "regression"};
  std::vector<double> result() const override { return {std::sqrt(MeanMetric::result()[0])}; }

 protected:
  bool heeds_mask() const override { return false; }
};

struct MeanAbsoluteErrorMetric final : OfLoss<MeanAbsoluteErrorMetric, MeanAbsoluteError> {
  static constexpr About described{"MeanAbsoluteError", "mean_absolute_error", "Mean of the absolute differences, in the units of the target.", "regression", "mae MAE"};
};

struct MeanAbsolutePercentageErrorMetric final : OfLoss<MeanAbsolutePercentageErrorMetric, MeanAbsolutePercentageError> {
  static constexpr About described{"MeanAbsolutePercentageError", "mean_absolute_percentage_error", "Mean of the differences in percent of the truth.", "regression", "mape MAPE"};
};

struct MeanSquaredLogarithmicErrorMetric final : OfLoss<MeanSquaredLogarithmicErrorMetric, MeanSquaredLogarithmicError> {
  static constexpr About described{"MeanSquaredLogarithmicError", "mean_squared_logarithmic_error", "Mean of the squared differences of log(1 + x).", "regression", "msle MSLE"};
};

struct LogCoshErrorMetric final : OfLoss<LogCoshErrorMetric, LogCosh> {
  static constexpr About described{"LogCoshError", "log_cosh_error", "Mean of the logarithm of the hyperbolic cosine of the differences.", "regression", "logcosh"};
  LogCoshErrorMetric() { name = "logcosh"; }
};

struct PoissonMetric final : OfLoss<PoissonMetric, Poisson> {
  static constexpr About described{"Poisson", "poisson", "How badly predicted means fit the counts that came.", "regression"};
};

// Of the loss the opposite: more is better.
struct CosineSimilarityMetric final : OfLoss<CosineSimilarityMetric, CosineSimilarity> {
  static constexpr About described{"CosineSimilarity", "cosine_similarity", "Cosine of the angle between prediction and truth: 1 where they point the same way.", "regression"};
  void fields(Fields& f) override {
    loss_.axis_field(f);
    common(f);
  }
  bool more_is_better() const override { return true; }

 protected:
  double shown(float loss) const override { return -loss; }
};

// 1 - Σ(y - p)² / Σ(y - mean of y)² for each output.
struct R2Score final : Is<R2Score, Metric> {
  static constexpr About described{"R2Score", "r2_score", "Share of the target's variance that is explained: 1 is perfect, 0 no better than the mean.", "regression"};
  static constexpr std::string_view aggregations[] = {"uniform_average", "variance_weighted_average", "none"};
  std::string class_aggregation = "uniform_average";
  std::int64_t num_regressors = 0;
  void fields(Fields& f) override {
    f("class_aggregation", class_aggregation, aggregations, "How the scores of several outputs become one.");
    f("num_regressors", num_regressors, not_negative, "Number of columns of x, for the adjusted R²; 0 for the plain one.");
    common(f);
  }

  void prepare(const Shape& output, Index truth_width) override {
    require_rows(output);
    require_same(output, truth_width);
    sums_.assign(output.back(), {});
  }
  void reset() override {
    values_ = 0;
    sums_.assign(sums_.size(), {});
  }
  void update(const Observed& o) override {
    values_ += o.rows * o.cols;
    for (Index r = 0; r < o.rows; ++r)
      for (Index c = 0; c < o.cols; ++c) {
        const double w = o.weight(r), y = o.truth[r * o.cols + c], d = y - o.prediction[r * o.cols + c];
        Sums& s = sums_[c];
        s.weight += w;
        s.residual += w * d * d;
        const double from_mean = y - s.mean;  // Welford (1962): no squares of large numbers are subtracted
        if (s.weight > 0) s.mean += w * from_mean / s.weight;
        s.spread += w * from_mean * (y - s.mean);
      }
  }
  std::vector<double> result() const override {
    std::vector<double> scores;
    double total = 0, weighted = 0, spread = 0;
    for (const Sums& s : sums_) {
      const double score = adjusted(s.spread > 0 ? 1 - s.residual / s.spread : 0);
      scores.push_back(score);
      total += score;
      weighted += score * s.spread;
      spread += s.spread;
    }
    if (class_aggregation == "none") return scores;
    if (class_aggregation == "variance_weighted_average") return {spread > 0 ? weighted / spread : 0};
    return {total / static_cast<double>(scores.size())};
  }

 private:
  struct Sums {
    double weight = 0, mean = 0, spread = 0, residual = 0;
  };
  double adjusted(double score) const {
    const double n = static_cast<double>(values_), freedom = n - static_cast<double>(num_regressors) - 1;
    return num_regressors == 0 || freedom <= 0 ? score : 1 - (1 - score) * (n - 1) / freedom;
  }
  Index values_ = 0;  // of all outputs: Keras takes them, not the rows, for the number of samples
  std::vector<Sums> sums_;
};

}  // namespace vitrine
