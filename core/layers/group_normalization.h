// GroupNormalization: the channels of a row fall into groups, each of which gets mean 0 and variance 1.
// Source: Wu, He (2018).
#pragma once

#include <cmath>

#include "kernels/channels.h"
#include "layers/axes.h"
#include "layers/layer.h"

namespace vitrine {

struct GroupNormalization final : Is<GroupNormalization, Layer> {
  static constexpr About described{"GroupNormalization", "group_normalization", "Gives every group of channels of a row mean 0 and variance 1, then every channel a trained scale and shift.", "normalization"};
  std::int64_t groups = 32, axis = -1;
  double epsilon = 1e-3;
  bool center = true, scale = true;
  Slot<Initializer> beta_initializer{"zeros"}, gamma_initializer{"ones"};
  Slot<Regularizer> beta_regularizer, gamma_regularizer;
  Slot<Constraint> beta_constraint, gamma_constraint;

  void fields(Fields& f) override {
    f("groups", groups, at_least(-1), "Number of groups, which must divide the channels; -1 makes a group of every channel.");
    f("axis", axis, any_number, "The axis of the channels.");
    f("epsilon", epsilon, not_negative, "Added to the variance, so that nothing is divided by 0.");
    f("center", center, "Adds a trained shift, beta.");
    f("scale", scale, "Multiplies by a trained scale, gamma.");
    f("beta_initializer", beta_initializer, "First values of the shift.");
    f("gamma_initializer", gamma_initializer, "First values of the scale.");
    f("beta_regularizer", beta_regularizer, "Penalty on the shift.");
    f("gamma_regularizer", gamma_regularizer, "Penalty on the scale.");
    f("beta_constraint", beta_constraint, "Limit on the shift after every step.");
    f("gamma_constraint", gamma_constraint, "Limit on the scale after every step.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape& shape = inputs[0];
    const auto place = static_cast<std::ptrdiff_t>(place_of(axis, shape, "axis"));
    const std::int64_t channels = shape[place];
    if (groups == -1) groups = channels;  // which Keras writes, too
    if (groups < 1 || channels % groups) fail("groups must divide the channels of the input, ", channels, " in ", batch_text(shape), ", got ", groups);
    c_ = {static_cast<Index>(count({shape.begin(), shape.begin() + place})), static_cast<Index>(channels), static_cast<Index>(count({shape.begin() + place + 1, shape.end()}))};
    if (scale) b.weight({"gamma", {channels}, gamma_initializer, gamma_regularizer, gamma_constraint});
    if (center) b.weight({"beta", {channels}, beta_initializer, beta_regularizer, beta_constraint});
    b.saved(2 * channels);  // of each channel's group: the mean, and 1 / sqrt(variance + epsilon)
    b.scratch(0, channels);
    b.scratch(0, channels);
    return shape;
  }

  // y = gamma (x - mean) / sqrt(variance + epsilon) + beta
  void forward(const Pass& p) const override {
    float *factor = p.scratch[0], *shift = p.scratch[1];
    for (Index r = 0; r < p.batch; ++r) {
      const float* x = p.inputs[0] + r * c_.values();
      float *mean = p.saved[0] + 2 * r * c_.channels, *inverse = mean + c_.channels;
      sum_channels(c_, [](Batch v) { return v; }, Parameters<0>{}, mean, x);
      average_groups(mean);
      sum_channels(c_, [](Batch v, Batch m) { return (v - m) * (v - m); }, Parameters<1>{mean}, inverse, x);
      average_groups(inverse);
      for (Index c = 0; c < c_.channels; ++c) {
        inverse[c] = 1 / std::sqrt(inverse[c] + static_cast<float>(epsilon));
        factor[c] = gamma(p, c) * inverse[c];
        shift[c] = center ? p.weights[scale][c] : 0.0f;
      }
      map_channels(c_, [](Batch v, Batch m, Batch a, Batch b) { return (v - m) * a + b; }, Parameters<3>{mean, factor, shift}, p.output + r * c_.values(), x);
    }
  }

  // With x̂ = (x - mean) inverse, and means over a group:  dx = inverse (gamma dy - mean(gamma dy) - x̂ mean(gamma dy x̂)).
  void backward(const Pass& p) const override {
    float *dgamma = scale ? p.weight_gradients[0] : nullptr, *dbeta = center ? p.weight_gradients[scale] : nullptr;
    if (dgamma) std::fill_n(dgamma, c_.channels, 0.0f);
    if (dbeta) std::fill_n(dbeta, c_.channels, 0.0f);
    float *sum_dy = p.scratch[0], *sum_dy_x = p.scratch[1];
    for (Index r = 0; r < p.batch; ++r) {
      const float *x = p.inputs[0] + r * c_.values(), *dy = p.output_gradient + r * c_.values();
      const float *mean = p.saved[0] + 2 * r * c_.channels, *inverse = mean + c_.channels;
      sum_channels(c_, [](Batch d) { return d; }, Parameters<0>{}, sum_dy, dy);
      sum_channels(c_, [](Batch v, Batch d, Batch m, Batch i) { return d * (v - m) * i; }, Parameters<2>{mean, inverse}, sum_dy_x, x, dy);
      for (Index c = 0; c < c_.channels; ++c) {
        if (dgamma) dgamma[c] += sum_dy_x[c];
        if (dbeta) dbeta[c] += sum_dy[c];
        sum_dy[c] *= gamma(p, c);
        sum_dy_x[c] *= gamma(p, c);
      }
      float* dx = p.input_gradients[0];
      if (!dx) continue;
      average_groups(sum_dy);
      average_groups(sum_dy_x);
      dx += r * c_.values();
      if (scale) map_channels(c_, [](Batch d, Batch g) { return d * g; }, Parameters<1>{p.weights[0]}, dx, dy);
      map_channels(c_, [](Batch v, Batch d, Batch m, Batch i, Batch a, Batch b) { return i * (d - a - (v - m) * i * b); },
                   Parameters<4>{mean, inverse, sum_dy, sum_dy_x}, dx, x, scale ? static_cast<const float*>(dx) : dy);
    }
  }

  Masks masks() const override { return Masks::passes; }

 private:
  float gamma(const Pass& p, Index c) const { return scale ? p.weights[0][c] : 1.0f; }

  // Every channel's sum becomes the mean of its group.
  void average_groups(float* sums) const {
    const Index size = c_.channels / static_cast<Index>(groups);
    for (Index first = 0; first < c_.channels; first += size) {
      float total = 0;
      for (Index c = first; c < first + size; ++c) total += sums[c];
      std::fill_n(sums + first, size, total / static_cast<float>(size * c_.outer * c_.inner));
    }
  }

  Channels c_;
};

}  // namespace vitrine
