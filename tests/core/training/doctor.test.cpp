// What goes wrong in training is said in one sentence, and leaves the model usable.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::shared_ptr<Model> line(double rate, Json more = Json::object()) {
  Json options{{"units", 1}, {"name", "wild"}};
  options.update(more);
  return make_model({2}, {layer("Dense", options)}, {{"optimizer", layer("SGD", {{"learning_rate", rate}})}, {"loss", "mse"}});
}
static std::shared_ptr<Dataset> sums(float scale, Index rows = 20) {
  std::vector<float> x = numbers(rows * 2, 3, 0.5f * scale, scale), y(rows);
  for (Index r = 0; r < rows; ++r) y[r] = x[2 * r] + x[2 * r + 1];
  return dataset(x, {rows, 2}, y, {rows});
}

TEST_CASE("a loss that overflows names the epoch, the batch, the layer and the unscaled column") {
  auto model = line(0.1);
  const std::string text = error_of([&] { fit(model, sums(1e6f), {{"epochs", 50}, {"batch_size", 5}}); });
  CAPTURE(text);
  CHECK(text.starts_with("training stopped: the loss became "));
  CHECK(text.find(" in epoch 1, batch ") != text.npos);
  CHECK(text.find("likely cause: column ") != text.npos);
  CHECK(text.find("so standardise the inputs") != text.npos);
}

TEST_CASE("a loss that overflows on scaled inputs blames the learning rate") {
  auto model = line(3e38);
  const std::string text = error_of([&] { fit(model, sums(1), {{"epochs", 50}}); });
  CAPTURE(text);
  CHECK(text.find("first seen in layer 'wild'") != text.npos);
  CHECK(text.ends_with("likely cause: steps that are too large, so lower the learning rate or clip the gradients (clipnorm)"));
}

TEST_CASE("after a loss that overflowed the model can be mended and trained again") {
  auto model = line(0.1);
  const auto start = model->get_weights();
  Training training(model, sums(1e10f), nullptr, read_settings({{"epochs", 50}}));
  CHECK(error_of([&] { training.run(0, 0); }) != "");
  CHECK(training.run(0, 0).state == Progress::State::done);
  model->set_weights(start);
  const auto epochs = fit(model, sums(1), {{"epochs", 300}});
  CHECK(value(epochs.back(), "loss") < 0.01);
}

TEST_CASE("the best weights come back even when the loss overflows") {
  auto model = line(3);
  Training training(model, sums(1), nullptr, read_settings({{"epochs", 500}, {"batch_size", 20}, {"callbacks", Json::array({layer("EarlyStopping", {{"monitor", "loss"}, {"patience", 1000}, {"restore_best_weights", true}})})}}));
  CHECK(error_of([&] { training.run(0, 0); }) != "");
  for (const float w : model->get_weights()) CHECK(std::fabs(w) < 1000);
}

TEST_CASE("numbers that are missing or infinite are refused with their place") {
  const auto refusal = [](float bad) {
    Dataset data;
    std::vector<float> x = numbers(6, 1);
    x[4] = bad;
    return error_of([&] { data.add("x", x, {3, 2}); });
  };
  CHECK(refusal(NAN) == "x has a missing value (NaN) in row 2, column 0 (counted from 0): fill or drop it before training");
  CHECK(refusal(INFINITY) == "x has an infinite value in row 2, column 0 (counted from 0): fill or drop it before training");
}

TEST_CASE("arrays that don't fit each other are refused, in whatever order they come") {
  const std::vector<float> values = numbers(12, 1);
  const std::span all(values);
  Dataset x_first, y_first;
  x_first.add("x", all, {6, 2});
  CHECK(error_of([&] { x_first.add("y", all.first(5), {5}); }) == "y must have as many rows as x, 6, got 5");
  y_first.add("y", all.first(5), {5});
  CHECK(error_of([&] { y_first.add("x", all, {6, 2}); }) == "x must have as many rows as y, 5, got 6");
  CHECK(error_of([&] { Dataset().add("x", all, {6, 3}); }) == "x must hold as many values as its shape says, 18, got 12");
  CHECK(error_of([&] { Dataset().add("x", all, {-6, -2}); }).starts_with("x must hold as many values as its shape says"));
  CHECK(error_of([&] { Dataset().add("x", all, {}); }).starts_with("x must hold as many values as its shape says"));
  CHECK(error_of([&] { Dataset().add("x", {}, {0, 2}); }) == "x has no rows");
  CHECK(error_of([&] { Dataset().add("z", all, {6, 2}); }) == "data must be x, y or sample_weight, got z");
}

TEST_CASE("labels that a loss can't take are refused before a weight changes, with their row") {
  struct Case {
    const char *loss, *activation;
    Index units;
    std::vector<float> y;
    const char* text;
  };
  for (const Case& c : std::vector<Case>{
           {"sparse_categorical_crossentropy", "softmax", 2, {0, 1, 2}, "sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 2 in row 2 of y (counted from 0)"},
           {"sparse_categorical_crossentropy", "softmax", 2, {0, -1, 1}, "sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got -1 in row 1 of y (counted from 0)"},
           {"sparse_categorical_crossentropy", "softmax", 2, {0.5f, 0, 1}, "sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 0.5 in row 0 of y (counted from 0)"},
           {"binary_crossentropy", "sigmoid", 1, {0, 1, 2}, "binary_crossentropy needs labels between 0 and 1, got 2 in row 2 of y (counted from 0)"},
           {"categorical_crossentropy", "softmax", 3, {0, 1, 2}, "categorical_crossentropy needs 3 values of y a row for the model's output of shape (None, 3), got 1"},
           {"mse", "linear", 2, {0, 1, 2}, "mean_squared_error needs 2 values of y a row for the model's output of shape (None, 2), got 1"},
       }) {
    auto model = make_model({2}, {layer("Dense", {{"units", c.units}, {"activation", c.activation}})}, {{"loss", c.loss}});
    const auto before = model->get_weights();
    CHECK(error_of([&] { fit(model, dataset(numbers(6, 1), {3, 2}, c.y, {3}), Json::object()); }) == c.text);
    CHECK(model->get_weights() == before);
  }
}

TEST_CASE("data of another shape than the model's are refused") {
  auto model = line(0.1);
  CHECK(error_of([&] { fit(model, dataset(numbers(9, 1), {3, 3}, {1, 2, 3}, {3}), Json::object()); }) == "x must have the model's input shape (None, 2), got (None, 3)");
  CHECK(error_of([&] { predict(model, dataset(numbers(9, 1), {3, 3}, {1, 2, 3}, {3})); }) == "x must have the model's input shape (None, 2), got (None, 3)");
  CHECK(error_of([&] { fit(model, sums(1), Json::object(), dataset(numbers(9, 1), {3, 3}, {1, 2, 3}, {3})); }) == "validation data: x must have the model's input shape (None, 2), got (None, 3)");
  CHECK(error_of([&] { fit(model, std::make_shared<Dataset>(), Json::object()); }) == "the model has 1 input, got 0 arrays of x");
  auto no_truth = std::make_shared<Dataset>();
  no_truth->add("x", numbers(4, 1), {2, 2});
  CHECK(error_of([&] { fit(model, no_truth, Json::object()); }) == "the model has 1 output, got 0 arrays of y");
}

TEST_CASE("a model that isn't ready for training says what it lacks") {
  auto uncompiled = make_model({2}, {layer("Dense", {{"units", 1}})}, nullptr);
  CHECK(error_of([&] { fit(uncompiled, sums(1), Json::object()); }) == "the model must be compiled before it is trained or evaluated: call compile({optimizer, loss, metrics})");
  auto no_loss = make_model({2}, {layer("Dense", {{"units", 1}})}, Json::object());
  CHECK(error_of([&] { fit(no_loss, sums(1), Json::object()); }) == "the model was compiled without a loss: training needs one");
  CHECK(error_of([&] { uncompiled->set_weights(numbers(2, 1)); }) == "the model has 3 weights, got 2");
}
