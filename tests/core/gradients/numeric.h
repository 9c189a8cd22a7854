// Derivatives by central differences, to hold a hand-written backward pass against.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "error.h"

namespace vitrine::test {

// Compares derivatives one by one. Forward passes are in float32, so their rounding error, about 1e-7 of the value, comes back divided by the
// step: a large step (1/32), with Richardson's extrapolation to make its truncation error small as well (step⁴), keeps both below 1e-4.
// Where the slopes for a step and half a step disagree, a kink lies between: that place is left out, and few may be.
class Comparison {
 public:
  explicit Comparison(double tolerance = 5e-4) : tolerance_(tolerance) {}

  // x is what to move, f() the value that follows from it, slope the derivative that is claimed.
  template <class F>
  void check(float& x, double slope, F f, const std::string& what) {
    const double wide = difference(x, 1.0f / 32, f), narrow = difference(x, 1.0f / 64, f);
    const double scale = std::max(1.0, std::fabs(narrow));
    if (std::fabs(wide - narrow) > tolerance_ * scale * 2) {
      ++kinks_;
      return;
    }
    ++checked_;
    const double expected = (4 * narrow - wide) / 3;
    if (!(std::fabs(slope - expected) <= tolerance_ * scale)) {
      ++wrong_;
      if (first_wrong_.empty()) first_wrong_ = join(what, " at ", x, ": claimed ", slope, ", measured ", expected);
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
  template <class F>
  static double difference(float& x, float step, F f) {
    const float kept = x, up = kept + step, down = kept - step;
    x = up;
    const double above = f();
    x = down;
    const double below = f();
    x = kept;
    return (above - below) / (static_cast<double>(up) - down);
  }

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
