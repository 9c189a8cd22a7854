// InputLayer: the place where data enters a model, and its shape.
#pragma once

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

struct InputLayer final : Is<InputLayer, Layer> {
  static constexpr About described{"InputLayer", "input_layer", "Says the shape of a row of the data.", "core"};
  std::optional<Shape> shape, batch_shape;
  std::optional<std::int64_t> batch_size;
  bool sparse = false, ragged = false, optional = false;

  void fields(Fields& f) override {
    f("shape", shape, "Shape of a row, without the batch.");
    f("batch_size", batch_size, at_least(1), "Number of rows in a batch, if it is fixed.");
    f("batch_shape", batch_shape, "Shape with the batch first, null where it is open; given in place of shape.");
    f.fixed("sparse", false);
    f.fixed("ragged", false);
    f.fixed("optional", false);
    common(f);
  }

  // The shape of a row, from either option.
  Shape row_shape() const {
    if (shape) return *shape;
    if (batch_shape && !batch_shape->empty()) return Shape(batch_shape->begin() + 1, batch_shape->end());
    fail("an input layer needs its shape");
  }

  bool is_input() const override { return true; }
  Shape build(std::span<const Shape>, Builder&) override { return row_shape(); }
  void forward(const Pass&) const override {}
  void backward(const Pass&) const override {}
};

}  // namespace vitrine
