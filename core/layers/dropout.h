// Dropout and its relatives: random factors while training, against overfitting.
#pragma once

#include <cmath>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

// y = x · factor while training, with a factor for every value, kept for backward: dx = dy · factor.
class RandomFactors : public Layer {
 public:
  double rate = 0;

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    shape_ = inputs[0];
    values_ = count(shape_);
    b.saved(values_);
    return shape_;
  }

  void forward(const Pass& p) const override {
    const Index n = p.batch * values_;
    if (!p.training || rate == 0) {
      std::copy_n(p.inputs[0], n, p.output);
      return;
    }
    draw(p, p.saved[0]);
    apply(n, p.inputs[0], p.saved[0], p.output);
  }

  void backward(const Pass& p) const override {
    if (!p.input_gradients[0]) return;
    if (rate == 0) std::copy_n(p.output_gradient, p.batch * values_, p.input_gradients[0]);
    else map(p.batch * values_, [](Batch dy, Batch factor) { return dy * factor; }, p.input_gradients[0], p.output_gradient, p.saved[0]);
  }

  Masks masks() const override { return Masks::passes; }

 protected:
  virtual void draw(const Pass& p, float* factors) const = 0;
  virtual void apply(Index n, const float* x, const float* factors, float* y) const {
    map(n, [](Batch v, Batch factor) { return v * factor; }, y, x, factors);
  }

  void seed_field(Fields& f) { f("seed", seed, not_negative, "Seed of this layer's own; the model's seed if not given."); }

  Shape shape_;
  std::int64_t values_ = 0;
};

// Factors that are 0 for a random share of the values, or of the parts that a noise shape names, and the same for all others.
class Dropping : public RandomFactors {
 public:
  std::optional<Shape> noise_shape;

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    RandomFactors::build(inputs, b);
    if (noise_shape && noise_shape->size() != shape_.size() + 1)
      fail("noise_shape must have ", shape_.size() + 1, " entries for inputs of shape ", batch_text(shape_), ", got ", noise_shape->size());
    for (std::size_t axis = 0; noise_shape && axis <= shape_.size(); ++axis) {
      const std::int64_t size = (*noise_shape)[axis];
      if (size != 1 && size != unknown && (axis == 0 || size != shape_[axis - 1]))
        fail("noise_shape must have 1 or null or the input's own size for every axis of ", batch_text(shape_), ", got ", shape_text(*noise_shape));
    }
    return shape_;
  }

 protected:
  virtual float kept() const = 0;  // the factor of what is not dropped

  void noise_shape_field(Fields& f) {
    f("noise_shape", noise_shape, "Shape of the mask with the batch first: an axis of 1 is dropped as a whole, an axis of null follows the input.");
  }
  float draw_one(Random& random) const { return random.uniform() >= static_cast<float>(rate) && rate < 1 ? kept() : 0.0f; }

  void draw(const Pass& p, float* factors) const override {
    Random random = p.random;
    if (!noise_shape) {
      for (Index i = 0, n = p.batch * values_; i < n; ++i) factors[i] = draw_one(random);
      return;
    }
    // With a noise shape: one draw for each position that has index 0 on every axis of size 1; the others repeat it.
    for (Index i = 0, n = p.batch * values_; i < n; ++i) {
      const Index source = first_of_its_draw(i);
      factors[i] = source == i ? draw_one(random) : factors[source];
    }
  }

 private:
  Index first_of_its_draw(Index position) const {
    Index source = 0, stride = 1, rest = position;
    for (std::size_t axis = shape_.size(); axis > 0; --axis) {
      const Index size = shape_[axis - 1];
      if ((*noise_shape)[axis] != 1) source += rest % size * stride;
      rest /= size;
      stride *= size;
    }
    return (*noise_shape)[0] == 1 ? source : source + rest * stride;
  }
};

// Source: Srivastava, Hinton, Krizhevsky, Sutskever, Salakhutdinov (2014), in the inverted form.
struct Dropout final : Is<Dropout, Dropping> {
  static constexpr About described{"Dropout", "dropout", "Sets a random share of its inputs to 0 while training and scales the rest up: against overfitting.", "regularization"};

  void fields(Fields& f) override {
    f.required("rate", rate, fraction, "Share of the inputs that is set to 0.");
    noise_shape_field(f);
    seed_field(f);
    common(f);
  }

 private:
  float kept() const override { return static_cast<float>(1 / (1 - rate)); }
};

// Klambauer, Unterthiner, Mayr, Hochreiter, "Self-normalizing neural networks" (2017): what is dropped becomes the smallest value of selu, and
// a line brings mean and variance back to what they were.
struct AlphaDropout final : Is<AlphaDropout, Dropping> {
  static constexpr About described{"AlphaDropout", "alpha_dropout", "A dropout for selu layers: mean and variance stay what they were.", "regularization"};
  static constexpr double lowest = -1.0507009873554805 * 1.6732632423543772;

  void fields(Fields& f) override {
    f.required("rate", rate, below_one, "Share of the inputs that is dropped.");
    noise_shape_field(f);
    seed_field(f);
    common(f);
  }

 private:
  // y = a x + b, or a lowest + b where x is dropped.
  double slope() const { return 1 / std::sqrt((1 - rate) * (1 + rate * lowest * lowest)); }
  float kept() const override { return static_cast<float>(slope()); }
  void apply(Index n, const float* x, const float* factors, float* y) const override {
    const Batch shift(static_cast<float>(-slope() * lowest * rate)), dropped(static_cast<float>(slope() * lowest * (1 - rate))), zero(0.0f);
    map(n, [=](Batch v, Batch factor) { return select(factor == zero, dropped, v * factor + shift); }, y, x, factors);
  }
};

// Factors that are normal around 1, as spread as those of a dropout of this rate.
struct GaussianDropout final : Is<GaussianDropout, RandomFactors> {
  static constexpr About described{"GaussianDropout", "gaussian_dropout", "Multiplies every value by a random number near 1 while training.", "regularization"};

  void fields(Fields& f) override {
    f.required("rate", rate, below_one, "Rate of the dropout that spreads as much: the deviation of the factors is the root of rate / (1 - rate).");
    seed_field(f);
    common(f);
  }

 private:
  void draw(const Pass& p, float* factors) const override {
    Random random = p.random;
    const auto deviation = static_cast<float>(std::sqrt(rate / (1 - rate)));
    for (Index i = 0, n = p.batch * values_; i < n; ++i) factors[i] = 1 + deviation * random.normal();
  }
};

struct GaussianNoise final : Is<GaussianNoise, Layer> {
  static constexpr About described{"GaussianNoise", "gaussian_noise", "Adds a random number to every value while training.", "regularization"};
  double stddev = 0;

  void fields(Fields& f) override {
    f.required("stddev", stddev, fraction, "Deviation of the numbers.");
    f("seed", seed, not_negative, "Seed of this layer's own; the model's seed if not given.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder&) override {
    values_ = count(inputs[0]);
    return inputs[0];
  }

  void forward(const Pass& p) const override {
    std::copy_n(p.inputs[0], p.batch * values_, p.output);
    if (!p.training || stddev == 0) return;
    Random random = p.random;
    for (Index i = 0, n = p.batch * values_; i < n; ++i) p.output[i] += static_cast<float>(stddev) * random.normal();
  }

  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) std::copy_n(p.output_gradient, p.batch * values_, p.input_gradients[0]);
  }

  Masks masks() const override { return Masks::passes; }

 private:
  std::int64_t values_ = 0;
};

}  // namespace vitrine
