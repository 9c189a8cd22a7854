// Flatten and Reshape: the same values under another shape.
#pragma once

#include <algorithm>

#include "error.h"
#include "layers/relabelling.h"

namespace vitrine {

struct Flatten final : Is<Flatten, Relabelling> {
  static constexpr About described{"Flatten", "flatten", "Lays all values of a row side by side.", "reshaping"};
  void fields(Fields& f) override {
    f.fixed("data_format", "channels_last");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override { return {values_ = count(inputs[0])}; }
};

struct Reshape final : Is<Reshape, Relabelling> {
  static constexpr About described{"Reshape", "reshape", "Gives the values of a row another shape.", "reshaping"};
  Shape target_shape;
  void fields(Fields& f) override {
    f.required("target_shape", target_shape, "The new shape without the batch; one entry may be -1 and follows from the others.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    values_ = count(inputs[0]);
    Shape shape = target_shape;
    const auto open = std::find(shape.begin(), shape.end(), unknown);
    if (open != shape.end()) {
      if (std::count(shape.begin(), shape.end(), unknown) > 1) fail("target_shape can leave one size open with -1, not several");
      *open = 1;
      const std::int64_t others = count(shape);
      *open = others > 0 && values_ % others == 0 ? values_ / others : 0;
    }
    if (count(shape) != values_) fail("target_shape must hold as many values as a row of the input, ", values_, " in ", batch_text(inputs[0]), ", got ", batch_text(target_shape));
    return shape;
  }
};

}  // namespace vitrine
