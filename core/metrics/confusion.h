// Precision and Recall, from counts of right and wrong positives.
#pragma once

#include <algorithm>

#include "error.h"
#include "metrics/metric.h"

namespace vitrine {

// Counts, over all outputs or those of one class, of true and false positives and of false negatives.
template <class T>
class OfPositives : public Is<T, Metric> {
 public:
  std::optional<double> thresholds;
  std::optional<std::int64_t> top_k, class_id;

  void fields(Fields& f) override {
    f("thresholds", thresholds, fraction, "Predictions above it count as positive; 0.5 if neither it nor top_k is given.");
    f("top_k", top_k, at_least(1), "Counts the k largest outputs of a row as positive.");
    f("class_id", class_id, not_negative, "Looks at this output only.");
    this->common(f);
  }
  void prepare(Index cols, Index truth_cols) override {
    this->require_same(cols, truth_cols);
    if (class_id && *class_id >= cols) fail(this->about().identifier, ".class_id must be below the number of outputs, ", cols, ", got ", *class_id);
  }
  void reset() override { true_positives_ = false_positives_ = false_negatives_ = 0; }
  void update(const Observed& o) override {
    for (Index r = 0; r < o.rows; ++r) {
      const float *truth = o.truth + r * o.cols, *prediction = o.prediction + r * o.cols;
      const double w = o.weight(r);
      for (Index c = class_id.value_or(0), end = class_id ? c + 1 : o.cols; c < end; ++c) {
        const bool is = truth[c] > 0.5f, says = positive_at(prediction, o.cols, c);
        true_positives_ += is && says ? w : 0;
        false_positives_ += !is && says ? w : 0;
        false_negatives_ += is && !says ? w : 0;
      }
    }
  }

 protected:
  static double ratio(double part, double rest) { return part + rest > 0 ? part / (part + rest) : 0; }
  double true_positives_ = 0, false_positives_ = 0, false_negatives_ = 0;

 private:
  bool positive_at(const float* prediction, Index cols, Index c) const {
    if (top_k) {
      Index ahead = 0;
      for (Index i = 0; i < cols; ++i) ahead += prediction[i] > prediction[c] || (prediction[i] == prediction[c] && i < c);
      if (ahead >= *top_k) return false;
      if (!thresholds) return true;
    }
    return prediction[c] > static_cast<float>(thresholds.value_or(0.5));
  }
};

struct Precision final : OfPositives<Precision> {
  static constexpr About described{"Precision", "precision", "Share of the predicted positives that are positive.", "classification"};
  std::vector<double> result() const override { return {ratio(true_positives_, false_positives_)}; }
};

struct Recall final : OfPositives<Recall> {
  static constexpr About described{"Recall", "recall", "Share of the positives that are found.", "classification"};
  std::vector<double> result() const override { return {ratio(true_positives_, false_negatives_)}; }
};

}  // namespace vitrine
