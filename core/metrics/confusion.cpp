#include "metrics/confusion.h"

#include "error.h"

namespace vitrine {

void OfCounts::prepare(const Shape& output, Index truth_width) {
  require_same(output, truth_width);
  const Index cols = static_cast<Index>(output.back());
  if (class_id && *class_id >= cols) fail(about().identifier, ".class_id must be below the number of outputs, ", cols, ", got ", *class_id);
  tally_ = Tally(wanted());
}

Thresholds OfCounts::wanted() const {
  if (!thresholds.values.empty()) return Thresholds(thresholds.values);
  return Thresholds({top_k ? no_threshold : 0.5});
}

// Of the k largest outputs of a row; of equals, the first come first.
static bool in_top(std::int64_t k, const float* prediction, Index cols, Index c) {
  Index ahead = 0;
  for (Index i = 0; i < cols; ++i) ahead += prediction[i] > prediction[c] || (prediction[i] == prediction[c] && i < c);
  return ahead < k;
}

void OfCounts::update(const Observed& o) {
  for (Index r = 0; r < o.rows; ++r) {
    const float *truth = o.truth + r * o.cols, *prediction = o.prediction + r * o.cols;
    for (Index c = class_id.value_or(0), end = class_id ? c + 1 : o.cols; c < end; ++c) {
      const bool kept = !top_k || in_top(*top_k, prediction, o.cols, c);
      tally_.add(truth[c] != 0, kept ? prediction[c] : static_cast<float>(no_threshold), o.weight(r));
    }
  }
}

}  // namespace vitrine
