#include "losses/loss.h"

#include <algorithm>

namespace vitrine {

void Loss::common(Fields& f) {
  static constexpr std::string_view reductions[] = {"sum_over_batch_size", "sum", "mean", "mean_with_sample_weight"};
  f("reduction", reduction, reductions, "How the losses of the rows become one number.");
  f("name", name, "Name of the loss.");
  f.dtype("float32");
}

void Loss::scales(const Scored& s, const float* weights, float* out) const {
  const Index width = target_width(s.cols);
  Index kept = 0;
  double total_weight = 0;
  for (Index r = 0; r < s.rows; ++r) {
    const bool ignored = ignores(s.truth + r * width) || (s.mask && s.mask[r] == 0);
    out[r] = ignored ? 0.0f : weights ? weights[r] : 1.0f;
    kept += !ignored;
    total_weight += out[r];
  }
  // Ignored rows don't count: Keras scales the others up, so that the mean is theirs.
  const double divisor = reduction == "sum" ? 1.0 : reduction == "mean_with_sample_weight" ? total_weight : static_cast<double>(kept);
  const auto factor = static_cast<float>(divisor > 0 ? 1.0 / divisor : 0.0);
  for (Index r = 0; r < s.rows; ++r) out[r] *= factor;
}

}  // namespace vitrine
