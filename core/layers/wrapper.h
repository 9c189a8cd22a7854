// What wrappers share: a layer inside another one, with its part of the outer layer's weights and buffers.
#pragma once

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

// A layer that works inside another. It sees `rows` rows for each row of the outer layer's batch.
class Inner {
 public:
  // Asks for what the layer needs, on behalf of the outer one; its weights are named below its own name.
  Shape build(Layer& layer, const Shape& input, Builder& b, Index rows = 1) {
    layer_ = &layer;
    rows_ = rows;
    Builder own;
    const Shape inputs[] = {input};
    if (layer.outputs() > 1) fail("the layer inside must give one output, ", layer.name, " gives ", layer.outputs());
    const Shape shape = layer.build(inputs, own);
    weights_ = take(own.weights, b.weights, [&](WeightSpec& w) {
      w.name = layer.name + "/" + w.name;
      w.trainable = w.trainable && layer.trainable;
    });
    const auto by_row = [&](BufferSpec& buffer) { buffer.per_sample *= rows; };
    saved_ = take(own.saved_buffers, b.saved_buffers, by_row);
    scratch_ = take(own.scratch_buffers, b.scratch_buffers, by_row);
    kept_ = take(own.kept_buffers, b.kept_buffers, by_row);
    return shape;
  }

  // The outer pass as the layer sees it, with its part of the weights and buffers. random: which part of the outer layer's stream it draws from.
  void forward(const Pass& outer, std::uint32_t random, const float* input, float* output, const float* mask) const {
    Pass p = part(outer, random);
    const float* inputs[] = {input};
    p.inputs = inputs;
    p.output = output;
    p.mask = mask;
    layer_->forward(p);
  }
  void backward(const Pass& outer, const float* input, float* output, const float* mask, const float* output_gradient, float* input_gradient) const {
    Pass p = part(outer, 0);
    const float* inputs[] = {input};
    float* input_gradients[] = {input_gradient};
    p.inputs = inputs;
    p.output = output;
    p.mask = mask;
    p.output_gradient = output_gradient;
    p.input_gradients = input_gradients;
    layer_->backward(p);
  }

 private:
  struct Range {
    std::size_t from = 0, size = 0;
    template <class T>
    std::span<T> of(std::span<T> all) const { return all.empty() ? all : all.subspan(from, size); }
  };

  template <class Spec, class F>
  static Range take(std::vector<Spec>& from, std::vector<Spec>& to, F change) {
    const Range range{to.size(), from.size()};
    for (Spec& spec : from) {
      change(spec);
      to.push_back(std::move(spec));
    }
    return range;
  }

  Pass part(const Pass& outer, std::uint32_t random) const {
    Pass p = outer;
    p.batch = outer.batch * rows_;
    p.weights = weights_.of(outer.weights);
    p.weight_gradients = weights_.of(outer.weight_gradients);
    p.saved = saved_.of(outer.saved);
    p.scratch = scratch_.of(outer.scratch);
    p.kept = kept_.of(outer.kept);
    p.random = outer.random.part(random);
    return p;
  }

  const Layer* layer_ = nullptr;
  Index rows_ = 1;
  Range weights_, saved_, scratch_, kept_;
};

// Keras's name for a layer inside another that has been given none.
inline void name_inner(Layer& layer) {
  if (layer.name.empty()) layer.name = layer.about().identifier;
}

}  // namespace vitrine
