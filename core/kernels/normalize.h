// Rows of numbers brought to one size: divided by their deviation, their root mean square or their length.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "simd.h"

namespace vitrine {

// With x' = x, less the mean of its row if centred:  x̂ = x' / sqrt(Σ x'² / divisor + epsilon).
struct Normalizer {
  Index width = 1;
  bool centred = false;
  float divisor = 1, epsilon = 0;
  float most = std::numeric_limits<float>::infinity();  // of the factor 1 / sqrt(...)
};

// y = gamma x̂ + beta, where gamma and beta are as wide as a row, or null. y may be x. `found` takes each row's mean and factor.
inline void normalize(const Normalizer& n, Index rows, const float* x, const float* gamma, const float* beta, float* y, float* found) {
  for (Index r = 0; r < rows; ++r, x += n.width, y += n.width, found += 2) {
    const float mean = n.centred ? map_sum(n.width, [](Batch v) { return v; }, x) / static_cast<float>(n.width) : 0.0f;
    const Batch m(mean);
    const float squares = map_sum(n.width, [=](Batch v) { return (v - m) * (v - m); }, x);
    const float plain = 1 / std::sqrt(squares / n.divisor + n.epsilon), factor = plain > n.most ? n.most : plain;
    const Batch f(factor);
    if (gamma && beta) map(n.width, [=](Batch v, Batch a, Batch b) { return (v - m) * f * a + b; }, y, x, gamma, beta);
    else if (gamma) map(n.width, [=](Batch v, Batch a) { return (v - m) * f * a; }, y, x, gamma);
    else if (beta) map(n.width, [=](Batch v, Batch b) { return (v - m) * f + b; }, y, x, beta);
    else map(n.width, [=](Batch v) { return (v - m) * f; }, y, x);
    found[0] = mean;
    found[1] = factor;
  }
}

// With g = gamma dy:  dx = factor (g - mean of g if centred - x̂ Σ(g x̂) / divisor),  dgamma = Σ dy x̂,  dbeta = Σ dy over the rows.
// Those that are null are not wanted. dx may be dy.
inline void normalize_gradient(const Normalizer& n, Index rows, const float* x, const float* gamma, const float* dy, const float* found, float* dx, float* dgamma, float* dbeta) {
  if (dgamma) std::fill_n(dgamma, n.width, 0.0f);
  if (dbeta) std::fill_n(dbeta, n.width, 0.0f);
  for (Index r = 0; r < rows; ++r, x += n.width, dy += n.width, found += 2) {
    const Batch m(found[0]), f(found[1]);
    if (dgamma) map(n.width, [=](Batch sum, Batch v, Batch d) { return sum + d * (v - m) * f; }, dgamma, dgamma, x, dy);
    if (dbeta) map(n.width, [](Batch sum, Batch d) { return sum + d; }, dbeta, dbeta, dy);
    if (!dx) continue;
    const auto sums_and_dx = [&](auto g, auto... gammas) {  // g(dy, gamma...)
      const float total = n.centred ? map_sum(n.width, [=](Batch d, auto... a) { return g(d, a...); }, dy, gammas...) : 0.0f;
      const float along = found[1] < n.most ? map_sum(n.width, [=](Batch v, Batch d, auto... a) { return g(d, a...) * (v - m) * f; }, x, dy, gammas...) : 0.0f;
      const Batch mean(total / static_cast<float>(n.width)), share(along / n.divisor);
      map(n.width, [=](Batch v, Batch d, auto... a) { return f * (g(d, a...) - mean - (v - m) * f * share); }, dx, x, dy, gammas...);
    };
    if (gamma) sums_and_dx([](Batch d, Batch a) { return d * a; }, gamma);
    else sums_and_dx([](Batch d) { return d; });
    dx += n.width;
  }
}

}  // namespace vitrine
