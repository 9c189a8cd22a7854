// What recurrent layers compute besides their gates' functions: the products of all gates at once, and the arithmetic of states.
// Arrays are laid out by time step: (steps, rows of the batch, width).
#pragma once

#include "kernels/gemm.h"
#include "simd.h"

namespace vitrine {

// y = start + x W for some of the gates, the columns of W (in, gates · units) lying gate by gate.
// With `by_gate`, every gate sees a copy of x of its own (dropped out differently): a row of x is then (gates, in).
struct GateProduct {
  Index in, units, gates;
  bool by_gate = false;

  Index copies() const { return by_gate ? gates : 1; }
  Index x_row() const { return copies() * in; }

  // y points to the first gate's column in rows of `y_row` floats; bias, if given, to that gate's entries.
  void forward(Index rows, const float* x, const float* w, Index first, Index last, float* y, Index y_row, Start start, const float* bias = nullptr) const {
    each(first, last, [&](Index gate, Index n) {
      const Index column = (gate - first) * units;
      gemm({rows, n, in, {x + copy(gate), x_row(), 1}, {w + gate * units, gates * units, 1}, y + column, y_row, start, bias ? bias + column : nullptr});
    });
  }

  // dW = xᵀ dy
  void weight_gradient(Index rows, const float* x, Index first, Index last, const float* dy, Index dy_row, float* dw) const {
    each(first, last, [&](Index gate, Index n) {
      gemm({in, n, rows, {x + copy(gate), 1, x_row()}, {dy + (gate - first) * units, dy_row, 1}, dw + gate * units, gates * units});
    });
  }

  // dx = start + dy Wᵀ over these gates together, W being given transposed: (gates · units, in).
  void input_gradient(Index rows, Index first, Index last, const float* dy, Index dy_row, const float* w_transposed, float* dx, Start start) const {
    gemm({rows, in, (last - first) * units, {dy, dy_row, 1}, {w_transposed + first * units * in, in, 1}, dx, in, start});
  }

 private:
  Index copy(Index gate) const { return by_gate ? gate * in : 0; }
  // f(first gate, columns) for what one product can do: all gates, or each with its own x.
  template <class F>
  void each(Index first, Index last, F f) const {
    if (!by_gate) return f(first, (last - first) * units);
    for (Index gate = first; gate < last; ++gate) f(gate, units);
  }
};

// out (cols, rows) = in (rows, cols), transposed.
inline void transpose_matrix(const float* in, float* out, Index rows, Index cols) {
  for (Index r = 0; r < rows; ++r)
    for (Index c = 0; c < cols; ++c) out[c * rows + r] = in[r * cols + c];
}

inline void add_to(Index n, float* sum, const float* x) {
  map(n, [](Batch a, Batch b) { return a + b; }, sum, sum, x);
}
inline void multiply(Index n, float* out, const float* a, const float* b) {
  map(n, [](Batch x, Batch y) { return x * y; }, out, a, b);
}
inline void add_product(Index n, float* sum, const float* a, const float* b) {
  map(n, [](Batch s, Batch x, Batch y) { return s + x * y; }, sum, sum, a, b);
}

}  // namespace vitrine
