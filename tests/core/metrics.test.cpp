// Metrics by hand-computed values, in one batch and in several.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "components/probe.h"
#include "metrics/metric.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// The metric of rows that come in batches of `step`.
static std::vector<double> results(const Json& config, const std::vector<float>& truth, const std::vector<float>& prediction, Index cols, Index truth_cols, const std::vector<float>& weights, Index step) {
  const auto metric = create<Metric>(config, "metrics");
  metric->prepare(cols, truth_cols);
  metric->reset();
  const Index rows = static_cast<Index>(prediction.size()) / cols;
  for (Index r = 0; r < rows; r += step)
    metric->update({std::min(step, rows - r), cols, truth_cols, truth.data() + r * truth_cols, prediction.data() + r * cols, weights.empty() ? nullptr : weights.data() + r});
  return metric->result();
}
static double score(const Json& config, const std::vector<float>& truth, const std::vector<float>& prediction, Index cols = 1, Index truth_cols = 1, const std::vector<float>& weights = {}) {
  const auto whole = results(config, truth, prediction, cols, truth_cols, weights, 1000), parts = results(config, truth, prediction, cols, truth_cols, weights, 2);
  REQUIRE(whole.size() == 1);
  CHECK(std::fabs(whole[0] - parts[0]) < 1e-12);
  return whole[0];
}
static bool near(double a, double b) { return std::fabs(a - b) <= 1e-6 * std::max(1.0, std::fabs(b)); }

TEST_CASE("the accuracies are shares of right rows, weighted if rows have weights") {
  CHECK(near(score("binary_accuracy", {1, 0, 1, 0}, {0.9f, 0.4f, 0.5f, 0.6f}), 0.5));
  CHECK(near(score(layer("BinaryAccuracy", {{"threshold", 0.7}}), {1, 0, 1, 0}, {0.9f, 0.4f, 0.5f, 0.6f}), 0.75));
  CHECK(near(score("binary_accuracy", {1, 0, 1, 0}, {0.9f, 0.4f, 0.5f, 0.6f}, 1, 1, {1, 2, 3, 4}), 0.3));
  CHECK(near(score("sparse_categorical_accuracy", {2, 0, 1}, {0.1f, 0.2f, 0.7f, 0.4f, 0.5f, 0.1f, 0, 1, 0}, 3, 1), 2 / 3.0));
  CHECK(near(score("categorical_accuracy", {0, 0, 1, 1, 0, 0}, {0.1f, 0.2f, 0.7f, 0.4f, 0.5f, 0.1f}, 3, 3), 0.5));
  CHECK(near(score("accuracy", {1, 2, 3}, {1, 2, 4}), 2 / 3.0));
}

TEST_CASE("the first of several equal outputs is the prediction") { CHECK(score("sparse_categorical_accuracy", {0, 1}, {0.5f, 0.5f, 0.5f, 0.5f}, 2, 1) == 0.5); }

TEST_CASE("squared and absolute errors are means over a row, then over rows") {
  CHECK(near(score("mse", {1, 2, 3, 4}, {1, 4, 2.5f, 7}, 2, 2), (0 + 4 + 0.25 + 9) / 4));
  CHECK(near(score("mae", {1, 2, 3, 4}, {1, 4, 2.5f, 7}, 2, 2), (0 + 2 + 0.5 + 3) / 4));
  CHECK(near(score("mae", {1, 2, 3, 4}, {1, 4, 2.5f, 7}, 2, 2, {3, 1}), (3 * 1 + 1 * 1.75) / 4));
}

TEST_CASE("precision and recall count positives above a threshold") {
  const std::vector<float> y{1, 1, 0, 0, 1}, p{0.9f, 0.4f, 0.6f, 0.1f, 0.5f};  // above 0.5: rows 0 and 2
  CHECK(near(score("precision", y, p), 1 / 2.0));
  CHECK(near(score("recall", y, p), 1 / 3.0));
  CHECK(near(score(layer("Precision", {{"thresholds", 0.3}}), y, p), 3 / 4.0));
  CHECK(near(score(layer("Recall", {{"thresholds", 0.3}}), y, p), 1));
  CHECK(near(score("precision", y, p, 1, 1, {3, 1, 1, 1, 1}), 3 / 4.0));
  CHECK(near(score("recall", y, p, 1, 1, {3, 1, 1, 1, 1}), 3 / 5.0));
  CHECK(score("precision", {1, 1}, {0.1f, 0.2f}) == 0);  // nothing was predicted
}

TEST_CASE("precision and recall look at the top k outputs, or at one class") {
  const std::vector<float> y{1, 0, 1, 0, 1, 0}, p{0.3f, 0.9f, 0.4f, 0.8f, 0.7f, 0.1f};  // two rows of three
  CHECK(near(score(layer("Precision", {{"top_k", 2}}), y, p, 3, 3), 2 / 4.0));   // row 0: columns 1, 2; row 1: columns 0, 1
  CHECK(near(score(layer("Recall", {{"top_k", 2}}), y, p, 3, 3), 2 / 3.0));
  CHECK(near(score(layer("Precision", {{"top_k", 2}, {"thresholds", 0.5}}), y, p, 3, 3), 1 / 3.0));
  CHECK(near(score(layer("Recall", {{"class_id", 1}}), y, p, 3, 3), 1));
  CHECK(near(score(layer("Precision", {{"class_id", 0}}), y, p, 3, 3), 0));
  CHECK(near(score(layer("Precision", {{"class_id", 0}, {"top_k", 1}}), y, p, 3, 3), 0));
  CHECK(error_of([&] { score(layer("Recall", {{"class_id", 3}}), y, p, 3, 3); }) == "recall.class_id must be below the number of outputs, 3, got 3");
}

TEST_CASE("R2 is the share of explained variance, of one output or several") {
  const std::vector<float> y{1, 2, 3, 4}, p{1.1f, 1.9f, 3.2f, 3.8f};
  const double r2 = 1 - (0.01 + 0.01 + 0.04 + 0.04) / 5;
  CHECK(near(score("r2_score", y, p), r2));
  CHECK(near(score(layer("R2Score", {{"num_regressors", 1}}), y, p), 1 - (1 - r2) * 3 / 2));
  CHECK(near(score(layer("R2Score", {{"num_regressors", 3}}), y, p), r2));  // no freedom is left: Keras gives the plain score
  CHECK(score("r2_score", y, {2.5f, 2.5f, 2.5f, 2.5f}) == 0);
  CHECK(score("r2_score", {2, 2}, {1, 3}) == 0);
  // Two outputs: spreads 2 and 8 (times 1/2), residuals 0.5 and 8.
  const std::vector<float> two{0, 0, 1, 4}, guess{0.5f, 2, 1.5f, 6};
  const double first = 1 - 0.5 / 0.5, second = 1 - 8.0 / 8;
  CHECK(near(score("r2_score", two, guess, 2, 2), (first + second) / 2));
  CHECK(results(layer("R2Score", {{"class_aggregation", "none"}}), two, {0, 0, 1, 0}, 2, 2, {}, 1) == std::vector<double>{1, 1 - 16.0 / 8});
  CHECK(near(score(layer("R2Score", {{"class_aggregation", "variance_weighted_average"}}), two, {0, 0, 1, 0}, 2, 2), (1 * 0.5 + -1 * 8) / 8.5));
  CHECK(near(score(layer("R2Score", {{"num_regressors", 1}}), two, guess, 2, 2), 1 - (1 - (first + second) / 2) * 3 / 2));  // 4 values
}

TEST_CASE("R2 weighs rows and is exact for numbers far from 0") {
  CHECK(near(score("r2_score", {1, 2, 3}, {1, 2, 5}, 1, 1, {1, 1, 0}), 1));
  CHECK(near(score("r2_score", {1, 3, 7}, {2, 3, 7}, 1, 1, {2, 1, 1}), 1 - 2.0 / 24));  // mean 3, spread 2·4 + 0 + 16
  const float far = 1 << 20;
  CHECK(near(score("r2_score", {far + 1, far + 2, far + 3}, {far + 1, far + 2, far + 4}), 0.5));
}

TEST_CASE("every metric begins anew after a reset, and is 0 before it has seen a row") {
  for (const Entry& entry : kind_named("metric").entries) {
    CAPTURE(entry.about->identifier);
    auto made = entry.make();
    auto& metric = static_cast<Metric&>(*made);
    const Index truth_cols = error_of([&] { metric.prepare(2, 2); }).empty() ? 2 : 1;
    metric.prepare(2, truth_cols);
    metric.reset();
    const auto fresh = metric.result();
    for (const double v : fresh) CHECK(v == 0);
    const std::vector<float> y{1, 0, 1, 1}, p{0.7f, 0.3f, 0.2f, 0.8f};
    metric.update({2, 2, truth_cols, y.data(), p.data(), nullptr});
    const auto first = metric.result();
    metric.reset();
    CHECK(metric.result() == fresh);
    metric.update({2, 2, truth_cols, y.data(), p.data(), nullptr});
    CHECK(metric.result() == first);
  }
}

// Which of the three accuracies is meant shows in the score: each is given predictions that only it counts as right.
TEST_CASE("'accuracy' means what Keras takes it for by the shapes, and keeps the name that was asked for") {
  const auto accuracy = [](const char* word, Index units, const std::vector<float>& x, const std::vector<float>& y, const Shape& y_shape, const char* loss) {
    auto model = make_model({units}, {layer("Activation", {{"activation", "linear"}})}, {{"loss", loss}, {"metrics", {word}}});
    return value(evaluate(model, dataset(x, {static_cast<std::int64_t>(x.size()) / units, units}, y, y_shape)), word);
  };
  CHECK(accuracy("accuracy", 1, {0.6f, 0.4f}, {1, 0}, {2}, "mse") == 1);
  CHECK(accuracy("acc", 1, {0.6f, 0.4f}, {1, 0}, {2, 1}, "mse") == 1);
  CHECK(accuracy("accuracy", 3, {0, 0.1f, 0.2f, 0.3f, 0, 0}, {2, 0}, {2}, "sparse_categorical_crossentropy") == 1);
  CHECK(accuracy("acc", 3, {0, 0.1f, 0.2f, 0.3f, 0, 0}, {2, 0}, {2, 1}, "sparse_categorical_crossentropy") == 1);
  CHECK(accuracy("accuracy", 3, {0, 0.1f, 0.2f, 0.3f, 0, 0}, {0, 0, 1, 1, 0, 0}, {2, 3}, "categorical_crossentropy") == 1);
  CHECK(accuracy("accuracy", 2, {0.6f, 0.9f}, {0, 1}, {1, 2}, "binary_crossentropy") == 1);  // several outputs: the largest, as in Keras
}

TEST_CASE("only weighted metrics see the weights of rows") {
  auto model = make_model({1}, {layer("Activation", {{"activation", "linear"}})},
                          {{"loss", "mse"}, {"metrics", Json::array({layer("MeanAbsoluteError", {{"name", "plain"}})})}, {"weighted_metrics", Json::array({layer("MeanAbsoluteError", {{"name", "weighted"}})})}});
  const Logs logs = evaluate(model, dataset({1, 2}, {2, 1}, {0, 0}, {2}, {3, 1}));
  CHECK(value(logs, "plain") == 1.5);
  CHECK(value(logs, "weighted") == 1.25);
  CHECK(logs[0].name == "loss");
}

// Keras 3's CompileMetrics, compile_utils.py.
TEST_CASE("metrics are reported under the names that were asked for, and no two under one") {
  auto model = make_model({1}, {layer("Activation", {{"activation", "linear"}})},
                          {{"loss", "mse"}, {"metrics", {"mae", "Accuracy", "acc", "mae", layer("MeanAbsoluteError"), layer("MeanAbsoluteError", {{"name", "mine"}})}}, {"weighted_metrics", {"mae", "mse"}}});
  std::vector<std::string> names;
  for (const Log& log : evaluate(model, dataset({1, 2}, {2, 1}, {0, 0}, {2}))) names.push_back(log.name);
  CHECK(names == std::vector<std::string>{"loss", "mae", "Accuracy", "acc", "mae_1", "mean_absolute_error", "mine", "weighted_mae", "mse"});
}
