#include "batches.h"

#include <charconv>
#include <cmath>
#include <numeric>

#include "doctor.h"
#include "error.h"
#include "judging.h"
#include "metrics/accuracy.h"
#include "spec.h"

namespace vitrine {

double train_step(Model& model, Plan& plan, Objective& objective, const Dataset& data, const RowWeights& weights, std::span<const std::int32_t> rows, std::uint64_t seed, std::uint32_t step) {
  plan.forward(data, rows, seed, step);
  const double loss = objective.judge(data, weights, rows, plan.outputs()) + plan.penalty();
  if (!std::isfinite(loss)) return loss;
  objective.add_loss(loss, static_cast<Index>(rows.size()));
  plan.backward();
  model.optimizer().apply(model.all_values().data(), model.all_gradients().data());
  for (const Weight& weight : model.weights())
    if (weight.trainable && weight.spec.constraint) weight.spec.constraint->apply(model.values(weight), weight.spec.shape);
  return loss;
}

RowWeights row_weights(const Dataset& data, const Json& class_weight, const Objective& objective) {
  RowWeights all;
  for (const Array& weights : data.sample_weight) all.push_back(weights.values);
  if (class_weight.is_null()) return all;
  if (!all.empty()) fail("fit takes class_weight or sample_weight, got both");
  if (!class_weight.is_object()) fail("fit.class_weight must be {class: weight, ...}, got ", shown(class_weight));
  if (objective.heads().size() > 1) fail("class_weight needs a model with one output, but this one has ", objective.heads().size(), ": give sample_weight for each");
  const Head& head = objective.heads()[0];
  if (head.rows_per_sample != 1) fail("class_weight needs one class a row, but the model's output has ", head.rows_per_sample, " rows a sample");
  const Array& truth = data.y[0];
  std::vector<float>& weights = all.emplace_back(truth.rows, 1.0f);
  for (const auto& [key, weight] : class_weight.items()) {
    if (!weight.is_number() || weight.get<double>() < 0) fail("fit.class_weight of class ", key, " must be a number of at least 0, got ", shown(weight));
    Index named = 0;
    if (const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), named); error != std::errc() || end != key.data() + key.size())
      fail("fit.class_weight must name classes by their numbers 0, 1, 2 ..., got '", key, "'");
    for (Index r = 0; r < truth.rows; ++r) {
      const Index label = truth.width() > 1 ? index_of_largest(truth.row(r), truth.width()) : static_cast<Index>(truth.row(r)[0]);
      if (label == named) weights[r] = weight.get<float>();
    }
  }
  return all;
}

Plan& Batches::prepare(const Dataset& data, std::unique_ptr<Plan>& plan, Index& room, Use use) {
  check_inputs(*model_, data);
  const Index rows = data.rows();
  if (objective_) objective_->accept(data, rows);
  else objective_ = std::make_unique<Objective>(*model_, data, rows);
  if (!plan || rows > room) {
    plan = std::make_unique<Plan>(*model_, rows, use, objective_->heads());
    room = rows;
  }
  rows_.resize(rows);
  std::iota(rows_.begin(), rows_.end(), 0);
  return *plan;
}

Logs Batches::train(const Dataset& data, const Json& class_weight) {
  Plan& plan = prepare(data, training_, training_room_, Use::training);
  const double loss = train_step(*model_, plan, *objective_, data, row_weights(data, class_weight, *objective_), rows_, seed_, step_++);
  if (!std::isfinite(loss)) fail("the batch was not trained on: its loss is ", std::isnan(loss) ? "not a number (NaN)" : "infinite", ", ", diagnose(*model_, plan, data, rows_));
  return objective_->logs();
}

Logs Batches::test(const Dataset& data) {
  Plan& plan = prepare(data, inference_, inference_room_, Use::inference);
  plan.forward(data, rows_);
  const double loss = objective_->judge(data, row_weights(data, nullptr, *objective_), rows_, plan.outputs());
  objective_->add_loss(loss + plan.penalty(), data.rows());
  return objective_->logs();
}

void Batches::reset_metrics() {
  if (objective_) objective_->reset();
}

}  // namespace vitrine
