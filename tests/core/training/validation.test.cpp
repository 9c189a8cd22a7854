// Validation: which rows it takes, when it runs, what it reports.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// Predicts its input, and never learns: the loss of a row is its own square.
static std::shared_ptr<Model> mirror() {
  return make_model({1}, {layer("Dense", {{"units", 1}, {"kernel_initializer", "ones"}})}, {{"optimizer", layer("SGD", {{"learning_rate", 0}})}, {"loss", "mse"}, {"metrics", {"mae"}}});
}
static std::shared_ptr<Dataset> squares(std::vector<float> x, std::vector<float> weights = {}) {
  const auto n = static_cast<std::int64_t>(x.size());
  return dataset(std::move(x), {n, 1}, std::vector<float>(n, 0.0f), {n}, std::move(weights));
}
static bool near(double a, double b) { return std::fabs(a - b) < 1e-5; }

TEST_CASE("a validation split takes the last rows, before anything is shuffled") {
  const auto epochs = fit(mirror(), squares({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}), {{"epochs", 3}, {"validation_split", 0.25}, {"batch_size", 2}, {"seed", 9}});
  for (const Logs& logs : epochs) {
    CHECK(near(value(logs, "loss"), (1 + 4 + 9 + 16 + 25 + 36 + 49) / 7.0));  // floor(10 · 0.75) rows
    CHECK(near(value(logs, "val_loss"), (64 + 81 + 100) / 3.0));
    CHECK(near(value(logs, "val_mae"), 9));
  }
}

TEST_CASE("the parts of a split are rounded as Keras rounds them") {
  for (Index rows = 2; rows <= 40; ++rows)
    for (const double split : {0.1, 0.2, 0.25, 0.3, 0.5, 0.9}) {
      const Index kept = static_cast<Index>(std::floor(static_cast<double>(rows) * (1 - split)));
      if (kept == 0 || kept == rows) continue;
      Training training(mirror(), squares(std::vector<float>(rows, 1.0f)), nullptr, read_settings({{"validation_split", split}, {"batch_size", 1}}));
      CHECK(training.run(0, 0).batches == kept);
    }
}

TEST_CASE("a split that leaves one side empty is refused") {
  CHECK(error_of([] { fit(mirror(), squares({1, 2}), {{"validation_split", 0.1}}); }) == "");
  CHECK(error_of([] { fit(mirror(), squares({1}), {{"validation_split", 0.5}}); }) == "fit.validation_split of 0.5 leaves no rows for training of 1 row");
  CHECK(error_of([] { fit(mirror(), squares({1, 2}), {{"validation_split", 0.9}}); }) == "fit.validation_split of 0.9 leaves no rows for training of 2 rows");
}

TEST_CASE("validation data are used in place of a split, and never trained on") {
  const auto epochs = fit(mirror(), squares({1, 2, 3, 4}), {{"validation_split", 0.5}}, squares({10, 20}));
  CHECK(near(value(epochs[0], "loss"), 30 / 4.0));
  CHECK(near(value(epochs[0], "val_loss"), 500 / 2.0));
}

TEST_CASE("what is wrong with validation data is said to be wrong with them") {
  const auto wide = dataset({1, 2}, {2, 1}, {1, 2, 3, 4}, {2, 2});
  CHECK(error_of([&] { fit(mirror(), squares({1, 2}), Json::object(), wide); }) ==
        "validation data: mean_squared_error needs 1 value of y a row for the model's output of shape (None, 1), got 2");
}

TEST_CASE("rows of the validation have their own weights, and classes none") {
  CHECK(near(value(fit(mirror(), squares({1, 2, 3, 4}, {1, 1, 3, 1}), {{"validation_split", 0.5}})[0], "val_loss"), (3 * 9 + 16) / 2.0));
  CHECK(near(value(fit(mirror(), squares({1, 2, 3, 4}), {{"validation_split", 0.5}, {"class_weight", {{"0", 5}}}})[0], "val_loss"), (9 + 16) / 2.0));
  CHECK(near(value(fit(mirror(), squares({1, 2, 3, 4}), {{"validation_split", 0.5}, {"class_weight", {{"0", 5}}}})[0], "loss"), 5 * (1 + 4) / 2.0));
}

TEST_CASE("validation can be had every few epochs only") {
  const auto epochs = fit(mirror(), squares({1, 2, 3, 4}), {{"epochs", 5}, {"validation_split", 0.5}, {"validation_freq", 2}});
  for (int e = 0; e < 5; ++e) {
    const bool validated = std::any_of(epochs[e].begin(), epochs[e].end(), [](const Log& log) { return log.name == "val_loss"; });
    CHECK(validated == (e % 2 == 1));
  }
}

TEST_CASE("the history has Keras's names in Keras's order") {
  std::vector<std::string> names;
  const auto epochs = fit(mirror(), squares({1, 2, 3, 4}), {{"validation_split", 0.5}});
  for (const Log& log : epochs[0]) names.push_back(log.name);
  CHECK(names == std::vector<std::string>{"loss", "mae", "val_loss", "val_mae"});
}

TEST_CASE("dropout and batch statistics belong to training: validation and prediction don't see them") {
  auto model = make_model({4}, {layer("Dropout", {{"rate", 0.3}})}, {{"optimizer", "sgd"}, {"loss", "mse"}});
  const auto data = dataset(numbers(40, 1), {10, 4}, numbers(40, 1), {10, 4});
  CHECK(predict(model, data) == numbers(40, 1));
  CHECK(value(evaluate(model, data), "loss") == 0);
  const auto epochs = fit(model, data, {{"epochs", 2}}, data);
  CHECK(value(epochs[0], "loss") > 0.05);
  CHECK(value(epochs[0], "loss") != value(epochs[1], "loss"));
  CHECK(value(epochs[0], "val_loss") == 0);
}
