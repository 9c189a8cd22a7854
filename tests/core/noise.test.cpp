// The relatives of dropout: how their random numbers are spread, and that they do nothing outside of training.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "gradients/bench.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

struct Spread {
  double mean, deviation;
};

Spread spread(const std::vector<float>& values) {
  double sum = 0, squares = 0;
  for (const float v : values) sum += v;
  const double mean = sum / static_cast<double>(values.size());
  for (const float v : values) squares += (v - mean) * (v - mean);
  return {mean, std::sqrt(squares / static_cast<double>(values.size()))};
}

struct Passed {
  std::unique_ptr<Layer> layer;
  Bench bench;
};

// 20,000 values through a layer in training; these values if not given.
Passed pass(std::string_view class_name, const Json& config, float value, const Shape& shape = {1000}) {
  auto layer = create<Layer>(test::layer(class_name, config), "layer");
  Bench bench(*layer, {shape}, 20'000 / static_cast<Index>(count(shape)), {});
  std::fill(bench.inputs[0].begin(), bench.inputs[0].end(), value);
  bench.forward(true);
  return {std::move(layer), std::move(bench)};
}

}  // namespace

TEST_CASE("gaussian noise has mean 0 and the deviation that was asked for") {
  const auto [mean, deviation] = spread(pass("GaussianNoise", {{"stddev", 0.3}}, 0).bench.output);
  CHECK(std::fabs(mean) < 0.01);
  CHECK(std::fabs(deviation - 0.3) < 0.006);
}

TEST_CASE("gaussian dropout multiplies by numbers around 1, as spread as those of a dropout of its rate") {
  const auto [mean, deviation] = spread(pass("GaussianDropout", {{"rate", 0.2}}, 2).bench.output);
  CHECK(std::fabs(mean - 2) < 0.03);
  CHECK(std::fabs(deviation - 2 * 0.5) < 0.02);  // sqrt(0.2 / 0.8)
}

TEST_CASE("alpha dropout leaves normal numbers their mean and deviation, and makes one number of all that it drops") {
  auto layer = create<Layer>(test::layer("AlphaDropout", {{"rate", 0.3}}), "layer");
  Bench bench(*layer, {{1000}}, 20, {});
  Random random(3, Purpose::layer);
  for (float& v : bench.inputs[0]) v = random.normal();
  bench.forward(true);
  const auto [mean, deviation] = spread(bench.output);
  CHECK(std::fabs(mean) < 0.03);
  CHECK(std::fabs(deviation - 1) < 0.03);

  // Keras: a = ((1 - rate) (1 + rate p²))^-½ and b = -a p rate, with p = -alpha scale of selu
  const double p = -1.6732632423543772 * 1.0507009873554805, a = 1 / std::sqrt(0.7 * (1 + 0.3 * p * p)), b = -a * p * 0.3;
  int dropped = 0;
  for (std::size_t i = 0; i < bench.output.size(); ++i) {
    const bool is_dropped = std::fabs(bench.output[i] - (a * p + b)) < 1e-5;
    dropped += is_dropped;
    if (!is_dropped) REQUIRE(std::fabs(bench.output[i] - (a * bench.inputs[0][i] + b)) < 1e-5);
  }
  CHECK(std::abs(dropped - 6000) < 5 * 65);
}

TEST_CASE("spatial dropout drops whole channels, each row by itself, as a dropout with that noise shape does") {
  const auto check = [](std::string_view class_name, const Shape& shape, const Json& noise_shape) {
    const Passed spatial = pass(class_name, {{"rate", 0.25}}, 3, shape), plain = pass("Dropout", {{"rate", 0.25}, {"noise_shape", noise_shape}}, 3, shape);
    CHECK(spatial.bench.output == plain.bench.output);
    CHECK(std::set<float>(spatial.bench.output.begin(), spatial.bench.output.end()) == std::set<float>{0, 4});
  };
  check("SpatialDropout1D", {20, 50}, {nullptr, 1, nullptr});
  check("SpatialDropout2D", {4, 5, 50}, {nullptr, 1, 1, nullptr});
  check("SpatialDropout3D", {2, 2, 5, 50}, {nullptr, 1, 1, 1, nullptr});
}

TEST_CASE("noise comes in training only, anew at every step") {
  for (const auto& [class_name, config] : {std::pair<const char*, Json>{"GaussianNoise", {{"stddev", 0.5}}}, {"GaussianDropout", {{"rate", 0.5}}}, {"AlphaDropout", {{"rate", 0.5}}}, {"SpatialDropout1D", {{"rate", 0.5}}}}) {
    Passed passed = pass(class_name, config, 1, {4, 50});
    CHECK(passed.bench.output != passed.bench.inputs[0]);
    passed.bench.forward(false);
    CHECK(passed.bench.output == passed.bench.inputs[0]);
  }
  const auto trained = [](std::uint64_t seed, const Json& own) {
    auto model = make_model({4}, {layer("GaussianNoise", {{"stddev", 0.5}, {"seed", own}}), layer("Dense", {{"units", 1}})}, {{"loss", "mse"}});
    fit(model, two_classes(32, 4), {{"shuffle", false}, {"seed", seed}});
    return model->get_weights();
  };
  CHECK(trained(1, 7) == trained(2, 7));
  CHECK(trained(1, nullptr) != trained(2, nullptr));
}
