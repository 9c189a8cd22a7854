// EarlyStopping: ends the training when a monitored number has stopped to improve, as Keras 3 does.
#pragma once

#include <cmath>

#include "callbacks/callback.h"
#include "error.h"

namespace vitrine {

struct EarlyStopping final : Is<EarlyStopping, Callback> {
  static constexpr About described{"EarlyStopping", "early_stopping", "Ends the training when a number has stopped to improve."};
  static constexpr std::string_view modes[] = {"auto", "min", "max"};
  std::string monitor = "val_loss", mode = "auto";
  double min_delta = 0;
  std::int64_t patience = 0, verbose = 0, start_from_epoch = 0;
  std::optional<double> baseline;
  bool restore_best_weights = false;

  void fields(Fields& f) override {
    f("monitor", monitor, {}, "Name of the number to watch, as in the history.");
    f("min_delta", min_delta, any_number, "Smallest change that counts as an improvement.");
    f("patience", patience, not_negative, "Epochs without improvement before it stops.");
    f("verbose", verbose, not_negative, "Keras's verbosity; nothing is printed here.");
    f("mode", mode, modes, "Whether less or more is better; auto goes by the name.");
    f("baseline", baseline, any_number, "Value that must be reached for waiting to begin anew.");
    f("restore_best_weights", restore_best_weights, "Goes back to the weights of the best epoch at the end.");
    f("start_from_epoch", start_from_epoch, not_negative, "Epochs to let pass before watching.");
  }

  void train_begin(const Logs& logs) override {
    const Log& log = watched(logs);
    more_is_better_ = mode == "auto" ? log.more_is_better : mode == "max";
    wait_ = 0;
    best_.reset();
    best_weights_.clear();
  }

  void epoch_end(std::int64_t epoch, const Logs& logs, Trained& training) override {
    const Log* log = find(logs);
    if (!log || epoch < start_from_epoch) return;  // there are epochs without validation
    const double current = log->values[0];
    if (restore_best_weights && best_weights_.empty()) best_weights_ = training.weights();
    ++wait_;
    if (improves(current, best_)) {
      best_ = current;
      if (restore_best_weights) best_weights_ = training.weights();
      if (!baseline || improves(current, baseline)) wait_ = 0;
      return;
    }
    if (wait_ >= patience && epoch > 0) training.stop("early_stopping");
  }

  void train_end(Trained& training) override {
    if (restore_best_weights && !best_weights_.empty()) training.set_weights(best_weights_);
    best_weights_.clear();
  }

 private:
  const Log* find(const Logs& logs) const {
    for (const Log& log : logs)
      if (log.name == monitor && log.values.size() == 1) return &log;
    return nullptr;
  }
  const Log& watched(const Logs& logs) const {
    if (const Log* log = find(logs)) return *log;
    std::string known;
    bool validated = false;
    for (const Log& log : logs) {
      known += join(known.empty() ? "" : ", ", "'", log.name, "'");
      validated |= log.name.starts_with("val_");
    }
    fail("early_stopping.monitor must be one of ", known, ", got '", monitor, "'", monitor.starts_with("val_") && !validated ? ": give validation data or a validation split" : "");
  }
  bool improves(double value, std::optional<double> than) const {
    if (!than) return !std::isnan(value);
    const double margin = std::fabs(min_delta);
    return more_is_better_ ? value - margin > *than : value + margin < *than;
  }

  bool more_is_better_ = false;
  std::int64_t wait_ = 0;
  std::optional<double> best_;
  std::vector<float> best_weights_;
};

}  // namespace vitrine
