// Identity and Orthogonal: matrices that keep lengths.
#pragma once

#include <algorithm>
#include <vector>

#include "error.h"
#include "initializers/initializer.h"

namespace vitrine {

struct IdentityInitializer final : Is<IdentityInitializer, Initializer> {
  static constexpr About described{"Identity", "identity", "The identity matrix, for weights of two axes.", "", "IdentityInitializer"};
  double gain = 1;
  void fields(Fields& f) override { f("gain", gain, any_number, "Factor on the identity matrix."); }
  void fill(std::span<float> weight, const Shape& shape, Random&) const override {
    if (shape.size() != 2) fail("the identity initializer needs a weight of 2 axes, got ", shape.size());
    std::fill(weight.begin(), weight.end(), 0.0f);
    for (std::int64_t i = 0; i < std::min(shape[0], shape[1]); ++i) weight[i * shape[1] + i] = static_cast<float>(gain);
  }
};

// Saxe, McClelland, Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks" (2014).
struct Orthogonal final : Is<Orthogonal, Initializer> {
  static constexpr About described{"Orthogonal", "orthogonal", "A random matrix whose rows or columns are at right angles and of length 1.", "", "OrthogonalInitializer"};
  double gain = 1;
  void fields(Fields& f) override {
    f("gain", gain, any_number, "Factor on the orthogonal matrix.");
    seed_field(f);
  }

  void fill(std::span<float> weight, const Shape& shape, Random& random) const override {
    if (shape.size() < 2) fail("the orthogonal initializer needs a weight of at least 2 axes, got ", shape.size());
    const std::int64_t columns = shape.back(), rows = count(shape) / columns;
    const std::int64_t vectors = std::min(rows, columns), length = std::max(rows, columns);
    std::vector<double> basis(vectors * length);
    for (std::int64_t v = 0; v < vectors; ++v) draw_orthogonal(&basis[v * length], basis.data(), v, length, random);
    for (std::int64_t r = 0; r < rows; ++r)
      for (std::int64_t c = 0; c < columns; ++c)
        weight[r * columns + c] = static_cast<float>(gain * (rows >= columns ? basis[c * length + r] : basis[r * length + c]));
  }

 private:
  // A normal random vector, made orthogonal to those before it (modified Gram-Schmidt, twice for accuracy) and of length 1.
  static void draw_orthogonal(double* vector, const double* before, std::int64_t vectors, std::int64_t length, Random& random) {
    for (std::int64_t i = 0; i < length; ++i) vector[i] = random.normal();
    for (int pass = 0; pass < 2; ++pass)
      for (std::int64_t v = 0; v < vectors; ++v) {
        const double* other = before + v * length;
        const double along = dot(vector, other, length);
        for (std::int64_t i = 0; i < length; ++i) vector[i] -= along * other[i];
      }
    const double norm = std::sqrt(dot(vector, vector, length));
    for (std::int64_t i = 0; i < length; ++i) vector[i] /= norm;
  }
  static double dot(const double* a, const double* b, std::int64_t n) {
    double total = 0;
    for (std::int64_t i = 0; i < n; ++i) total += a[i] * b[i];
    return total;
  }
};

}  // namespace vitrine
