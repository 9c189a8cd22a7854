// Dropout: a random share of the inputs is set to 0 while training.
// Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov (2014), in the inverted form.
#pragma once

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

struct Dropout final : Is<Dropout, Layer> {
  static constexpr About described{"Dropout", "dropout", "Sets a random share of its inputs to 0 while training and scales the rest up: against overfitting.", "regularization"};
  double rate = 0;
  std::optional<Shape> noise_shape;

  void fields(Fields& f) override {
    f.required("rate", rate, fraction, "Share of the inputs that is set to 0.");
    f("noise_shape", noise_shape, "Shape of the mask with the batch first: an axis of 1 is dropped as a whole, an axis of null follows the input.");
    f("seed", seed, not_negative, "Seed of this layer's own; the model's seed if not given.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    shape_ = inputs[0];
    if (noise_shape && noise_shape->size() != shape_.size() + 1)
      fail("noise_shape must have ", shape_.size() + 1, " entries for inputs of shape ", batch_text(shape_), ", got ", noise_shape->size());
    for (std::size_t axis = 0; noise_shape && axis <= shape_.size(); ++axis) {
      const std::int64_t size = (*noise_shape)[axis];
      if (size != 1 && size != unknown && (axis == 0 || size != shape_[axis - 1]))
        fail("noise_shape must have 1 or null or the input's own size for every axis of ", batch_text(shape_), ", got ", shape_text(*noise_shape));
    }
    values_ = count(shape_);
    b.saved(values_);  // the mask: 0 or 1 / (1 - rate) for every input
    return shape_;
  }

  void forward(const Pass& p) const override {
    const Index n = p.batch * values_;
    if (!p.training || rate == 0) {
      std::copy_n(p.inputs[0], n, p.output);
      return;
    }
    draw_mask(p);
    map(n, [](Batch x, Batch mask) { return x * mask; }, p.output, p.inputs[0], p.saved[0]);
  }

  void backward(const Pass& p) const override {
    if (!p.input_gradients[0]) return;
    if (rate == 0) std::copy_n(p.output_gradient, p.batch * values_, p.input_gradients[0]);
    else map(p.batch * values_, [](Batch dy, Batch mask) { return dy * mask; }, p.input_gradients[0], p.output_gradient, p.saved[0]);
  }

  Masks masks() const override { return Masks::passes; }

 private:
  void draw_mask(const Pass& p) const {
    Random random = p.random;
    float* mask = p.saved[0];
    const auto keep = static_cast<float>(1 / (1 - rate));
    const auto draw = [&] { return random.uniform() >= static_cast<float>(rate) && rate < 1 ? keep : 0.0f; };
    if (!noise_shape) {
      for (Index i = 0, n = p.batch * values_; i < n; ++i) mask[i] = draw();
      return;
    }
    // With a noise shape: one draw for each position that has index 0 on every axis of size 1; the others repeat it.
    for (Index i = 0, n = p.batch * values_; i < n; ++i) {
      const Index source = first_of_its_draw(i);
      mask[i] = source == i ? draw() : mask[source];
    }
  }

  Index first_of_its_draw(Index position) const {
    Index source = 0, stride = 1, rest = position;
    for (std::size_t axis = shape_.size(); axis > 0; --axis) {
      const Index size = shape_[axis - 1];
      if ((*noise_shape)[axis] != 1) source += rest % size * stride;
      rest /= size;
      stride *= size;
    }
    return (*noise_shape)[0] == 1 ? source : source + rest * stride;
  }

  Shape shape_;
  std::int64_t values_ = 0;
};

}  // namespace vitrine
