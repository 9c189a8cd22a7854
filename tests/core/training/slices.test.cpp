// Slices of time: however a training is cut up, paused or looked at, its numbers are the same.
#include <catch_amalgamated.hpp>

#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::shared_ptr<Model> net() {
  return make_model({6}, {layer("Dense", {{"units", 8}, {"activation", "relu"}}), layer("BatchNormalization"), layer("Dropout", {{"rate", 0.3}}), layer("Dense", {{"units", 2}, {"activation", "softmax"}})},
                    {{"optimizer", "adam"}, {"loss", "sparse_categorical_crossentropy"}, {"metrics", {"accuracy"}}});
}
static const Json settings{{"epochs", 4}, {"batch_size", 16}, {"validation_split", 0.3}, {"seed", 5}};
constexpr Index rows = 150;  // 105 are trained on: 7 batches, the last one short

static bool same(const Logs& a, const Logs& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].name != b[i].name || a[i].values != b[i].values) return false;
  return true;
}

TEST_CASE("a training in many small slices gives the same weights and history, bit for bit, as one in one go") {
  auto whole = net();
  const auto epochs = fit(whole, two_classes(rows, 6), settings);
  for (const int batches : {1, 2, 5, 100})
    for (const double budget_ms : {0.0, 0.001}) {
      auto sliced = net();
      Training training(sliced, two_classes(rows, 6), nullptr, read_settings(settings));
      std::vector<Logs> finished;
      Progress progress;
      int slices = 0;
      do {
        progress = training.run(budget_ms, batches);
        for (auto& epoch : progress.finished) finished.push_back(epoch.logs);
        REQUIRE(++slices < 1000);
      } while (progress.state != Progress::State::done);
      CHECK(sliced->get_weights() == whole->get_weights());
      REQUIRE(finished.size() == epochs.size());
      for (std::size_t e = 0; e < epochs.size(); ++e) CHECK(same(finished[e], epochs[e]));
      if (batches == 1 || budget_ms > 0) CHECK(slices >= 28);
    }
}

TEST_CASE("a step is one batch, and progress counts it") {
  Training training(net(), two_classes(rows, 6), nullptr, read_settings(settings));
  for (int step = 1; step <= 7; ++step) {
    const Progress progress = training.run(0, 1);
    CHECK(progress.batch == step);
    CHECK(progress.batches == 7);
    CHECK(progress.samples == (step < 7 ? step * 16 : 105));
    CHECK(progress.epoch == 0);
    CHECK(progress.epochs == 4);
    CHECK(value(progress.logs, "loss") > 0);
  }
  CHECK(training.run(0, 1).epoch == 1);
}

TEST_CASE("a training can pause at the end of every epoch") {
  Json pausing = settings;
  pausing["pause"] = "epoch";
  auto paused = net(), whole = net();
  Training training(paused, two_classes(rows, 6), nullptr, read_settings(pausing));
  for (int epoch = 0; epoch < 4; ++epoch) {
    const Progress progress = training.run(0, 0);
    CHECK(progress.finished.size() == 1);
    CHECK(progress.finished[0].epoch == epoch);
    CHECK(progress.state == (epoch < 3 ? Progress::State::epoch : Progress::State::done));
  }
  fit(whole, two_classes(rows, 6), settings);
  CHECK(paused->get_weights() == whole->get_weights());
}

TEST_CASE("weights can be read, a prediction made and the model judged between two slices without a trace") {
  auto watched = net(), whole = net();
  const auto data = two_classes(rows, 6);
  Training training(watched, data, nullptr, read_settings(settings));
  while (training.run(0, 3).state != Progress::State::done) {
    watched->get_weights();
    predict(watched, data);
    evaluate(watched, data);
  }
  fit(whole, data, settings);
  CHECK(watched->get_weights() == whole->get_weights());
}

TEST_CASE("a training that is asked to stop ends after the batch at hand, and reports the epoch") {
  auto model = net();
  Training training(model, two_classes(rows, 6), nullptr, read_settings(settings));
  training.run(0, 3);
  training.request_stop();
  const Progress progress = training.run(0, 0);
  CHECK(progress.state == Progress::State::done);
  CHECK(progress.stopped == "requested");
  CHECK(progress.finished.size() == 1);
  CHECK(progress.samples <= 4 * 16);
  const auto weights = model->get_weights();
  CHECK(training.run(0, 0).state == Progress::State::done);  // nothing more happens
  CHECK(model->get_weights() == weights);
}

TEST_CASE("no epochs are left when the first one is beyond the last") {
  Training training(net(), two_classes(rows, 6), nullptr, read_settings({{"epochs", 2}, {"initial_epoch", 2}}));
  const Progress progress = training.run(0, 0);
  CHECK(progress.state == Progress::State::done);
  CHECK(progress.finished.empty());
}

TEST_CASE("evaluations and predictions can be cut in slices too") {
  auto model = net();
  const auto data = two_classes(rows, 6);
  Evaluation evaluation(model, data, 4);
  Prediction prediction(model, data, 4);
  int slices = 0;
  while (!evaluation.run(1e-6)) REQUIRE(++slices < 100);
  while (!prediction.run(1e-6)) REQUIRE(++slices < 200);
  CHECK(slices > 10);
  CHECK(same(evaluation.logs(), evaluate(model, data, 4)));
  CHECK(prediction.output(0) == predict(model, data, 4));
  CHECK(prediction.shape(0) == Shape{rows, 2});
}
