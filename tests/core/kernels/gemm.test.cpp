// The matrix product against three plain loops in double, for all sizes from 0 to 67 and beyond the blocks that it works in.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <limits>

#include "kernels/gemm.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

enum class Form { rows, padded, transposed };

// A rows x columns matrix in exactly as much memory as it needs, so that the address sanitizer sees every read beyond it.
struct Matrix {
  std::vector<float> values;
  Strided strided;
  float at(Index i, Index j) const { return values[i * strided.row + j * strided.column]; }
};

Matrix matrix(Index rows, Index columns, Form form, std::uint64_t seed) {
  const Index gap = form == Form::padded ? 3 : 0;
  Matrix m;
  m.values = numbers(std::max<Index>(0, rows * columns + gap * (rows - 1)), seed);
  m.strided = form == Form::transposed ? transposed(m.values.data(), rows) : as_rows(m.values.data(), columns + gap);
  return m;
}

void compare(Index m, Index n, Index k, Form a_form, Form b_form, bool with_bias, Index gap = 0) {
  const Matrix a = matrix(m, k, a_form, 1), b = matrix(k, n, b_form, 2);
  const std::vector<float> bias = numbers(n, 3);
  constexpr float untouched = 12345;
  std::vector<float> c(m > 0 ? m * n + gap * (m - 1) : 0, untouched);
  gemm({m, n, k, a.strided, b.strided, c.data(), n + gap, with_bias ? Start::bias : Start::zero, bias.data()});
  for (Index i = 0; i < m; ++i) {
    for (Index j = 0; j < n; ++j) {
      double expected = with_bias ? bias[j] : 0, size = std::fabs(expected);
      for (Index p = 0; p < k; ++p) {
        const double product = static_cast<double>(a.at(i, p)) * b.at(p, j);
        expected += product;
        size += std::fabs(product);
      }
      const double allowed = size * static_cast<double>(k + 1) * 6e-8;
      if (!(std::fabs(c[i * (n + gap) + j] - expected) <= allowed)) {
        CAPTURE(m, n, k, a_form, b_form, with_bias, gap, i, j);
        REQUIRE(c[i * (n + gap) + j] == expected);
      }
    }
    for (Index g = 0; g < gap && i + 1 < m; ++g) REQUIRE(c[i * (n + gap) + n + g] == untouched);
  }
}

void compare_all_forms(Index m, Index n, Index k) {
  for (const Form a : {Form::rows, Form::padded, Form::transposed})
    for (const Form b : {Form::rows, Form::padded, Form::transposed})
      for (const bool bias : {false, true}) compare(m, n, k, a, b, bias);
}

}  // namespace

TEST_CASE("matrices of every size from 0 to 67 are multiplied right, as they lie, with gaps and transposed") {
  for (Index size = 0; size <= 67; ++size) {
    compare_all_forms(size, 5, 7);
    compare_all_forms(6, size, 9);
    compare_all_forms(5, 18, size);
  }
  for (const Index size : {0, 1, 2, 3, 4, 5, 8, 15, 16, 17, 33, 64, 67}) compare_all_forms(size, size, size);
  SUCCEED();
}

TEST_CASE("odd combinations of sizes are multiplied right") {
  for (const Index m : {1, 2, 3, 7, 8, 9, 17})
    for (const Index n : {1, 3, 4, 6, 8, 11, 12, 13, 16, 20, 31})
      for (const Index k : {1, 2, 3, 4, 6, 13}) compare_all_forms(m, n, k);
  SUCCEED();
}

TEST_CASE("long sums, which are split into blocks, are right") {
  for (const Index k : {255, 256, 257, 511, 512, 513, 600})
    for (const Index n : {2, 16, 17}) compare_all_forms(3, n, k);
  SUCCEED();
}

TEST_CASE("wide matrices are multiplied right") {
  for (const Index m : {3, 20})
    for (const Index n : {512, 513, 520, 528}) compare_all_forms(m, n, 5);
  SUCCEED();
}

TEST_CASE("a product into a part of a wider matrix leaves the rest alone") {
  for (const Index n : {1, 2, 3, 4, 5, 8, 13, 16, 17})
    for (const Index gap : {1, 2, 5}) compare(7, n, 6, Form::rows, Form::rows, true, gap);
  SUCCEED();
}

TEST_CASE("a sum over nothing is the bias, or 0") {
  std::vector<float> c(6, 9.0f);
  const float bias[3] = {1, 2, 3};
  gemm({2, 3, 0, as_rows(nullptr, 0), as_rows(nullptr, 3), c.data(), 3, Start::bias, bias});
  CHECK(c == std::vector<float>{1, 2, 3, 1, 2, 3});
  gemm({2, 3, 0, as_rows(nullptr, 0), as_rows(nullptr, 3), c.data(), 3});
  CHECK(c == std::vector<float>(6, 0.0f));
}

TEST_CASE("a value that is not a number reaches its row of the product, and no other") {
  std::vector<float> a = numbers(5 * 4, 1), b = numbers(4 * 6, 2), c(5 * 6);
  a[2 * 4 + 1] = std::numeric_limits<float>::quiet_NaN();
  gemm({5, 6, 4, as_rows(a.data(), 4), as_rows(b.data(), 6), c.data(), 6});
  for (Index i = 0; i < 5; ++i)
    for (Index j = 0; j < 6; ++j) CHECK(std::isnan(c[i * 6 + j]) == (i == 2));
}

TEST_CASE("products of several segments are added up, onto what was there if asked") {
  for (const Index k : {1, 3, 9, 100, 300})
    for (const Index segments : {1, 2, 3, 7})
      for (const Index n : {2, 5, 16, 18})
        for (const Form b_form : {Form::rows, Form::padded, Form::transposed})
          for (const Start start : {Start::zero, Start::contents}) {
            constexpr Index m = 5;
            const Matrix a = matrix(m, k, Form::rows, 1), b = matrix(k, n, b_form, 2);
            std::vector<float> a_all, b_all;  // each segment is the first one, times its number
            for (Index s = 1; s <= segments; ++s)
              for (const float v : a.values) a_all.push_back(v * static_cast<float>(s));
            for (Index s = 0; s < segments; ++s) b_all.insert(b_all.end(), b.values.begin(), b.values.end());
            std::vector<float> c = numbers(m * n, 3);
            const std::vector<float> before = c;
            const auto a_size = static_cast<Index>(a.values.size()), b_size = static_cast<Index>(b.values.size());
            gemm({m, n, k, {a_all.data(), a.strided.row, a.strided.column}, {b_all.data(), b.strided.row, b.strided.column}, c.data(), n, start, nullptr, segments, a_size, b_size});
            for (Index i = 0; i < m; ++i)
              for (Index j = 0; j < n; ++j) {
                double product = 0;
                for (Index p = 0; p < k; ++p) product += static_cast<double>(a.at(i, p)) * b.at(p, j);
                const double expected = product * static_cast<double>(segments * (segments + 1)) / 2 + (start == Start::contents ? before[i * n + j] : 0);
                CAPTURE(k, segments, n, b_form, start, i, j);
                REQUIRE(std::fabs(c[i * n + j] - expected) <= 1e-4 * std::max(1.0, std::fabs(expected)));
              }
          }
  SUCCEED();
}
