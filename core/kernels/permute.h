// Arrays with their axes in another order.
#pragma once

#include <algorithm>

#include "tensor.h"

namespace vitrine {

// Where the values of one row of the result lie in the source.
struct Permutation {
  Shape sizes;               // of the result
  std::vector<Index> steps;  // from a value to its neighbour along each of these axes
  Index values = 1;
};

// Axis i of the result is axis order[i] of a row of this shape.
inline Permutation permutation(const Shape& row, const std::vector<std::size_t>& order) {
  Permutation p;
  p.values = static_cast<Index>(count(row));
  for (const std::size_t axis : order) {
    p.sizes.push_back(row[axis]);
    p.steps.push_back(static_cast<Index>(count({row.begin() + static_cast<std::ptrdiff_t>(axis) + 1, row.end()})));
  }
  return p;
}

// Writes what lies along the axes from this one on; where the next values go.
inline float* permute_from(const Permutation& p, std::size_t axis, const float* x, float* y) {
  if (axis == p.sizes.size()) {
    *y = *x;
    return y + 1;
  }
  const auto size = static_cast<Index>(p.sizes[axis]);
  const Index step = p.steps[axis];
  if (axis + 1 < p.sizes.size())
    for (Index i = 0; i < size; ++i) y = permute_from(p, axis + 1, x + i * step, y);
  else if (step == 1) y = std::copy_n(x, size, y);
  else
    for (Index i = 0; i < size; ++i) *y++ = x[i * step];
  return y;
}

inline void permute(const Permutation& p, Index rows, const float* x, float* y) {
  for (Index r = 0; r < rows; ++r, x += p.values) y = permute_from(p, 0, x, y);
}

}  // namespace vitrine
