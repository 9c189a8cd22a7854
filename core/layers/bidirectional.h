// Bidirectional: a recurrent layer that reads the sequence forwards, beside one that reads it backwards.
// Source: Schuster, Paliwal, "Bidirectional recurrent neural networks" (1997).
#pragma once

#include <algorithm>
#include <array>
#include <memory>

#include "layers/recurrent.h"
#include "layers/wrapper.h"

namespace vitrine {

struct Bidirectional final : Is<Bidirectional, Layer> {
  static constexpr About described{"Bidirectional", "bidirectional", "Reads a sequence forwards with one recurrent layer and backwards with another.", "recurrent"};
  static constexpr std::string_view modes[] = {"concat", "sum", "mul", "ave"};
  Slot<Layer> layer, backward_layer;
  std::string merge_mode = "concat";

  void fields(Fields& f) override {
    f.required("layer", layer, "The recurrent layer that reads forwards.");
    f("merge_mode", merge_mode, modes, "How the two outputs become one: side by side, or their sum, product or mean.");
    f("backward_layer", backward_layer, "The layer that reads backwards; if not given, one like the other.");
    common(f);
  }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    Recurrent& forth = recurrent(layer, "layer");
    forth.name = prefixed("forward_", forth);
    if (!backward_layer) backward_layer = Slot<Layer>(reversed(forth));
    Recurrent& back = recurrent(backward_layer, "backward_layer");
    check_pair(forth, back);
    sequences_ = forth.return_sequences;
    forth.zero_output_for_mask = back.zero_output_for_mask = sequences_;  // as in Keras
    seed = forth.seed;

    const Shape shape = forth_.build(forth, inputs[0], b), other = back_.build(back, inputs[0], b);
    if (shape != other && merge_mode != "concat")
      fail("merge_mode '", merge_mode, "' needs outputs of one shape, got ", batch_text(shape), " and ", batch_text(other));
    steps_ = sequences_ ? static_cast<Index>(shape[0]) : 1;
    units_ = {static_cast<Index>(shape.back()), static_cast<Index>(other.back())};
    values_in_ = static_cast<Index>(count(inputs[0]));
    outputs_ = b.saved_buffers.size();
    gradients_ = b.scratch_buffers.size();
    for (const Index units : units_) b.saved(steps_ * units);
    for (const Index units : units_) b.scratch(steps_ * units);
    b.scratch(values_in_);
    Shape merged = shape;
    if (merge_mode == "concat") merged.back() += other.back();
    return merged;
  }

  void forward(const Pass& p) const override {
    forth_.forward(p, 0, p.inputs[0], p.saved[outputs_], p.mask);
    back_.forward(p, 1, p.inputs[0], p.saved[outputs_ + 1], p.mask);
    each_row(p, [&](const float* a, const float* b, Index row) { merge(a, b, p.output + row * width()); });
  }

  void backward(const Pass& p) const override {
    float *da = p.scratch[gradients_], *db = p.scratch[gradients_ + 1], *dx = p.input_gradients[0];
    each_row(p, [&](const float* a, const float* b, Index row) {
      split(p.output_gradient + row * width(), a, b, da + (a - p.saved[outputs_]), db + (b - p.saved[outputs_ + 1]));
    });
    forth_.backward(p, p.inputs[0], p.saved[outputs_], p.mask, da, dx);
    float* dx_back = dx ? p.scratch[gradients_ + 2] : nullptr;
    back_.backward(p, p.inputs[0], p.saved[outputs_ + 1], p.mask, db, dx_back);
    if (dx) add_to(p.batch * values_in_, dx, dx_back);
  }

  Masks masks() const override { return sequences_ ? Masks::passes : Masks::drops; }

 private:
  static Recurrent& recurrent(const Slot<Layer>& slot, std::string_view option) {
    Recurrent* found = slot ? dynamic_cast<Recurrent*>(&*slot) : nullptr;
    if (!found) fail(option, " must be a recurrent layer (SimpleRNN, LSTM or GRU), got ", slot ? slot->about().class_name : "none");
    if (found->activity_regularizer) fail(option, " can't have an activity_regularizer of its own");
    name_inner(*found);
    return *found;
  }

  // Keras's names: forward_lstm, backward_lstm.
  static std::string prefixed(const std::string& prefix, const Layer& layer) { return layer.name.starts_with(prefix) ? layer.name : prefix + layer.name; }

  static std::shared_ptr<Layer> reversed(Recurrent& forth) {
    Json config = identity(forth);
    config["config"]["go_backwards"] = !forth.go_backwards;
    const std::string own = forth.name.substr(std::string_view("forward_").size());
    config["config"]["name"] = own.starts_with("backward_") ? own : "backward_" + own;
    return create<Layer>(config, "backward_layer");
  }

  static void check_pair(const Recurrent& forth, const Recurrent& back) {
    if (forth.go_backwards == back.go_backwards) fail("layer and backward_layer must read in different directions, but go_backwards is ", forth.go_backwards ? "true" : "false", " for both");
    if (forth.return_sequences != back.return_sequences)
      fail("layer and backward_layer must have the same return_sequences, got ", forth.return_sequences ? "true and false" : "false and true");
  }

  Index width() const { return merge_mode == "concat" ? units_[0] + units_[1] : units_[0]; }

  // f(output of the forward layer, output of the backward layer for the same step, row of the merged output).
  template <class F>
  void each_row(const Pass& p, F f) const {
    for (Index r = 0; r < p.batch; ++r)
      for (Index t = 0; t < steps_; ++t)
        f(p.saved[outputs_] + (r * steps_ + t) * units_[0], p.saved[outputs_ + 1] + (r * steps_ + steps_ - 1 - t) * units_[1], r * steps_ + t);
  }

  void merge(const float* a, const float* b, float* y) const {
    if (merge_mode == "concat") std::copy_n(b, units_[1], std::copy_n(a, units_[0], y));
    else if (merge_mode == "mul") multiply(units_[0], y, a, b);
    else map(units_[0], [half = Batch(share())](Batch a, Batch b) { return half * (a + b); }, y, a, b);
  }

  void split(const float* dy, const float* a, const float* b, float* da, float* db) const {
    if (merge_mode == "concat") {
      std::copy_n(dy, units_[0], da);
      std::copy_n(dy + units_[0], units_[1], db);
    } else if (merge_mode == "mul") {
      multiply(units_[0], da, dy, b);
      multiply(units_[0], db, dy, a);
    } else {
      map(units_[0], [half = Batch(share())](Batch d) { return half * d; }, da, dy);
      std::copy_n(da, units_[0], db);
    }
  }
  float share() const { return merge_mode == "ave" ? 0.5f : 1.0f; }

  Inner forth_, back_;
  std::size_t outputs_ = 0, gradients_ = 0;
  std::array<Index, 2> units_{};
  Index steps_ = 1, values_in_ = 0;
  bool sequences_ = false;
};

}  // namespace vitrine
