// What callbacks share that watch one of the numbers that epochs report.
#pragma once

#include <cmath>
#include <optional>
#include <string>

#include "callbacks/callback.h"
#include "error.h"

namespace vitrine {

class Monitor : public Callback {
 public:
  static constexpr std::string_view modes[] = {"auto", "min", "max"};
  std::string monitor = "val_loss", mode = "auto";
  double min_delta = 0;

 protected:
  void monitor_field(Fields& f) { f("monitor", monitor, {}, "Name of the number to watch, as in the history."); }
  void min_delta_field(Fields& f) { f("min_delta", min_delta, any_number, "Smallest change that counts as an improvement."); }
  void mode_field(Fields& f) { f("mode", mode, modes, "Whether less or more is better; auto goes by the name."); }

  // Finds out what is better. Throws if the number will never be reported.
  void watch(const Logs& logs) {
    const Log& log = watched(logs);
    more_is_better_ = mode == "auto" ? log.more_is_better : mode == "max";
  }

  // The number of an epoch; none where there is no validation.
  std::optional<double> current(const Logs& logs) const {
    const Log* log = find(logs);
    return log ? std::optional(log->values[0]) : std::nullopt;
  }

  bool improves(double value, std::optional<double> than) const {
    if (!than) return !std::isnan(value);
    const double margin = std::fabs(min_delta);
    return more_is_better_ ? value - margin > *than : value + margin < *than;
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
    fail(about().identifier, ".monitor must be one of ", known, ", got '", monitor, "'", monitor.starts_with("val_") && !validated ? ": give validation data or a validation split" : "");
  }

  bool more_is_better_ = false;
};

}  // namespace vitrine
