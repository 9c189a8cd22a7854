// Rescaling and Normalization: fixed scales and shifts of the inputs.
#pragma once

#include <cmath>

#include "layers/axes.h"
#include "layers/layer.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

class FixedLine : public Layer {
 public:
  Masks masks() const override { return Masks::passes; }

 protected:
  // One of the numbers for every value of a row of this shape.
  static std::vector<float> spread(const Numbers& numbers, const Shape& row, std::string_view option) {
    std::vector<float> all;
    for (const Index place : places_in(numbers.shape, row, option)) all.push_back(static_cast<float>(numbers.values[static_cast<std::size_t>(place)]));
    return all;
  }
};

struct Rescaling final : Is<Rescaling, FixedLine> {
  static constexpr About described{"Rescaling", "rescaling", "Multiplies all inputs by a number and adds another: 1/255 brings pixels to 0 ... 1.", "preprocessing"};
  Numbers scale{.values = {1}, .one = true, .rank = 3}, offset{.values = {0}, .one = true, .rank = 3};

  void fields(Fields& f) override {
    f.required("scale", scale, any_number, "Factor: one number, or a list with one for every place of the last axis.");
    f("offset", offset, any_number, "What is added: one number, or a list with one for every place of the last axis.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    scales_ = spread(scale, inputs[0], "scale");
    offsets_ = spread(offset, inputs[0], "offset");
    return inputs[0];
  }

  void forward(const Pass& p) const override {
    const auto n = static_cast<Index>(scales_.size());
    for (Index r = 0; r < p.batch; ++r)
      map(n, [](Batch x, Batch a, Batch b) { return x * a + b; }, p.output + r * n, p.inputs[0] + r * n, scales_.data(), offsets_.data());
  }
  void backward(const Pass& p) const override {
    const auto n = static_cast<Index>(scales_.size());
    float* dx = p.input_gradients[0];
    for (Index r = 0; dx && r < p.batch; ++r) map(n, [](Batch d, Batch a) { return d * a; }, dx + r * n, p.output_gradient + r * n, scales_.data());
  }

 private:
  std::vector<float> scales_, offsets_;
};

// y = (x - mean) / sqrt(variance), or back, with a mean and a variance for every place along the axes. They are options, or else weights,
// which adapt() finds.
struct Normalization final : Is<Normalization, FixedLine> {
  static constexpr About described{"Normalization", "normalization", "Gives every feature mean 0 and variance 1, by what is known of the data beforehand.", "preprocessing"};
  Numbers axis{.values = {-1}, .nullable = true, .one = true, .whole = true, .empty = true};
  Numbers mean{.nullable = true, .one = true, .rank = 3}, variance{.nullable = true, .one = true, .rank = 3};
  bool invert = false;

  void fields(Fields& f) override {
    f("axis", axis, any_number, "Axes with a mean and variance of their own at every place; null takes one for all values.");
    f("mean", mean, any_number, "Means; found by adapt() if not given.");
    f("variance", variance, any_number, "Variances; found by adapt() if not given.");
    f("invert", invert, "Turns normalized values back into what they were.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    const Shape& row = inputs[0];
    axis.one = false;  // Keras writes a list
    const auto places = places_of(axis, row, "axis");
    Shape kept, along(row.size(), 1);
    for (const std::size_t place : places) {
      kept.push_back(row[place]);
      along[place] = row[place];
    }
    check_pair(kept);
    values_ = static_cast<Index>(count(row));
    fixed_ = !mean.values.empty();
    place_of_ = places_in(along, row, "axis");
    if (fixed_) {
      mean_ = spread(mean, kept, "mean");
      variance_ = spread(variance, kept, "variance");
    } else {
      b.weight({"mean", kept, Slot<Initializer>("zeros"), {}, {}, false});
      b.weight({"variance", kept, Slot<Initializer>("ones"), {}, {}, false});
      b.weight({"count", {}, Slot<Initializer>("zeros"), {}, {}, false});
    }
    b.scratch(0, values_);  // the mean and the deviation of every value of a row
    b.scratch(0, values_);
    return row;
  }

  void forward(const Pass& p) const override {
    float *means = p.scratch[0], *deviations = p.scratch[1];
    lay(p, means, deviations);
    for (Index r = 0; r < p.batch; ++r) {
      const float* x = p.inputs[0] + r * values_;
      if (invert) map(values_, [](Batch v, Batch m, Batch s) { return m + v * s; }, p.output + r * values_, x, means, deviations);
      else map(values_, [](Batch v, Batch m, Batch s) { return (v - m) / s; }, p.output + r * values_, x, means, deviations);
    }
  }

  void backward(const Pass& p) const override {
    float* dx = p.input_gradients[0];
    if (!dx) return;
    float *means = p.scratch[0], *deviations = p.scratch[1];
    lay(p, means, deviations);
    for (Index r = 0; r < p.batch; ++r) {
      const float* dy = p.output_gradient + r * values_;
      if (invert) map(values_, [](Batch d, Batch s) { return d * s; }, dx + r * values_, dy, deviations);
      else map(values_, [](Batch d, Batch s) { return d / s; }, dx + r * values_, dy, deviations);
    }
  }

 private:
  void check_pair(const Shape& kept) const {
    if (mean.values.empty() != variance.values.empty()) fail("mean and variance must be given together, got only ", mean.values.empty() ? "variance" : "mean");
    if (mean.shape != variance.shape) fail("mean and variance must have the same shape, got ", shape_text(mean.shape), " and ", shape_text(variance.shape));
    if (mean.shape.size() > kept.size()) fail("mean must have at most as many axes as axis names, ", kept.size(), ", got ", shown(listed(mean)));
  }

  // The deviation is taken for 1e-7 if it is less, Keras's epsilon.
  void lay(const Pass& p, float* means, float* deviations) const {
    const float *mean = fixed_ ? mean_.data() : p.weights[0], *variance = fixed_ ? variance_.data() : p.weights[1];
    for (Index i = 0; i < values_; ++i) {
      means[i] = mean[place_of_[i]];
      deviations[i] = std::max(std::sqrt(variance[place_of_[i]]), 1e-7f);
    }
  }

  Index values_ = 0;
  bool fixed_ = false;
  std::vector<float> mean_, variance_;
  std::vector<Index> place_of_;  // where the mean of every value of a row lies
};

}  // namespace vitrine
