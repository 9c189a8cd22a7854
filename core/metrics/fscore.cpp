#include "metrics/fscore.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

static constexpr double epsilon = 1e-7;  // Keras's

void FScore::prepare(const Shape& output, Index truth_width) {
  require_rows(output);
  require_same(output, truth_width);
  counts_.assign(average == "micro" ? 1 : output.back(), {});
}

void FScore::update(const Observed& o) {
  for (Index r = 0; r < o.rows; ++r) {
    const float *truth = o.truth + r * o.cols, *prediction = o.prediction + r * o.cols, largest = *std::max_element(prediction, prediction + o.cols);
    const double w = o.weight(r);
    for (Index c = 0; c < o.cols; ++c) {
      const bool says = threshold ? prediction[c] > static_cast<float>(*threshold) : prediction[c] >= largest && std::fabs(prediction[c]) > 1e-9f;
      const double is = truth[c];
      Sums& s = counts_[average == "micro" ? 0 : c];
      (says ? s.true_positives : s.false_negatives) += w * is;
      s.false_positives += says ? w * (1 - is) : 0;
      s.positives += w * is;
    }
  }
}

double FScore::score(const Sums& s) const {
  const double precision = s.true_positives / (s.true_positives + s.false_positives + epsilon);
  const double recall = s.true_positives / (s.true_positives + s.false_negatives + epsilon);
  return (1 + beta * beta) * precision * recall / (beta * beta * precision + recall + epsilon);
}

std::vector<double> FScore::result() const {
  std::vector<double> scores;
  double total = 0, weighted = 0, positives = 0;
  for (const Sums& s : counts_) {
    scores.push_back(score(s));
    total += scores.back();
    weighted += scores.back() * s.positives;
    positives += s.positives;
  }
  if (average == "none") return scores;
  return {average == "weighted" ? weighted / (positives + epsilon) : total / static_cast<double>(scores.size())};
}

}  // namespace vitrine
