// UpSampling1D and UpSampling2D: longer series and larger images, by repeating values or by blending neighbours.
#pragma once

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
    sizes_ = {1, image[1], image[2], 1, size, false};
    return {count({image[1], size}), image[2]};
  }
};

struct UpSampling2D final : Is<UpSampling2D, UpSampling> {
  static constexpr About described{"UpSampling2D", "up_sampling2d", "Repeats the rows and columns of an image, or blends neighbours.", "reshaping"};
  static constexpr std::string_view interpolations[] = {"nearest", "bilinear"};
  Tuple size = Tuple::of({2}, 2);
  std::string interpolation = "nearest";

  void fields(Fields& f) override {
    f("size", size, at_least(1), "Factors for the rows and the columns.");
    f.fixed("data_format", "channels_last");
    f("interpolation", interpolation, interpolations, "Whether values are repeated or blended.");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override {
    const Shape image = image_shape(inputs[0], 2);
    sizes_ = {image[0], image[1], image[2], size.values[0], size.values[1], interpolation == "bilinear"};
    return {count({image[0], size.values[0]}), count({image[1], size.values[1]}), image[2]};
  }
};

}  // namespace vitrine
