// What dropout draws: factors that set a share of the values to 0 and make up for it in the others.
#pragma once

#include "random.h"
#include "tensor.h"

namespace vitrine {

// n factors: 0 for a random share of them, 1 / (1 - rate) for the rest. Source: Srivastava et al. (2014).
inline void draw_dropout(Random random, double rate, Index n, float* factors) {
  const auto kept = static_cast<float>(1 / (1 - rate));
  for (Index i = 0; i < n; ++i) factors[i] = random.uniform() >= static_cast<float>(rate) && rate < 1 ? kept : 0.0f;
}

}  // namespace vitrine
