// Matrix product with every operand in place: copies are made only of what can't be read fast as it lies.
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

// What the sums of a product start from.
enum class Start {
  zero,
  bias,      // a row of n values, the same for every row of C
  contents,  // what C holds: the product is added to it
};

// C (m x n, rows `c_row` apart) = start + Σ over segments s of A_s (m x k) · B_s (k x n), where the data of A_s and B_s lie s times
// `a_segment` and `b_segment` floats further on. C must not overlap A or B.
// Sums run over segments and k in ascending order, the same in every build.
struct Product {
  std::int64_t m, n, k;
  Strided a, b;
  float* c;
  std::int64_t c_row;
  Start start = Start::zero;
  const float* bias = nullptr;
  std::int64_t segments = 1, a_segment = 0, b_segment = 0;
};
void gemm(const Product& product);

}  // namespace vitrine
