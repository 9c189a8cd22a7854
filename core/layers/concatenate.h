// Concatenate: several tensors side by side.
#pragma once

#include <algorithm>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

struct Concatenate final : Is<Concatenate, Layer> {
  static constexpr About described{"Concatenate", "concatenate", "Lays its inputs side by side along one axis.", "merging"};
  std::int64_t axis = -1;

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis along which the inputs lie side by side, counted with the batch; -1 is the last one.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    Shape shape = inputs[0];
    const auto axes = static_cast<std::int64_t>(shape.size()) + 1;  // with the batch
    if (axis < -axes || axis >= axes) fail("axis must be an axis of ", batch_text(shape), ", got ", axis);
    if (axis == 0 || axis == -axes) fail("axis can't be the batch, got ", axis);
    const auto at = static_cast<std::size_t>((axis + axes) % axes - 1);
    shape[at] = 0;
    for (const Shape& input : inputs) {
      Shape rest = input;
      if (rest.size() == shape.size()) rest[at] = shape[at];
      if (rest != shape) fail("inputs must have one shape, but for axis ", at + 1, ", got ", batch_text(inputs[0]), " and ", batch_text(input));
      shape[at] += input[at];
    }
    joins_rows_ = at + 1 == shape.size();
    before_ = static_cast<Index>(count(Shape(shape.begin(), shape.begin() + static_cast<std::ptrdiff_t>(at))));
    width_ = static_cast<Index>(shape.back());
    chunks_.clear();
    for (const Shape& input : inputs) chunks_.push_back(static_cast<Index>(count(input)) / before_);
    return shape;
  }

  void forward(const Pass& p) const override {
    each_chunk(p, [&](std::size_t k, Index place, Index place_in_input) { copy(chunks_[k], p.inputs[k] + place_in_input, p.output + place); });
    if (p.output_mask) join_masks(p);
  }

  void backward(const Pass& p) const override {
    each_chunk(p, [&](std::size_t k, Index place, Index place_in_input) {
      if (float* dx = p.input_gradients[k]) copy(chunks_[k], p.output_gradient + place, dx + place_in_input);
    });
  }

  bool takes_several() const override { return true; }
  Masks masks() const override { return Masks::combines; }

 private:
  // f(input, where a chunk lies in the output, where it lies in the input).
  template <class F>
  void each_chunk(const Pass& p, F f) const {
    Index place = 0;
    for (Index i = 0; i < p.batch * before_; ++i)
      for (std::size_t k = 0; k < chunks_.size(); place += chunks_[k++]) f(k, place, i * chunks_[k]);
  }

  // The inputs' masks side by side; along the last axis, a step counts if it does in one of them. An input without a mask counts everywhere.
  void join_masks(const Pass& p) const {
    const auto counts = [&](std::size_t k, Index i) { return mask_of(p, k) ? mask_of(p, k)[i] : 1.0f; };
    if (!joins_rows_) {
      each_chunk(p, [&](std::size_t k, Index place, Index place_in_input) {
        for (Index i = 0; i < chunks_[k] / width_; ++i) p.output_mask[place / width_ + i] = counts(k, place_in_input / width_ + i);
      });
      return;
    }
    std::fill_n(p.output_mask, p.batch * before_, 0.0f);
    for (std::size_t k = 0; k < chunks_.size(); ++k)
      for (Index i = 0; i < p.batch * before_; ++i) p.output_mask[i] = std::max(p.output_mask[i], counts(k, i));
  }

  Index before_ = 1, width_ = 1;
  std::vector<Index> chunks_;  // values of every input that lie together
  bool joins_rows_ = true;
};

}  // namespace vitrine
