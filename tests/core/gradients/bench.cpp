#include "gradients/bench.h"

#include <cmath>

#include "gradients/numeric.h"
#include "support.h"

namespace vitrine::test {

constexpr float garbage = 1e30f;

Bench::Bench(Layer& layer, const std::vector<Shape>& shapes, Index batch, Wanted wanted) : layer_(layer), wanted_(wanted) {
  Builder builder;
  output_shape = layer.build(shapes, builder);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Index n = batch * static_cast<Index>(count(shapes[i]));
    inputs.push_back(numbers(n, 300 + i, -2, 2));
    input_gradients.emplace_back(n, garbage);
  }
  if (!inputs.empty() && !layer.trouble(inputs[0]).empty()) {
    inputs_are_whole = true;
    for (float& v : inputs[0]) v = std::floor(std::fabs(v) * 1.99f);  // 0 to 3
  }
  for (std::size_t i = 0; i < builder.weights.size(); ++i) {
    const WeightSpec& spec = builder.weights[i];
    const Index n = static_cast<Index>(count(spec.shape));
    weights.push_back(spec.trainable ? numbers(n, 400 + i, -1, 1) : numbers(n, 400 + i, 0.5f, 1.5f));
    weight_gradients.emplace_back(spec.trainable && layer.trainable ? n : 0, garbage);
    weight_names.push_back(spec.name);
  }
  for (const BufferSpec& b : builder.saved_buffers) saved_.emplace_back(b.per_sample * batch + b.fixed, garbage);
  for (const BufferSpec& b : builder.scratch_buffers) scratch_.emplace_back(b.per_sample * batch + b.fixed, garbage);
  for (const BufferSpec& b : builder.kept_buffers) kept_.emplace_back(b.per_sample * batch + b.fixed, 0.0f);
  output.assign(batch * count(output_shape), garbage);
  output_gradient = numbers(static_cast<Index>(output.size()), 500);
  output_mask.assign(output.size(), garbage);
  for (std::size_t i = 0; wanted.masked && i < shapes.size(); ++i) {
    const auto steps = static_cast<Index>(count(shapes[i]) / shapes[i].back());
    masks.push_back(numbers(batch * steps, 600 + i));
    for (float& v : masks.back()) v = v < -0.3f ? 0.0f : 1.0f;
    // Keys that no query sees at all make scores of -1e9 in Keras's Attention, whose slope rounding hides.
    for (Index row = 0; i > 0 && row < batch; ++row) masks.back()[row * steps] = 1;
  }
  if (wanted.logits) logits_.assign(output.size(), garbage);

  for (auto& v : input_gradients) in_gradients_.push_back(wanted.inputs ? v.data() : nullptr);
  for (auto& v : weights) w_.push_back(v.data());
  for (auto& v : weight_gradients) w_gradients_.push_back(wanted.weights && !v.empty() ? v.data() : nullptr);
  for (auto& v : saved_) s_.push_back(v.data());
  for (auto& v : scratch_) t_.push_back(v.data());
  for (auto& v : kept_) k_.push_back(v.data());
  pass_.batch = batch;
  pass_.output = output.data();
  pass_.weights = w_;
  pass_.saved = s_;
  pass_.scratch = t_;
  pass_.kept = k_;
  const bool has_mask = layer.masks() == Masks::makes || (layer.masks() == Masks::combines && wanted.masked);
  pass_.output_mask = has_mask ? output_mask.data() : nullptr;
  point();
}

void Bench::point() {
  in_.clear();
  for (auto& v : inputs) in_.push_back(v.data());
  masks_.assign(inputs.size(), nullptr);
  for (std::size_t i = 0; i < masks.size(); ++i) masks_[i] = masks[i].empty() ? nullptr : masks[i].data();
  pass_.inputs = in_;
  pass_.masks = masks_;
  pass_.mask = masks_.empty() ? nullptr : masks_[0];
}

void Bench::spoil() {
  for (auto& buffer : scratch_) std::fill(buffer.begin(), buffer.end(), garbage);
}

void Bench::forward(bool training) {
  spoil();
  pass_.training = training;
  pass_.logits = wanted_.logits ? logits_.data() : nullptr;
  pass_.random = Random(9, Purpose::layer);
  layer_.forward(pass_);
}

void Bench::backward() {
  spoil();
  Pass back = pass_;
  back.from_logits = wanted_.logits;
  back.output_gradient = output_gradient.data();
  back.input_gradients = in_gradients_;
  back.weight_gradients = w_gradients_;
  layer_.backward(back);
}

double Bench::judged() const { return weighted(output_gradient, wanted_.logits ? logits_.data() : output.data()); }

}  // namespace vitrine::test
