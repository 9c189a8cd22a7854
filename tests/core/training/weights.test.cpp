// Weights of rows and of classes.
#include <catch_amalgamated.hpp>

#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::shared_ptr<Model> small(const char* loss = "sparse_categorical_crossentropy", Index units = 3) {
  return make_model({2}, {layer("Dense", {{"units", units}, {"activation", "softmax"}})}, {{"optimizer", "sgd"}, {"loss", loss}});
}
static const std::vector<float> labels{0, 1, 2, 1, 0, 2, 2};
static std::vector<float> rows() { return numbers(14, 3); }
static std::vector<float> one_hot() {
  std::vector<float> y(21);
  for (int r = 0; r < 7; ++r) y[r * 3 + static_cast<int>(labels[r])] = 1;
  return y;
}
static std::vector<float> trained(std::shared_ptr<Model> model, std::shared_ptr<Dataset> data, Json settings) {
  settings["epochs"] = 3;
  settings["batch_size"] = 4;
  fit(model, std::move(data), settings);
  return model->get_weights();
}

TEST_CASE("a weight for a class is the same as that weight for each of its rows") {
  std::vector<float> weights;
  for (const float label : labels) weights.push_back(label == 1 ? 2.5f : label == 2 ? 0.5f : 1.0f);  // class 0 isn't named: 1
  const Json by_class{{"class_weight", {{"1", 2.5}, {"2", 0.5}}}};
  const auto by_rows = trained(small(), dataset(rows(), {7, 2}, labels, {7}, weights), {{"epochs", 3}});
  CHECK(trained(small(), dataset(rows(), {7, 2}, labels, {7}), by_class) == by_rows);
  CHECK(trained(small("categorical_crossentropy"), dataset(rows(), {7, 2}, one_hot(), {7, 3}), by_class) == trained(small("categorical_crossentropy"), dataset(rows(), {7, 2}, one_hot(), {7, 3}, weights), {{"epochs", 3}}));
  CHECK(trained(small(), dataset(rows(), {7, 2}, labels, {7}), Json::object()) != by_rows);
}

TEST_CASE("a row of weight 0 teaches nothing") {
  const auto without = [](float last_value) {
    std::vector<float> x = rows();
    x.back() = last_value;
    return trained(small(), dataset(x, {7, 2}, labels, {7}, {1, 1, 1, 1, 1, 1, 0}), {{"shuffle", false}});
  };
  CHECK(without(0.1f) == without(0.9f));
}

TEST_CASE("weights for classes and for rows at once are refused") {
  const auto data = dataset(rows(), {7, 2}, labels, {7}, std::vector<float>(7, 1.0f));
  CHECK(error_of([&] { fit(small(), data, {{"class_weight", {{"1", 2}}}}); }) == "fit takes class_weight or sample_weight, got both");
}

TEST_CASE("weights that make no sense are refused in words") {
  const auto refusal = [](const Json& weights) { return error_of([&] { fit(small(), dataset(rows(), {7, 2}, labels, {7}), {{"class_weight", weights}}); }); };
  CHECK(refusal({{"1", -2}}) == "fit.class_weight of class 1 must be a number of at least 0, got -2");
  CHECK(refusal({{"1", "heavy"}}) == "fit.class_weight of class 1 must be a number of at least 0, got \"heavy\"");
  CHECK(refusal(3) == "fit.class_weight must be {class: weight, ...}, got 3");
  CHECK(refusal("balanced") == "fit.class_weight must be {class: weight, ...}, got \"balanced\"");
  CHECK(refusal({{"ham", 2}}) == "fit.class_weight must name classes by their numbers 0, 1, 2 ..., got 'ham'");
}

TEST_CASE("weights of rows that don't fit the rows are refused") {
  Dataset data;
  data.add("x", rows(), {7, 2});
  data.add("y", labels, {7});
  CHECK(error_of([&] { data.add("sample_weight", std::vector<float>(6, 1.0f), {6}); }) == "sample_weight must have as many rows as x, 7, got 6");
  CHECK(error_of([&] { data.add("sample_weight", std::vector<float>(14, 1.0f), {7, 2}); }) == "sample_weight must have one number a row, got 2");
}
