// Losses by hand-computed values: weights of rows, reductions, smoothing, ignored classes.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "losses/loss.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// The loss of a batch as training reports it.
static double loss_of(const Json& config, const std::vector<float>& truth, const std::vector<float>& prediction, Index cols, const std::vector<float>& weights = {}, bool logits = false) {
  const auto loss = create<Loss>(config, "loss");
  const Index rows = static_cast<Index>(prediction.size()) / cols;
  const Scored scored{rows, cols, truth.data(), prediction.data(), logits};
  std::vector<float> scales(rows), values(rows);
  loss->scales(scored, weights.empty() ? nullptr : weights.data(), scales.data());
  loss->evaluate(scored, values.data(), scales.data(), nullptr);
  double total = 0;
  for (Index r = 0; r < rows; ++r) total += static_cast<double>(scales[r]) * values[r];
  return total;
}
static bool near(double a, double b) { return std::fabs(a - b) <= 2e-6 * std::max(1.0, std::fabs(b)); }

TEST_CASE("squared, absolute and huber losses are means over a row, then over rows") {
  const std::vector<float> y{1, 2, 3, 4}, p{1, 4, 2.5f, 7};  // differences 0, 2, -0.5, 3
  CHECK(near(loss_of("mse", y, p, 2), (0 + 4 + 0.25 + 9) / 4));
  CHECK(near(loss_of("mae", y, p, 2), (0 + 2 + 0.5 + 3) / 4));
  CHECK(near(loss_of("huber", y, p, 2), (0 + 1.5 + 0.125 + 2.5) / 4));
  CHECK(near(loss_of(layer("Huber", {{"delta", 2}}), y, p, 2), (0 + 2 + 0.125 + 4) / 4));
}

TEST_CASE("every reduction is Keras's: weighted sums are divided by the number of rows, not by the weights, unless asked") {
  const std::vector<float> y{0, 0, 0}, p{1, 2, 3}, w{1, 0.5f, 2};  // squares 1, 4, 9; weighted 1 + 2 + 18 = 21
  const auto reduced = [&](const char* reduction, const std::vector<float>& weights) { return loss_of(layer("MeanSquaredError", {{"reduction", reduction}}), y, p, 1, weights); };
  CHECK(near(reduced("sum_over_batch_size", w), 21.0 / 3));
  CHECK(near(reduced("mean", w), 21.0 / 3));
  CHECK(near(reduced("sum", w), 21));
  CHECK(near(reduced("mean_with_sample_weight", w), 21 / 3.5));
  CHECK(near(reduced("mean_with_sample_weight", {}), 14.0 / 3));
  CHECK(near(reduced("sum", {}), 14));
  CHECK(reduced("mean_with_sample_weight", {0, 0, 0}) == 0);
}

TEST_CASE("binary cross-entropy is minus the logarithm of the truth's probability") {
  CHECK(near(loss_of("binary_crossentropy", {1, 0}, {0.9f, 0.2f}, 1), -(std::log(0.9) + std::log(0.8)) / 2));
  CHECK(near(loss_of("bce", {1, 0}, {0.9f, 0.2f}, 2), -(std::log(0.9) + std::log(0.8)) / 2));
  CHECK(near(loss_of(layer("BinaryCrossentropy", {{"label_smoothing", 0.2}}), {1}, {0.9f}, 1), -(0.9 * std::log(0.9) + 0.1 * std::log(0.1))));
  CHECK(near(loss_of("binary_crossentropy", {1, 0}, {0, 1}, 1), -(std::log(1e-7f) + std::log(1.0 - (1 - 1e-7f))) / 2));
}

TEST_CASE("binary cross-entropy of logits is that of their sigmoids") {
  const auto p = [](double z) { return 1 / (1 + std::exp(-z)); };
  const double expected = -(std::log(p(2)) + std::log(1 - p(-1.5))) / 2;
  CHECK(near(loss_of("binary_crossentropy", {1, 0}, {2, -1.5f}, 1, {}, true), expected));
  CHECK(near(loss_of("binary_crossentropy", {1}, {-50}, 1, {}, true), 50));
}

TEST_CASE("categorical cross-entropy renormalises probabilities that don't sum to 1") {
  const std::vector<float> y{0, 1, 0}, p{0.2f, 0.6f, 0.4f};
  CHECK(near(loss_of("categorical_crossentropy", y, p, 3), -std::log(0.5)));
  CHECK(near(loss_of("sparse_categorical_crossentropy", {1}, p, 3), -std::log(0.5)));
  CHECK(near(loss_of("categorical_crossentropy", y, {1, 0, 0}, 3), -std::log(1e-7f)));
  const double smoothed = -(0.1 * std::log(1.0 / 6) + 0.8 * std::log(0.5) + 0.1 * std::log(1.0 / 3));
  CHECK(near(loss_of(layer("CategoricalCrossentropy", {{"label_smoothing", 0.3}}), y, p, 3), smoothed));
}

TEST_CASE("cross-entropy of logits is that of their softmax, however large they are") {
  const std::vector<float> z{1, 2, 4};
  const double expected = std::log(std::exp(1.0) + std::exp(2.0) + std::exp(4.0)) - 2;
  CHECK(near(loss_of("sparse_categorical_crossentropy", {1}, z, 3, {}, true), expected));
  CHECK(near(loss_of("categorical_crossentropy", {0, 1, 0}, z, 3, {}, true), expected));
  CHECK(near(loss_of("sparse_categorical_crossentropy", {1}, {1001, 2, 4}, 3, {}, true), 999));
}

TEST_CASE("rows of an ignored class don't count, in the loss or in the number of rows") {
  const std::vector<float> y{1, 255, 0}, p{0.5f, 0.5f, 0.9f, 0.1f, 0.25f, 0.75f}, w{1, 3, 2};
  const auto ignoring = [&](const char* reduction, const std::vector<float>& weights) {
    return loss_of(layer("SparseCategoricalCrossentropy", {{"ignore_class", 255}, {"reduction", reduction}}), y, p, 2, weights);
  };
  const double a = -std::log(0.5), b = -std::log(0.25);
  CHECK(near(ignoring("sum_over_batch_size", {}), (a + b) / 2));
  CHECK(near(ignoring("sum_over_batch_size", w), (a + 2 * b) / 2));
  CHECK(near(ignoring("mean_with_sample_weight", w), (a + 2 * b) / 3));
  CHECK(near(ignoring("sum", w), a + 2 * b));
  CHECK(loss_of(layer("SparseCategoricalCrossentropy", {{"ignore_class", -1}}), {-1, -1}, {0.5f, 0.5f, 0.5f, 0.5f}, 2) == 0);
}

TEST_CASE("the loss of an epoch is the mean over its rows, on moving weights, with the penalties") {
  auto model = make_model({1}, {layer("Dense", {{"units", 1}, {"use_bias", false}, {"kernel_initializer", "ones"}, {"kernel_regularizer", layer("L2", {{"l2", 0.5}})}})},
                          {{"optimizer", layer("SGD", {{"learning_rate", 0}})}, {"loss", "mse"}});
  const auto data = dataset({1, 2, 3}, {3, 1}, {0, 0, 0}, {3});
  const auto epochs = fit(model, data, {{"batch_size", 2}, {"shuffle", false}});
  CHECK(near(value(epochs[0], "loss"), ((1 + 4) / 2.0 * 2 + 9) / 3 + 0.5));
  CHECK(near(value(evaluate(model, data, 2), "loss"), 14 / 3.0 + 0.5));
}
