// TimeDistributed: one layer for every time step.
#pragma once

#include "layers/wrapper.h"

namespace vitrine {

// x (batch, time, ...) -> (batch, time, what the layer makes of ...). The layer sees batch · time rows, which lie in memory just so.
struct TimeDistributed final : Is<TimeDistributed, Layer> {
  static constexpr About described{"TimeDistributed", "time_distributed", "Applies one layer to every time step by itself.", "recurrent"};
  Slot<Layer> layer;

  void fields(Fields& f) override {
    f.required("layer", layer, "The layer.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    if (!layer) fail("needs a layer to apply");
    if (inputs[0].size() < 2) fail("needs sequences, inputs of shape (None, steps, ...), got ", batch_text(inputs[0]));
    if (layer->is_input()) fail("can't apply an input layer");
    if (layer->masks() == Masks::makes) fail("can't apply ", layer->about().class_name, ", which makes a mask: it takes whole sequences by itself");
    name_inner(*layer);
    seed = layer->seed;
    steps_ = static_cast<Index>(inputs[0][0]);
    const Shape inner = inner_.build(*layer, Shape(inputs[0].begin() + 1, inputs[0].end()), b, steps_);
    for (const WeightSpec& weight : b.weights)
      if (!weight.trainable && layer->trainable)
        fail("can't apply ", layer->about().class_name, ", which follows statistics of whole batches: it takes whole sequences by itself");
    keeps_places_ = inner.size() == 1;
    Shape shape{steps_};
    shape.insert(shape.end(), inner.begin(), inner.end());
    return shape;
  }

  void forward(const Pass& p) const override { inner_.forward(p, 0, p.inputs[0], p.output, nullptr); }
  void backward(const Pass& p) const override { inner_.backward(p, p.inputs[0], p.output, nullptr, p.output_gradient, p.input_gradients[0]); }

  std::string_view output_activation() const override { return layer->output_activation(); }
  Masks masks() const override { return keeps_places_ ? Masks::passes : Masks::drops; }
  std::string trouble(std::span<const float> row) const override {
    const std::size_t width = row.size() / steps_;
    for (Index t = 0; t < steps_; ++t)
      if (std::string trouble = layer->trouble(row.subspan(t * width, width)); !trouble.empty()) return join(trouble, " of step ", t);
    return "";
  }

 private:
  Inner inner_;
  Index steps_ = 0;
  bool keeps_places_ = false;
};

}  // namespace vitrine
