// Masks from the layer that makes one to the loss: what is padded counts for nothing.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "gradients/bench.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr Index rows = 6, steps = 4;

// Sequences of 1 to 4 numbers below 9, with 0s behind them up to a length.
std::vector<float> sentences(Index length) {
  std::vector<float> x(rows * length);
  for (Index r = 0; r < rows; ++r)
    for (Index t = 0; t < 1 + r % steps; ++t) x[r * length + t] = static_cast<float>(1 + (r * 5 + t * 3) % 8);
  return x;
}

std::vector<float> labels(Index per_row) {
  std::vector<float> y(rows * per_row);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = static_cast<float>(i * i % 3);
  return y;
}

const Json embedding = layer("Embedding", {{"input_dim", 9}, {"output_dim", 3}, {"mask_zero", true}});
const Json softmax = layer("Dense", {{"units", 3}, {"activation", "softmax"}});
const Json compile{{"optimizer", "adam"}, {"loss", "sparse_categorical_crossentropy"}, {"metrics", {"accuracy"}}};

// The weights that some training leaves.
std::vector<float> trained(const Json& layers, Index length) {
  auto model = make_model({length}, layers, compile);
  fit(model, dataset(sentences(length), {rows, length}, labels(1), {rows}), {{"epochs", 3}, {"batch_size", 4}});
  return model->get_weights();
}

// The loss and metrics of a network that hands its inputs, three values a step, on to the loss.
Logs judged(const Json& first, std::vector<float> x, std::vector<float> weights = {}, const Json& loss = "mse") {
  auto model = make_model({steps, 1}, {first}, {{"loss", loss}, {"metrics", {"mae", "root_mean_squared_error"}}, {"weighted_metrics", {"mse"}}});
  std::vector<float> y(x.size());
  return evaluate(model, dataset(std::move(x), {2, steps, 1}, y, {2, steps, 1}, std::move(weights)));
}

}  // namespace

TEST_CASE("padding a sequence changes nothing, for any recurrent layer and any way to use it") {
  for (const char* cell : {"SimpleRNN", "LSTM", "GRU"}) {
    const Json one = layer(cell, {{"units", 4}}), all = layer(cell, {{"units", 4}, {"return_sequences", true}});
    const std::vector<Json> networks{{embedding, one, softmax},
                                     {embedding, all, one, softmax},
                                     {embedding, layer("Bidirectional", {{"layer", one}}), softmax},
                                     {embedding, layer("Bidirectional", {{"layer", all}}), layer("Dropout", {{"rate", 0}}), one, softmax},
                                     {embedding, layer("TimeDistributed", {{"layer", layer("Dense", {{"units", 2}})}}), layer("Activation", {{"activation", "tanh"}}), one, softmax},
                                     {embedding, layer("Dense", {{"units", 3}}), layer("BatchNormalization"), one, softmax},
                                     {embedding, all, layer("GlobalAveragePooling1D"), softmax}};
    for (const Json& layers : networks) {
      CAPTURE(cell, layers.dump());
      const auto shorter = trained(layers, steps), longer = trained(layers, steps + 3);
      for (std::size_t i = 0; i < shorter.size(); ++i) REQUIRE(std::fabs(shorter[i] - longer[i]) < 1e-5);
    }
  }
}

TEST_CASE("without a mask, padding does change the result") {
  const Json layers{layer("Embedding", {{"input_dim", 9}, {"output_dim", 3}}), layer("LSTM", {{"units", 4}}), softmax};
  CHECK(trained(layers, steps) != trained(layers, steps + 3));
}

TEST_CASE("a layer that reads no mask ends it") {
  const Json flat{embedding, layer("Flatten"), softmax};
  CHECK(make_model({steps}, flat, nullptr)->nodes()[1].mask == 1);
  CHECK(make_model({steps}, flat, nullptr)->nodes()[2].mask == -1);
  CHECK(make_model({steps}, {embedding, layer("LSTM", {{"units", 2}})}, nullptr)->nodes()[2].mask == -1);
  CHECK(make_model({steps}, {embedding, layer("LSTM", {{"units", 2}, {"return_sequences", true}}), softmax}, nullptr)->nodes()[3].mask == 1);
}

// Of 1, 2, -, 4 and -, -, 3, 0.5 with a truth of 0: the mean of 1, 4, 16, 9, 0.25 and of their roots.
TEST_CASE("losses and means over rows leave masked steps out, counts don't, as in Keras") {
  const Json masking = layer("Masking", {{"mask_value", 7}});
  const Logs logs = judged(masking, {1, 2, 7, 4, 7, 7, 3, 0.5});
  CHECK(std::fabs(value(logs, "loss") - 30.25 / 5) < 1e-6);
  CHECK(std::fabs(value(logs, "mae") - 10.5 / 5) < 1e-6);
  CHECK(std::fabs(value(logs, "mse") - 30.25 / 5) < 1e-6);
  CHECK(std::fabs(value(logs, "root_mean_squared_error") - std::sqrt(30.25 / 8)) < 1e-6);
  const Logs sum = judged(masking, {1, 2, 7, 4, 7, 7, 3, 0.5}, {}, layer("MeanSquaredError", {{"reduction", "sum"}}));
  CHECK(std::fabs(value(sum, "loss") - 30.25) < 1e-6);
  const Logs none = judged(masking, std::vector<float>(8, 7.0f));
  CHECK(value(none, "loss") == 0);
  CHECK(value(none, "mae") == 0);
}

// Weights 1 and 2: of the loss, (21 + 2 · 9.25) / 5 steps that count; of the metric, over 3 + 2 · 2.
TEST_CASE("sample weights and masks multiply") {
  const Logs logs = judged(layer("Masking", {{"mask_value", 7}}), {1, 2, 7, 4, 7, 7, 3, 0.5}, {1, 2});
  CHECK(std::fabs(value(logs, "loss") - (21 + 2 * 9.25) / 5) < 1e-6);
  CHECK(std::fabs(value(logs, "mse") - (21 + 2 * 9.25) / 7) < 1e-6);
  const Logs by_weight = judged(layer("Masking", {{"mask_value", 7}}), {1, 2, 7, 4, 7, 7, 3, 0.5}, {1, 2}, layer("MeanSquaredError", {{"reduction", "mean_with_sample_weight"}}));
  CHECK(std::fabs(value(by_weight, "loss") - (21 + 2 * 9.25) / 7) < 1e-6);
}

TEST_CASE("a masked step is 0 behind a masking layer, others are as they were") {
  const auto masking = create<Layer>(layer("Masking", {{"mask_value", -1}}), "layer");
  Bench bench(*masking, {{3, 2}}, 1, {});
  bench.inputs[0] = {-1, -1, -1, 2, 0, 0};
  bench.forward(false);
  CHECK(bench.output == std::vector<float>{0, 0, -1, 2, 0, 0});
  CHECK(std::vector<float>(bench.output_mask.begin(), bench.output_mask.begin() + 3) == std::vector<float>{0, 1, 1});
}
