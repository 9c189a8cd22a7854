// Metrics for numbers: mean squared error, mean absolute error, R².
#pragma once

#include "metrics/metric.h"

namespace vitrine {

struct MeanSquaredErrorMetric final : MeanOfRows<MeanSquaredErrorMetric> {
  static constexpr About described{"MeanSquaredError", "mean_squared_error", "Mean of the squared differences.", "regression", "mse MSE"};
  void fields(Fields& f) override { common(f); }
  bool more_is_better() const override { return false; }
  double row(const float* truth, const float* prediction, Index cols) const {
    double total = 0;
    for (Index c = 0; c < cols; ++c) total += (static_cast<double>(prediction[c]) - truth[c]) * (static_cast<double>(prediction[c]) - truth[c]);
    return total / static_cast<double>(cols);
  }
};

struct MeanAbsoluteErrorMetric final : MeanOfRows<MeanAbsoluteErrorMetric> {
  static constexpr About described{"MeanAbsoluteError", "mean_absolute_error", "Mean of the absolute differences, in the units of the target.", "regression", "mae MAE"};
  void fields(Fields& f) override { common(f); }
  bool more_is_better() const override { return false; }
  double row(const float* truth, const float* prediction, Index cols) const {
    double total = 0;
    for (Index c = 0; c < cols; ++c) {
      const double d = static_cast<double>(prediction[c]) - truth[c];
      total += d < 0 ? -d : d;
    }
    return total / static_cast<double>(cols);
  }
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

  void prepare(Index cols, Index truth_cols) override {
    require_same(cols, truth_cols);
    sums_.assign(cols, {});
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
