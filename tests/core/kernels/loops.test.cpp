// The loops over arrays, with their ragged ends, against plain loops: map, map_sum, sum_rows, softmax.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <limits>

#include "kernels/reduce.h"
#include "kernels/softmax.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index most = 67;

TEST_CASE("a map over 0 to 67 values writes each of them once and nothing beyond") {
  for (Index n = 0; n <= most; ++n) {
    const std::vector<float> a = numbers(n, 1), b = numbers(n, 2);
    std::vector<float> out(n, 99.0f), in_place = a;
    map(n, [](Batch x, Batch y) { return x * y + Batch(2.0f); }, out.data(), a.data(), b.data());
    map(n, [](Batch x, Batch y) { return x * y + Batch(2.0f); }, in_place.data(), in_place.data(), b.data());
    for (Index i = 0; i < n; ++i) REQUIRE(out[i] == a[i] * b[i] + 2.0f);
    REQUIRE(in_place == out);
  }
}

TEST_CASE("a sum over 0 to 67 values counts each of them once, and no padding") {
  for (Index n = 0; n <= most; ++n) {
    const std::vector<float> a = numbers(n, 1), b = numbers(n, 2);
    double expected = 0, size = 0;
    for (Index i = 0; i < n; ++i) {
      expected += static_cast<double>(a[i]) * b[i] + 2;
      size += std::fabs(static_cast<double>(a[i]) * b[i]) + 2;
    }
    const float total = map_sum(n, [](Batch x, Batch y) { return x * y + Batch(2.0f); }, a.data(), b.data());
    REQUIRE(std::fabs(total - expected) <= size * 1e-6);
  }
}

TEST_CASE("the columns of 0 to 67 rows and columns are summed") {
  for (Index rows = 0; rows <= most; rows += rows < 5 ? 1 : 31)
    for (Index cols = 0; cols <= most; ++cols) {
      const std::vector<float> x = numbers(rows * cols, 4);
      std::vector<float> out(cols, 99.0f);
      sum_rows(x.data(), out.data(), rows, cols);
      for (Index c = 0; c < cols; ++c) {
        double expected = 0;
        for (Index r = 0; r < rows; ++r) expected += x[r * cols + c];
        REQUIRE(std::fabs(out[c] - expected) <= 1e-5);
      }
    }
}

TEST_CASE("the softmax of 1 to 67 values is that of the textbook") {
  for (Index n = 1; n <= most; ++n) {
    std::vector<float> x = numbers(n, 5, -9, 9), y(n);
    double total = 0;
    for (const float v : x) total += std::exp(static_cast<double>(v));
    softmax_row(x.data(), y.data(), n);
    for (Index i = 0; i < n; ++i) REQUIRE(std::fabs(y[i] - std::exp(static_cast<double>(x[i])) / total) <= 1e-6);
    REQUIRE(std::fabs(log_sum_exp(x.data(), n) - std::log(total)) <= 1e-5);
    REQUIRE(row_max(x.data(), n) == *std::max_element(x.begin(), x.end()));
    softmax_row(x.data(), x.data(), n);
    REQUIRE(x == y);
  }
}

TEST_CASE("the softmax of huge values doesn't overflow, and one of equal values is even") {
  const std::vector<float> x{3e38f, -3e38f, 3e38f};
  std::vector<float> y(3);
  softmax_row(x.data(), y.data(), 3);
  CHECK(y == std::vector<float>{0.5f, 0, 0.5f});
  const std::vector<float> same(5, -1e30f);
  y.resize(5);
  softmax_row(same.data(), y.data(), 5);
  CHECK(y == std::vector<float>(5, 0.2f));
}

// clip_below and clip_above are our own because machines' min and max lose a NaN, which would hide a broken training.
TEST_CASE("a value that is not a number stays one through every clip and sum") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  CHECK(std::isnan(scalar(clip_below(Batch(nan), Batch(0.0f)))));
  CHECK(std::isnan(scalar(clip_above(Batch(nan), Batch(0.0f)))));
  const std::vector<float> x{1, nan, 3, 4, 5};
  std::vector<float> y(5);
  CHECK(std::isnan(map_sum(5, [](Batch v) { return v; }, x.data())));
  softmax_row(x.data(), y.data(), 5);
  CHECK(std::isnan(y[4]));
}

// Accuracy in units of the last place, over the ranges that networks use.
TEST_CASE("the vector functions are as exact as float allows") {
  struct Function {
    const char* name;
    Batch (*ours)(Batch);
    double (*exact)(double);
    float low, high;
  };
  const Function functions[] = {
      {"exp", [](Batch v) { return exp(v); }, std::exp, -80, 80},        {"expm1", [](Batch v) { return expm1(v); }, std::expm1, -20, 20},
      {"log", [](Batch v) { return log(v); }, std::log, 1e-6f, 100},     {"log1p", [](Batch v) { return log1p(v); }, std::log1p, 0, 100},
      {"tanh", [](Batch v) { return tanh(v); }, std::tanh, -10, 10},     {"erf", [](Batch v) { return erf(v); }, std::erf, -5, 5},
      {"sin", [](Batch v) { return sin(v); }, std::sin, 0, 6.2832f},     {"cos", [](Batch v) { return cos(v); }, std::cos, 0, 6.2832f},
      {"sqrt", [](Batch v) { return sqrt(v); }, std::sqrt, 0, 1000},
  };
  for (const Function& f : functions)
    for (const float v : numbers(2000, 6, f.low, f.high)) {
      const double expected = f.exact(v);
      CAPTURE(f.name, v);
      REQUIRE(std::fabs(scalar(f.ours(Batch(v))) - expected) <= 4e-7 * std::max(std::fabs(expected), 0.5));
    }
}
