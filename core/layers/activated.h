// The activation at the end of a layer: where its values and gradients live, and how the loss may go round it.
#pragma once

#include <algorithm>

#include "activations/activation.h"
#include "kernels/team.h"
#include "layers/layer.h"

namespace vitrine {

// Used by layers that end in an activation. It takes one saved buffer (the values before the activation, where backward needs them)
// and one scratch buffer (their gradient), at the indices that it is given.
class Activated {
 public:
  Slot<Activation> function{"linear"};

  // Width of a row after the activation; asks for the buffers.
  std::int64_t build(Builder& b, std::int64_t values, std::int64_t cols) {
    saved_ = b.saved_buffers.size();
    scratch_ = b.scratch_buffers.size();
    b.saved(function->needs_input() ? values : 0);
    b.scratch(values);
    cols_ = static_cast<Index>(cols);
    return function->width(cols);
  }

  // Where the layer writes its values before the activation.
  float* before(const Pass& p) const { return p.logits ? p.logits : function->needs_input() ? p.saved[saved_] : p.output; }

  void forward(const Pass& p, Index rows) const {
    share_rows(rows, [&](Index x, Index y, Index count) { function->forward(before(p) + x, p.output + y, count, cols_); });
  }

  // The gradient of the values before the activation.
  const float* backward(const Pass& p, Index rows) const {
    if (p.from_logits || function->about().identifier == "linear") return p.output_gradient;
    share_rows(rows, [&](Index x, Index y, Index count) {
      function->backward(before(p) + x, p.output + y, p.output_gradient + y, p.scratch[scratch_] + x, count, cols_);
    });
    return p.scratch[scratch_];
  }

 private:
  // f(where the rows' inputs begin, where their outputs begin, rows) for every part of a team. Four rows are whole vectors.
  template <class F>
  void share_rows(Index rows, F f) const {
    const Index parts = parts_of(by_value * rows * cols_, rows);
    share(parts, [&](Index part) {
      const auto [first, end] = portion_of(part, parts, rows, lanes);
      f(first * cols_, first * static_cast<Index>(function->width(cols_)), end - first);
    });
  }

  std::size_t saved_ = 0, scratch_ = 0;
  Index cols_ = 0;
};

}  // namespace vitrine
