// What layers share whose windows move over an image or a series: the windows' options and places, and trained kernels.
#pragma once

#include <limits>

#include "error.h"
#include "kernels/reduce.h"
#include "kernels/window.h"
#include "layers/activated.h"

namespace vitrine {

inline constexpr std::string_view paddings[] = {"valid", "same"}, causal_paddings[] = {"valid", "same", "causal"};

// The options that place windows. A series has one axis, an image two.
struct Windows {
  const Tuple &size, &strides, &dilation;
  std::string_view padding;
  std::string_view size_name;  // of the option: "kernel_size"
};

// (height, width, channels) of the input of a layer for images (rank 2) or series (rank 1), which get a height of 1.
inline Shape image_shape(const Shape& input, std::int64_t rank) {
  if (input.size() != static_cast<std::size_t>(rank) + 1)
    fail("needs inputs of shape ", rank == 1 ? "(None, steps, channels)" : "(None, rows, columns, channels)", ", got ", batch_text(input));
  Shape shape = input;
  if (rank == 1) shape.insert(shape.begin(), 1);
  return shape;
}

// Back from (height, width, channels).
inline Shape without_height(Shape shape, std::int64_t rank) {
  if (rank == 1) shape.erase(shape.begin());
  return shape;
}

// Cells that a window spans.
inline std::int64_t span_of(std::int64_t size, std::int64_t dilation, std::string_view size_name) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  if (size > most || (size > 1 && dilation > most / size)) fail(size_name, " must span fewer than ", most, " cells, got ", size, " with a dilation_rate of ", dilation);
  return (size - 1) * dilation + 1;
}

// Windows along one axis, placed as TensorFlow does: with "same", out = in / stride rounded up, and an odd zero comes after the image.
inline Axis placed(std::int64_t in, std::int64_t size, std::int64_t stride, std::int64_t dilation, std::string_view padding, std::string_view size_name, const Shape& input) {
  Axis a{in, 0, size, stride, dilation};
  const std::int64_t reach = span_of(size, dilation, size_name);
  if (padding == "valid") {
    if (reach > in)
      fail(size_name, " must fit into an input of shape ", batch_text(input), ", got ", size, dilation > 1 ? join(", which dilation_rate spreads over ", reach, " cells") : "",
           in > 1 ? "; with padding 'same' any size does" : "");
    a.out = (in - reach) / stride + 1;
    return a;
  }
  a.out = (in - 1) / stride + 1;
  const std::int64_t zeros = std::max<std::int64_t>(0, (a.out - 1) * stride + reach - in);
  a.before = padding == "causal" ? reach - 1 : zeros / 2;
  a.after = std::max<std::int64_t>(0, zeros - a.before);
  return a;
}

inline Window windows_over(const Shape& input, std::int64_t rank, const Windows& windows) {
  const Shape image = image_shape(input, rank);
  const auto along = [&](std::int64_t axis) {
    return placed(image[image.size() - 1 - rank + axis], windows.size.values[axis], windows.strides.values[axis], windows.dilation.values[axis], windows.padding, windows.size_name, input);
  };
  Window w;
  if (rank == 2) w.y = along(0);
  w.x = along(rank - 1);
  w.channels = image.back();
  return w;
}

// A kernel and its options, which carry its name.
struct TrainedKernel {
  std::string_view weight, initializer_name, regularizer_name, constraint_name;
  Slot<Initializer> initializer{"glorot_uniform"};
  Slot<Regularizer> regularizer{};
  Slot<Constraint> constraint{};
};
inline TrainedKernel plain_kernel() { return {"kernel", "kernel_initializer", "kernel_regularizer", "kernel_constraint"}; }
inline TrainedKernel depthwise_kernel(std::string_view weight) { return {weight, "depthwise_initializer", "depthwise_regularizer", "depthwise_constraint"}; }
inline TrainedKernel pointwise_kernel() { return {"pointwise_kernel", "pointwise_initializer", "pointwise_regularizer", "pointwise_constraint"}; }

// A layer that moves kernels over its input, then adds biases and applies an activation. The bias comes after the kernels.
class Convolving : public Layer {
 protected:
  std::int64_t rank_;  // 1 for series, 2 for images

 public:
  explicit Convolving(std::int64_t rank, std::vector<TrainedKernel> kernels) : rank_(rank), kernels_(std::move(kernels)) {}

  Tuple kernel_size = Tuple::of({rank_}, 1), strides = Tuple::of({rank_}, 1), dilation_rate = Tuple::of({rank_}, 1);
  std::string padding = "valid";
  Activated activation;
  bool use_bias = true;

  std::string_view output_activation() const override { return activation.function->about().identifier; }

 protected:
  void windows(Fields& f, Choices choices) {
    f.required("kernel_size", kernel_size, at_least(1), "Size of the window: one number, or one for each axis.");
    f("strides", strides, at_least(1), "Steps of the window: one number, or one for each axis.");
    f("padding", padding, choices, "Whether zeros around the input let the window reach over its edges.");
  }
  void format(Fields& f) { f.fixed("data_format", "channels_last"); }
  void dilation(Fields& f) { f("dilation_rate", dilation_rate, at_least(1), "Distance of the cells that the window reads, for each axis."); }

  // The options from the activation on.
  void training(Fields& f) {
    f("activation", activation.function, "Function applied to the sums.");
    f("use_bias", use_bias, "Adds a trained number to every channel of the output.");
    for (TrainedKernel& k : kernels_) f(k.initializer_name, k.initializer, "First values of the kernel.");
    f("bias_initializer", bias_initializer_, "First values of the biases.");
    for (TrainedKernel& k : kernels_) f(k.regularizer_name, k.regularizer, "Penalty on the kernel.");
    f("bias_regularizer", bias_regularizer_, "Penalty on the biases.");
    f("activity_regularizer", activity_regularizer, "Penalty on the outputs.");
    for (TrainedKernel& k : kernels_) f(k.constraint_name, k.constraint, "Limit on the kernel after every step.");
    f("bias_constraint", bias_constraint_, "Limit on the biases after every step.");
    common(f);
  }

  Window windows_on(const Shape& input) const { return windows_over(input, rank_, {kernel_size, strides, dilation_rate, padding, "kernel_size"}); }

  // Keras has no layer with both, though it would be well defined.
  void check_strides() const {
    const auto above_one = [](const Tuple& t) { return std::any_of(t.values.begin(), t.values.end(), [](std::int64_t v) { return v > 1; }); };
    if (above_one(strides) && above_one(dilation_rate)) fail("strides and dilation_rate can't both be above 1, got ", shape_text(strides.values), " and ", shape_text(dilation_rate.values));
  }

  // Asks for kernel i, of the window's size and these two sizes besides.
  void weigh(Builder& b, std::size_t i, Shape size, std::int64_t rows, std::int64_t columns) const {
    size.insert(size.end(), {rows, columns});
    const TrainedKernel& k = kernels_[i];
    b.weight({std::string(k.weight), size, k.initializer, k.regularizer, k.constraint});
  }

  // The last requests of a layer whose sums have this shape (height, width, channels), and the shape of its output.
  Shape finish(Builder& b, Shape sums) {
    channels_ = sums[2];
    pixels_ = count({sums[0], sums[1]});
    if (use_bias) b.weight({"bias", {channels_}, bias_initializer_, bias_regularizer_, bias_constraint_});
    sums[2] = activation.build(b, count(sums), channels_);
    return without_height(std::move(sums), rank_);
  }

  std::size_t bias_index() const { return kernels_.size(); }
  const float* bias(const Pass& p) const { return use_bias ? p.weights[bias_index()] : nullptr; }
  void activate(const Pass& p) const { activation.forward(p, p.batch * pixels_); }

  // The gradient before the activation; that of the biases is written on the way.
  const float* before_activation(const Pass& p) const {
    const float* dz = activation.backward(p, p.batch * pixels_);
    if (use_bias && p.weight_gradients[bias_index()]) sum_rows(dz, p.weight_gradients[bias_index()], p.batch * pixels_, channels_);
    return dz;
  }

 private:
  std::vector<TrainedKernel> kernels_;
  Slot<Initializer> bias_initializer_{"zeros"};
  Slot<Regularizer> bias_regularizer_;
  Slot<Constraint> bias_constraint_;
  std::int64_t pixels_ = 0, channels_ = 0;
};

}  // namespace vitrine
