// Permute: the axes of a row in another order.
#pragma once

#include <numeric>

#include "layers/axes.h"
#include "layers/layer.h"

namespace vitrine {

struct Permute final : Is<Permute, Layer> {
  static constexpr About described{"Permute", "permute", "Puts the axes of a row into another order.", "reshaping"};
  Numbers dims{.whole = true};

  void fields(Fields& f) override {
    f.required("dims", dims, at_least(1), "The order of the axes, counted from 1, without the batch: [2, 1] swaps two.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape& row = inputs[0];
    std::vector<double> wanted(row.size());
    std::iota(wanted.begin(), wanted.end(), 1.0);
    if (!std::is_permutation(dims.values.begin(), dims.values.end(), wanted.begin(), wanted.end()))
      fail("dims must name every axis of ", batch_text(row), " once, counted from 1 after the batch, got ", shown(listed(dims)));
    std::vector<std::size_t> order, back(row.size());
    Shape shape;
    for (std::size_t i = 0; i < row.size(); ++i) {
      order.push_back(static_cast<std::size_t>(dims.values[i]) - 1);
      back[order[i]] = i;
      shape.push_back(row[order[i]]);
    }
    there_ = permutation(row, order);
    back_ = permutation(shape, back);
    return shape;
  }

  void forward(const Pass& p) const override { permute(there_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) permute(back_, p.batch, p.output_gradient, p.input_gradients[0]);
  }

 private:
  Permutation there_, back_;
};

}  // namespace vitrine
