// The core's callbacks besides early stopping: learning rates that fall, losses that are no longer numbers, averaged weights.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "components/probe.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

// A training that only has a learning rate.
struct Rated final : Trained {
  double rate = 1;
  void stop(std::string_view) override {}
  std::vector<float> weights() const override { return {}; }
  void set_weights(const std::vector<float>&) override {}
  double learning_rate() const override { return rate; }
  void set_learning_rate(double to) override { rate = to; }
  bool has_averages() const override { return false; }
  void swap_averages() override {}
  void set_averages() override {}
  std::int64_t epochs() const override { return 100; }
};

// The learning rate that every epoch logs, when they report these losses.
std::vector<double> rates(Json options, const std::vector<double>& losses, double first = 1) {
  options["monitor"] = "loss";
  auto callback = create<Callback>(layer("ReduceLROnPlateau", options), "callbacks");
  Rated training;
  training.rate = first;
  std::vector<double> logged;
  callback->train_begin({{"loss", {0}}}, training);
  for (std::size_t epoch = 0; epoch < losses.size(); ++epoch) {
    Logs logs{{"loss", {losses[epoch]}}};
    callback->epoch_end(static_cast<std::int64_t>(epoch), logs, training);
    logged.push_back(value(logs, "learning_rate"));
  }
  return logged;
}

std::shared_ptr<Model> line(Json optimizer) {
  return make_model({1}, {layer("Dense", {{"units", 1}, {"use_bias", false}, {"kernel_initializer", "zeros"}})}, {{"optimizer", std::move(optimizer)}, {"loss", "mse"}});
}
std::shared_ptr<Dataset> points() { return dataset({1, -1, 1, -1}, {4, 1}, {1, -1, 1, -1}, {4}); }
Json with(Json callbacks) { return {{"epochs", 3}, {"batch_size", 2}, {"shuffle", false}, {"callbacks", Json::array({std::move(callbacks)})}}; }

}  // namespace

TEST_CASE("the learning rate falls after so many epochs without improvement, and the epochs log what they had") {
  CHECK(rates({{"factor", 0.5}, {"patience", 2}}, {3, 2, 2, 2, 2, 2, 2}) == std::vector<double>{1, 1, 1, 1, 0.5, 0.5, 0.25});
  CHECK(rates({{"factor", 0.5}, {"patience", 0}}, {3, 2, 2, 1, 1}) == std::vector<double>{1, 1, 1, 0.5, 0.5});
  CHECK(rates({{"factor", 0.5}, {"patience", 1}, {"min_delta", 0.5}}, {3, 2.8, 2.6, 2.4}) == std::vector<double>{1, 1, 0.5, 0.25});
}

TEST_CASE("after it fell it waits for the cooldown, and it stops at the smallest one") {
  CHECK(rates({{"factor", 0.5}, {"patience", 1}, {"cooldown", 2}}, {2, 2, 2, 2, 2, 2, 2}) == std::vector<double>{1, 1, 0.5, 0.5, 0.25, 0.25, 0.125});
  CHECK(rates({{"factor", 0.1}, {"patience", 1}, {"min_lr", 0.05}}, {2, 2, 2, 2}) == std::vector<double>{1, 1, 0.1, 0.05});
  CHECK(rates({{"factor", 0.1}, {"patience", 1}, {"min_lr", 2}}, {2, 2, 2, 2}) == std::vector<double>{1, 1, 1, 1});
}

TEST_CASE("a plateau lowers the learning rate of a real training, but not one that follows a schedule") {
  const Json plateau = layer("ReduceLROnPlateau", {{"monitor", "loss"}, {"patience", 1}, {"min_delta", 100}});
  auto model = line(layer("SGD", {{"learning_rate", 0.1}}));
  const auto epochs = fit(model, points(), with(plateau));
  CHECK(value(epochs[1], "learning_rate") == 0.1);
  CHECK(std::fabs(value(epochs[2], "learning_rate") - 0.01) < 1e-12);
  auto scheduled = line(layer("SGD", {{"learning_rate", layer("CosineDecay", {{"initial_learning_rate", 0.1}, {"decay_steps", 9}})}}));
  CHECK(error_of([&] { fit(scheduled, points(), with(plateau)); }) == "sgd's learning rate follows a schedule and can't be set: give it a number as its learning_rate");
}

static std::shared_ptr<Dataset> endless() { return dataset({1, 1, 1, 1e25f}, {4, 1}, {1, 1, 1, 1}, {4}); }

TEST_CASE("a loss that is no number ends the training quietly if asked for, in the epoch that it is in") {
  auto model = line("sgd");
  Training training(model, endless(), nullptr, read_settings(with("terminate_on_nan")));
  const Progress progress = training.run(0, 0);
  CHECK(progress.state == Progress::State::done);
  CHECK(progress.stopped == "terminate_on_nan");
  REQUIRE(progress.finished.size() == 1);
  CHECK_FALSE(std::isfinite(value(progress.finished[0].logs, "loss")));
}

TEST_CASE("without that callback, or if it shall raise the error, a loss that is no number is explained") {
  for (const Json& settings : {Json{{"batch_size", 2}, {"shuffle", false}}, with(layer("TerminateOnNaN", {{"raise_error", true}}))}) {
    CHECK(error_of([&] { fit(line("sgd"), endless(), settings); }).starts_with("training stopped: the loss became infinite in epoch 1, batch 2"));
  }
}

TEST_CASE("averaged weights validate, and are the model's in the end") {
  const Json averaging = layer("SGD", {{"learning_rate", 0.1}, {"use_ema", true}, {"ema_momentum", 0.8}});
  const auto validated = [&](const Json& callback) {
    auto model = line(averaging);
    Training training(model, points(), points(), read_settings(callback.is_null() ? Json{{"epochs", 3}, {"batch_size", 2}, {"shuffle", false}} : with(callback)));
    std::vector<double> losses;
    for (const FinishedEpoch& epoch : training.run(0, 0).finished) losses.push_back(value(epoch.logs, "val_loss"));
    losses.push_back(value(evaluate(model, points()), "loss"));
    return losses;
  };
  const auto plain = validated(nullptr), swapped = validated("swap_ema_weights"), left = validated(layer("SwapEMAWeights", {{"swap_on_epoch", true}}));
  CHECK(swapped[2] == swapped[3]);  // the averages stay
  CHECK(plain[3] == swapped[3]);    // and training is the same
  CHECK(plain[2] < swapped[2]);     // averages lag behind
  CHECK(left == swapped);
  CHECK(error_of([&] { fit(line("sgd"), points(), with("swap_ema_weights")); }) == "swap_ema_weights needs an optimizer with use_ema");
}

TEST_CASE("a training in two parts has the dropout of one in one part") {
  const auto net = [] { return make_model({6}, {layer("Dense", {{"units", 8}}), layer("Dropout", {{"rate", 0.5}}), layer("Dense", {{"units", 2}, {"activation", "softmax"}})},
                                          {{"optimizer", "adam"}, {"loss", "sparse_categorical_crossentropy"}}); };
  auto whole = net(), parts = net();
  const auto data = two_classes(50, 6);
  fit(whole, data, {{"epochs", 4}, {"seed", 3}});
  fit(parts, data, {{"epochs", 2}, {"seed", 3}});
  fit(parts, data, {{"epochs", 4}, {"initial_epoch", 2}, {"seed", 3}});
  CHECK(whole->get_weights() == parts->get_weights());
}
