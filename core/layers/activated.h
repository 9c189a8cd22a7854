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

// A layer that is nothing but an activation.
class Activating : public Layer {
 public:
  Activated activation;

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    Shape shape = inputs[0];
    const std::int64_t width = lay(b, count(shape), shape.empty() ? 1 : shape.back());
    if (!shape.empty()) shape.back() = width;
    return shape;
  }

  void forward(const Pass& p) const override {
    float* before = activation.before(p);
    if (before != p.inputs[0]) std::copy_n(p.inputs[0], p.batch * values_, before);
    activation.forward(p, p.batch * values_ / cols_);
  }

  void backward(const Pass& p) const override {
    if (!p.input_gradients[0]) return;
    const float* dz = activation.backward(p, p.batch * values_ / cols_);
    std::copy_n(dz, p.batch * values_, p.input_gradients[0]);
  }

  Masks masks() const override { return Masks::passes; }
  std::string_view output_activation() const override { return activation.function->about().identifier; }

 protected:
  // Rows of `cols` values, so many values in all; the width of a row of the output.
  std::int64_t lay(Builder& b, std::int64_t values, std::int64_t cols) {
    values_ = values;
    cols_ = cols;
    return activation.build(b, values, cols);
  }

  std::int64_t values_ = 0, cols_ = 1;
};

}  // namespace vitrine
