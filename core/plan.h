// The memory of a batch: every buffer has a place in one arena, shared by buffers that are never alive together.
#pragma once

#include <span>
#include <vector>

#include "data.h"
#include "model.h"
#include "objective.h"

namespace vitrine {

enum class Use { training, inference };

class Plan {
 public:
  // Throws if the arena would not fit. heads (may be empty) tell which outputs give their logits to a loss.
  Plan(Model& model, Index batch, Use use, std::span<const Head> heads);
  Plan(const Plan&) = delete;

  // Runs the model on rows of the data. In training, layers draw from (seed, step) and moving statistics follow.
  void forward(const Dataset& data, std::span<const std::int32_t> rows, std::uint64_t seed = 0, std::uint32_t step = 0);
  // Fills the model's gradients from those that the objective wrote to outputs(), regularization included.
  void backward();
  // The penalties on weights and activities of the last batch.
  double penalty() const;

  std::span<const Output> outputs() const { return outputs_; }
  const float* values(int node) const { return places_[node].forward.output; }
  std::int64_t bytes() const { return static_cast<std::int64_t>(arena_.size()) * 4; }

 private:
  struct Sum {  // a gradient that a second user of an output or a weight wrote elsewhere
    const float* from;
    float* to;
    Index per_row, fixed;
  };
  struct Place {
    Pass forward, backward;
    float* gradient = nullptr;  // of the output
    std::vector<const float*> inputs, masks;
    std::vector<float*> input_gradients, weights, weight_gradients, saved, forward_scratch, backward_scratch, kept;
    std::vector<Sum> sums;
  };
  void gather(const Dataset& data, std::span<const std::int32_t> rows);

  Model& model_;
  Use use_;
  Index batch_ = 0;  // rows of the last batch
  std::vector<float> arena_;
  std::vector<Place> places_;
  std::vector<Output> outputs_;
};

// Bytes that training takes with batches of that many rows: weights, gradients, the optimizer's state if the model is compiled, and the
// arena of a batch. Throws as fit would if the arena can't be had. The data come on top.
std::int64_t training_bytes(Model& model, Index batch);

}  // namespace vitrine
