// Evaluation and prediction, in slices of time like training, so that a caller's event loop keeps turning.
#pragma once

#include <memory>

#include "data.h"
#include "model.h"
#include "objective.h"
#include "plan.h"

namespace vitrine {

// Checks that the data's inputs are what the model takes.
void check_inputs(const Model& model, const Dataset& data);

// The loss and metrics of a compiled model on some rows of a dataset.
class Evaluation {
 public:
  // All rows from first to before last (-1: the end), in batches.
  Evaluation(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch, Index first = 0, Index last = -1);

  void restart();              // from the first row, with fresh metrics
  // Works for about budget_ms milliseconds or max_batches batches (0: no such limit); whether it is done.
  bool run(double budget_ms, std::int64_t max_batches = 0);
  std::int64_t batch() const { return (next_ - first_ + batch_ - 1) / batch_; }  // how many are done
  std::int64_t batches() const { return (last_ - first_ + batch_ - 1) / batch_; }
  Logs logs() const { return objective_.logs(); }

 private:
  std::shared_ptr<Model> model_;
  std::shared_ptr<const Dataset> data_;
  Index batch_, first_, last_, next_;
  Objective objective_;
  Plan plan_;
  std::vector<std::int32_t> rows_;
  RowWeights row_weights_;
};

// The model's outputs for every row of a dataset.
class Prediction {
 public:
  Prediction(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch);

  bool run(double budget_ms);
  std::size_t outputs() const { return outputs_.size(); }
  const std::vector<float>& output(std::size_t i) const { return outputs_[i]; }
  Shape shape(std::size_t i) const;  // with the rows first

 private:
  std::shared_ptr<Model> model_;
  std::shared_ptr<const Dataset> data_;
  Index next_ = 0, batch_;
  Plan plan_;
  std::vector<std::int32_t> rows_;
  std::vector<std::vector<float>> outputs_;
};

}  // namespace vitrine
