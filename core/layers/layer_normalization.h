// LayerNormalization, RMSNormalization and UnitNormalization: every row by itself is brought to one size, along some of its axes.
#pragma once

#include "kernels/normalize.h"
#include "layers/axes.h"
#include "layers/layer.h"

namespace vitrine {

// Knows the axes and the weights, which lie along them.
class RowNormalizing : public Layer {
 public:
  Numbers axis = axes_option();

  void forward(const Pass& p) const override {
    const Index rows = p.batch * along_.groups;
    if (along_.together) return normalize(normalizer_, rows, p.inputs[0], gamma(p), beta(p), p.output, p.saved[0]);
    float* x = p.scratch[0];
    along_.gather(p.batch, p.inputs[0], x);
    normalize(normalizer_, rows, x, gamma(p), beta(p), x, p.saved[0]);
    along_.scatter(p.batch, x, p.output);
  }

  void backward(const Pass& p) const override {
    const Index rows = p.batch * along_.groups;
    float* dgamma = scales_ ? p.weight_gradients[0] : nullptr;
    float* dbeta = centers_ ? p.weight_gradients[scales_] : nullptr;
    float* dx = p.input_gradients[0];
    if (along_.together) return normalize_gradient(normalizer_, rows, p.inputs[0], gamma(p), p.output_gradient, p.saved[0], dx, dgamma, dbeta);
    float *x = p.scratch[0], *dy = p.scratch[1];
    along_.gather(p.batch, p.inputs[0], x);
    along_.gather(p.batch, p.output_gradient, dy);
    normalize_gradient(normalizer_, rows, x, gamma(p), dy, p.saved[0], dx ? dy : nullptr, dgamma, dbeta);
    if (dx) along_.scatter(p.batch, dy, dx);
  }

 protected:
  // Finds the axes and asks for buffers; the shape of the weights. As Keras does, which sorts the axes as they are given: [-1, 1] stay so.
  Shape lay(const Shape& row, Builder& b) {
    const auto places = places_of(axis, row, "axis");
    if (places.empty()) fail("axis must name at least one axis, got none");
    along_ = AlongAxes(row, places);
    normalizer_.width = along_.width;
    b.saved(2 * along_.groups);
    for (int i = 0; i < 2; ++i) b.scratch(along_.together ? 0 : along_.values);
    std::vector<double> sorted = axis.values;
    std::sort(sorted.begin(), sorted.end());
    Shape shape;
    for (const double a : sorted) shape.push_back(row[place_of(static_cast<std::int64_t>(a), row, "axis")]);
    return shape;
  }
  // Keras's config tells the sorted list once a layer is built.
  void sort_axis() {
    axis.one = false;
    std::sort(axis.values.begin(), axis.values.end());
  }

  AlongAxes along_;
  Normalizer normalizer_;
  bool scales_ = false, centers_ = false;  // there is a gamma, a beta

 private:
  const float* gamma(const Pass& p) const { return scales_ ? p.weights[0] : nullptr; }
  const float* beta(const Pass& p) const { return centers_ ? p.weights[scales_] : nullptr; }
};

// Source: Ba, Kiros, Hinton (2016).
struct LayerNormalization final : Is<LayerNormalization, RowNormalizing> {
  static constexpr About described{"LayerNormalization", "layer_normalization", "Gives every row by itself mean 0 and variance 1, then a trained scale and shift.", "normalization"};
  double epsilon = 1e-3;
  bool center = true, scale = true;
  Slot<Initializer> beta_initializer{"zeros"}, gamma_initializer{"ones"};
  Slot<Regularizer> beta_regularizer, gamma_regularizer;
  Slot<Constraint> beta_constraint, gamma_constraint;

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis of the features, or several.");
    f("epsilon", epsilon, not_negative, "Added to the variance, so that nothing is divided by 0.");
    f("center", center, "Adds a trained shift, beta.");
    f("scale", scale, "Multiplies by a trained scale, gamma.");
    f("beta_initializer", beta_initializer, "First values of the shift.");
    f("gamma_initializer", gamma_initializer, "First values of the scale.");
    f("beta_regularizer", beta_regularizer, "Penalty on the shift.");
    f("gamma_regularizer", gamma_regularizer, "Penalty on the scale.");
    f("beta_constraint", beta_constraint, "Limit on the shift after every step.");
    f("gamma_constraint", gamma_constraint, "Limit on the scale after every step.");
    f.obsolete("rms_scaling", false);
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape shape = lay(inputs[0], b);
    sort_axis();
    normalizer_.centred = true;
    normalizer_.divisor = static_cast<float>(along_.width);
    normalizer_.epsilon = static_cast<float>(epsilon);
    scales_ = scale;
    centers_ = center;
    if (scale) b.weight({"gamma", shape, gamma_initializer, gamma_regularizer, gamma_constraint});
    if (center) b.weight({"beta", shape, beta_initializer, beta_regularizer, beta_constraint});
    return inputs[0];
  }

  Masks masks() const override { return Masks::passes; }
};

// Source: Zhang, Sennrich (2019).
struct RMSNormalization final : Is<RMSNormalization, RowNormalizing> {
  static constexpr About described{"RMSNormalization", "rms_normalization", "Divides every row by the root of its mean square, then multiplies by a trained scale.", "normalization"};
  double epsilon = 1e-6;

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis of the features, or several, which must be the last ones.");
    f("epsilon", epsilon, not_negative, "Added to the mean square, so that nothing is divided by 0.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape shape = lay(inputs[0], b);
    sort_axis();
    // Keras lays the scale along the last axes, whatever axes it was made for.
    if (!along_.together) fail("axis must name the last axes of the input, ", batch_text(inputs[0]), ", along which the scale lies, got ", shown(listed(axis)));
    normalizer_.divisor = static_cast<float>(along_.width);
    normalizer_.epsilon = static_cast<float>(epsilon);
    scales_ = true;
    b.weight({"scale", shape, Slot<Initializer>("ones"), {}, {}});
    return inputs[0];
  }
};

// The length is taken for 1e-12 if it is less.
struct UnitNormalization final : Is<UnitNormalization, RowNormalizing> {
  static constexpr About described{"UnitNormalization", "unit_normalization", "Divides every row by its length, so that its squares sum to 1.", "normalization"};

  void fields(Fields& f) override {
    f("axis", axis, any_number, "The axis of the features, or several.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    lay(inputs[0], b);
    normalizer_.most = 1e12f;
    return inputs[0];
  }

  Masks masks() const override { return Masks::passes; }
};

}  // namespace vitrine
