// Gradients of whole models: loss, regularizers and activity regularizers together, in the arena that training uses.
#include <catch_amalgamated.hpp>

#include <numeric>

#include "gradients/numeric.h"
#include "objective.h"
#include "plan.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index rows = 6;

static void compare(Model& model, const Dataset& data, bool expect_fused) {
  Objective objective(model, data, rows);
  CHECK(objective.heads()[0].fused == expect_fused);
  Plan plan(model, rows, Use::training, objective.heads());
  std::vector<std::int32_t> order(rows);
  std::iota(order.begin(), order.end(), 0);
  const RowWeights weights{numbers(rows, 8, 0.2f, 2)};
  const auto total = [&] {
    plan.forward(data, order, 3, 7);
    return objective.judge(data, weights, order, plan.outputs()) + plan.penalty();
  };
  std::fill(model.all_gradients().begin(), model.all_gradients().end(), 1e30f);
  total();
  plan.backward();
  const std::vector<float> claimed = model.all_gradients();
  Comparison comparison(1e-3);
  for (const Weight& weight : model.weights()) {
    if (!weight.trainable) continue;
    for (Index i = 0; i < weight.size; ++i) comparison.check(model.values(weight)[i], claimed[weight.offset + i], total, join(weight.path, " ", i));
  }
  comparison.conclude();
}

struct Ending {
  const char* name;
  Json last;  // the last layer's options
  Json loss;
  std::int64_t truth_width;
  bool fused;
};

static std::vector<float> truth(const Ending& ending) {
  std::vector<float> y(rows * ending.truth_width);
  for (Index r = 0; r < rows; ++r) {
    if (ending.truth_width == 1) y[r] = static_cast<float>(r % 2);
    else y[r * ending.truth_width + r % ending.truth_width] = 1;
  }
  return y;
}

TEST_CASE("the gradients of a whole model are right for every way to end it") {
  const Json penalty = layer("L1L2", {{"l1", 0.02}, {"l2", 0.03}});
  const std::vector<Ending> endings{
      {"softmax, class numbers", {{"units", 3}, {"activation", "softmax"}}, "sparse_categorical_crossentropy", 1, true},
      {"softmax, rows of 0 and 1", {{"units", 3}, {"activation", "softmax"}}, layer("CategoricalCrossentropy", {{"label_smoothing", 0.1}}), 3, true},
      {"sigmoid", {{"units", 1}, {"activation", "sigmoid"}}, "binary_crossentropy", 1, true},
      {"sigmoids", {{"units", 2}, {"activation", "sigmoid"}}, layer("BinaryCrossentropy", {{"label_smoothing", 0.2}}), 2, true},
      {"logits, class numbers", {{"units", 3}}, layer("SparseCategoricalCrossentropy", {{"from_logits", true}}), 1, false},
      {"logits, rows", {{"units", 3}}, layer("CategoricalCrossentropy", {{"from_logits", true}}), 3, false},
      {"a logit", {{"units", 1}}, layer("BinaryCrossentropy", {{"from_logits", true}}), 1, false},
      {"a softmax with a penalty on it", {{"units", 3}, {"activation", "softmax"}, {"activity_regularizer", penalty}}, "sparse_categorical_crossentropy", 1, false},
      {"a sigmoid with a penalty on it", {{"units", 1}, {"activation", "sigmoid"}, {"activity_regularizer", penalty}}, "binary_crossentropy", 1, false},
      {"numbers", {{"units", 2}}, "mse", 2, false},
      {"numbers, huber", {{"units", 2}, {"kernel_regularizer", penalty}, {"bias_regularizer", "l2"}}, "huber", 2, false},
      {"numbers, absolute", {{"units", 1}}, layer("MeanAbsoluteError", {{"reduction", "sum"}}), 1, false},
  };
  for (const Ending& ending : endings) {
    CAPTURE(ending.name);
    const Json layers{layer("Dense", {{"units", 4}, {"activation", "tanh"}, {"kernel_regularizer", penalty}, {"activity_regularizer", "l2"}}),
                      layer("BatchNormalization", {{"gamma_regularizer", "l2"}}), layer("Dropout", {{"rate", 0.3}}), layer("Dense", ending.last)};
    auto model = make_model({5}, layers, {{"loss", ending.loss}});
    const auto data = dataset(numbers(rows * 5, 30), {rows, 5}, truth(ending), {rows, ending.truth_width});
    compare(*model, *data, ending.fused);
  }
}

TEST_CASE("the gradients of a model with a frozen layer in its middle are right, and the frozen weights have none") {
  for (const bool normalize : {false, true}) {
    const Json frozen = normalize ? layer("BatchNormalization", {{"trainable", false}}) : layer("Dense", {{"units", 4}, {"trainable", false}, {"kernel_regularizer", "l2"}});
    auto model = make_model({5}, {layer("Dense", {{"units", 4}, {"activation", "tanh"}}), frozen, layer("Dense", {{"units", 2}, {"activation", "softmax"}})},
                            {{"loss", "sparse_categorical_crossentropy"}});
    CHECK(model->all_gradients().size() == 5u * 4 + 4 + 4 * 2 + 2);
    compare(*model, *two_classes(rows, 5), true);
  }
}

TEST_CASE("a model over sequences gives every step of a row its loss") {
  auto model = make_model({4, 3}, {layer("Dense", {{"units", 5}, {"activation", "tanh"}}), layer("Dense", {{"units", 3}, {"activation", "softmax"}})},
                          {{"loss", "sparse_categorical_crossentropy"}, {"metrics", {"accuracy"}}});
  std::vector<float> y(rows * 4);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = static_cast<float>(i % 3);
  compare(*model, *dataset(numbers(rows * 12, 31), {rows, 4, 3}, y, {rows, 4}), true);
}

TEST_CASE("the gradients of a model with a shared layer and two outputs are right") {
  const Json net = functional({"x"}, {"digit", "size"},
                              {input("x", {5}), called("shared", layer("Dense", {{"units", 5}, {"activation", "tanh"}, {"kernel_regularizer", "l2"}}), {{"x", 0}, {"shared", 0}, {"shared", 1}}),
                               called("digit", layer("Dense", {{"units", 3}, {"activation", "softmax"}}), {{"shared", 2}}), called("size", layer("Dense", {{"units", 1}}), {{"shared", 1}})});
  auto model = std::make_shared<Model>(net, 1);
  model->compile({{"loss", {{"digit", "sparse_categorical_crossentropy"}, {"size", "mse"}}}, {"loss_weights", {{"size", 0.3}}}});
  Dataset data;
  data.add("x", numbers(rows * 5, 32), {rows, 5});
  data.add("y", std::vector<float>{0, 1, 2, 0, 1, 2}, {rows});
  data.add("y", numbers(rows, 33), {rows});
  compare(*model, data, true);
}
