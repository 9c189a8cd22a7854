#include "metrics/thresholds.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "losses/loss.h"

namespace vitrine {

// With Keras's tolerances, of which the relative one is numpy's.
static bool evenly_spaced(const std::vector<double>& thresholds) {
  if (thresholds.size() < 3) return false;
  for (std::size_t i = 0; i < thresholds.size(); ++i) {
    const double even = static_cast<double>(i) / static_cast<double>(thresholds.size() - 1);
    if (std::fabs(thresholds[i] - even) > 1e-7 + 1e-5 * even) return false;
  }
  return true;
}

Thresholds::Thresholds(const std::vector<double>& given) : sorted_(given.begin(), given.end()), ranks_(given.size()), even_(evenly_spaced(given)) {
  std::vector<Index> order(given.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return given[a] < given[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) ranks_[order[i]] = static_cast<Index>(i);
  std::sort(sorted_.begin(), sorted_.end());
}

Thresholds Thresholds::even(Index n) {
  std::vector<double> thresholds{0.5};
  if (n > 1) {
    thresholds.resize(n);
    for (Index i = 0; i < n; ++i) thresholds[i] = static_cast<double>(i) / static_cast<double>(n - 1);
  }
  Thresholds made(thresholds);
  made.even_ = n > 1;
  return made;
}

Thresholds Thresholds::of_curve(std::vector<double> inside) {
  std::sort(inside.begin(), inside.end());
  inside.insert(inside.begin(), 0);
  inside.push_back(1);
  const bool even = evenly_spaced(inside) || inside.size() == 2;
  inside.front() -= static_cast<double>(loss_epsilon);
  inside.back() += static_cast<double>(loss_epsilon);
  Thresholds made(inside);
  made.even_ = even;
  made.ends_outside_ = true;
  return made;
}

Index Thresholds::passed_by(float prediction) const {
  if (!even_) return std::lower_bound(sorted_.begin(), sorted_.end(), prediction) - sorted_.begin();
  const auto steps = static_cast<float>(size() - 1);
  const float inside = prediction > 0 ? std::min(prediction, 1.0f) : 0.0f;
  const auto passed = static_cast<Index>(std::ceil(inside * steps));
  return ends_outside_ ? std::max<Index>(passed, 1) : passed;
}

// From below, those that pass too few thresholds; from above, the others.
std::vector<Counts> Tally::counts() const {
  std::vector<Counts> sorted(thresholds_.size()), counts;
  Passing below, above;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sorted[i].false_negatives = below.positives += passing_[i].positives;
    sorted[i].true_negatives = below.negatives += passing_[i].negatives;
  }
  for (std::size_t i = sorted.size(); i-- > 0;) {
    sorted[i].true_positives = above.positives += passing_[i + 1].positives;
    sorted[i].false_positives = above.negatives += passing_[i + 1].negatives;
  }
  for (Index i = 0; i < thresholds_.size(); ++i) counts.push_back(sorted[thresholds_.rank(i)]);
  return counts;
}

}  // namespace vitrine
