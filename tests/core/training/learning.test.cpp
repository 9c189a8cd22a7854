// Training as a whole: it learns, it stops, it says what is wrong with the data.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static const Json two_class_layers{layer("Dense", {{"units", 8}, {"activation", "tanh"}}), layer("Dense", {{"units", 2}, {"activation", "softmax"}})};
static const Json two_class_compile{{"optimizer", layer("Adam", {{"learning_rate", 0.02}})}, {"loss", "sparse_categorical_crossentropy"}, {"metrics", {"accuracy"}}};

TEST_CASE("XOR is learned") {
  auto model = make_model({2}, two_class_layers, two_class_compile);
  const auto data = dataset({0, 0, 0, 1, 1, 0, 1, 1}, {4, 2}, {0, 1, 1, 0}, {4});
  const auto epochs = fit(model, data, {{"epochs", 300}, {"batch_size", 4}});
  CHECK(value(epochs.back(), "accuracy") == 1);
  CHECK(value(epochs.back(), "loss") < 0.1);
  const auto p = predict(model, data);
  CHECK((p[0] > 0.9 && p[3] > 0.9 && p[5] > 0.9 && p[6] > 0.9));
}

TEST_CASE("a straight line is found") {
  auto model = make_model({1}, {layer("Dense", {{"units", 1}})}, {{"optimizer", layer("SGD", {{"learning_rate", 0.1}, {"momentum", 0.5}})}, {"loss", "mse"}, {"metrics", {"r2_score"}}});
  std::vector<float> x = numbers(100, 4), y;
  for (const float v : x) y.push_back(3 * v - 1);
  const auto epochs = fit(model, dataset(x, {100, 1}, y, {100}), {{"epochs", 40}});
  CHECK(std::fabs(model->get_weights()[0] - 3) < 1e-3);
  CHECK(std::fabs(model->get_weights()[1] + 1) < 1e-3);
  CHECK(value(epochs.back(), "r2_score") > 0.9999);
}

TEST_CASE("the last, shorter batch of an epoch is trained too") {
  auto model = make_model({1}, {layer("Dense", {{"units", 1}, {"use_bias", false}, {"kernel_initializer", "zeros"}})}, {{"optimizer", layer("SGD", {{"learning_rate", 1}})}, {"loss", "mse"}});
  // Batches (1, 1), (1): the gradient at w = 0 of mean((w x - y)²) is -2 mean(x y). y is 0 but in the last row.
  fit(model, dataset({1, 1, 1}, {3, 1}, {0, 0, 1}, {3}), {{"batch_size", 2}, {"shuffle", false}});
  CHECK(model->get_weights()[0] == 2);
}

TEST_CASE("a batch size beyond the number of rows is one batch of all rows") {
  for (const double batch_size : {7.0, 100.0, 4294967296.0, 9007199254740992.0}) {
    auto model = make_model({3}, two_class_layers, two_class_compile);
    Training training(model, two_classes(7, 3), two_classes(5, 3), read_settings({{"batch_size", batch_size}}));
    const Progress progress = training.run(0, 0);
    CHECK(progress.batches == 1);
    CHECK(progress.finished.size() == 1);
  }
}

TEST_CASE("shuffling changes the order of the rows for every epoch, and none is lost") {
  const auto weights = [](bool shuffle, std::uint64_t seed) {
    auto model = make_model({3}, two_class_layers, two_class_compile);
    fit(model, two_classes(40, 3), {{"epochs", 2}, {"batch_size", 8}, {"shuffle", shuffle}, {"seed", seed}});
    return model->get_weights();
  };
  CHECK(weights(true, 1) == weights(true, 1));
  CHECK(weights(true, 1) != weights(true, 2));
  CHECK(weights(false, 1) == weights(false, 2));
  CHECK(weights(true, 1) != weights(false, 1));
  // With a learning rate of 0 the running loss is the mean over the rows, whatever their order.
  auto still = make_model({3}, two_class_layers, {{"optimizer", layer("SGD", {{"learning_rate", 0}})}, {"loss", "sparse_categorical_crossentropy"}});
  const auto epochs = fit(still, two_classes(40, 3), {{"epochs", 3}, {"batch_size", 7}});
  const double all = value(evaluate(still, two_classes(40, 3)), "loss");
  for (const Logs& logs : epochs) CHECK(std::fabs(value(logs, "loss") - all) < 1e-5);
}

TEST_CASE("training goes on where it ended: two fits of one epoch keep the optimizer's memory") {
  auto once = make_model({3}, two_class_layers, two_class_compile), twice = make_model({3}, two_class_layers, two_class_compile);
  const auto data = two_classes(40, 3);
  fit(once, data, {{"epochs", 2}, {"shuffle", false}});
  fit(twice, data, {{"epochs", 1}, {"shuffle", false}});
  fit(twice, data, {{"epochs", 2}, {"initial_epoch", 1}, {"shuffle", false}});
  CHECK(once->get_weights() == twice->get_weights());
  CHECK(twice->optimizer().iterations == 4);
}

TEST_CASE("frozen layers stay as they are") {
  Json layers = two_class_layers;
  layers[0]["config"]["trainable"] = false;
  auto model = make_model({3}, layers, two_class_compile);
  const auto before = model->get_weights();
  fit(model, two_classes(40, 3), {{"epochs", 2}});
  const auto after = model->get_weights();
  CHECK(std::equal(before.begin(), before.begin() + 32, after.begin()));
  CHECK(before != after);
  Json all_frozen = layers;
  all_frozen[1]["config"]["trainable"] = false;
  auto frozen = make_model({3}, all_frozen, two_class_compile);
  const auto start = frozen->get_weights();
  fit(frozen, two_classes(40, 3), {{"epochs", 2}});
  CHECK(frozen->get_weights() == start);
}

TEST_CASE("evaluation and prediction don't depend on the batch size") {
  auto model = make_model({3}, two_class_layers, two_class_compile);
  const auto data = two_classes(23, 3);
  CHECK(predict(model, data, 1) == predict(model, data, 1000));
  CHECK(std::fabs(value(evaluate(model, data, 4), "loss") - value(evaluate(model, data, 23), "loss")) < 1e-6);
  CHECK(value(evaluate(model, data, 4), "accuracy") == value(evaluate(model, data, 23), "accuracy"));
}

TEST_CASE("a batch of no rows is refused") {
  auto model = make_model({3}, two_class_layers, two_class_compile);
  const auto data = two_classes(5, 3);
  CHECK(error_of([&] { evaluate(model, data, 0); }) == "batch_size must be a positive integer, got 0");
  CHECK(error_of([&] { predict(model, data, -3); }) == "batch_size must be a positive integer, got -3");
}
