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

// Rows with so few columns are taken four at a time, one in each lane.
inline constexpr Index narrow = 2 * lanes;

// One column of four rows from `row` on; after the last row comes the last row again.
inline Batch column_of_four(const float* x, Index row, Index rows, Index cols, Index column) {
  const auto at = [&](Index i) { return x[(row + i < rows ? row + i : rows - 1) * cols + column]; };
  return Batch(at(0), at(1), at(2), at(3));
}

inline void softmax_of_four(const float* x, float* y, Index row, Index rows, Index cols) {
  Batch values[narrow], most = column_of_four(x, row, rows, cols, 0);
  for (Index c = 0; c < cols; ++c) {
    values[c] = column_of_four(x, row, rows, cols, c);
    most = select(values[c] > most, values[c], most);
  }
  Batch total(0.0f);
  for (Index c = 0; c < cols; ++c) total += values[c] = exp(values[c] - most);
  const Batch scale = Batch(1.0f) / total;
  for (Index c = 0; c < cols; ++c) {
    float lane[lanes];
    store(lane, values[c] * scale);
    for (Index i = 0; i < lanes && row + i < rows; ++i) y[(row + i) * cols + c] = lane[i];
  }
}

// The softmax of every row. y may be x.
inline void softmax(const float* x, float* y, Index rows, Index cols) {
  if (cols <= narrow)
    for (Index r = 0; r < rows; r += lanes) softmax_of_four(x, y, r, rows, cols);
  else
    for (Index r = 0; r < rows; ++r) softmax_row(x + r * cols, y + r * cols, cols);
}

// log Σ exp(x) of every row whose softmax p is known: the largest x less the logarithm of its p, which is at least 1 / cols.
inline void log_sum_exp_of_rows(const float* x, const float* p, float* out, Index rows, Index cols) {
  for (Index r = 0; r < rows; r += lanes) {
    const Index n = rows - r < lanes ? rows - r : lanes;
    float largest[lanes] = {}, share[lanes] = {1, 1, 1, 1};
    for (Index i = 0; i < n; ++i) {
      const float* row = x + (r + i) * cols;
      Index best = 0;
      for (Index c = 1; c < cols; ++c)
        if (row[c] > row[best]) best = c;
      largest[i] = row[best];
      share[i] = p[(r + i) * cols + best];
    }
    store_first(out + r, load(largest) - log(load(share)), n);
  }
}

// log Σ exp(x).
inline float log_sum_exp(const float* x, Index n) {
  const float most = row_max(x, n);
  const Batch shift(most);
  return most + scalar(log(Batch(map_sum(n, [=](Batch v) { return exp(v - shift); }, x))));
}

}  // namespace vitrine
