// OrthogonalRegularizer: a penalty on rows or columns that are not at right angles to each other. Source: Keras.
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "regularizers/regularizer.h"

namespace vitrine {

// factor · the mean of |cosine| over all pairs of vectors; one alone has no penalty.
struct OrthogonalRegularizer final : Is<OrthogonalRegularizer, Regularizer> {
  static constexpr About described{"OrthogonalRegularizer", "orthogonal_regularizer", "Penalty on the cosine between every two rows or columns: makes them point in different directions."};
  static constexpr std::string_view modes[] = {"rows", "columns"};
  double factor = 0.01;
  std::string mode = "rows";

  void fields(Fields& f) override {
    f("factor", factor, not_negative, "Factor on the mean cosine.");
    f("mode", mode, modes, "Which vectors are meant.");
  }

  void check(std::size_t axes, const std::string& what) const override {
    if (axes != 2) fail("the orthogonal regularizer needs 2 axes, but ", what, " has ", axes);
  }

  float penalty(const float* w, Index rows, Index columns) const override {
    const Vectors v = vectors(rows, columns);
    double sum = 0;
    for (Index i = 0; i < v.count; ++i)
      for (Index j = 0; j < i; ++j) sum += std::fabs(v.dot(w, i, j) * v.per_length(w, i) * v.per_length(w, j));
    return static_cast<float>(v.count < 2 ? 0 : factor * sum / pairs(v));
  }

  // d|cos| / dx = sign(cos) (y / ‖y‖ - cos x / ‖x‖) / ‖x‖ for a pair x, y. It is found again for each: there is no room for all cosines.
  void add_gradient(const float* w, float* gradient, Index rows, Index columns, float scale) const override {
    const Vectors v = vectors(rows, columns);
    for (Index i = 0; i < v.count; ++i) {
      const double per_i = v.per_length(w, i);
      for (Index j = 0; j < v.count; ++j) {
        if (i == j) continue;
        const double per_j = v.per_length(w, j), cosine = v.dot(w, i, j) * per_i * per_j;
        const double factor_here = cosine == 0 ? 0 : std::copysign(scale * factor / pairs(v) * per_i, cosine);
        const auto of_j = static_cast<float>(factor_here * per_j), of_i = static_cast<float>(factor_here * cosine * per_i);
        for (Index k = 0; k < v.length; ++k) gradient[v.place(i, k)] += of_j * w[v.place(j, k)] - of_i * w[v.place(i, k)];
      }
    }
  }

 private:
  struct Vectors {
    Index count, length, apart, within;  // how far apart vectors lie, and numbers within a vector

    Index place(Index i, Index k) const { return i * apart + k * within; }
    double dot(const float* w, Index i, Index j) const {
      double sum = 0;
      for (Index k = 0; k < length; ++k) sum += static_cast<double>(w[place(i, k)]) * w[place(j, k)];
      return sum;
    }
    double per_length(const float* w, Index i) const { return std::min(1 / std::sqrt(dot(w, i, i)), 1e7); }  // Keras's epsilon keeps it finite
  };
  Vectors vectors(Index rows, Index columns) const { return mode == "rows" ? Vectors{rows, columns, columns, 1} : Vectors{columns, rows, 1, columns}; }
  static double pairs(const Vectors& v) { return static_cast<double>(v.count) * (static_cast<double>(v.count) - 1) / 2; }
};

}  // namespace vitrine
