// Softmax and its logarithm over rows: shifted by the largest value, so that nothing overflows.
#pragma once

#include "simd.h"

namespace vitrine {

inline float row_max(const float* x, Index n) {
  float most = x[0];
  for (Index i = 1; i < n; ++i) most = x[i] > most ? x[i] : most;
  return most;
}

// y = exp(x - max) / Σ exp(x - max). y may be x.
inline void softmax_row(const float* x, float* y, Index n) {
  const Batch shift(row_max(x, n));
  map(n, [=](Batch v) { return exp(v - shift); }, y, x);
  const Batch scale(1.0f / map_sum(n, [](Batch v) { return v; }, y));
  map(n, [=](Batch v) { return v * scale; }, y, y);
}

// log Σ exp(x).
inline float log_sum_exp(const float* x, Index n) {
  const float most = row_max(x, n);
  const Batch shift(most);
  return most + scalar(log(Batch(map_sum(n, [=](Batch v) { return exp(v - shift); }, x))));
}

}  // namespace vitrine
