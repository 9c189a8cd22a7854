// Softmax as a layer: probabilities along any axes.
#pragma once

#include "activations/softmax.h"
#include "layers/activated.h"
#include "layers/axes.h"

namespace vitrine {

// A mask of time steps is passed on and changes no value: Keras 3 refuses it here, unless it happens to fit.
struct SoftmaxLayer final : Is<SoftmaxLayer, Activating> {
  static constexpr About described{"Softmax", "softmax", "exp(x) / Σ exp(x) along an axis: probabilities, which sum to 1.", "activation"};
  Numbers axis = axes_option();

  SoftmaxLayer() { activation.function = Slot<Activation>("softmax"); }

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis of the classes, or several.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape& shape = inputs[0];
    const auto places = places_of(axis, shape, "axis");
    if (places.empty()) fail("axis must name at least one axis, got none");
    along_ = AlongAxes(shape, places);
    is_last_ = places.front() + 1 == shape.size();  // however it was named
    lay(b, along_.values, along_.width);
    if (along_.together) return shape;
    probabilities_ = b.saved_buffers.size();  // group by group
    groups_ = b.scratch_buffers.size();
    b.saved(along_.values);
    b.scratch(along_.values);
    return shape;
  }

  void forward(const Pass& p) const override {
    if (along_.together) return Activating::forward(p);
    float *x = p.scratch[groups_], *y = p.saved[probabilities_];
    along_.gather(p.batch, p.inputs[0], x);
    activation.function->forward(x, y, p.batch * along_.groups, along_.width);
    along_.scatter(p.batch, y, p.output);
  }

  void backward(const Pass& p) const override {
    if (along_.together) return Activating::backward(p);
    if (!p.input_gradients[0]) return;
    float *dy = p.scratch[groups_], *y = p.saved[probabilities_];
    along_.gather(p.batch, p.output_gradient, dy);
    activation.function->backward(nullptr, y, dy, dy, p.batch * along_.groups, along_.width);
    along_.scatter(p.batch, dy, p.input_gradients[0]);
  }

  // A loss works along the last axis.
  std::string_view output_activation() const override { return is_last_ || axis.values == std::vector<double>{-1} ? Activating::output_activation() : ""; }

 private:
  AlongAxes along_;
  bool is_last_ = false;
  std::size_t probabilities_ = 0, groups_ = 0;
};

}  // namespace vitrine
