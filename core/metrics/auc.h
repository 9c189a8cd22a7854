// AUC: the area under a curve of what a threshold trades, by Keras's thresholds; exact areas take all predictions.
#pragma once

#include "metrics/metric.h"
#include "metrics/thresholds.h"

namespace vitrine {

struct AUC final : Is<AUC, Metric> {
  static constexpr About described{"AUC", "auc", "Area under a curve: how well yeses are ranked before noes, 1 being perfect, 0.5 by chance.", "classification"};
  static constexpr std::string_view curves[] = {"ROC", "PR", "PRGAIN"}, methods[] = {"interpolation", "minoring", "majoring"};
  std::int64_t num_thresholds = 200;
  std::string curve = "ROC", summation_method = "interpolation";
  Numbers thresholds{.values = {}, .nullable = true}, label_weights{.values = {}, .nullable = true};
  bool multi_label = false, from_logits = false;
  std::optional<std::int64_t> num_labels;

  void fields(Fields& f) override {
    f("num_thresholds", num_thresholds, at_least(2), "Number of points of the curve, evenly from 0 to 1.");
    f("curve", curve, curves, "Found yeses over wrong ones (ROC), precision over recall (PR), or both as gains over chance (PRGAIN).");
    f("summation_method", summation_method, methods, "Area between two points: of their mean, of the lower or of the higher one.");
    f("name", name, "Name of the metric in the history.");
    f.dtype("float32");
    f("thresholds", thresholds, fraction, "Points of the curve, in place of even ones.");
    f("multi_label", multi_label, "Takes the area of each output alone, and then the mean of the areas.");
    f("num_labels", num_labels, at_least(1), "Number of outputs, if each has its own area.");
    f("label_weights", label_weights, any_number, "Weight of each output.");
    f("from_logits", from_logits, "Predictions are logits, not probabilities.");
  }

  void prepare(const Shape& output, Index truth_width) override;
  void reset() override {
    for (Tally& tally : tallies_) tally.reset();
  }
  void update(const Observed& batch) override;
  std::vector<double> result() const override;

 private:
  double area(const std::vector<Counts>& counts) const;
  double interpolated_precision(const std::vector<Counts>& counts) const;
  struct Point {
    double x, y;
  };
  Point point(const Counts& c) const;

  std::vector<Tally> tallies_;  // one, or one for each output
};

}  // namespace vitrine
