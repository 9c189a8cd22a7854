// Embedding: the rows of its table, a gradient for those that are used, and numbers that are not in the table.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "gradients/bench.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::unique_ptr<Layer> made(const Json& config) {
  Json options{{"input_dim", 50}, {"output_dim", 2}, {"name", "words"}};
  options.update(config);
  return create<Layer>(layer("Embedding", options), "layer");
}

TEST_CASE("an embedding gives the rows of its table") {
  const auto embedding = made(Json::object());
  Bench bench(*embedding, {{3}}, 2, {});
  bench.inputs[0] = {0, 49, 7, 7, 1, 0};
  bench.forward(false);
  for (int i = 0; i < 6; ++i)
    for (int d = 0; d < 2; ++d) CHECK(bench.output[2 * i + d] == bench.weights[0][2 * static_cast<int>(bench.inputs[0][i]) + d]);
}

TEST_CASE("the gradient of a word is the sum over its places, and that of a word of the step before is gone") {
  for (const Json& regularizer : {Json(), Json("l2")}) {
    const auto embedding = made({{"embeddings_regularizer", regularizer}});
    Bench bench(*embedding, {{3}}, 2, {});
    for (const std::vector<float>& x : {std::vector<float>{0, 49, 7, 7, 1, 0}, {3, 3, 3, 3, 3, 3}, {0, 49, 48, 47, 46, 45}, {7, 7, 1, 2, 3, 3}}) {
      bench.inputs[0] = x;
      bench.forward(true);
      bench.backward();
      std::vector<float> expected(100);
      for (int i = 0; i < 6; ++i)
        for (int d = 0; d < 2; ++d) expected[2 * static_cast<int>(x[i]) + d] += bench.output_gradient[2 * i + d];
      CHECK(bench.weight_gradients[0] == expected);
    }
  }
}

// Adam moves a weight as long as its moments live, and a penalty moves all: the optimizer sees the whole table, as in Keras.
TEST_CASE("an optimizer with moments goes on moving the words of earlier steps") {
  auto model = make_model({1}, {layer("Embedding", {{"input_dim", 3}, {"output_dim", 1}}), layer("Flatten"), layer("Dense", {{"units", 1}})}, {{"optimizer", "adam"}, {"loss", "mse"}});
  const auto step = [&](float word) {
    fit(model, dataset({word}, {1, 1}, {5}, {1, 1}), {{"batch_size", 1}});
    return model->get_weights();
  };
  const auto before = model->get_weights(), first = step(0), second = step(1);
  CHECK(first[0] != before[0]);
  CHECK(first[1] == before[1]);
  CHECK(second[0] != first[0]);
  CHECK(second[2] == before[2]);
}

TEST_CASE("numbers that an embedding does not have are refused before training, with their place") {
  const Json words = layer("Embedding", {{"input_dim", 10}, {"output_dim", 2}, {"name", "words"}});
  const auto refused = [](const Json& layers, const Shape& shape, std::vector<float> x) {
    auto model = make_model(shape, layers, {{"loss", "mse"}});
    const auto before = model->get_weights();
    Shape all{2};
    all.insert(all.end(), shape.begin(), shape.end());
    const Shape& output = model->nodes().back().shape;
    Shape y_shape{2};
    y_shape.insert(y_shape.end(), output.begin(), output.end());
    const auto data = dataset(std::move(x), all, std::vector<float>(2 * count(output)), y_shape);
    const std::string text = error_of([&] { fit(model, data, Json::object()); });
    CHECK(error_of([&] { predict(model, data); }) == text);
    CHECK(error_of([&] { evaluate(model, data); }) == text);
    CHECK(model->get_weights() == before);
    return text;
  };
  CHECK(refused({words}, {3}, {0, 9, 1, 2, 10, 3}) == "words: row 1 of x must hold whole numbers from 0 to 9, as input_dim is 10, got 10 in column 1 (counted from 0)");
  CHECK(refused({words}, {3}, {0, 9, 1.5, 2, 1, 3}) == "words: row 0 of x must hold whole numbers from 0 to 9, as input_dim is 10, got 1.5 in column 2 (counted from 0)");
  CHECK(refused({words}, {3}, {0, 9, 1, -1, 1, 3}) == "words: row 1 of x must hold whole numbers from 0 to 9, as input_dim is 10, got -1 in column 0 (counted from 0)");
  const Json by_step = layer("TimeDistributed", {{"layer", words}, {"name", "steps"}});
  CHECK(refused({by_step}, {2, 2}, {0, 1, 2, 3, 0, 1, 11, 1}) ==
        "steps: row 1 of x must hold whole numbers from 0 to 9, as input_dim is 10, got 11 in column 0 of step 1 (counted from 0)");
  // Behind another layer, a number is only known when it is computed.
  CHECK(refused({layer("Reshape", {{"target_shape", {3}}}), words}, {3}, {0, 9, 1, 2, 10, 3}) == "words: inputs must hold whole numbers from 0 to 9, as input_dim is 10, got 10");
}
