// Derivatives by central differences, to hold a hand-written backward pass against.
#pragma once

#include <catch_amalgamated.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "error.h"

namespace vitrine::test {

// Compares derivatives one by one. Forward passes are in float32, so their rounding error, about 1e-7 of the value, comes back divided by the
// step: a large step (1/32), with Richardson's extrapolation to make its truncation error small as well (step⁴), keeps both below 1e-4.
// Where a kink lies within the step, the slopes to the left and to the right don't come closer as the step shrinks: that place is left out,
// and few may be.
class Comparison {
 public:
  explicit Comparison(double tolerance = 5e-4) : tolerance_(tolerance) {}

  // x is what to move, f() the value that follows from it, slope the derivative that is claimed.
  template <class F>
  void check(float& x, double slope, F f, const std::string& what) {
    const float kept = x;
    const auto at = [&](float place) {
      x = place;
      const double value = f();
      x = kept;
      return value;
    };
    const double middle = f();
    double central[3], bend[3];  // for steps of 1/32, 1/64, 1/128: the slope, and how much it differs between right and left
    for (int i = 0; i < 3; ++i) {
      const float step = 1.0f / (32 << i), up = kept + step, down = kept - step;
      const double right = (at(up) - middle) / (static_cast<double>(up) - kept), left = (middle - at(down)) / (static_cast<double>(kept) - down);
      central[i] = (right + left) / 2;
      bend[i] = right - left;
    }
    const double expected = (4 * central[1] - central[0]) / 3, finer = (4 * central[2] - central[1]) / 3;
    const double allowed = tolerance_ * std::max(1.0, std::fabs(finer));
    if (std::fabs(finer - expected) > allowed || std::fabs(2 * bend[1] - bend[0]) > 4 * allowed) {
      ++kinks_;
      return;
    }
    ++checked_;
    if (!(std::fabs(slope - finer) <= allowed)) {
      ++wrong_;
      if (first_wrong_.empty()) first_wrong_ = join(what, " at ", x, ": claimed ", slope, ", measured ", finer);
    }
  }

  void conclude() const {
    INFO(first_wrong_);
    CHECK(wrong_ == 0);
    CHECK(checked_ > 0);
    INFO(kinks_ << " kinks, " << checked_ << " checked");
    CHECK(kinks_ * 8 <= checked_);
  }

 private:
  double tolerance_;
  int checked_ = 0, kinks_ = 0, wrong_ = 0;
  std::string first_wrong_;
};

// Σ weights · values in double.
inline double weighted(const std::vector<float>& weights, const float* values) {
  double total = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) total += static_cast<double>(weights[i]) * values[i];
  return total;
}

}  // namespace vitrine::test
