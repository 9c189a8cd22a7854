// What a model is judged by: its losses and metrics, bound to the shapes of its outputs and of the truth.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "callbacks/callback.h"
#include "data.h"
#include "losses/loss.h"
#include "metrics/metric.h"
#include "model.h"

namespace vitrine {

// The judge of one output. One without a loss and metrics judges nothing and needs no truth.
struct Head {
  std::string name;  // of the output
  int node;
  Index rows_per_sample, cols, truth_cols;
  bool fused = false;  // the loss works on the logits before the output's softmax or sigmoid
  double loss_weight = 1;
  std::unique_ptr<Loss> loss;
  std::vector<std::unique_ptr<Metric>> metrics, weighted_metrics;
  double total_loss = 0;                             // of the rows seen, times its weight
  std::vector<float> truth, weights, scales, values;  // of a batch

  Index rows(Index batch) const { return batch * rows_per_sample; }
  bool judges() const { return loss || !metrics.empty() || !weighted_metrics.empty(); }
};

// The model's output of one batch at one head.
struct Output {
  const float* values;
  const float* logits;  // null unless the head is fused
  float* gradient;      // null when only judging
  const float* mask;    // 0 for the rows that don't count, else 1; null if all do
};

using RowWeights = std::vector<std::vector<float>>;

class Objective {
 public:
  // Checks that the data's truths fit the model's outputs and its loss, and makes room for batches of up to `batch` rows.
  Objective(const Model& model, const Dataset& data, Index batch);

  // Checks other data in the same way, and makes room for their batches. Losses and metrics run on.
  void accept(const Dataset& data, Index batch);

  const std::vector<Head>& heads() const { return heads_; }

  void reset();  // metrics and the running loss
  // Judges a batch made of these rows of the data. row_weights hold a weight for each row of the data: none, one list for all outputs, or
  // one for each. Gives the loss, without regularization, and writes gradients where there is room for them.
  double judge(const Dataset& data, const RowWeights& row_weights, std::span<const std::int32_t> rows, std::span<const Output> outputs);
  void add_loss(double loss, Index batch);  // to the running mean
  Logs logs() const;                        // loss first, then the metrics

 private:
  double judge(Head& head, const Array& truth, const std::vector<float>* row_weights, std::span<const std::int32_t> rows, const Output& output);

  std::vector<Head> heads_;
  double total_loss_ = 0, seen_ = 0;
};

// Throws if a compile config names a loss, a metric or an output that doesn't exist, or has wrong options.
void check_objective(const Json& compile_config, const std::vector<std::string>& outputs);

}  // namespace vitrine
