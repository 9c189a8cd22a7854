// BatchNormalization: every feature gets mean 0 and variance 1 over the batch, then a trained scale and shift.
// Source: Ioffe, Szegedy (2015); moving statistics as in Keras 3, with the biased variance.
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

struct BatchNormalization final : Is<BatchNormalization, Layer> {
  static constexpr About described{"BatchNormalization", "batch_normalization", "Gives every feature mean 0 and variance 1 over the batch, then a trained scale and shift.", "normalization"};
  std::int64_t axis = -1;
  double momentum = 0.99, epsilon = 1e-3;
  bool center = true, scale = true;
  Slot<Initializer> beta_initializer{"zeros"}, gamma_initializer{"ones"}, moving_mean_initializer{"zeros"}, moving_variance_initializer{"ones"};
  Slot<Regularizer> beta_regularizer, gamma_regularizer;
  Slot<Constraint> beta_constraint, gamma_constraint;

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis of the features.");
    f("momentum", momentum, fraction, "How slowly the moving mean and variance follow the batches.");
    f("epsilon", epsilon, positive, "Added to the variance, so that nothing is divided by 0.");
    f("center", center, "Adds a trained shift, beta.");
    f("scale", scale, "Multiplies by a trained scale, gamma.");
    f("beta_initializer", beta_initializer, "First values of the shift.");
    f("gamma_initializer", gamma_initializer, "First values of the scale.");
    f("moving_mean_initializer", moving_mean_initializer, "First values of the moving mean.");
    f("moving_variance_initializer", moving_variance_initializer, "First values of the moving variance.");
    f("beta_regularizer", beta_regularizer, "Penalty on the shift.");
    f("gamma_regularizer", gamma_regularizer, "Penalty on the scale.");
    f("beta_constraint", beta_constraint, "Limit on the shift after every step.");
    f("gamma_constraint", gamma_constraint, "Limit on the scale after every step.");
    f.fixed("synchronized", false);
    f.fixed("renorm", false);
    f.fixed("renorm_momentum", 0.99);
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape& shape = inputs[0];
    const auto rank = static_cast<std::int64_t>(shape.size()) + 1;  // with the batch
    const std::int64_t place = axis < 0 ? axis + rank : axis;
    if (place < 1 || place >= rank) fail("axis must name an axis of the input after the batch, ", batch_text(shape), ", got ", axis);
    features_ = shape[place - 1];
    outer_ = inner_ = 1;
    for (std::int64_t i = 0; i < place - 1; ++i) outer_ *= shape[i];
    for (std::size_t i = place; i < shape.size(); ++i) inner_ *= shape[i];
    if (scale) b.weight({"gamma", {features_}, gamma_initializer, gamma_regularizer, gamma_constraint});
    if (center) b.weight({"beta", {features_}, beta_initializer, beta_regularizer, beta_constraint});
    b.weight({"moving_mean", {features_}, moving_mean_initializer, {}, {}, false});
    b.weight({"moving_variance", {features_}, moving_variance_initializer, {}, {}, false});
    last_ = shape.back();
    b.saved(0, 3 * features_);    // mean, 1 / sqrt(variance + epsilon), number of values
    b.scratch(0, 2 * features_);  // factor and shift of y = x factor + shift; or the two sums of backward
    return shape;
  }

  // y = gamma (x - mean) / sqrt(variance + epsilon) + beta
  void forward(const Pass& p) const override {
    float *mean = p.saved[0], *inverse = mean + features_, *factor = p.scratch[0], *shift = factor + features_;
    if (p.training && trainable) {  // frozen, it is a fixed scale and shift, as in Keras
      measure(p, mean, inverse);
      update_moving(p, mean, inverse);
    } else {
      std::copy_n(moving_mean(p), features_, mean);
      std::copy_n(moving_variance(p), features_, inverse);
    }
    for (Index c = 0; c < features_; ++c) {
      inverse[c] = 1 / std::sqrt(inverse[c] + static_cast<float>(epsilon));
      factor[c] = factor_of(p, c);
      shift[c] = (center ? beta(p)[c] : 0.0f) - mean[c] * factor[c];
    }
    apply(p, [](Batch x, Batch a, Batch b) { return x * a + b; }, p.output, p.inputs[0], factor, shift);
  }

  // With n values per feature and x̂ = (x - mean) inverse:  dx = gamma inverse (dy - Σdy / n - x̂ Σ(dy x̂) / n).
  // A masked x is no part of the mean and variance:  dx = gamma inverse dy.
  void backward(const Pass& p) const override {
    const float *mean = p.saved[0], *inverse = mean + features_, *n = inverse + features_;
    float *sum_dy = p.scratch[0], *sum_dy_x = sum_dy + features_;
    const float *x = p.inputs[0], *dy = p.output_gradient;
    float* dx = p.input_gradients[0];
    if (!trainable) {
      if (dx) each(p, [&](Index i, Index c) { dx[i] = factor_of(p, c) * dy[i]; });
      return;
    }
    per_feature(p, sum_dy, [&](Index i, Index) { return dy[i]; });
    per_feature(p, sum_dy_x, [&](Index i, Index c) { return dy[i] * (x[i] - mean[c]) * inverse[c]; });
    if (scale) std::copy_n(sum_dy_x, features_, p.weight_gradients[0]);
    if (center) std::copy_n(sum_dy, features_, p.weight_gradients[scale ? 1 : 0]);
    if (dx) {
      for (Index c = 0; c < features_; ++c) {  // dx = factor (dy - a - x̂ b)
        sum_dy[c] /= n[c];
        sum_dy_x[c] /= n[c];
      }
      each(p, [&](Index i, Index c) {
        const float shared = sum_dy[c] + (x[i] - mean[c]) * inverse[c] * sum_dy_x[c];
        dx[i] = factor_of(p, c) * (dy[i] - (counts(p, i) ? shared : 0.0f));
      });
    }
  }

  Masks masks() const override { return Masks::passes; }

 private:
  const float* gamma(const Pass& p) const { return p.weights[0]; }
  const float* beta(const Pass& p) const { return p.weights[scale ? 1 : 0]; }
  float factor_of(const Pass& p, Index c) const {
    const float inverse = p.saved[0][features_ + c];
    return scale ? gamma(p)[c] * inverse : inverse;
  }
  float* moving_mean(const Pass& p) const { return p.weights[scale + center]; }
  float* moving_variance(const Pass& p) const { return p.weights[scale + center + 1]; }

  // f(position, feature) for every value.
  template <class F>
  void each(const Pass& p, F f) const {
    Index i = 0;
    for (Index o = 0; o < p.batch * outer_; ++o)
      for (Index c = 0; c < features_; ++c)
        for (Index k = 0; k < inner_; ++k, ++i) f(i, c);
  }
  template <class F>
  void per_feature(const Pass& p, float* total, F f) const {
    std::fill_n(total, features_, 0.0f);
    each(p, [&](Index i, Index c) { total[c] += f(i, c); });
  }
  // y = f(x, a[feature], b[feature]).
  template <class F>
  void apply(const Pass& p, F f, float* y, const float* x, const float* a, const float* b) const {
    for (Index o = 0; o < p.batch * outer_; ++o) {
      const Index row = o * features_ * inner_;
      if (inner_ == 1) map(features_, f, y + row, x + row, a, b);
      else
        for (Index c = 0; c < features_; ++c)
          map(inner_, [&](Batch v) { return f(v, Batch(a[c]), Batch(b[c])); }, y + row + c * inner_, x + row + c * inner_);
    }
  }

  void measure(const Pass& p, float* mean, float* variance) const {
    const float* x = p.inputs[0];
    float* n = variance + features_;
    count_values(p, n);
    per_feature(p, mean, [&](Index i, Index) { return counts(p, i) ? x[i] : 0.0f; });
    for (Index c = 0; c < features_; ++c) mean[c] /= n[c];
    per_feature(p, variance, [&](Index i, Index c) { return counts(p, i) ? (x[i] - mean[c]) * (x[i] - mean[c]) : 0.0f; });
    for (Index c = 0; c < features_; ++c) variance[c] /= n[c];
  }
  void count_values(const Pass& p, float* n) const {
    std::fill_n(n, features_, static_cast<float>(p.batch * outer_ * inner_));
    if (!p.mask) return;
    per_feature(p, n, [&](Index i, Index) { return counts(p, i) ? 1.0f : 0.0f; });
    for (Index c = 0; c < features_; ++c) n[c] += 1e-7f;  // Keras's epsilon, for a batch that is masked altogether
  }
  bool counts(const Pass& p, Index i) const { return !p.mask || p.mask[i / last_] != 0; }
  void update_moving(const Pass& p, const float* mean, const float* variance) const {
    const auto keep = static_cast<float>(momentum), take = static_cast<float>(1 - momentum);
    float *moving = moving_mean(p), *spread = moving_variance(p);
    for (Index c = 0; c < features_; ++c) {
      moving[c] = moving[c] * keep + mean[c] * take;
      spread[c] = spread[c] * keep + variance[c] * take;
    }
  }

  std::int64_t features_ = 0, outer_ = 1, inner_ = 1, last_ = 1;
};

}  // namespace vitrine
