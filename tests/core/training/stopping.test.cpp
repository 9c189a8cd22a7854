// Early stopping as in Keras 3: when it stops, and which weights it leaves.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "components/probe.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

// A training that reports these numbers, one an epoch; its weights are the number of the epoch.
struct Told final : Trained {
  std::vector<float> now;
  bool stopped = false;
  double rate = 1;
  void stop(std::string_view) override { stopped = true; }
  std::vector<float> weights() const override { return now; }
  void set_weights(const std::vector<float>& weights) override { now = weights; }
  double learning_rate() const override { return rate; }
  void set_learning_rate(double to) override { rate = to; }
  bool has_averages() const override { return false; }
  void swap_averages() override {}
  void set_averages() override {}
  std::int64_t epochs() const override { return 100; }
};

struct Outcome {
  int epochs;
  float weights;
};
Outcome told(Json options, const std::vector<double>& values, bool more_is_better = false) {
  options["monitor"] = "score";
  auto callback = create<Callback>(layer("EarlyStopping", options), "callbacks");
  Told training;
  callback->train_begin({{"loss", {0}}, {"score", {0}, more_is_better}}, training);
  int epoch = 0;
  for (; epoch < static_cast<int>(values.size()) && !training.stopped; ++epoch) {
    training.now = {static_cast<float>(epoch)};
    Logs logs{{"loss", {1}}, {"score", {values[epoch]}, more_is_better}};
    callback->epoch_end(epoch, logs, training);
  }
  callback->train_end(training);
  return {epoch, training.now[0]};
}

}  // namespace

TEST_CASE("training stops after so many epochs without improvement") {
  CHECK(told({{"patience", 2}}, {5, 4, 3, 3.5, 3.2, 3.1, 2}).epochs == 5);
  CHECK(told({{"patience", 3}}, {5, 4, 3, 3.5, 3.2, 3.1, 2}).epochs == 6);
  CHECK(told({{"patience", 4}}, {5, 4, 3, 3.5, 3.2, 3.1, 2}).epochs == 7);
  CHECK(told({{"patience", 0}}, {5, 4, 4, 1}).epochs == 3);
  CHECK(told({{"patience", 0}}, {5, 6, 1}).epochs == 2);
}

TEST_CASE("more is better for a score, less for a loss, unless the mode says otherwise") {
  CHECK(told(Json::object(), {1, 2, 3, 2, 9}, true).epochs == 4);
  CHECK(told({{"mode", "min"}}, {3, 2, 1, 2, 0}, true).epochs == 4);
  CHECK(told({{"mode", "max"}}, {1, 2, 3, 2, 9}, false).epochs == 4);
}

TEST_CASE("a change smaller than min_delta is no improvement") {
  CHECK(told({{"min_delta", 0.5}, {"patience", 1}}, {5, 4.7, 4.4, 4.3}).epochs == 2);
  CHECK(told({{"min_delta", -0.5}, {"patience", 2}}, {5, 4.7, 4.4, 4.3}).epochs == 4);  // 4.4 is 0.6 better than 5
}

TEST_CASE("waiting only begins anew beyond the baseline") {
  CHECK(told({{"baseline", 3}, {"patience", 3}}, {6, 5, 4, 3.5, 3.2, 1}).epochs == 6);
  CHECK(told({{"baseline", 3}, {"patience", 3}}, {6, 5, 4, 4, 3.2, 1}).epochs == 4);
  CHECK(told({{"baseline", 4.5}, {"patience", 2}}, {6, 5, 4, 4.1, 4.2, 1}).epochs == 5);
}

TEST_CASE("the first epochs can be left out") {
  CHECK(told({{"start_from_epoch", 3}}, {1, 2, 3, 4, 3.5, 5, 6}).epochs == 6);
}

TEST_CASE("the best weights come back, whatever stopped the training") {
  CHECK(told({{"restore_best_weights", true}, {"patience", 2}}, {5, 3, 4, 4, 1}).weights == 1);
  CHECK(told({{"restore_best_weights", true}, {"patience", 9}}, {5, 3, 4}).weights == 1);
  CHECK(told({{"patience", 2}}, {5, 3, 4, 4, 1}).weights == 3);
  CHECK(told({{"restore_best_weights", true}, {"start_from_epoch", 2}, {"patience", 1}}, {1, 2, 5, 6, 7}).weights == 2);
  CHECK(told({{"restore_best_weights", true}, {"patience", 1}}, {NAN, NAN, 1}).weights == 0);
}

static const Json overfit{{"optimizer", layer("SGD", {{"learning_rate", 0.1}})}, {"loss", "mse"}};
static std::shared_ptr<Model> line() { return make_model({1}, {layer("Dense", {{"units", 1}, {"kernel_initializer", "zeros"}})}, overfit); }
static std::shared_ptr<Dataset> rising() { return dataset({1, 1, -1, -1}, {4, 1}, {1, 1, -1, -1}, {4}); }
static std::shared_ptr<Dataset> falling() { return dataset({1, -1}, {2, 1}, {-1, 1}, {2}); }  // gets worse with every step
static Json stopping(Json more = Json::object()) {
  Json options{{"monitor", "val_loss"}, {"patience", 2}, {"restore_best_weights", true}};
  options.update(more);
  return {{"epochs", 50}, {"callbacks", Json::array({layer("EarlyStopping", options)})}};
}

TEST_CASE("a real training stops early and goes back to the weights of its best epoch") {
  auto model = line(), one_epoch = line();
  Training training(model, rising(), falling(), read_settings(stopping()));
  const Progress progress = training.run(0, 0);
  CHECK(progress.finished.size() == 3);
  CHECK(progress.stopped == "early_stopping");
  fit(one_epoch, rising(), {{"epochs", 1}});
  CHECK(model->get_weights() == one_epoch->get_weights());
}

TEST_CASE("the best weights come back when the training is stopped by hand, in the middle of an epoch") {
  auto model = line(), one_epoch = line();
  Json settings = stopping({{"patience", 40}});
  settings["batch_size"] = 1;
  Training training(model, rising(), falling(), read_settings(settings));
  training.run(0, 10);
  training.request_stop();
  const Progress progress = training.run(0, 0);
  CHECK(progress.state == Progress::State::done);
  CHECK(progress.stopped == "requested");
  fit(one_epoch, rising(), {{"epochs", 1}, {"batch_size", 1}});
  CHECK(model->get_weights() == one_epoch->get_weights());
}

TEST_CASE("a number to watch that will never be reported is refused before anything is trained") {
  auto model = line();
  const auto before = model->get_weights();
  CHECK(error_of([&] { fit(model, rising(), stopping()); }) == "early_stopping.monitor must be one of 'loss', got 'val_loss': give validation data or a validation split");
  CHECK(error_of([&] { fit(model, rising(), stopping({{"monitor", "val_acc"}}), falling()); }) == "early_stopping.monitor must be one of 'loss', 'val_loss', got 'val_acc'");
  CHECK(model->get_weights() == before);
}

TEST_CASE("epochs without validation are passed over when a validation number is watched") {
  Json settings = stopping({{"patience", 1}});
  settings["validation_freq"] = 3;
  auto model = line();
  Training training(model, rising(), falling(), read_settings(settings));
  CHECK(training.run(0, 0).finished.size() == 6);
}

TEST_CASE("a callback can be used for a second training") {
  auto model = line();
  for (int round = 0; round < 2; ++round) {
    Training training(model, rising(), falling(), read_settings(stopping()));
    CHECK(training.run(0, 0).finished.size() == 3);
  }
}
