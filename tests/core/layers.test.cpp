// What layers do beyond their gradients: shapes, dropout's masks, batch normalization's moving statistics.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "components/probe.h"
#include "gradients/bench.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::unique_ptr<Layer> made(std::string_view class_name, const Json& config) { return create<Layer>(layer(class_name, config), "layer"); }

static Shape shape_of(std::string_view class_name, const Json& config, const Shape& input) {
  Builder builder;
  const Shape inputs[] = {input};
  return made(class_name, config)->build(inputs, builder);
}

TEST_CASE("layers give the shapes that Keras gives") {
  CHECK(shape_of("Dense", {{"units", 4}}, {7}) == Shape{4});
  CHECK(shape_of("Dense", {{"units", 4}}, {5, 7}) == Shape{5, 4});
  CHECK(shape_of("Dense", {{"units", 4}, {"activation", "glu"}}, {5, 7}) == Shape{5, 2});
  CHECK(shape_of("Flatten", Json::object(), {2, 3, 4}) == Shape{24});
  CHECK(shape_of("Flatten", Json::object(), {}) == Shape{1});
  CHECK(shape_of("Reshape", {{"target_shape", {2, -1}}}, {12}) == Shape{2, 6});
  CHECK(shape_of("Reshape", {{"target_shape", {12}}}, {3, 4}) == Shape{12});
  CHECK(shape_of("BatchNormalization", Json::object(), {3, 4}) == Shape{3, 4});
  CHECK(shape_of("Activation", {{"activation", "relu"}}, {3, 4}) == Shape{3, 4});
}

TEST_CASE("layers with windows give the shapes that Keras gives") {
  const Json conv{{"filters", 4}, {"kernel_size", 3}}, image{{"filters", 4}, {"kernel_size", {3, 5}}};
  const auto with = [](Json config, const Json& more) {
    config.update(more);
    return config;
  };
  CHECK(shape_of("Conv1D", conv, {9, 2}) == Shape{7, 4});
  CHECK(shape_of("Conv1D", with(conv, {{"padding", "same"}, {"strides", 2}}), {9, 2}) == Shape{5, 4});
  CHECK(shape_of("Conv1D", with(conv, {{"padding", "causal"}, {"dilation_rate", 3}}), {9, 2}) == Shape{9, 4});
  CHECK(shape_of("Conv2D", image, {28, 28, 1}) == Shape{26, 24, 4});
  CHECK(shape_of("Conv2D", with(image, {{"strides", {2, 3}}}), {28, 28, 1}) == Shape{13, 8, 4});
  CHECK(shape_of("Conv2D", with(image, {{"dilation_rate", 2}}), {28, 28, 1}) == Shape{24, 20, 4});
  CHECK(shape_of("Conv2D", with(image, {{"activation", "glu"}}), {28, 28, 1}) == Shape{26, 24, 2});
  CHECK(shape_of("DepthwiseConv2D", {{"kernel_size", 3}, {"depth_multiplier", 2}}, {5, 6, 3}) == Shape{3, 4, 6});
  CHECK(shape_of("SeparableConv2D", image, {8, 8, 3}) == Shape{6, 4, 4});
  CHECK(shape_of("Conv2DTranspose", image, {4, 4, 3}) == Shape{6, 8, 4});
  CHECK(shape_of("Conv2DTranspose", with(image, {{"strides", 2}, {"padding", "same"}}), {4, 4, 3}) == Shape{8, 8, 4});
  CHECK(shape_of("Conv2DTranspose", with(image, {{"strides", 4}}), {4, 4, 3}) == Shape{16, 17, 4});
  CHECK(shape_of("Conv2DTranspose", with(image, {{"strides", 3}, {"output_padding", {1, 2}}}), {4, 4, 3}) == Shape{13, 16, 4});
  CHECK(shape_of("Conv1DTranspose", with(conv, {{"strides", 2}, {"padding", "same"}, {"output_padding", 0}}), {4, 3}) == Shape{7, 4});
  CHECK(shape_of("MaxPooling2D", Json::object(), {13, 13, 16}) == Shape{6, 6, 16});
  CHECK(shape_of("MaxPooling2D", {{"padding", "same"}}, {13, 13, 16}) == Shape{7, 7, 16});
  CHECK(shape_of("AveragePooling1D", {{"pool_size", 3}, {"strides", 1}}, {9, 2}) == Shape{7, 2});
  CHECK(shape_of("GlobalMaxPooling2D", Json::object(), {4, 5, 6}) == Shape{6});
  CHECK(shape_of("GlobalAveragePooling1D", {{"keepdims", true}}, {4, 6}) == Shape{1, 6});
  CHECK(shape_of("ZeroPadding2D", {{"padding", {{1, 2}, {3, 4}}}}, {5, 5, 2}) == Shape{8, 12, 2});
  CHECK(shape_of("Cropping2D", {{"cropping", {1, 2}}}, {5, 5, 2}) == Shape{3, 1, 2});
  CHECK(shape_of("UpSampling2D", {{"size", {2, 3}}}, {5, 5, 2}) == Shape{10, 15, 2});
}

TEST_CASE("a pooling without strides moves by its own size, and says so in its config") {
  const auto pooling = made("MaxPooling2D", {{"pool_size", {3, 2}}});
  Builder builder;
  const Shape input{6, 6, 1}, inputs[] = {input};
  CHECK(pooling->build(inputs, builder) == Shape{2, 3, 1});
  CHECK(config_of(*pooling)["strides"] == Json::array({3, 2}));
}

TEST_CASE("a causal convolution doesn't see what comes later") {
  const auto conv = made("Conv1D", {{"filters", 2}, {"kernel_size", 3}, {"padding", "causal"}, {"dilation_rate", 2}});
  Bench bench(*conv, std::vector<Shape>{{8, 1}}, 1, {});
  bench.forward(false);
  const std::vector<float> before = bench.output;
  bench.inputs[0][5] += 1;
  bench.forward(false);
  for (int step = 0; step < 8; ++step) CHECK((bench.output[2 * step] == before[2 * step]) == (step != 5 && step != 7));
}

TEST_CASE("dropout drops its share and scales the rest, anew for every step") {
  const auto dropout = made("Dropout", {{"rate", 0.25}});
  Bench bench(*dropout, std::vector<Shape>{{1000}}, 10, {});
  bench.forward(true);
  int dropped = 0;
  for (std::size_t i = 0; i < bench.output.size(); ++i) {
    if (bench.output[i] == 0) ++dropped;
    else REQUIRE(std::fabs(bench.output[i] - bench.inputs[0][i] / 0.75f) < 1e-5);
  }
  CHECK(std::abs(dropped - 2500) < 5 * 44);
  bench.forward(false);
  CHECK(bench.output == bench.inputs[0]);
}

TEST_CASE("dropout with a noise shape drops whole axes, each row by itself") {
  const auto dropout = made("Dropout", {{"rate", 0.5}, {"noise_shape", {nullptr, 1, 6}}});
  Bench bench(*dropout, std::vector<Shape>{{4, 6}}, 8, {});
  std::fill(bench.inputs[0].begin(), bench.inputs[0].end(), 1.0f);
  bench.forward(true);
  bool differ = false;
  for (int row = 0; row < 8; ++row)
    for (int c = 0; c < 6; ++c) {
      for (int step = 1; step < 4; ++step) CHECK(bench.output[(row * 4 + step) * 6 + c] == bench.output[row * 24 + c]);
      differ = differ || bench.output[row * 24 + c] != bench.output[c];
    }
  CHECK(differ);
}

TEST_CASE("a layer's own seed overrides the training's") {
  const auto trained = [](std::uint64_t seed, const Json& own) {
    auto model = make_model({4}, {layer("Dropout", {{"rate", 0.5}, {"seed", own}}), layer("Dense", {{"units", 1}})}, {{"loss", "mse"}});
    fit(model, two_classes(32, 4), {{"shuffle", false}, {"seed", seed}});
    return model->get_weights();
  };
  CHECK(trained(1, 7) == trained(2, 7));
  CHECK(trained(1, 7) != trained(1, 8));
  CHECK(trained(1, nullptr) != trained(2, nullptr));
}

TEST_CASE("batch normalization gives every feature mean 0 and variance 1 in training") {
  const auto normalization = made("BatchNormalization", {{"center", false}, {"scale", false}, {"epsilon", 1e-9}});
  Bench bench(*normalization, std::vector<Shape>{{3}}, 50, {});
  bench.forward(true);
  for (int c = 0; c < 3; ++c) {
    double mean = 0, square = 0;
    for (int r = 0; r < 50; ++r) mean += bench.output[r * 3 + c] / 50.0;
    for (int r = 0; r < 50; ++r) square += bench.output[r * 3 + c] * bench.output[r * 3 + c] / 50.0;
    CHECK(std::fabs(mean) < 1e-6);
    CHECK(std::fabs(square - 1) < 1e-5);
  }
}

// Of 1, 3 and 8: mean 4, biased variance (9 + 1 + 16) / 3.
TEST_CASE("moving statistics follow the batches as in Keras, with the biased variance") {
  auto model = make_model({1}, {layer("BatchNormalization", {{"momentum", 0.9}})}, {{"optimizer", layer("SGD", {{"learning_rate", 0}})}, {"loss", "mse"}});
  const auto data = dataset({1, 3, 8}, {3, 1}, {0, 0, 0}, {3});
  double mean = 0, variance = 1;
  for (int step = 0; step < 4; ++step) {
    fit(model, data, {{"batch_size", 3}});
    mean = mean * 0.9 + 4 * 0.1;
    variance = variance * 0.9 + 26 / 3.0 * 0.1;
    const auto weights = model->get_weights();
    CHECK(std::fabs(weights[2] - mean) < 1e-5);
    CHECK(std::fabs(weights[3] - variance) < 1e-5);
  }
  const auto p = predict(model, data);
  CHECK(std::fabs(p[0] - (1 - mean) / std::sqrt(variance + 1e-3)) < 1e-5);
}

TEST_CASE("frozen batch normalization uses its moving statistics in training too, and leaves them alone") {
  auto model = make_model({3}, {layer("Dense", {{"units", 3}}), layer("BatchNormalization", {{"trainable", false}})}, {{"optimizer", "sgd"}, {"loss", "mse"}});
  const auto before = model->get_weights();
  const auto data = dataset(numbers(30, 2), {10, 3}, numbers(30, 3), {10, 3});
  const double expected = value(evaluate(model, data), "loss");
  CHECK(std::fabs(value(fit(model, data, Json::object())[0], "loss") - expected) < 1e-6);
  const auto after = model->get_weights();
  CHECK(std::equal(before.end() - 12, before.end(), after.end() - 12));
}

TEST_CASE("a model tells its shapes, weights and numbers of parameters as Keras's summary does") {
  auto model = make_model({4}, {layer("Dense", {{"units", 3}, {"name", "hidden"}}), layer("BatchNormalization", {{"name", "norm"}}), layer("Dense", {{"units", 2}, {"name", "frozen"}, {"trainable", false}})}, nullptr);
  const Json told = model->describe();
  CHECK(told["params"] == 15 + 12 + 8);
  CHECK(told["trainable_params"] == 15 + 6);
  CHECK(told["inputs"][0]["shape"] == Json::array({nullptr, 4}));
  CHECK(told["outputs"][0]["shape"] == Json::array({nullptr, 2}));
  CHECK(told["layers"][2]["calls"][0]["inputs"] == Json::array({"hidden"}));
  CHECK(told["layers"][1]["weights"][0]["path"] == "hidden/kernel");
  CHECK(told["layers"][1]["weights"][1]["offset"] == 12);
  CHECK(told["layers"][2]["weights"][2]["name"] == "moving_mean");
  CHECK(told["layers"][2]["params"] == 12);
  const auto flat = model->get_weights();
  CHECK(flat.size() == 35);
  std::vector<float> other = numbers(35, 1);
  model->set_weights(other);
  CHECK(model->get_weights() == other);
}
