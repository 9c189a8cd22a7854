// F scores: one number for precision and recall.
#pragma once

#include "metrics/metric.h"

namespace vitrine {

// (1 + β²) precision · recall / (β² precision + recall), of each output or of all together; Keras adds epsilon to what is divided by.
class FScore : public Metric {
 public:
  void prepare(const Shape& output, Index truth_width) override;
  void reset() override { counts_.assign(counts_.size(), {}); }
  void update(const Observed& batch) override;
  std::vector<double> result() const override;

 protected:
  static constexpr std::string_view averages[] = {"none", "micro", "macro", "weighted"};
  std::string average = "none";
  double beta = 1;
  std::optional<double> threshold;

  void average_field(Fields& f) { f("average", average, averages, "How the scores of outputs become one: all answers together (micro), their mean (macro), or weighed by how often the truth is yes."); }
  void threshold_field(Fields& f) {
    f("threshold", threshold, Range{.min = 0, .max = 1, .min_excluded = true}, "Predictions above it count as yes; without it, the largest of a row.");
  }

 private:
  struct Sums {
    double true_positives = 0, false_positives = 0, false_negatives = 0, positives = 0;
  };
  double score(const Sums& s) const;

  std::vector<Sums> counts_;  // of each output, or of all
};

struct F1Score final : Is<F1Score, FScore> {
  static constexpr About described{"F1Score", "f1_score", "Harmonic mean of precision and recall, for each output.", "classification"};
  void fields(Fields& f) override {
    average_field(f);
    threshold_field(f);
    common(f);
  }
};

struct FBetaScore final : Is<FBetaScore, FScore> {
  static constexpr About described{"FBetaScore", "f_beta_score", "Mean of precision and recall in which recall counts beta times as much, for each output.", "classification", "fbeta_score"};
  FBetaScore() { name = "fbeta_score"; }
  void fields(Fields& f) override {
    average_field(f);
    f("beta", beta, positive, "How many times as much recall counts as precision.");
    threshold_field(f);
    common(f);
  }
};

}  // namespace vitrine
