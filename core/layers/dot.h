// Dot: the products of two tensors along one axis of each.
#pragma once

#include <algorithm>
#include <array>

#include "error.h"
#include "kernels/einsum.h"
#include "layers/layer.h"
#include "simd.h"

namespace vitrine {

// y[i..., j...] = Σ_k a[i..., k, ...] b[j..., k, ...] for every row of the batch: what is left of the axes of the first, then of the second.
struct Dot final : Is<Dot, Layer> {
  static constexpr About described{"Dot", "dot", "Multiplies two inputs along one axis of each: products of vectors or of matrices.", "merging"};
  Axes axes;
  bool normalize = false;

  void fields(Fields& f) override {
    f.required("axes", axes, "The axis along which the products are summed, counted with the batch; two if the inputs differ.");
    f("normalize", normalize, "Scales both inputs along the axis to length 1 first: the products are then cosines.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    if (inputs.size() != 2) fail("needs two inputs, got ", inputs.size());
    if (axes.values.empty() || axes.values.size() > 2) fail("axes must be one axis or two, got ", axes.values.size());
    Shape shape;
    std::array<std::string, 2> names;
    std::string left = "b";  // of the result: the batch, then what is left
    std::array<std::int64_t, 2> sizes{};
    for (std::size_t k = 0; k < 2; ++k) {
      const std::size_t at = axis_of(inputs[k], axes.values[std::min(k, axes.values.size() - 1)]);
      ways_[k] = way(inputs[k], at);
      sizes[k] = inputs[k][at];
      names[k] = "b";
      for (std::size_t i = 0; i < inputs[k].size(); ++i) {
        const char name = i == at ? 's' : static_cast<char>('A' + left.size());
        names[k] += name;
        if (i == at) continue;
        left += name;
        shape.push_back(inputs[k][i]);
      }
    }
    if (sizes[0] != sizes[1])
      fail("axes must be of one size, got ", sizes[0], " in ", batch_text(inputs[0]), " and ", sizes[1], " in ", batch_text(inputs[1]));
    const auto size = [&](char axis) { return axis == 's' ? sizes[0] : shape[left.find(axis) - 1]; };
    forward_ = Einsum(names[0], names[1], left, 'b', size);
    backward_ = {Einsum(left, names[1], names[0], 'b', size), Einsum(names[0], left, names[1], 'b', size)};
    for (const Way& way : ways_) {
      b.saved(normalize ? way.values() : 0);
      b.saved(normalize ? way.values() / way.size : 0);
    }
    for (const Way& way : ways_) b.scratch(0, normalize ? way.inner : 0);
    if (shape.empty()) shape.push_back(1);
    return shape;
  }

  void forward(const Pass& p) const override {
    for (std::size_t k = 0; normalize && k < 2; ++k) ways_[k].normalize(p.batch, p.inputs[k], p.saved[2 * k], p.saved[2 * k + 1]);
    forward_(p.batch, operand(p, 0), operand(p, 1), p.output);
  }

  void backward(const Pass& p) const override {
    for (std::size_t k = 0; k < 2; ++k) {
      float* dx = p.input_gradients[k];
      if (!dx) continue;
      if (k == 0) backward_[0](p.batch, p.output_gradient, operand(p, 1), dx);
      else backward_[1](p.batch, operand(p, 0), p.output_gradient, dx);
      if (normalize) ways_[k].back(p.batch, p.saved[2 * k], p.saved[2 * k + 1], dx, p.scratch[k]);
    }
  }

  bool takes_several() const override { return true; }

 private:
  // The way through an input along one of its axes.
  struct Way {
    Index before = 1, size = 1, inner = 1;
    Index values() const { return before * size * inner; }

    // y = x / max(|x|, 1e-7), and the factors. As in keras.ops.normalize.
    void normalize(Index batch, const float* x, float* y, float* factors) const {
      for (Index i = 0; i < batch * before; ++i, x += size * inner, y += size * inner, factors += inner) {
        sum(x, x, factors);
        map(inner, [](Batch square) { return Batch(1.0f) / sqrt(clip_below(square, Batch(1e-14f))); }, factors, factors);
        for (Index s = 0; s < size; ++s) map(inner, [](Batch v, Batch factor) { return v * factor; }, y + s * inner, x + s * inner, factors);
      }
    }

    // dx = (dy - y (y · dy)) / |x|, in place; dy / 1e-7 where x is shorter than that.
    void back(Index batch, const float* y, const float* factors, float* dy, float* along) const {
      for (Index i = 0; i < batch * before; ++i, y += size * inner, dy += size * inner, factors += inner) {
        sum(y, dy, along);
        map(inner, [](Batch sum, Batch factor) { return select(factor > Batch(0.999e7f), Batch(0.0f), sum); }, along, along, factors);
        for (Index s = 0; s < size; ++s) {
          float* d = dy + s * inner;
          map(inner, [](Batch v, Batch unit, Batch part, Batch factor) { return (v - unit * part) * factor; }, d, d, y + s * inner, along, factors);
        }
      }
    }

    void sum(const float* a, const float* b, float* sums) const {
      if (inner == 1) {
        *sums = map_sum(size, [](Batch u, Batch v) { return u * v; }, a, b);
        return;
      }
      std::fill_n(sums, inner, 0.0f);
      for (Index s = 0; s < size; ++s) map(inner, [](Batch sum, Batch u, Batch v) { return sum + u * v; }, sums, sums, a + s * inner, b + s * inner);
    }
  };

  static std::size_t axis_of(const Shape& shape, std::int64_t axis) {
    const auto axes = static_cast<std::int64_t>(shape.size()) + 1;  // with the batch
    if (axes < 2) fail("needs inputs of at least one value a row, got shape ", batch_text(shape));
    if (axis < -axes || axis >= axes) fail("axes must be axes of the inputs, got ", axis, " for ", batch_text(shape));
    if (axis == 0 || axis == -axes) fail("axes can't be the batch, got ", axis, " for ", batch_text(shape));
    return static_cast<std::size_t>((axis + axes) % axes - 1);
  }

  static Way way(const Shape& shape, std::size_t at) {
    Way way;
    for (std::size_t i = 0; i < shape.size(); ++i) (i < at ? way.before : i == at ? way.size : way.inner) *= static_cast<Index>(shape[i]);
    return way;
  }

  const float* operand(const Pass& p, std::size_t k) const { return normalize ? p.saved[2 * k] : p.inputs[k]; }

  Einsum forward_;
  std::array<Einsum, 2> backward_;
  std::array<Way, 2> ways_;
};

}  // namespace vitrine
