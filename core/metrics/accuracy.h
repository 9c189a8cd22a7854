// The accuracies: the share of rows whose prediction is right.
#pragma once

#include "error.h"
#include "metrics/metric.h"

namespace vitrine {

inline Index index_of_largest(const float* values, Index n) {
  Index best = 0;
  for (Index i = 1; i < n; ++i)
    if (values[i] > values[best]) best = i;
  return best;
}

struct Accuracy final : MeanOfRows<Accuracy> {
  static constexpr About described{"Accuracy", "accuracy", "Share of predictions that equal the truth exactly.", "classification"};
  void fields(Fields& f) override { common(f); }
  double row(const float* truth, const float* prediction, Index cols) const {
    double equal = 0;
    for (Index c = 0; c < cols; ++c) equal += truth[c] == prediction[c];
    return equal / static_cast<double>(cols);
  }
};

struct BinaryAccuracy final : MeanOfRows<BinaryAccuracy> {
  static constexpr About described{"BinaryAccuracy", "binary_accuracy", "Share of yes-or-no predictions on the right side of a threshold.", "classification"};
  double threshold = 0.5;
  void fields(Fields& f) override {
    f("threshold", threshold, fraction, "Predictions above it count as yes.");
    common(f);
  }
  double row(const float* truth, const float* prediction, Index cols) const {
    double right = 0;
    for (Index c = 0; c < cols; ++c) right += truth[c] == (prediction[c] > static_cast<float>(threshold) ? 1.0f : 0.0f);
    return right / static_cast<double>(cols);
  }
};

struct CategoricalAccuracy final : MeanOfRows<CategoricalAccuracy> {
  static constexpr About described{"CategoricalAccuracy", "categorical_accuracy", "Share of rows whose largest output is the class, given as a row of 0s and a 1.", "classification"};
  void fields(Fields& f) override { common(f); }
  double row(const float* truth, const float* prediction, Index cols) const {
    return index_of_largest(truth, cols) == index_of_largest(prediction, cols);
  }
};

struct SparseCategoricalAccuracy final : MeanOfRows<SparseCategoricalAccuracy> {
  static constexpr About described{"SparseCategoricalAccuracy", "sparse_categorical_accuracy", "Share of rows whose largest output is the class, given as a number.", "classification"};
  void fields(Fields& f) override { common(f); }
  void prepare(Index, Index truth_cols) override {
    if (truth_cols != 1) fail("sparse_categorical_accuracy needs one class number a row, got ", truth_cols, " values");
  }
  double row(const float* truth, const float* prediction, Index cols) const {
    return *truth == static_cast<float>(index_of_largest(prediction, cols));
  }
};

}  // namespace vitrine
