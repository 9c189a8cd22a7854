// EinsumDense: a weighted sum over whatever axes an equation names.
#pragma once

#include <algorithm>

#include "error.h"
#include "kernels/broadcast.h"
#include "kernels/einsum.h"
#include "layers/activated.h"

namespace vitrine {

// x (batch, ...) -> activation(Σ x W + b), the axes of x, W and the result being named by the equation: "abc,cd->abd".
struct EinsumDense final : Is<EinsumDense, Layer> {
  static constexpr About described{"EinsumDense", "einsum_dense", "Weighted sums over the axes that an equation names.", "core"};
  std::string equation;
  Shape output_shape;
  Activated activation;
  std::optional<std::string> bias_axes;
  Slot<Initializer> kernel_initializer{"glorot_uniform"}, bias_initializer{"zeros"};
  Slot<Regularizer> kernel_regularizer, bias_regularizer;
  Slot<Constraint> kernel_constraint, bias_constraint;

  void fields(Fields& f) override {
    f.required("equation", equation, "The axes of the inputs, the kernel and the outputs, a letter each, the batch first: 'abc,cd->abd'; '...' stands for any number of axes.");
    f.required_sizes("output_shape", output_shape, "Sizes of the outputs' axes but for the batch and those under '...'; null follows the inputs.");
    f("activation", activation.function, "Function applied to the weighted sums.");
    f("bias_axes", bias_axes, "The axes of the outputs that have biases of their own, as letters; no biases if not given.");
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
    const Named named = read(inputs[0]);
    Shape kernel;
    Fans fans{1, 1};
    for (const char axis : named.kernel) {
      kernel.push_back(named.size(axis));
      (named.outputs.find(axis) == named.outputs.npos ? fans.in : fans.out) *= static_cast<double>(kernel.back());
    }
    b.weight({"kernel", kernel, with_fans(kernel_initializer, fans), kernel_regularizer, kernel_constraint});
    Shape shape;
    for (const char axis : named.outputs.substr(1)) shape.push_back(named.size(axis));
    if (bias_axes) {
      const Shape bias = bias_shape(named);
      b.weight({"bias", bias, bias_initializer, bias_regularizer, bias_constraint});
      biases_ = static_cast<Index>(count(bias));
      bias_ = Broadcast(shape, std::span(&bias, 1));
    }
    const auto size = [&](char axis) { return named.size(axis); };
    const char batch = named.inputs[0];
    forward_ = Einsum(named.inputs, named.kernel, named.outputs, batch, size);
    by_input_ = Einsum(named.outputs, named.kernel, named.inputs, batch, size);
    by_kernel_ = Einsum(named.inputs, named.outputs, named.kernel, batch, size);
    const std::int64_t cols = shape.empty() ? 1 : shape.back();
    values_ = static_cast<Index>(count(shape));
    rows_ = values_ / static_cast<Index>(cols);
    const std::int64_t width = activation.build(b, values_, cols);
    if (!shape.empty()) shape.back() = width;
    return shape;
  }

  void forward(const Pass& p) const override {
    float* z = activation.before(p);
    forward_(p.batch, p.inputs[0], p.weights[0], z);
    if (bias_axes)
      each_run(p, [&](Index place, Index bias) {
        if (bias_.repeats(0)) map(bias_.length(), [b = Batch(p.weights[1][bias])](Batch v) { return v + b; }, z + place, z + place);
        else map(bias_.length(), [](Batch v, Batch b) { return v + b; }, z + place, z + place, p.weights[1] + bias);
      });
    activation.forward(p, p.batch * rows_);
  }

  void backward(const Pass& p) const override {
    const float* dz = activation.backward(p, p.batch * rows_);
    if (p.weight_gradients[0]) by_kernel_(p.batch, p.inputs[0], dz, p.weight_gradients[0]);
    if (float* db = bias_axes ? p.weight_gradients[1] : nullptr) {
      std::fill_n(db, biases_, 0.0f);
      each_run(p, [&](Index place, Index bias) {
        if (bias_.repeats(0)) db[bias] += map_sum(bias_.length(), [](Batch d) { return d; }, dz + place);
        else map(bias_.length(), [](Batch sum, Batch d) { return sum + d; }, db + bias, db + bias, dz + place);
      });
    }
    if (p.input_gradients[0]) by_input_(p.batch, dz, p.weights[0], p.input_gradients[0]);
  }

  std::string_view output_activation() const override { return activation.function->about().identifier; }

 private:
  // The equation with a name for every axis, those under '...' being called 0, 1, ...; the sizes are the input's and the output's.
  struct Named {
    std::string inputs, kernel, outputs, letters;  // letters: of the outputs, without '...'
    bool ends_open = false;                        // '...' comes last
    Shape input_sizes, output_sizes;               // with 1 for the batch

    std::int64_t size(char axis) const {
      const auto at = outputs.find(axis);
      return at != outputs.npos ? output_sizes[at] : input_sizes[inputs.find(axis)];
    }
  };

  static bool are_letters(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  }

  // Takes '...' from the front or the end of a part of the equation, and says whether it was there.
  static bool take_open(std::string& part, bool front) {
    const bool open = front ? part.starts_with("...") : part.ends_with("...");
    if (open) part.erase(front ? 0 : part.size() - 3, 3);
    return open;
  }

  Named read(const Shape& input) const {
    const auto comma = equation.find(','), arrow = equation.find("->");
    const bool cut = comma != equation.npos && arrow != equation.npos && comma < arrow;
    Named named;
    if (cut) named = {equation.substr(0, comma), equation.substr(comma + 1, arrow - comma - 1), equation.substr(arrow + 2), "", false, {1}, {}};
    const bool starts_open = take_open(named.inputs, true);
    named.ends_open = !starts_open && take_open(named.inputs, false);
    const bool same = starts_open ? take_open(named.outputs, true) : named.ends_open ? take_open(named.outputs, false) : true;
    if (!cut || !same || !are_letters(named.inputs) || !are_letters(named.kernel) || !are_letters(named.outputs) || (named.ends_open && named.inputs.size() < 2))
      fail("equation must be like 'ab,bc->ac', '...ab,bc->...ac' or 'ab...,bc->ac...', got '", equation, "'");
    named.letters = named.outputs;
    for (const std::string* part : {&named.inputs, &named.kernel, &named.outputs})
      for (const char axis : *part)
        if (std::count(part->begin(), part->end(), axis) > 1) fail("equation must not name an axis twice in '", *part, "', got '", equation, "'");

    const std::size_t axes = input.size() + 1;  // with the batch
    const bool open = starts_open || named.ends_open;
    if (named.inputs.size() > axes || (!open && named.inputs.size() < axes))
      fail("equation '", equation, "' names ", named.inputs.size(), " axes of the inputs, but inputs of shape ", batch_text(input), " have ", axes);
    std::string hidden;  // the axes under '...'
    while (hidden.size() + named.inputs.size() < axes) hidden += static_cast<char>('0' + hidden.size());
    named.inputs = starts_open ? hidden + named.inputs : named.inputs + hidden;
    named.outputs = starts_open ? hidden + named.outputs : named.outputs + hidden;
    named.input_sizes.insert(named.input_sizes.end(), input.begin(), input.end());
    if (named.outputs[0] != named.inputs[0] || named.kernel.find(named.inputs[0]) != std::string::npos)
      fail("equation must have the batch first in the inputs and in the outputs, and not in the kernel, got '", equation, "'");
    find_sizes(named, hidden);
    return named;
  }

  void find_sizes(Named& named, const std::string& hidden) const {
    std::size_t given = 0;
    for (const char axis : named.outputs) {
      const auto in_inputs = named.inputs.find(axis);
      const std::int64_t known = in_inputs == std::string::npos ? unknown : named.input_sizes[in_inputs];
      if (in_inputs == 0 || hidden.find(axis) != std::string::npos) {
        named.output_sizes.push_back(known);
        continue;
      }
      if (known == unknown && named.kernel.find(axis) == std::string::npos)
        fail("equation names an axis '", axis, "' of the outputs that neither the inputs nor the kernel have, got '", equation, "'");
      const std::int64_t wanted = given < output_shape.size() ? output_shape[given] : unknown;
      ++given;
      if (wanted == 0) fail("output_shape must have positive sizes, got ", shape_text(output_shape));
      if (wanted == unknown && known == unknown && given <= output_shape.size()) fail("output_shape must have a size for axis '", axis, "', got ", shape_text(output_shape));
      if (wanted != unknown && known != unknown && wanted != known) fail("output_shape must have ", known, " or null for axis '", axis, "', as the inputs do, got ", wanted);
      named.output_sizes.push_back(wanted == unknown ? known : wanted);
    }
    if (given != output_shape.size())
      fail("output_shape must have ", given, given == 1 ? " size" : " sizes", " for equation '", equation, "', the batch and '...' not counted, got ", shape_text(output_shape));
    for (const char axis : named.kernel)
      if (named.inputs.find(axis) == std::string::npos && named.outputs.find(axis) == std::string::npos)
        fail("equation names an axis '", axis, "' of the kernel that neither the inputs nor the outputs have, got '", equation, "'");
  }

  // The outputs' axes from the first one with biases on, those without having 1.
  Shape bias_shape(const Named& named) const {
    std::size_t first = std::string::npos;
    for (const char axis : *bias_axes) {
      const auto at = named.letters.find(axis);
      if (at == std::string::npos || axis == named.inputs[0]) fail("bias_axes must be axes of the outputs '", named.letters, "' but for the batch, got '", *bias_axes, "'");
      first = std::min(first, named.outputs.find(axis));
    }
    if (first == std::string::npos) fail("bias_axes must name at least one axis");
    Shape shape;
    for (const char axis : named.outputs.substr(first)) shape.push_back(bias_axes->find(axis) == std::string::npos ? 1 : named.size(axis));
    return shape;
  }

  // f(where a run of the outputs begins, where its biases do).
  template <class F>
  void each_run(const Pass& p, F f) const {
    const Index runs = bias_.runs();
    for (Index r = 0; r < p.batch; ++r)
      for (Index i = 0; i < runs; ++i) f(r * values_ + i * bias_.length(), bias_.place(0, i));
  }

  Einsum forward_, by_input_, by_kernel_;
  Broadcast bias_;
  Index values_ = 0, rows_ = 0, biases_ = 0;
};

}  // namespace vitrine
