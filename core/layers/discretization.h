// Discretization: numbers as the numbers of the ranges in which they lie.
#pragma once

#include "layers/encoded.h"

namespace vitrine {

// Bin i reaches from boundary i - 1 up to just below boundary i. num_bins and epsilon are for adapt(), which finds the boundaries.
struct Discretization final : Is<Discretization, Encoding> {
  static constexpr About described{"Discretization", "discretization", "Tells in which of some ranges every number lies.", "preprocessing"};
  Numbers bin_boundaries{.nullable = true};
  std::optional<std::int64_t> num_bins;
  double epsilon = 0.01;
  std::string output_mode = "int";

  void fields(Fields& f) override {
    f("bin_boundaries", bin_boundaries, any_number, "Where one range ends and the next begins, in ascending order.");
    f("num_bins", num_bins, at_least(1), "Number of ranges for adapt() to find.");
    f("epsilon", epsilon, positive, "How exactly adapt() finds them: a share of the data.");
    f("output_mode", output_mode, output_modes, "The number of the range, or a vector with a place for each range.");
    f.fixed("sparse", false);
    common_but_trainable(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    if (bin_boundaries.values.empty()) fail(num_bins ? "needs to be adapted to data before it can be used: it has num_bins, but no bin_boundaries yet" : "needs bin_boundaries, or num_bins and data to adapt to");
    if (!std::is_sorted(bin_boundaries.values.begin(), bin_boundaries.values.end())) fail("bin_boundaries must ascend, got ", shown(listed(bin_boundaries)));
    boundaries_.assign(bin_boundaries.values.begin(), bin_boundaries.values.end());
    return lay(inputs[0], output_mode, static_cast<std::int64_t>(boundaries_.size()) + 1);
  }

 private:
  // What is not a number comes last.
  std::int64_t number_of(float value) const override { return value != value ? std::ssize(boundaries_) : std::upper_bound(boundaries_.begin(), boundaries_.end(), value) - boundaries_.begin(); }

  std::vector<float> boundaries_;
};

}  // namespace vitrine
