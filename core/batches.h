// Single batches, trained or judged by hand, as Keras's train_on_batch and test_on_batch: metrics run on until they are reset.
#pragma once

#include <memory>

#include "data.h"
#include "model.h"
#include "objective.h"
#include "plan.h"

namespace vitrine {

// One step of training on rows of the data: forward, loss, backward, optimizer, constraints. Gives the loss with all penalties; if that is
// not finite, no weight has changed.
double train_step(Model& model, Plan& plan, Objective& objective, const Dataset& data, const RowWeights& weights, std::span<const std::int32_t> rows, std::uint64_t seed, std::uint32_t step);

// The weights of the data's rows: sample_weight as it is, or by class_weight, {"0": 1.5, ...} or null.
RowWeights row_weights(const Dataset& data, const Json& class_weight, const Objective& objective);

// Of a compiled model, until it is compiled anew.
class Batches {
 public:
  Batches(std::shared_ptr<Model> model, std::uint64_t seed) : model_(std::move(model)), seed_(seed) {}

  Logs train(const Dataset& data, const Json& class_weight);  // one step on all rows
  Logs test(const Dataset& data);
  void reset_metrics();

 private:
  Plan& prepare(const Dataset& data, std::unique_ptr<Plan>& plan, Index& room, Use use);

  std::shared_ptr<Model> model_;
  std::uint64_t seed_;
  std::uint32_t step_ = 0;
  std::unique_ptr<Objective> objective_;
  std::unique_ptr<Plan> training_, inference_;
  Index training_room_ = 0, inference_room_ = 0;
  std::vector<std::int32_t> rows_;
};

}  // namespace vitrine
