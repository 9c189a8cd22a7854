// The accuracies: the share of rows whose prediction is right.
#pragma once

#include <algorithm>
#include <cmath>

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
    f("threshold", threshold, any_number, "Predictions above it count as yes.");
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
  double row(const float* truth, const float* prediction, Index cols) const {
    return *truth == static_cast<float>(index_of_largest(prediction, cols));
  }

 protected:
  Index target_width(Index) const override { return 1; }
};

// Whether fewer than k outputs are larger than that of the class.
inline bool in_top(std::int64_t k, Index label, const float* prediction, Index cols) {
  if (label < 0 || label >= cols || std::isnan(prediction[label])) return false;
  return std::count_if(prediction, prediction + cols, [=](float p) { return p > prediction[label]; }) < k;
}

struct TopKCategoricalAccuracy final : MeanOfRows<TopKCategoricalAccuracy> {
  static constexpr About described{"TopKCategoricalAccuracy", "top_k_categorical_accuracy", "Share of rows whose class, given as a row of 0s and a 1, is among the k largest outputs.", "classification"};
  std::int64_t k = 5;
  void fields(Fields& f) override {
    f("k", k, at_least(1), "How many of the largest outputs count.");
    common(f);
  }
  double row(const float* truth, const float* prediction, Index cols) const { return in_top(k, index_of_largest(truth, cols), prediction, cols); }
};

struct SparseTopKCategoricalAccuracy final : MeanOfRows<SparseTopKCategoricalAccuracy> {
  static constexpr About described{"SparseTopKCategoricalAccuracy", "sparse_top_k_categorical_accuracy", "Share of rows whose class, given as a number, is among the k largest outputs.", "classification"};
  std::int64_t k = 5;
  bool from_sorted_ids = false;
  void fields(Fields& f) override {
    f("k", k, at_least(1), "How many of the largest outputs count.");
    f("from_sorted_ids", from_sorted_ids, "The outputs are class numbers, the likeliest first, not probabilities.");
    common(f);
  }
  double row(const float* truth, const float* prediction, Index cols) const {
    if (from_sorted_ids) return std::count(prediction, prediction + std::min<Index>(k, cols), *truth) > 0;
    return in_top(k, static_cast<Index>(*truth), prediction, cols);
  }

 protected:
  Index target_width(Index) const override { return 1; }
};

}  // namespace vitrine
