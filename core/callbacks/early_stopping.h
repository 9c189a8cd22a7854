// EarlyStopping: ends the training when a monitored number has stopped to improve, as Keras 3 does.
#pragma once

#include "callbacks/monitor.h"

namespace vitrine {

struct EarlyStopping final : Is<EarlyStopping, Monitor> {
  static constexpr About described{"EarlyStopping", "early_stopping", "Ends the training when a number has stopped to improve."};
  std::int64_t patience = 0, verbose = 0, start_from_epoch = 0;
  std::optional<double> baseline;
  bool restore_best_weights = false;

  void fields(Fields& f) override {
    monitor_field(f);
    min_delta_field(f);
    f("patience", patience, not_negative, "Epochs without improvement before it stops.");
    f("verbose", verbose, not_negative, "Keras's verbosity; nothing is printed here.");
    mode_field(f);
    f("baseline", baseline, any_number, "Value that must be reached for waiting to begin anew.");
    f("restore_best_weights", restore_best_weights, "Goes back to the weights of the best epoch at the end.");
    f("start_from_epoch", start_from_epoch, not_negative, "Epochs to let pass before watching.");
  }

  void train_begin(const Logs& logs, Trained&) override {
    watch(logs);
    wait_ = 0;
    best_.reset();
    best_weights_.clear();
  }

  void epoch_end(std::int64_t epoch, Logs& logs, Trained& training) override {
    const std::optional<double> now = current(logs);
    if (!now || epoch < start_from_epoch) return;
    if (restore_best_weights && best_weights_.empty()) best_weights_ = training.weights();
    ++wait_;
    if (improves(*now, best_)) {
      best_ = now;
      if (restore_best_weights) best_weights_ = training.weights();
      if (!baseline || improves(*now, baseline)) wait_ = 0;
      return;
    }
    if (wait_ >= patience && epoch > 0) training.stop("early_stopping");
  }

  void train_end(Trained& training) override {
    if (restore_best_weights && !best_weights_.empty()) training.set_weights(best_weights_);
    best_weights_.clear();
  }

 private:
  std::int64_t wait_ = 0;
  std::optional<double> best_;
  std::vector<float> best_weights_;
};

}  // namespace vitrine
