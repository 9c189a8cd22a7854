// Our sigmoid and tanh against those of the C library in double precision.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <limits>

#include "kernels/sigmoid.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// The distance in units in the last place of the exact value as a float.
static double ulps(float ours, double exact) {
  const float near = static_cast<float>(exact);
  const double unit = static_cast<double>(std::nextafter(std::fabs(near), std::numeric_limits<float>::infinity())) - std::fabs(near);
  return std::fabs(ours - exact) / unit;
}

// Numbers of every size, of both signs.
static std::vector<float> of_every_size(float most) {
  std::vector<float> all{0, -0.0f, most, -most};
  for (const float scale : {1e-30f, 1e-6f, 1e-3f, 0.1f, 1.0f, 4.0f, 12.0f, most})
    for (const float v : numbers(20000, 11, -scale, scale)) all.push_back(v);
  return all;
}

TEST_CASE("the sigmoid is exact to three units in the last place, and tanh too") {
  double worst_sigmoid = 0, worst_tanh = 0;
  for (const float x : of_every_size(80)) {
    worst_sigmoid = std::max(worst_sigmoid, ulps(scalar(sigmoid(Batch(x))), 1 / (1 + std::exp(-static_cast<double>(x)))));
    worst_tanh = std::max(worst_tanh, ulps(scalar(vitrine::tanh(Batch(x))), std::tanh(static_cast<double>(x))));
  }
  CAPTURE(worst_sigmoid, worst_tanh);
  CHECK(worst_sigmoid < 3);
  CHECK(worst_tanh < 3);
}

TEST_CASE("sigmoid and tanh of huge numbers are at their ends, and a value that is not a number stays one") {
  const float huge = std::numeric_limits<float>::max(), infinite = std::numeric_limits<float>::infinity();
  for (const float x : {100.0f, huge, infinite}) {
    CHECK(scalar(sigmoid(Batch(x))) == 1);
    CHECK(scalar(sigmoid(Batch(-x))) < 1e-37f);
    CHECK(scalar(vitrine::tanh(Batch(x))) == 1);
    CHECK(scalar(vitrine::tanh(Batch(-x))) == -1);
  }
  const Batch nan(std::numeric_limits<float>::quiet_NaN());
  CHECK(std::isnan(scalar(sigmoid(nan))));
  CHECK(std::isnan(scalar(vitrine::tanh(nan))));
}
