// ReduceLROnPlateau: smaller steps when a monitored number has stopped to improve, as Keras 3 does.
#pragma once

#include <algorithm>

#include "callbacks/monitor.h"

namespace vitrine {

struct ReduceLROnPlateau final : Is<ReduceLROnPlateau, Monitor> {
  static constexpr About described{"ReduceLROnPlateau", "reduce_lr_on_plateau", "Lowers the learning rate when a number has stopped to improve."};
  double factor = 0.1, min_lr = 0;
  std::int64_t patience = 10, verbose = 0, cooldown = 0;
  ReduceLROnPlateau() { min_delta = 1e-4; }

  void fields(Fields& f) override {
    monitor_field(f);
    f("factor", factor, below_one, "What the learning rate is multiplied by.");
    f("patience", patience, not_negative, "Epochs without improvement before it does.");
    f("verbose", verbose, not_negative, "Keras's verbosity; nothing is printed here.");
    mode_field(f);
    min_delta_field(f);
    f("cooldown", cooldown, not_negative, "Epochs to let pass after that before it waits again.");
    f("min_lr", min_lr, not_negative, "Smallest learning rate to go to.");
  }

  void train_begin(const Logs& logs, Trained&) override {
    watch(logs);
    best_.reset();
    wait_ = cooling_ = 0;
  }

  // The history tells the learning rate that the epoch had.
  void epoch_end(std::int64_t, Logs& logs, Trained& training) override {
    logs.push_back({"learning_rate", {training.learning_rate()}});
    const std::optional<double> now = current(logs);
    if (!now) return;
    if (cooling_ > 0) {
      --cooling_;
      wait_ = 0;
    }
    if (improves(*now, best_)) {
      best_ = now;
      wait_ = 0;
    } else if (cooling_ == 0 && ++wait_ >= patience) {
      reduce(training);
    }
  }

 private:
  void reduce(Trained& training) {
    const double rate = training.learning_rate();
    if (rate <= min_lr) return;
    training.set_learning_rate(std::max(rate * factor, min_lr));
    cooling_ = cooldown;
    wait_ = 0;
  }

  std::optional<double> best_;
  std::int64_t wait_ = 0, cooling_ = 0;
};

}  // namespace vitrine
