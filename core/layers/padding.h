// ZeroPadding and Cropping, of series and images: zeros around the values, or a rim cut away. Each is the other's backward pass.
#pragma once

#include "kernels/window.h"
#include "layers/windowed.h"

namespace vitrine {

// Knows an image and its frame; `rim` is the option, [left, right] of a series or [[top, bottom], [left, right]] of an image.
class Framing : public Layer {
 protected:
  std::int64_t rank_;  // 1 for series, 2 for images

 public:
  Framing(std::int64_t rank, std::int64_t each) : rank_(rank), rim(Tuple::of(rank == 1 ? Shape{2} : Shape{2, 2}, each)) {}
  Tuple rim;

 protected:
  // The window whose image has these sizes, framed by the rim.
  void frame(const Shape& image) {
    const auto side = [this](std::int64_t axis, std::int64_t size) {
      const std::int64_t *amounts = rim.values.data() + 2 * axis;
      return Axis{.in = size, .before = amounts[0], .after = amounts[1]};
    };
    if (rank_ == 2) window_.y = side(0, image[0]);
    window_.x = side(rank_ - 1, image[1]);
    window_.channels = image[2];
  }
  void pad_all(Index images, const float* from, float* to) const {
    for (Index i = 0; i < images; ++i) pad(window_, from + i * window_.in(), to + i * window_.framed());
  }
  void crop_all(Index images, const float* from, float* to) const {
    for (Index i = 0; i < images; ++i) crop(window_, from + i * window_.framed(), to + i * window_.in());
  }

  Window window_;
};

class ZeroPadding : public Framing {
 public:
  explicit ZeroPadding(std::int64_t rank) : Framing(rank, 1) {}
  void fields(Fields& f) override {
    f("padding", rim, not_negative, "Zeros at the start and the end of each axis.");
    f.fixed("data_format", "channels_last");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override {
    frame(image_shape(inputs[0], rank_));
    return without_height({window_.y.padded(), window_.x.padded(), window_.channels}, rank_);
  }
  void forward(const Pass& p) const override { pad_all(p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) crop_all(p.batch, p.output_gradient, dx);
  }
};

class Cropping : public Framing {
 public:
  explicit Cropping(std::int64_t rank) : Framing(rank, rank == 1 ? 1 : 0) {}
  void fields(Fields& f) override {
    f("cropping", rim, not_negative, "Cells cut from the start and the end of each axis.");
    if (rank_ == 2) f.fixed("data_format", "channels_last");
    common(f);
  }
  Shape build(std::span<const Shape> inputs, Builder&) override {
    Shape left = image_shape(inputs[0], rank_);
    for (std::int64_t axis = 0; axis < rank_; ++axis) {
      std::int64_t& size = left[2 - rank_ + axis];
      size -= rim.values[2 * axis] + rim.values[2 * axis + 1];
      if (size < 1) fail("cropping must leave something of an input of shape ", batch_text(inputs[0]), ", got ", shape_text(rim.values));
    }
    frame(left);
    return without_height(left, rank_);
  }
  void forward(const Pass& p) const override { crop_all(p.batch, p.inputs[0], p.output); }
  void backward(const Pass& p) const override {
    if (float* dx = p.input_gradients[0]) pad_all(p.batch, p.output_gradient, dx);
  }
};

struct ZeroPadding1D final : Is<ZeroPadding1D, ZeroPadding> {
  static constexpr About described{"ZeroPadding1D", "zero_padding1d", "Adds zeros before and after a series.", "reshaping"};
  ZeroPadding1D() : Is(1) {}
};

struct ZeroPadding2D final : Is<ZeroPadding2D, ZeroPadding> {
  static constexpr About described{"ZeroPadding2D", "zero_padding2d", "Adds zeros around an image.", "reshaping"};
  ZeroPadding2D() : Is(2) {}
};

struct Cropping1D final : Is<Cropping1D, Cropping> {
  static constexpr About described{"Cropping1D", "cropping1d", "Cuts steps from the start and the end of a series.", "reshaping"};
  Cropping1D() : Is(1) {}
};

struct Cropping2D final : Is<Cropping2D, Cropping> {
  static constexpr About described{"Cropping2D", "cropping2d", "Cuts a rim from an image.", "reshaping"};
  Cropping2D() : Is(2) {}
};

}  // namespace vitrine
