// SpatialDropout: whole channels of a series or image are set to 0 while training.
// Source: Tompson, Goroshin, Jain, LeCun, Bregler, "Efficient object localization using convolutional networks" (2015).
#pragma once

#include <algorithm>

#include "error.h"
#include "layers/dropping.h"
#include "layers/layer.h"

namespace vitrine {

// Keras's classes know no option trainable.
class SpatialDropout : public Layer {
 public:
  explicit SpatialDropout(std::size_t rank) : rank_(rank) {}
  double rate = 0;

  void fields(Fields& f) override {
    f.required("rate", rate, fraction, "Share of the channels that is set to 0.");
    if (rank_ > 1) f.fixed("data_format", "channels_last");
    f("seed", seed, not_negative, "Seed of this layer's own; the model's seed if not given.");
    common_but_trainable(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    if (inputs[0].size() != rank_ + 1) fail("needs inputs of ", rank_ + 2, " axes, the batch first and the channels last, got ", batch_text(inputs[0]));
    channels_ = static_cast<Index>(inputs[0].back());
    places_ = static_cast<Index>(count(inputs[0])) / channels_;
    b.saved(channels_);  // 0 or 1 / (1 - rate)
    return inputs[0];
  }

  void forward(const Pass& p) const override {
    const Index factors = p.batch * channels_;
    if (p.training && rate > 0) draw_dropout(p.random, rate, factors, p.saved[0]);
    else std::fill_n(p.saved[0], factors, 1.0f);
    multiply(p, p.inputs[0], p.output);
  }

  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) multiply(p, p.output_gradient, p.input_gradients[0]);
  }

  Masks masks() const override { return Masks::passes; }

 private:
  void multiply(const Pass& p, const float* x, float* y) const {
    for (Index r = 0; r < p.batch; ++r)
      for (Index i = 0; i < places_; ++i, x += channels_, y += channels_)
        map(channels_, [](Batch v, Batch factor) { return v * factor; }, y, x, p.saved[0] + r * channels_);
  }

  std::size_t rank_;
  Index channels_ = 0, places_ = 0;
};

struct SpatialDropout1D final : Is<SpatialDropout1D, SpatialDropout> {
  static constexpr About described{"SpatialDropout1D", "spatial_dropout1d", "Sets whole channels of a series to 0 while training.", "regularization"};
  SpatialDropout1D() : Is(1) {}
};

struct SpatialDropout2D final : Is<SpatialDropout2D, SpatialDropout> {
  static constexpr About described{"SpatialDropout2D", "spatial_dropout2d", "Sets whole channels of an image to 0 while training.", "regularization"};
  SpatialDropout2D() : Is(2) {}
};

struct SpatialDropout3D final : Is<SpatialDropout3D, SpatialDropout> {
  static constexpr About described{"SpatialDropout3D", "spatial_dropout3d", "Sets whole channels of a volume to 0 while training.", "regularization"};
  SpatialDropout3D() : Is(3) {}
};

}  // namespace vitrine
