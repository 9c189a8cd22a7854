// Dense: every output is a weighted sum of all inputs.
#pragma once

#include "error.h"
#include "kernels/gemm.h"
#include "kernels/reduce.h"
#include "layers/activated.h"

namespace vitrine {

// x (batch, ..., in) -> activation(x W + b) (batch, ..., units). W is (in, units).
struct Dense final : Is<Dense, Layer> {
  static constexpr About described{"Dense", "dense", "Every output is a weighted sum of all inputs, through an activation.", "core"};
  std::int64_t units = 0;
  Activated activation;
  bool use_bias = true;
  Slot<Initializer> kernel_initializer{"glorot_uniform"}, bias_initializer{"zeros"};
  Slot<Regularizer> kernel_regularizer, bias_regularizer;
  Slot<Constraint> kernel_constraint, bias_constraint;

  void fields(Fields& f) override {
    f.required("units", units, at_least(1), "Number of outputs.");
    f("activation", activation.function, "Function applied to the weighted sums.");
    f("use_bias", use_bias, "Adds a trained number to every output.");
    f("kernel_initializer", kernel_initializer, "First values of the weights.");
    f("bias_initializer", bias_initializer, "First values of the biases.");
    f("kernel_regularizer", kernel_regularizer, "Penalty on the weights.");
    f("bias_regularizer", bias_regularizer, "Penalty on the biases.");
    f("activity_regularizer", activity_regularizer, "Penalty on the outputs.");
    f("kernel_constraint", kernel_constraint, "Limit on the weights after every step.");
    f("bias_constraint", bias_constraint, "Limit on the biases after every step.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    Shape shape = inputs[0];
    if (shape.empty()) fail("needs inputs of at least one value a row, got shape ", batch_text(shape));
    in_ = shape.back();
    rows_per_sample_ = count(shape) / std::max<std::int64_t>(1, in_);
    b.weight({"kernel", {in_, units}, kernel_initializer, kernel_regularizer, kernel_constraint});
    if (use_bias) b.weight({"bias", {units}, bias_initializer, bias_regularizer, bias_constraint});
    shape.back() = activation.build(b, count({rows_per_sample_, units}), units);
    return shape;
  }

  void forward(const Pass& p) const override {
    const Index rows = p.batch * rows_per_sample_;
    const float* bias = use_bias ? p.weights[1] : nullptr;
    gemm({rows, units, in_, as_rows(p.inputs[0], in_), as_rows(p.weights[0], units), activation.before(p), units, bias ? Start::bias : Start::zero, bias});
    activation.forward(p, rows);
  }

  // dW = xᵀ dz, db = Σ dz, dx = dz Wᵀ
  void backward(const Pass& p) const override {
    const Index rows = p.batch * rows_per_sample_;
    const float* dz = activation.backward(p, rows);
    if (p.weight_gradients[0]) gemm({in_, units, rows, transposed(p.inputs[0], in_), as_rows(dz, units), p.weight_gradients[0], units});
    if (use_bias && p.weight_gradients[1]) sum_rows(dz, p.weight_gradients[1], rows, units);
    if (p.input_gradients[0]) gemm({rows, in_, units, as_rows(dz, units), transposed(p.weights[0], units), p.input_gradients[0], in_});
  }

  Masks masks() const override { return Masks::passes; }
  std::string_view output_activation() const override { return activation.function->about().identifier; }

 private:
  std::int64_t in_ = 0, rows_per_sample_ = 0;
};

}  // namespace vitrine
