// Training: shuffle, batches, epochs, validation and callbacks, as Keras's fit. It runs for a budget of time and goes on where it stopped.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "callbacks/callback.h"
#include "data.h"
#include "judging.h"
#include "model.h"
#include "objective.h"
#include "plan.h"

namespace vitrine {

struct TrainingSettings {
  std::int64_t epochs = 1, batch_size = 32, validation_freq = 1, initial_epoch = 0;
  std::optional<std::int64_t> validation_batch_size;
  double validation_split = 0;
  bool shuffle = true;
  Json class_weight;  // {"0": 1.5, ...} or null
  std::uint64_t seed = 0;
  std::vector<std::unique_ptr<Callback>> callbacks;
  bool pause_at_epochs = false;  // run() returns at the end of every epoch
  bool pause_at_tests = false;   // and after every batch of validation
};

// From {epochs, batch_size, ..., callbacks: [{class_name, config}], pause: "none" | "epoch" | "test"}.
TrainingSettings read_settings(const Json& json);

struct FinishedEpoch {
  std::int64_t epoch;
  Logs logs;
};

struct Progress {
  enum class State { running, epoch, done } state = State::running;
  std::int64_t epoch = 0, epochs = 0, batch = 0, batches = 0, samples = 0;
  Logs logs;                            // of the epoch under way
  std::int64_t tested = 0, tests = 0;   // batches of the validation that is to come, under way or just over; none otherwise
  Logs test_logs;
  std::vector<FinishedEpoch> finished;  // since the last report
  std::string stopped;                  // "", "requested" or the callback: "early_stopping", "terminate_on_nan"
};

class Training final : private Trained {
 public:
  // validation may be null. Everything is checked here, before a weight changes.
  Training(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, std::shared_ptr<const Dataset> validation, TrainingSettings settings);

  // Trains for about budget_ms milliseconds or max_batches batches (0: no such limit), or to the end of an epoch if so set.
  // A loss that is not finite is an error that names the epoch, the batch, the layer and a likely cause, unless a callback takes it as an end.
  Progress run(double budget_ms, std::int64_t max_batches);
  void request_stop() { stop("requested"); }

  // What epochs will report, with no values to read yet.
  Logs reported() const;

 private:
  enum class Stage { epoch_start, batches, validation, done };

  void stop(std::string_view reason) override { stopped_ = reason; }
  std::vector<float> weights() const override { return model_->get_weights(); }
  void set_weights(const std::vector<float>& weights) override { model_->set_weights(weights); }
  double learning_rate() const override { return model_->optimizer().rate(); }
  void set_learning_rate(double rate) override { model_->optimizer().set_rate(rate); }
  bool has_averages() const override { return model_->optimizer().averages(); }
  void swap_averages() override { model_->optimizer().swap_averages(model_->all_values().data()); }
  void set_averages() override { model_->optimizer().set_averages(model_->all_values().data()); }
  std::int64_t epochs() const override { return settings_.epochs; }

  bool bad_loss_ends();
  void start_epoch();
  void train_batch();
  void end_epoch(Logs logs);
  void finish();
  [[noreturn]] void explain_bad_loss(double loss);

  std::shared_ptr<Model> model_;
  std::shared_ptr<const Dataset> data_;
  TrainingSettings settings_;
  Index rows_, batch_size_;  // training rows: those before the validation split
  Objective objective_;
  Plan plan_;
  std::unique_ptr<Evaluation> validation_;
  RowWeights row_weights_;
  std::vector<std::int32_t> order_;

  Stage stage_ = Stage::epoch_start;
  std::int64_t epoch_, batch_ = 0, batches_, samples_ = 0;
  std::uint32_t step_ = 0;
  std::string stopped_;
  Logs epoch_logs_;
  std::vector<FinishedEpoch> finished_;
};

}  // namespace vitrine
