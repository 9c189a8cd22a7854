// Models that are more than a chain: shared layers, several outputs, models inside models, and configs that can't be built.
#include <catch_amalgamated.hpp>

#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static Json dense(std::int64_t units, Json more = Json::object()) {
  more["units"] = units;
  return layer("Dense", more);
}

static std::string error_of_model(const Json& config) {
  return error_of([&] { Model model(config, 1); });
}

TEST_CASE("a Functional that is a chain gives the numbers of the Sequential") {
  const Model chain(sequential({3}, {dense(4, {{"name", "a"}, {"activation", "relu"}}), dense(2, {{"name", "b"}})}), 7);
  // The list of layers needn't be in the order of the calls.
  auto graph = std::make_shared<Model>(functional({"x"}, {"b"}, {input("x", {3}), called("b", dense(2), {{"a", 0}}), called("a", dense(4, {{"activation", "relu"}}), {{"x", 0}})}), 7);
  CHECK(graph->weights()[0].path == "b/kernel");  // weights go by the list, as in Keras
  std::vector<float> weights = chain.get_weights();
  std::rotate(weights.begin(), weights.begin() + 16, weights.end());
  graph->set_weights(weights);
  auto same = std::make_shared<Model>(chain.config(), 7);
  const auto data = dataset(numbers(15, 1), {5, 3}, numbers(10, 2), {5, 2});
  CHECK(predict(graph, data) == predict(same, data));
}

TEST_CASE("a shared layer has its weights once and is applied at each of its calls") {
  const auto shared = std::make_shared<Model>(functional({"x"}, {"d"}, {input("x", {3}), called("d", dense(3), {{"x", 0}, {"d", 0}})}), 3);
  // Calls are counted from 0; the output is that of the first unless it says otherwise.
  CHECK(shared->weights().size() == 2);
  Json twice = functional({"x"}, {"d"}, {input("x", {3}), called("d", dense(3), {{"x", 0}, {"d", 0}})});
  twice["config"]["output_layers"][0][1] = 1;
  const auto model = std::make_shared<Model>(twice, 3);
  CHECK(model->nodes().size() == 3);
  CHECK(model->weights().size() == 2);
  const auto data = dataset(numbers(6, 1), {2, 3}, numbers(6, 2), {2, 3});
  const auto once = predict(shared, data);
  CHECK(predict(model, data) == predict(shared, dataset(once, {2, 3}, numbers(6, 2), {2, 3})));
  const Json told = model->describe()["layers"][1]["calls"];
  CHECK(told[0].dump() == R"({"call":0,"inputs":["x"],"output_shapes":[[null,3]]})");
  CHECK(told[1].dump() == R"({"call":1,"inputs":["d"],"output_shapes":[[null,3]]})");
}

TEST_CASE("a chain of thousands of layers is read") {
  std::vector<Json> layers{input("x", {2})};
  for (int i = 0; i < 5000; ++i) layers.push_back(called(join("a", i), layer("Activation", {{"activation", "relu"}}), {{i ? join("a", i - 1) : "x", 0}}));
  const Model model(functional({"x"}, {"a4999"}, layers), 1);
  CHECK(model.nodes().size() == 5001);
}

TEST_CASE("a model inside a model brings its layers, and shares them if it is called twice") {
  const Json inner = sequential({3}, {dense(3, {{"name", "a"}, {"activation", "tanh"}})});
  Json encoder = inner;
  encoder["config"]["name"] = "encoder";
  Json net = functional({"x"}, {"head"}, {input("x", {3}), called("encoder", encoder, {{"x", 0}, {"encoder", 0}}), called("head", dense(1), {{"encoder", 1}})});
  const auto model = std::make_shared<Model>(net, 3);
  CHECK(model->weights().size() == 4);
  CHECK(model->weights()[0].path == "encoder/a/kernel");
  CHECK(model->nodes().size() == 4);
  const Json written = model->config();
  CHECK(Model(written, 3).config() == written);
  CHECK(written["config"]["layers"][1]["config"]["layers"][1]["config"]["units"] == 3);
  CHECK(written["config"]["layers"][1]["config"]["layers"][1]["config"]["name"] == "a");

  net["config"]["layers"][1]["config"]["trainable"] = false;
  const Model frozen(net, 3);
  REQUIRE(frozen.variables().size() == 2);
  CHECK(frozen.variables()[0].size() == 3);
  CHECK(frozen.variables()[1].size() == 1);

  const Json chain = sequential({3}, {encoder, dense(1, {{"name", "head"}})});
  CHECK(Model(chain, 1).weights()[2].path == "head/kernel");
  CHECK(Model({{"layers", {encoder, dense(1)}}}, 1).inputs().size() == 1);
}

static Json two_headed() {
  return functional({"x"}, {"digit", "size"}, {input("x", {4}), called("body", dense(5, {{"activation", "relu"}}), {{"x", 0}}),
                                               called("digit", dense(3, {{"activation", "softmax"}}), {{"body", 0}}), called("size", dense(1), {{"body", 0}})});
}

static std::shared_ptr<Dataset> two_truths(Index rows) {
  auto data = std::make_shared<Dataset>();
  data->add("x", numbers(rows * 4, 1), {rows, 4});
  std::vector<float> digits(rows);
  for (Index r = 0; r < rows; ++r) digits[r] = static_cast<float>(r % 3);
  data->add("y", digits, {rows});
  data->add("y", numbers(rows, 2), {rows});
  return data;
}

TEST_CASE("each output has its loss, weight and metrics, by name or by position") {
  auto model = std::make_shared<Model>(two_headed(), 1);
  model->compile({{"loss", {{"digit", "sparse_categorical_crossentropy"}, {"size", "mse"}}}, {"loss_weights", {{"digit", 1}, {"size", 0.5}}}, {"metrics", {{"digit", {"accuracy"}}, {"size", {"mae", "mse"}}}}});
  const Logs by_name = evaluate(model, two_truths(7));
  std::vector<std::string> names;
  for (const Log& log : by_name) names.push_back(log.name);
  CHECK(names == std::vector<std::string>{"loss", "digit_loss", "size_loss", "digit_accuracy", "size_mae", "size_mse"});
  CHECK(std::abs(value(by_name, "loss") - value(by_name, "digit_loss") - value(by_name, "size_loss")) < 1e-6);
  CHECK(std::abs(value(by_name, "size_loss") - 0.5 * value(by_name, "size_mse")) < 1e-6);  // Keras counts it with its weight

  model->compile({{"loss", {"sparse_categorical_crossentropy", "mse"}}, {"loss_weights", {1, 0.5}}, {"metrics", {Json::array({"accuracy"}), {"mae", "mse"}}}});
  CHECK(value(evaluate(model, two_truths(7)), "loss") == value(by_name, "loss"));
}

TEST_CASE("an output without a loss is left as it is, and needs no truth") {
  auto model = std::make_shared<Model>(two_headed(), 1);
  model->compile({{"loss", {{"digit", "sparse_categorical_crossentropy"}}}});
  auto data = std::make_shared<Dataset>();
  data->add("x", numbers(8 * 4, 1), {8, 4});
  data->add("y", std::vector<float>{0, 1, 2, 0, 1, 2, 0, 1}, {8});
  data->add("y", {}, {8, 0});
  const auto before = model->get_weights();
  fit(model, data, {{"epochs", 3}});
  const auto after = model->get_weights();
  CHECK(std::equal(before.end() - 6, before.end(), after.end() - 6));
  CHECK(before != after);
  model->compile({{"loss", {"sparse_categorical_crossentropy", "mse"}}});
  CHECK(error_of([&] { fit(model, data, Json::object()); }) == "y is missing for the output 'size', which has a loss");
}

TEST_CASE("every output may have sample weights of its own") {
  auto model = std::make_shared<Model>(two_headed(), 1);
  model->compile({{"loss", {"sparse_categorical_crossentropy", "mse"}}});
  auto data = two_truths(6);
  data->add("sample_weight", std::vector<float>{0, 0, 0, 0, 0, 0}, {6});
  data->add("sample_weight", std::vector<float>{1, 1, 1, 1, 1, 1}, {6});
  const Logs logs = evaluate(model, data);
  CHECK(value(logs, "digit_loss") == 0);
  CHECK(value(logs, "loss") == value(evaluate(model, two_truths(6)), "size_loss"));
}

TEST_CASE("Keras 2's way to write a call is read") {
  Json net = two_headed();
  net["class_name"] = "Model";
  net["config"]["layers"][1]["inbound_nodes"] = {{{"x", 0, 0, Json::object()}}};
  net["config"]["layers"][2]["inbound_nodes"] = {{{"body", 0, 0, {{"training", nullptr}}}}};
  CHECK(Model(net, 1).get_weights() == Model(two_headed(), 1).get_weights());
}

TEST_CASE("a graph that can't be built says which layer and why") {
  const Json x = input("x", {4}), a = called("a", dense(4), {{"b", 0}}), b = called("b", dense(4), {{"a", 0}});
  CHECK(error_of_model(functional({"x"}, {"a"}, {x, a, b})) == "the layers form a cycle: 'a' reads its own output");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, called("c", dense(1), {{"y", 0}})})) == "no layer of the model is called 'y'");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, input("z", {2}), called("c", dense(1), {{"z", 0}})})) == "the model reads the input 'z', which is not among its inputs");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, called("c", dense(1), std::vector<std::vector<Read>>{{{"x", 0}, {"x", 0}}})})) == "c: takes one input, got 2");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, called("c", dense(1), {{"x", 3}})})) == "x is an input: it has call 0 alone, but call 3 is asked for");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, called("b", dense(4), {{"x", 0}}), called("c", dense(1), {{"b", 1}})})) == "b is called 1 time, but call 1 is asked for (counted from 0)");
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, x, called("c", dense(1), {{"x", 0}})})) == "two layers are called 'x': every layer of a model needs a name of its own");
  CHECK(error_of_model(functional({"c"}, {"c"}, {x, called("c", dense(1), {{"x", 0}})})) == "input_layers must name input layers, got 'c'");
  CHECK(error_of_model(functional({"x"}, {"c", "c"}, {x, called("c", dense(1), {{"x", 0}})})) == "the output of c is given twice; put an Identity layer before the second");
  CHECK(error_of_model(functional({}, {"c"}, {x, called("c", dense(1), {{"x", 0}})})) == "the model has no inputs: input_layers must name at least one");
  const Json narrow = called("narrow", dense(2), {{"x", 0}});
  CHECK(error_of_model(functional({"x"}, {"c"}, {x, narrow, called("c", dense(2), {{"x", 0}, {"narrow", 0}}), called("d", dense(1), {{"c", 1}})})).empty());
  Json twice = functional({"x"}, {"c"}, {x, narrow, called("c", dense(2), {{"x", 0}, {"narrow", 0}})});
  twice["config"]["output_layers"] = {{"c", 0, 0}, {"c", 1, 0}};
  CHECK(error_of_model(twice) == "c: is called on inputs of different sizes: its kernel would have the shapes (4, 2) and (2, 2)");
}

TEST_CASE("compile says which output is not known") {
  Model model(two_headed(), 1);
  CHECK(error_of([&] { model.compile({{"loss", {{"digits", "mse"}}}}); }) == "loss: no output is called 'digits', did you mean 'digit'?");
  CHECK(error_of([&] { model.compile({{"loss", {"mse"}}}); }) == "loss must have one entry for each output, 2, got 1");
  CHECK(error_of([&] { model.compile({{"loss", "mse"}, {"metrics", {"mae"}}}); }) == "metrics must have one entry for each output, 2, got 1");
  CHECK(error_of([&] { model.compile({{"loss", "mse"}, {"loss_weights", {{"size", "much"}}}}); }) == "loss_weights must be a number for each output, got \"much\"");
}
