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
  loss->prepare({cols});
  loss->make_room(rows);
  return loss->judge({rows, cols, truth.data(), prediction.data(), logits}, weights.empty() ? nullptr : weights.data(), nullptr);
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

TEST_CASE("relative and logarithmic errors and log-cosh are means over a row") {
  CHECK(near(loss_of("mape", {2, -4, 0, 1}, {3, -3, 0, 1}, 2), (50 + 25) / 4.0));
  CHECK(near(loss_of("mape", {0}, {1}, 1), 1e9));  // what is next to 0 counts as 1e-7
  CHECK(near(loss_of("msle", {1, 3}, {3, 1}, 2), std::pow(std::log(2.0), 2)));
  CHECK(near(loss_of("msle", {0}, {-5}, 1), 0));  // numbers below 0 count as 0
  CHECK(near(loss_of("log_cosh", {0, 0}, {1, -30}, 2), (std::log(std::cosh(1.0)) + 30 - std::log(2.0)) / 2));
}

TEST_CASE("poisson and the divergence keep away from the logarithm of 0") {
  CHECK(near(loss_of("poisson", {2, 0}, {3, 0.5f}, 2), (3 - 2 * std::log(3 + 1e-7) + 0.5) / 2));
  CHECK(near(loss_of("poisson", {1}, {0}, 1), -std::log(1e-7f)));
  CHECK(near(loss_of("kld", {0.25f, 0.75f}, {0.5f, 0.5f}, 2), 0.25 * std::log(0.5) + 0.75 * std::log(1.5)));
  CHECK(near(loss_of("kl_divergence", {1, 0}, {0, 1}, 2), -std::log(1e-7f)));
}

TEST_CASE("cosine similarity is minus the cosine, and 0 of a row of zeros") {
  CHECK(near(loss_of("cosine_similarity", {3, 4, 1, 0}, {4, 3, -2, 0}, 2), (-24 / 25.0 + 1) / 2));
  CHECK(loss_of("cosine_similarity", {0, 0}, {1, 2}, 2) == 0);
  CHECK(near(loss_of(layer("CosineSimilarity", {{"axis", 0}}), {3, 1, 4, 0}, {4, -2, 3, 0}, 2), (-24 / 25.0 + 1) / 2));  // columns of the batch
}

TEST_CASE("hinges take 0 and 1 for -1 and 1, if a batch has no other truths") {
  CHECK(near(loss_of("hinge", {1, 0, 1, 0}, {0.5f, -2, -1, 0}, 2), (0.5 + 0 + 2 + 1) / 4));
  CHECK(near(loss_of("hinge", {1, -1, 1, -1}, {0.5f, -2, -1, 0}, 2), (0.5 + 0 + 2 + 1) / 4));
  CHECK(near(loss_of("hinge", {1, 0, 1, -1}, {0.5f, -2, -1, 0}, 2), (0.5 + 1 + 2 + 1) / 4));
  CHECK(near(loss_of("squared_hinge", {1, 0, 1, 0}, {0.5f, -2, -1, 0}, 2), (0.25 + 0 + 4 + 1) / 4));
  CHECK(near(loss_of("categorical_hinge", {0, 1, 0, 1, 0, 0}, {0.1f, 0.2f, 0.7f, 3, 1, 1}, 3), (0.7 - 0.2 + 1 + 0) / 2));
}

TEST_CASE("focal losses weigh the cross-entropy by what is missing to certainty") {
  const double yes = -std::log(0.9), no = -std::log(0.8);
  CHECK(near(loss_of("binary_focal_crossentropy", {1, 0}, {0.9f, 0.2f}, 2), (0.01 * yes + 0.04 * no) / 2));
  CHECK(near(loss_of(layer("BinaryFocalCrossentropy", {{"gamma", 0}}), {1, 0}, {0.9f, 0.2f}, 2), (yes + no) / 2));
  CHECK(near(loss_of(layer("BinaryFocalCrossentropy", {{"apply_class_balancing", true}, {"gamma", 1.5}}), {1, 0}, {0.9f, 0.2f}, 2), (0.25 * std::pow(0.1, 1.5) * yes + 0.75 * std::pow(0.2, 1.5) * no) / 2));
  CHECK(near(loss_of("categorical_focal_crossentropy", {0, 1, 0}, {0.2f, 0.6f, 0.4f}, 3), 0.25 * 0.25 * -std::log(0.5)));
  const Json by_class = layer("CategoricalFocalCrossentropy", {{"alpha", {1, 2, 3}}});
  CHECK(near(loss_of(by_class, {0, 1, 0}, {0.2f, 0.6f, 0.4f}, 3), 2 * 0.25 * -std::log(0.5)));
  CHECK(error_of([&] { loss_of(by_class, {1, 0}, {0.5f, 0.5f}, 2); }) == "categorical_focal_crossentropy.alpha must be one number or one for each of 2 outputs, got 3");
}

TEST_CASE("the generalized cross-entropy takes class numbers, and its slope has an end") {
  CHECK(near(loss_of("categorical_generalized_cross_entropy", {1, 0}, {0.75f, 0.25f, 1, 0}, 2), (1 - 0.5) / 0.5 / 2));
  CHECK(near(loss_of(layer("CategoricalGeneralizedCrossEntropy", {{"q", 0.75}}), {0}, {0, 1}, 2), 1 / 0.75));
}

TEST_CASE("dice and tversky compare areas of the whole batch, or of each sample") {
  const std::vector<float> y{1, 0, 1, 1}, p{0.5f, 0.5f, 1, 0};  // share 1.5 of 3 and 2
  CHECK(near(loss_of("dice", y, p, 2), 1 - 3 / 5.0));
  CHECK(near(loss_of(layer("Dice", {{"axis", 1}}), y, p, 2), 1 - (2 * 0.5 / 2 + 2 / 3.0) / 2));
  CHECK(near(loss_of("tversky", y, p, 2), 1 - 1.5 / (1.5 + 0.5 * 1.5 + 0.5 * 0.5)));
  CHECK(near(loss_of(layer("Tversky", {{"alpha", 0.3}, {"beta", 0.7}}), y, p, 2), 1 - 1.5 / (1.5 + 0.3 * 1.5 + 0.7 * 0.5)));
  CHECK(near(loss_of(layer("Dice", {{"reduction", "sum"}}), y, p, 2), 1 - 3 / 5.0));
  CHECK(near(loss_of("dice", y, p, 2, {1, 3}), 2 * (1 - 3 / 5.0)));  // times the mean weight
  CHECK(near(loss_of(layer("Dice", {{"reduction", "sum"}}), y, p, 2, {1, 3}), 4 * (1 - 3 / 5.0)));
  CHECK(near(loss_of(layer("Dice", {{"reduction", "mean_with_sample_weight"}}), y, p, 2, {1, 3}), 1 - 3 / 5.0));
  CHECK(error_of([&] { loss_of(layer("Dice", {{"axis", 0}}), y, p, 2, {1, 3}); }) == "dice takes the samples of a batch together along its axis, which leaves no place for weights of samples");
}

TEST_CASE("an axis that outputs don't have is refused in words") {
  const auto refusal = [](const Json& axis) { return error_of([&] { loss_of(layer("Dice", {{"axis", axis}}), {1, 0}, {1, 0}, 2); }); };
  CHECK(refusal(2) == "dice.axis must be from -2 to 1 for outputs of shape (None, 2), got 2");
  CHECK(refusal(-3) == "dice.axis must be from -2 to 1 for outputs of shape (None, 2), got -3");
  CHECK(refusal({1, -1}) == "dice.axis names an axis of outputs of shape (None, 2) twice, got -1");
  CHECK(refusal({0, 0.5}) == "loss.dice.axis must be an integer or a list of them, got [0,0.5]");
}

// x·x' is 0.6 for the alike rows 0 and 1, 0 and 0.8 for row 2: their distances are 0.4, 1 and 0.2.
TEST_CASE("circle compares every row with every other, and leaves out those that have no like") {
  const std::vector<float> x{1, 0, 0.6f, 0.8f, 0, 1}, y{0, 0, 1};
  const auto pair = [](double same, double other) { return std::log(1 + std::exp(2 * (same * same - 0.01) + 2 * (1.1 - other) * (0.9 - other))); };
  CHECK(near(loss_of(layer("Circle", {{"gamma", 2}, {"margin", 0.1}}), y, x, 2), (pair(0.4, 1) + pair(0.4, 0.2)) / 2));
  CHECK(loss_of("circle", {0, 1, 2}, x, 2) == 0);
  CHECK(error_of([] { create<Loss>("circle", "loss")->prepare({3, 2}); }) == "circle compares rows: the output must be a row of numbers for each sample, got the shape (None, 3, 2)");
}

// Two samples of three classes in two places, classes first: (2, 3, 2). What the loss says is what it says with the classes last.
TEST_CASE("classes may lie along any axis") {
  const std::vector<float> last{0.2f, 0.3f, 0.5f, 0.6f, 0.3f, 0.1f, 0.1f, 0.1f, 0.8f, 0.4f, 0.4f, 0.2f}, labels{2, 0, 1, 1}, weights{1, 3};
  std::vector<float> first(12);
  for (int sample = 0; sample < 2; ++sample)
    for (int place = 0; place < 2; ++place)
      for (int c = 0; c < 3; ++c) first[sample * 6 + c * 2 + place] = last[sample * 6 + place * 3 + c];
  const auto judged = [&](const std::vector<float>& p, int axis, const Shape& shape, const std::vector<float>& w) {
    const auto loss = create<Loss>(layer("SparseCategoricalCrossentropy", {{"axis", axis}}), "loss");
    loss->prepare(shape);
    loss->make_room(2);
    CHECK(loss->truth_width() == 2);
    const auto cols = static_cast<Index>(shape[1]);
    return loss->judge({12 / cols, cols, labels.data(), p.data(), false}, w.empty() ? nullptr : w.data(), nullptr);
  };
  CHECK(near(judged(first, 1, {3, 2}, {}), judged(last, -1, {2, 3}, {})));
  CHECK(near(judged(first, 1, {3, 2}, {1, 1, 1, 3, 3, 3}), judged(last, -1, {2, 3}, {1, 1, 3, 3})));
}

TEST_CASE("the loss of an epoch is the mean over its rows, on moving weights, with the penalties") {
  auto model = make_model({1}, {layer("Dense", {{"units", 1}, {"use_bias", false}, {"kernel_initializer", "ones"}, {"kernel_regularizer", layer("L2", {{"l2", 0.5}})}})},
                          {{"optimizer", layer("SGD", {{"learning_rate", 0}})}, {"loss", "mse"}});
  const auto data = dataset({1, 2, 3}, {3, 1}, {0, 0, 0}, {3});
  const auto epochs = fit(model, data, {{"batch_size", 2}, {"shuffle", false}});
  CHECK(near(value(epochs[0], "loss"), ((1 + 4) / 2.0 * 2 + 9) / 3 + 0.5));
  CHECK(near(value(evaluate(model, data, 2), "loss"), 14 / 3.0 + 0.5));
}
