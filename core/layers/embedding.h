// Embedding: a trained vector for each of some words, numbered from 0.
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

// x (batch, ...), whole numbers -> (batch, ..., output_dim): the rows of the table with these numbers.
struct Embedding final : Is<Embedding, Layer> {
  static constexpr About described{"Embedding", "embedding", "Turns whole numbers, such as those of words, into trained vectors.", "core"};
  std::int64_t input_dim = 0, output_dim = 0;
  Slot<Initializer> embeddings_initializer{"uniform"};
  Slot<Regularizer> embeddings_regularizer;
  Slot<Constraint> embeddings_constraint;
  bool mask_zero = false;

  void fields(Fields& f) override {
    f.required("input_dim", input_dim, at_least(1), "How many numbers there are: they go from 0 to one less.");
    f.required("output_dim", output_dim, at_least(1), "Length of the vectors.");
    f("embeddings_initializer", embeddings_initializer, "First values of the vectors.");
    f("embeddings_regularizer", embeddings_regularizer, "Penalty on the vectors.");
    f("activity_regularizer", activity_regularizer, "Penalty on the outputs.");
    f("embeddings_constraint", embeddings_constraint, "Limit on the vectors after every step.");
    f("mask_zero", mask_zero, "Takes 0 for padding: later layers pass over it.");
    f.obsolete("input_length");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    Shape shape = inputs[0];
    places_ = static_cast<Index>(count(shape));
    shape.push_back(output_dim);
    b.weight({"embeddings", {input_dim, output_dim}, embeddings_initializer, embeddings_regularizer, embeddings_constraint});
    b.kept(places_, 1);  // how many numbers the last step had, and these numbers
    return shape;
  }

  void forward(const Pass& p) const override {
    const float* table = p.weights[0];
    for (Index i = 0; i < p.batch * places_; ++i) {
      const float number = p.inputs[0][i];
      if (!is_in_table(number)) fail(name, ": inputs ", wanted(number));
      std::copy_n(table + static_cast<Index>(number) * output_dim, output_dim, p.output + i * output_dim);
      if (mask_zero) p.output_mask[i] = number != 0;
    }
  }

  // The gradient of a vector is the sum over the places where it stands; all others have none.
  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) std::fill_n(p.input_gradients[0], p.batch * places_, 0.0f);  // numbers are chosen, not moved
    float* gradient = p.weight_gradients[0];
    if (!gradient) return;
    clear(p, gradient);
    for (Index i = 0; i < p.batch * places_; ++i) add(gradient + static_cast<Index>(p.inputs[0][i]) * output_dim, p.output_gradient + i * output_dim);
  }

  Masks masks() const override { return mask_zero ? Masks::makes : Masks::drops; }

  std::string trouble(std::span<const float> row) const override {
    for (std::size_t c = 0; c < row.size(); ++c)
      if (!is_in_table(row[c])) return join(wanted(row[c]), " in column ", c);
    return "";
  }

 private:
  bool is_in_table(float number) const { return number >= 0 && number < static_cast<float>(input_dim) && number == std::floor(number); }
  std::string wanted(float number) const { return join("must hold whole numbers from 0 to ", input_dim - 1, ", as input_dim is ", input_dim, ", got ", number); }

  // Clears what the last step left, which with a large table is much less than all of it. A penalty leaves something everywhere.
  void clear(const Pass& p, float* gradient) const {
    float *used = p.kept[0] + 1, *many = p.kept[0];
    const Index left = static_cast<Index>(*many), now = p.batch * places_;
    if (left == 0 || left >= input_dim || embeddings_regularizer) std::fill_n(gradient, input_dim * output_dim, 0.0f);
    else
      for (Index i = 0; i < left; ++i) std::fill_n(gradient + static_cast<Index>(used[i]) * output_dim, output_dim, 0.0f);
    std::copy_n(p.inputs[0], now, used);
    *many = static_cast<float>(now);
  }
  void add(float* sum, const float* x) const {
    map(output_dim, [](Batch a, Batch b) { return a + b; }, sum, sum, x);
  }

  Index places_ = 0;
};

}  // namespace vitrine
