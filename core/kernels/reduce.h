// Sums over the rows of a matrix.
#pragma once

#include "simd.h"

namespace vitrine {

// out (cols) = Σ over rows of x (rows x cols).
inline void sum_rows(const float* x, float* out, Index rows, Index cols) {
  Index c = 0;
  for (; c + 4 * lanes <= cols; c += 4 * lanes) {
    Batch total[4] = {Batch(0.0f), Batch(0.0f), Batch(0.0f), Batch(0.0f)};
    for (Index r = 0; r < rows; ++r)
      for (int v = 0; v < 4; ++v) total[v] += load(x + r * cols + c + v * lanes);
    for (int v = 0; v < 4; ++v) store(out + c + v * lanes, total[v]);
  }
  for (; c < cols; ++c) {
    float total = 0;
    for (Index r = 0; r < rows; ++r) total += x[r * cols + c];
    out[c] = total;
  }
}

}  // namespace vitrine
