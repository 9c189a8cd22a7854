// UpSampling1D and UpSampling2D: longer series and larger images, by repeating values or by blending neighbours.
#pragma once

#include <algorithm>

#include "kernels/resize.h"
#include "layers/windowed.h"

namespace vitrine {

class UpSampling : public Layer {
 public:
  void forward(const Pass& p) const override { enlarge(sizes_, p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) enlarge_gradient(sizes_, p.batch, p.output_gradient, dx);
  }

 protected:
  // The shape of the output. What can't be had is not laid out: the model refuses it.
  Shape enlarged(const Shape& image, std::int64_t row_factor, std::int64_t column_factor, Blend blend) {
    const Shape shape{count({image[0], row_factor}), count({image[1], column_factor}), image[2]};
    if (count(shape) < std::numeric_limits<std::int32_t>::max()) sizes_ = enlargement(image[0], image[1], image[2], row_factor, column_factor, blend);
    return shape;
  }

  Enlargement sizes_;
};

struct UpSampling1D final : Is<UpSampling1D, UpSampling> {
  static constexpr About described{"UpSampling1D", "up_sampling1d", "Repeats every step of a series.", "reshaping"};
  std::int64_t size = 2;

  void fields(Fields& f) override {
    f("size", size, at_least(1), "How often each step is repeated.");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape image = image_shape(inputs[0], 1);
    return without_height(enlarged(image, 1, size, Blend::repeat), 1);
  }
};

struct UpSampling2D final : Is<UpSampling2D, UpSampling> {
  static constexpr About described{"UpSampling2D", "up_sampling2d", "Repeats the rows and columns of an image, or blends neighbours.", "reshaping"};
  static constexpr std::string_view interpolations[] = {"nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"};  // as Blend names them
  Tuple size = Tuple::of({2}, 2);
  std::string interpolation = "nearest";

  void fields(Fields& f) override {
    f("size", size, at_least(1), "Factors for the rows and the columns.");
    f.fixed("data_format", "channels_last");
    f("interpolation", interpolation, interpolations, "Whether values are repeated, or how neighbours are blended.");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape image = image_shape(inputs[0], 2);
    const auto blend = std::find(std::begin(interpolations), std::end(interpolations), interpolation) - std::begin(interpolations);
    return enlarged(image, size.values[0], size.values[1], static_cast<Blend>(blend));
  }
};

}  // namespace vitrine
