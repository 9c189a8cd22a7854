// SpectralNormalization: a layer whose kernel is divided by its largest singular value at every step.
// Source: Miyato, Kataoka, Koyama, Yoshida (2018). As Keras on TensorFlow: the kernel itself changes, and its gradient is that of the new one.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "layers/wrapper.h"
#include "simd.h"

namespace vitrine {

// The kernel W as a matrix (all other axes, last axis). With v = normalized u Wᵀ and u = normalized v W, again and again, v W uᵀ
// comes near the largest singular value; u is kept from step to step.
struct SpectralNormalization final : Is<SpectralNormalization, Layer> {
  static constexpr About described{"SpectralNormalization", "spectral_normalization", "Divides the kernel of a layer by its largest singular value at every step: keeps discriminators tame.", "normalization"};
  Slot<Layer> layer;
  std::int64_t power_iterations = 1;

  void fields(Fields& f) override {
    f.required("layer", layer, "The layer, which must have a kernel or embeddings.");
    f("power_iterations", power_iterations, at_least(1), "How often the estimate of the singular value is improved at every step.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    if (layer->is_input()) fail("can't apply an input layer");
    if (layer->masks() == Masks::makes) fail("can't apply ", layer->about().class_name, " with a mask of its own");
    name_inner(*layer);
    seed = layer->seed;
    activity_regularizer = layer->activity_regularizer;
    b.weight({});  // the vector u, whose shape is not known yet
    const Shape shape = inner_.build(*layer, inputs[0], b);
    const bool has_kernel = b.weights.size() > 1 && (b.weights[1].name == layer->name + "/kernel" || b.weights[1].name == layer->name + "/embeddings");
    if (!has_kernel || b.weights.size() > most_weights) fail("needs a layer with a kernel or embeddings, got ", layer->about().class_name);
    const Shape& kernel = b.weights[1].shape;
    columns_ = static_cast<Index>(kernel.back());
    rows_ = static_cast<Index>(count(kernel)) / columns_;
    b.weights[0] = {"vector_u", {1, columns_}, vector_initializer(), {}, {}, false};
    std::swap(b.weights[0], b.weights[1]);  // Keras tells the kernel first
    vectors_ = b.scratch_buffers.size();
    b.scratch(0, rows_);
    b.scratch(0, columns_);
    return shape;
  }

  void forward(const Pass& p) const override {
    if (p.training) normalize(p.weights[0], p.weights[1], p.scratch[vectors_], p.scratch[vectors_ + 1]);
    with_weights(p, [&](const Pass& pass) { inner_.forward(pass, 0, p.inputs[0], p.output, p.mask); });
  }
  void backward(const Pass& p) const override {
    with_weights(p, [&](const Pass& pass) { inner_.backward(pass, p.inputs[0], p.output, p.mask, p.output_gradient, p.input_gradients[0]); });
  }

  std::string_view output_activation() const override { return layer->output_activation(); }
  std::string trouble(std::span<const float> row) const override { return layer->trouble(row); }

 private:
  static constexpr std::size_t most_weights = 4;

  static Slot<Initializer> vector_initializer() {
    return Slot<Initializer>(std::shared_ptr<Initializer>(create<Initializer>({{"class_name", "TruncatedNormal"}, {"config", {{"stddev", 0.02}}}}, "vector_u")));
  }

  // f(the pass with the weights in the order in which the inner layer asked for them).
  template <class F>
  void with_weights(const Pass& p, F f) const {
    std::array<float*, most_weights> weights{}, gradients{};
    const auto in_order = [](std::span<float* const> from, std::array<float*, most_weights>& to) {
      std::copy(from.begin(), from.end(), to.begin());
      std::swap(to[0], to[1]);
      return std::span<float* const>(to.data(), from.size());
    };
    Pass pass = p;
    pass.weights = in_order(p.weights, weights);
    pass.weight_gradients = in_order(p.weight_gradients, gradients);
    f(pass);
  }

  void normalize(float* kernel, float* u, float* v, float* product) const {
    const Index n = rows_ * columns_;
    if (std::all_of(kernel, kernel + n, [](float w) { return w == 0; })) return;
    for (std::int64_t i = 0; i < power_iterations; ++i) {
      for (Index r = 0; r < rows_; ++r) v[r] = dot(columns_, u, kernel + r * columns_);
      scale(rows_, v, factor(rows_, v), v);
      std::fill_n(product, columns_, 0.0f);
      for (Index r = 0; r < rows_; ++r) map(columns_, [share = Batch(v[r])](Batch sum, Batch w) { return sum + share * w; }, product, product, kernel + r * columns_);
      scale(columns_, product, factor(columns_, product), u);
    }
    scale(n, kernel, 1 / dot(columns_, product, u), kernel);
  }
  static float dot(Index n, const float* a, const float* b) {
    return map_sum(n, [](Batch x, Batch y) { return x * y; }, a, b);
  }
  // Makes a vector one of length 1; one that is next to nothing grows 10⁷ times.
  static float factor(Index n, const float* x) {
    const float plain = 1 / std::sqrt(dot(n, x, x));
    return plain > 1e7f ? 1e7f : plain;
  }
  static void scale(Index n, const float* x, float by, float* y) {
    map(n, [by = Batch(by)](Batch v) { return v * by; }, y, x);
  }

  Inner inner_;
  Index rows_ = 0, columns_ = 0;
  std::size_t vectors_ = 0;
};

}  // namespace vitrine
