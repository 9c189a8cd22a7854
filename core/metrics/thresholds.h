// Right and wrong answers counted at many thresholds at once: each prediction is looked at once, and put with those that pass as many.
#pragma once

#include <vector>

#include "tensor.h"

namespace vitrine {

inline constexpr double no_threshold = -1e10;  // Keras's: below every prediction

class Thresholds {
 public:
  Thresholds() = default;
  // In any order. Evenly spaced ones from 0 to 1 take predictions as lying in there, as Keras does.
  explicit Thresholds(const std::vector<double>& given);
  // n of them, evenly from 0 to 1.
  static Thresholds even(Index n);
  // Those of an AUC: sorted ones inside, and one just below 0 and one just above 1.
  static Thresholds of_curve(std::vector<double> inside);

  Index size() const { return static_cast<Index>(sorted_.size()); }
  Index passed_by(float prediction) const;         // how many thresholds a prediction is above
  Index rank(Index i) const { return ranks_[i]; }  // of the i-th one given, among the sorted ones

 private:
  std::vector<float> sorted_;
  std::vector<Index> ranks_;
  bool even_ = false, ends_outside_ = false;
};

// Weights of answers at a threshold.
struct Counts {
  double true_positives = 0, false_positives = 0, true_negatives = 0, false_negatives = 0;

  double precision() const { return share(true_positives, false_positives); }
  double recall() const { return share(true_positives, false_negatives); }
  double specificity() const { return share(true_negatives, false_positives); }
  double false_positive_rate() const { return share(false_positives, true_negatives); }
  static double share(double part, double rest) { return part + rest != 0 ? part / (part + rest) : 0; }
};

class Tally {
 public:
  Tally() = default;
  explicit Tally(Thresholds thresholds) : thresholds_(std::move(thresholds)), passing_(thresholds_.size() + 1) {}

  void reset() { passing_.assign(passing_.size(), {}); }
  void add(bool positive, float prediction, double weight) {
    Passing& p = passing_[thresholds_.passed_by(prediction)];
    (positive ? p.positives : p.negatives) += weight;
  }
  std::vector<Counts> counts() const;  // at each threshold, in the order in which they were given

 private:
  struct Passing {
    double positives = 0, negatives = 0;
  };
  Thresholds thresholds_;
  std::vector<Passing> passing_;  // by the number of thresholds that are passed
};

}  // namespace vitrine
