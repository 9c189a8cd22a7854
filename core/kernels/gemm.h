// Matrix product with every operand in place: no copies are made of what can be read as it lies.
#pragma once

#include "tensor.h"

namespace vitrine {

// An m x k matrix whose element (i, j) lies at data[i * row + j * column].
struct Strided {
  const float* data;
  Index row, column;
};

inline Strided as_rows(const float* data, Index columns) { return {data, columns, 1}; }
inline Strided transposed(const float* data, Index columns) { return {data, 1, columns}; }  // of a stored matrix with that many columns

// C (m x n, rows `c_row` apart) = A (m x k) · B (k x n) [+ bias (n) for every row]. bias may be null. C must not overlap A or B.
// Sums run over k in ascending order in blocks, the same in every build.
void gemm(Index m, Index n, Index k, Strided a, Strided b, float* c, Index c_row, const float* bias = nullptr);

}  // namespace vitrine
