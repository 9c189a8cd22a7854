// Callbacks that must be exact and therefore live in the core: what they decide at the end of an epoch changes the training.
#pragma once

#include <string>
#include <vector>

#include "component.h"
#include "spec.h"

namespace vitrine {

struct Log {
  std::string name;             // as in Keras's history: "loss", "val_accuracy"
  std::vector<double> values;   // one for most
  bool more_is_better = false;
};
using Logs = std::vector<Log>;  // in Keras's order

// What a callback may do to the training that it watches.
class Trained {
 public:
  virtual ~Trained() = default;
  virtual void stop(std::string_view reason) = 0;
  virtual std::vector<float> weights() const = 0;
  virtual void set_weights(const std::vector<float>&) = 0;
  virtual double learning_rate() const = 0;
  virtual void set_learning_rate(double) = 0;  // throws if it follows a schedule
  virtual bool has_averages() const = 0;       // of the weights: the optimizer's use_ema
  virtual void swap_averages() = 0;            // puts them in the place of the weights, and the weights in theirs
  virtual void set_averages() = 0;             // to the weights
  virtual std::int64_t epochs() const = 0;
};

class Callback : public Component {
 public:
  static constexpr std::string_view kind = "callback";
  static Json identity(Callback& c) { return serialized(c, kind); }

  virtual void train_begin(const Logs&, Trained&) {}  // the logs that epochs will report, with no values to read yet; may throw
  virtual void epoch_begin(Trained&) {}
  virtual bool bad_loss(Trained&) { return false; }   // a batch's loss is not finite: whether that ends the training, without an error
  virtual void test_begin(Trained&) {}                // validation
  virtual void test_end(Trained&) {}
  virtual void epoch_end(std::int64_t /*epoch*/, Logs&, Trained&) {}  // may add to what is logged
  virtual void train_end(Trained&) {}
};

}  // namespace vitrine
