// First weights: limits, moments, seeds.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "components/probe.h"
#include "initializers/initializer.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::vector<float> drawn(const Json& config, const Shape& shape, std::uint64_t seed = 3) {
  const auto initializer = create<Initializer>(config, "initializer");
  std::vector<float> weight(count(shape), 1e30f);
  Random random(seed, Purpose::weights);
  initializer->fill(weight, shape, random);
  return weight;
}

struct Moments {
  double mean = 0, variance = 0, largest = 0;
};
static Moments moments(const std::vector<float>& weight) {
  Moments m;
  for (const double w : weight) {
    m.mean += w / weight.size();
    m.largest = std::max(m.largest, std::fabs(w));
  }
  for (const double w : weight) m.variance += (w - m.mean) * (w - m.mean) / weight.size();
  return m;
}

TEST_CASE("every initializer fills every weight, the same for the same seed") {
  for (const Variant& variant : variants("initializer")) {
    CAPTURE(variant.name);
    const auto& initializer = static_cast<const Initializer&>(*variant.component);
    std::vector<float> one(6 * 4, 1e30f), same(6 * 4, 1e30f);
    Random first(9, Purpose::weights), second(9, Purpose::weights);
    initializer.fill(one, {6, 4}, first);
    initializer.fill(same, {6, 4}, second);
    CHECK(one == same);
    for (const float w : one) CHECK(std::fabs(w) < 100);
  }
}

TEST_CASE("initializers that draw give other weights for another seed") {
  for (const Entry& entry : kind_named("initializer").entries) {
    const auto options = options_of(*entry.make());
    if (std::none_of(options.begin(), options.end(), [](const Option& o) { return o.name == "seed"; })) continue;
    CAPTURE(entry.about->identifier);
    CHECK(drawn(entry.about->identifier, {5, 4}, 1) != drawn(entry.about->identifier, {5, 4}, 2));
  }
}

// For a kernel (200, 100): 200 inputs, 100 outputs. Variances as in Keras; a normal cut at two deviations reaches 2 / 0.8796 of its own.
TEST_CASE("the spread of weights follows from the number of inputs and outputs") {
  struct Case {
    Json config;
    double variance, limit;  // limit 0: none
  };
  const double cut = 2 / 0.87962566103423978;
  const auto scaling = [](const char* mode, const char* distribution) { return layer("VarianceScaling", {{"scale", 3}, {"mode", mode}, {"distribution", distribution}}); };
  for (const Case& c : std::vector<Case>{{"glorot_uniform", 2.0 / 300, std::sqrt(6.0 / 300)},
                                         {"glorot_normal", 2.0 / 300, cut * std::sqrt(2.0 / 300)},
                                         {"he_uniform", 2.0 / 200, std::sqrt(6.0 / 200)},
                                         {"he_normal", 2.0 / 200, cut * std::sqrt(2.0 / 200)},
                                         {"lecun_uniform", 1.0 / 200, std::sqrt(3.0 / 200)},
                                         {"lecun_normal", 1.0 / 200, cut * std::sqrt(1.0 / 200)},
                                         {scaling("fan_in", "uniform"), 3.0 / 200, std::sqrt(9.0 / 200)},
                                         {scaling("fan_out", "untruncated_normal"), 3.0 / 100, 0},
                                         {scaling("fan_avg", "truncated_normal"), 3.0 / 150, cut * std::sqrt(3.0 / 150)},
                                         {"random_uniform", 0.1 * 0.1 / 12, 0.05},
                                         {"random_normal", 0.05 * 0.05, 0},
                                         {"truncated_normal", 0.05 * 0.05 * 0.87962566103423978 * 0.87962566103423978, 0.1}}) {
    CAPTURE(c.config.dump());
    const Moments m = moments(drawn(c.config, {200, 100}));
    CHECK(std::fabs(m.mean) < 5 * std::sqrt(c.variance / 20000));
    CHECK(std::fabs(m.variance / c.variance - 1) < 0.06);
    if (c.limit > 0) {
      CHECK(m.largest <= c.limit * 1.000001);
      CHECK(m.largest > c.limit * 0.97);
    }
  }
}

TEST_CASE("a kernel with a window counts the window in its inputs and outputs") {
  const Fans f = fans({3, 5, 7, 11});
  CHECK(f.in == 3 * 5 * 7);
  CHECK(f.out == 3 * 5 * 11);
  CHECK(fans({9}).in == 9);
  CHECK(fans({}).out == 1);
}

TEST_CASE("the axes that count as inputs and outputs can be named, as for a kernel (64, 10, 3, 20) of heads") {
  const auto variance = [](const Json& config) { return moments(drawn(layer("LecunUniform", config), {64, 10, 3, 20})).variance; };
  CHECK(std::fabs(variance({{"input_axes", {0}}, {"output_axes", {1, 2, -1}}}) * 64 - 1) < 0.06);
  CHECK(std::fabs(variance({{"input_axes", {0, 1}}, {"output_axes", {3}}}) * 640 - 1) < 0.06);
  CHECK(std::fabs(variance({{"input_axes", {0, 1}}}) * 64 * 10 * 3 - 1) < 0.06);  // both, or none
  CHECK(error_of([&] { variance({{"input_axes", {4}}, {"output_axes", {0}}}); }) == "an initializer's axis must be below 4 for a weight of 4 axes, got 4");
}

TEST_CASE("orthogonal weights have rows or columns of one length, at right angles") {
  for (const Shape& shape : {Shape{5, 5}, Shape{9, 4}, Shape{4, 9}, Shape{1, 6}, Shape{6, 1}, Shape{2, 3, 4}}) {
    const double gain = 2;
    const std::vector<float> w = drawn(layer("Orthogonal", {{"gain", gain}}), shape);
    const std::int64_t columns = shape.back(), rows = count(shape) / columns;
    const bool by_column = rows >= columns;
    for (std::int64_t a = 0; a < std::min(rows, columns); ++a)
      for (std::int64_t b = 0; b <= a; ++b) {
        double product = 0;
        for (std::int64_t i = 0; i < std::max(rows, columns); ++i)
          product += static_cast<double>(by_column ? w[i * columns + a] : w[a * columns + i]) * (by_column ? w[i * columns + b] : w[b * columns + i]);
        CHECK(std::fabs(product - (a == b ? gain * gain : 0)) < 1e-5);
      }
  }
}

TEST_CASE("constant, identity, ones and zeros are what they say") {
  CHECK(drawn("zeros", {2, 2}) == std::vector<float>{0, 0, 0, 0});
  CHECK(drawn("ones", {3}) == std::vector<float>{1, 1, 1});
  CHECK(drawn(layer("Constant", {{"value", 2.5}}), {2}) == std::vector<float>{2.5f, 2.5f});
  CHECK(drawn(layer("Identity", {{"gain", 3}}), {2, 3}) == std::vector<float>{3, 0, 0, 0, 3, 0});
}

TEST_CASE("identity and orthogonal refuse weights without two axes, in words") {
  CHECK(error_of([] { drawn("identity", {3}); }) == "the identity initializer needs a weight of 2 axes, got 1");
  CHECK(error_of([] { drawn("orthogonal", {3}); }) == "the orthogonal initializer needs a weight of at least 2 axes, got 1");
}

TEST_CASE("an initializer's own seed overrides the model's") {
  const auto weights = [](std::uint64_t seed, const Json& own) {
    return make_model({4}, {layer("Dense", {{"units", 3}, {"kernel_initializer", layer("GlorotUniform", {{"seed", own}})}})}, nullptr, seed)->get_weights();
  };
  CHECK(weights(1, 7) == weights(2, 7));
  CHECK(weights(1, 7) != weights(1, 8));
  CHECK(weights(1, nullptr) != weights(2, nullptr));
  CHECK(weights(1, nullptr) == weights(1, nullptr));
}
