#include "metrics/auc.h"

#include <algorithm>
#include <numeric>

#include "error.h"
#include "kernels/sigmoid.h"

namespace vitrine {

void AUC::prepare(const Shape& output, Index truth_width) {
  const Index cols = static_cast<Index>(output.back()), weights = static_cast<Index>(label_weights.values.size());
  require_same(output, truth_width);
  if (multi_label) require_rows(output);
  if (num_labels && !multi_label) fail("auc.num_labels can only be given if multi_label is true");
  if (num_labels && *num_labels != cols) fail("auc.num_labels must be the number of outputs, ", cols, ", got ", *num_labels);
  if (weights && weights != cols) fail("auc.label_weights must have one number for each of ", cols, " outputs, got ", weights);
  std::vector<double> inside = thresholds.values;
  if (inside.empty())
    for (Index i = 1; i < num_thresholds - 1; ++i) inside.push_back(static_cast<double>(i) / static_cast<double>(num_thresholds - 1));
  tallies_.assign(multi_label ? cols : 1, Tally(Thresholds::of_curve(inside)));
}

void AUC::update(const Observed& o) {
  for (Index r = 0; r < o.rows; ++r)
    for (Index c = 0; c < o.cols; ++c) {
      const float given = o.prediction[r * o.cols + c], p = from_logits ? scalar(sigmoid(Batch(given))) : given;
      const double weight = o.weight(r) * (multi_label || label_weights.values.empty() ? 1.0 : label_weights.values[c]);
      tallies_[multi_label ? c : 0].add(o.truth[r * o.cols + c] != 0, p, weight);
    }
}

std::vector<double> AUC::result() const {
  if (!multi_label) return {area(tallies_[0].counts())};
  double total = 0, weights = 0;
  for (std::size_t label = 0; label < tallies_.size(); ++label) {
    const double weight = label_weights.values.empty() ? 1 : label_weights.values[label];
    total += weight * area(tallies_[label].counts());
    weights += weight;
  }
  return {weights != 0 ? total / weights : 0};
}

double AUC::area(const std::vector<Counts>& counts) const {
  if (curve == "PR" && summation_method == "interpolation") return interpolated_precision(counts);
  double area = 0;
  for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
    const Point a = point(counts[i]), b = point(counts[i + 1]);
    const double height = summation_method == "interpolation" ? (a.y + b.y) / 2 : summation_method == "minoring" ? std::min(a.y, b.y) : std::max(a.y, b.y);
    area += (a.x - b.x) * height;
  }
  return area;
}

AUC::Point AUC::point(const Counts& c) const {
  if (curve == "ROC") return {c.false_positive_rate(), c.recall()};
  if (curve == "PR") return {c.recall(), c.precision()};
  // Flach, Kull, "Precision-recall-gain curves" (2015), with Keras's ends: no true positive gains nothing, and no recall is below chance.
  if (c.true_positives == 0) return {0, 1};
  const double negatives = c.true_negatives + c.false_positives, odds = negatives != 0 ? (c.true_positives + c.false_negatives) / negatives : 0;
  return {std::max(1 - odds * c.false_negatives / c.true_positives, 0.0), 1 - odds * c.false_positives / c.true_positives};
}

// Davis, Goadrich, "The relationship between precision-recall and ROC curves" (2006): between two points the true positives grow with
// all positives P along a straight line of some slope, so that the area is ∫ precision dTP = slope · (ΔTP + intercept · log(P₁ / P₀)).
double AUC::interpolated_precision(const std::vector<Counts>& counts) const {
  double area = 0;
  for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
    const Counts &more = counts[i], &fewer = counts[i + 1];
    const double found = more.true_positives - fewer.true_positives;
    const double positives = more.true_positives + more.false_positives, fewer_positives = fewer.true_positives + fewer.false_positives;
    const double all = fewer.true_positives + fewer.false_negatives;
    const double slope = positives > fewer_positives ? found / (positives - fewer_positives) : 0;
    const double intercept = fewer.true_positives - slope * fewer_positives;
    const double ratio = positives > 0 && fewer_positives > 0 ? positives / fewer_positives : 1;
    const double logarithm = scalar(log(Batch(static_cast<float>(ratio))));
    if (all > 0) area += slope * (found + intercept * logarithm) / all;
  }
  return area;
}

}  // namespace vitrine
