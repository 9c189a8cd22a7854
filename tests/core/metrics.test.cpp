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
  const Index rows = static_cast<Index>(prediction.size()) / cols;
  metric->prepare({cols}, truth_cols);
  metric->make_room(std::min(step, rows));
  metric->reset();
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

TEST_CASE("the class is in the top k if fewer than k outputs are larger") {
  const std::vector<float> p{0.1f, 0.9f, 0.8f, 0.5f, 0.5f, 0.2f};
  const auto top = [&](int k, const std::vector<float>& y) { return score(layer("SparseTopKCategoricalAccuracy", {{"k", k}}), y, p, 3, 1); };
  CHECK(top(1, {2, 1}) == 0.5);
  CHECK(top(2, {2, 1}) == 1);
  CHECK(top(1, {1, 0}) == 1);
  CHECK(top(3, {0, 7}) == 0.5);  // there is no class 7
  CHECK(score(layer("TopKCategoricalAccuracy", {{"k", 2}}), {1, 0, 0, 0, 0, 1}, p, 3, 3) == 0);
  CHECK(score(layer("SparseTopKCategoricalAccuracy", {{"k", 2}, {"from_sorted_ids", true}}), {4, 4}, {4, 2, 0, 1, 0, 4}, 3, 1) == 0.5);
}

TEST_CASE("the losses as metrics are means over rows, whatever the batches") {
  CHECK(near(score("bce", {1, 0}, {0.9f, 0.2f}), -(std::log(0.9) + std::log(0.8)) / 2));
  CHECK(near(score("root_mean_squared_error", {1, 2, 3, 4}, {1, 4, 2.5f, 7}, 2, 2), std::sqrt(13.25 / 4)));
  CHECK(near(score("mape", {2, -4}, {3, -3}), 37.5));
  CHECK(near(score("poisson", {2}, {3}), 3 - 2 * std::log(3.0)));
  CHECK(near(score("cosine_similarity", {3, 4, 1, 0}, {4, 3, -2, 0}, 2, 2), (24 / 25.0 - 1) / 2));  // the loss has the other sign
  CHECK(near(score("cosine_similarity", {3, 4, 1, 0}, {4, 3, -2, 0}, 2, 2, {3, 1}), (3 * 24 / 25.0 - 1) / 4));
  CHECK(near(score("sparse_categorical_crossentropy", {1, 0}, {0.5f, 0.5f, 0.25f, 0.75f}, 2, 1), (std::log(2.0) + std::log(4.0)) / 2));
}

TEST_CASE("a cross-entropy that is only a metric says so too if a class number is wrong") {
  CHECK(error_of([] { score("sparse_categorical_crossentropy", {2}, {0.5f, 0.5f}, 2, 1); }) == "sparse_categorical_crossentropy needs class numbers from 0 to 1 for 2 outputs, got 2");
}

TEST_CASE("a row of an ignored class counts as 0 in a metric without weights, and not at all in one with them, as in Keras") {
  const Json ignoring = layer("SparseCategoricalCrossentropy", {{"ignore_class", 1}});
  const std::vector<float> y{1, 0}, p{0.5f, 0.5f, 0.25f, 0.75f};
  CHECK(near(score(ignoring, y, p, 2, 1), std::log(4.0) / 2));
  CHECK(near(score(ignoring, y, p, 2, 1, {1, 1}), std::log(4.0)));
}

TEST_CASE("answers are counted at one threshold or at several") {
  const std::vector<float> y{1, 1, 0, 0, 1}, p{0.9f, 0.4f, 0.6f, 0.1f, 0.5f}, w{1, 2, 3, 4, 5};
  const auto at = [&](const char* name, const Json& thresholds, const std::vector<float>& weights = {}) {
    return results(layer(name, {{"thresholds", thresholds}}), y, p, 1, 1, weights, 2);
  };
  CHECK(at("TruePositives", nullptr) == std::vector<double>{1});
  CHECK(at("FalseNegatives", nullptr, w) == std::vector<double>{7});
  CHECK(at("TruePositives", {0.3, 0.8}) == std::vector<double>{3, 1});
  CHECK(at("TruePositives", {0.8, 0.3}) == std::vector<double>{1, 3});  // in the order that was asked for
  CHECK(at("FalsePositives", {0.3, 0.8}, w) == std::vector<double>{3, 0});
  CHECK(at("TrueNegatives", {0.3, 0.8}) == std::vector<double>{1, 2});
  CHECK(at("Precision", {0.3, 0.95}) == std::vector<double>{3 / 4.0, 0});
  CHECK(at("Recall", {0, 0.5, 1}) == std::vector<double>{1, 1 / 3.0, 0});
  CHECK(at("Recall", {0.3}) == std::vector<double>{1});
}

TEST_CASE("any truth but 0 is a yes") { CHECK(score("true_positives", {0.2f, 2, 0}, {0.9f, 0.9f, 0.9f}) == 2); }

TEST_CASE("one of two scores is the best that the other allows") {
  const std::vector<float> y{0, 0, 0, 1, 1, 1}, p{0.1f, 0.3f, 0.6f, 0.2f, 0.7f, 0.9f};
  const auto best = [&](const char* name, const char* option, double value) { return score(layer(name, {{option, value}}), y, p); };
  CHECK(near(best("SensitivityAtSpecificity", "specificity", 0.5), 2 / 3.0));
  CHECK(near(best("SpecificityAtSensitivity", "sensitivity", 1), 1 / 3.0));
  CHECK(near(best("PrecisionAtRecall", "recall", 0.6), 1));
  CHECK(near(best("RecallAtPrecision", "precision", 0.7), 2 / 3.0));
  CHECK(score(layer("RecallAtPrecision", {{"precision", 1}}), {0, 0}, {0.5f, 0.6f}) == 0);  // no threshold is that precise
  CHECK(score(layer("PrecisionAtRecall", {{"recall", 0.5}, {"num_thresholds", 1}}), y, p) == 2 / 3.0);
}

TEST_CASE("AUC is the area under Keras's points of a curve") {
  const std::vector<float> y{0, 0, 1, 1}, p{0, 0.5f, 0.3f, 0.9f};
  const auto area = [&](Json options) {
    options["num_thresholds"] = 3;
    return score(layer("AUC", options), y, p);
  };
  // At thresholds below 0, 0.5 and above 1: true positives 2, 1, 0, false ones 2, 0, 0.
  CHECK(near(area(Json::object()), 0.75));
  CHECK(near(area({{"summation_method", "majoring"}}), 1));
  CHECK(near(area({{"summation_method", "minoring"}}), 0.5));
  CHECK(near(area({{"curve", "pr"}, {"summation_method", "Majoring"}}), 0.5 * 1 + 0.5 * 1));
  CHECK(near(area({{"curve", "PR"}}), (1 / 3.0 * (1 + 2 / 3.0 * std::log(4.0)) + 1) / 2));
  CHECK(near(score("auc", y, p), 0.75));
  CHECK(near(score(layer("AUC", {{"from_logits", true}}), y, {-3, 0.1f, -1, 2}), 0.75));
  CHECK(near(score("auc", y, p, 1, 1, {3, 1, 1, 1}), (0.5 * 3 / 4 + 0.5 * 4 / 4) / 1));
}

TEST_CASE("AUC of several outputs is one area of all, or the mean of their areas") {
  const std::vector<float> y{0, 1, 1, 0}, p{0.2f, 0.3f, 0.8f, 0.6f};  // the first output is ranked right, the second wrong
  CHECK(near(score("auc", y, p, 2, 2), 0.75));
  CHECK(near(score(layer("AUC", {{"multi_label", true}}), y, p, 2, 2), 0.5));
  CHECK(near(score(layer("AUC", {{"multi_label", true}, {"label_weights", {3, 1}}}), y, p, 2, 2), 0.75));
  const auto refusal = [&](const Json& options) { return error_of([&] { score(layer("AUC", options), y, p, 2, 2); }); };
  CHECK(refusal({{"num_labels", 2}}) == "auc.num_labels can only be given if multi_label is true");
  CHECK(refusal({{"multi_label", true}, {"num_labels", 3}}) == "auc.num_labels must be the number of outputs, 2, got 3");
  CHECK(refusal({{"label_weights", Json::array({1})}}) == "auc.label_weights must have one number for each of 2 outputs, got 1");
}

TEST_CASE("F scores are one for each output, or one for all") {
  const std::vector<float> y{1, 1, 1, 1, 0, 0, 1, 1, 0}, p{0.2f, 0.6f, 0.7f, 0.2f, 0.6f, 0.6f, 0.6f, 0.8f, 0};
  const auto scores = [&](Json options) {
    options["threshold"] = 0.5;
    return results(layer("FBetaScore", options), y, p, 3, 3, {}, 1);
  };
  // True positives 1, 2, 1, false ones 0, 1, 1, missed 2, 0, 0.
  const auto each = scores(Json::object());
  REQUIRE(each.size() == 3);
  CHECK(near(each[0], 2 * (1 / 3.0) / (4 / 3.0)));
  CHECK(near(each[1], 0.8));
  CHECK(near(scores({{"average", "macro"}})[0], (each[0] + each[1] + each[2]) / 3));
  CHECK(near(scores({{"average", "weighted"}})[0], (3 * each[0] + 2 * each[1] + each[2]) / 6));
  CHECK(near(scores({{"average", "micro"}})[0], 2 * 4 / (2 * 4 + 2 + 2.0)));
  CHECK(near(scores({{"beta", 2}})[0], 5 * (1 / 3.0) / (4 + 1 / 3.0)));
  CHECK(results("f1_score", {1, 0, 0, 1}, {0.5f, 0.5f, 0, 0}, 2, 2, {}, 1).size() == 2);
  CHECK(near(score(layer("F1Score", {{"average", "micro"}}), {1, 0, 0, 1}, {0.5f, 0.5f, 0, 0}, 2, 2), 0.5));  // both largest say yes, zeros never
  CHECK(error_of([] { create<Metric>("f1_score", "metrics")->prepare({4, 3}, 12); }) == "f1_score needs one row of outputs for each sample, got outputs of shape (None, 4, 3)");
}

TEST_CASE("IoU is what areas share of all that they cover, of classes that appear") {
  const std::vector<float> y{0, 0, 1, 1}, p{0, 1, 1, 1};
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}}), y, p), (1 / 2.0 + 2 / 3.0) / 2));
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 3}}), y, p), (1 / 2.0 + 2 / 3.0) / 2));  // class 2 does not
  CHECK(near(score(layer("IoU", {{"num_classes", 2}, {"target_class_ids", Json::array({1})}}), y, p), 2 / 3.0));
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}, {"ignore_class", 0}}), y, p), 1));
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}}), {0, 0, 1, 5}, {0, 1, 1, -1}), 0.5));  // numbers out of range count nowhere
  CHECK(near(score(layer("BinaryIoU", {{"threshold", 0.3}}), {0, 1, 0, 1}, {0.1f, 0.2f, 0.4f, 0.7f}), 1 / 3.0));
  CHECK(near(score(layer("OneHotMeanIoU", {{"num_classes", 2}}), {1, 0, 1, 0, 0, 1}, {0.7f, 0.3f, 0.2f, 0.8f, 0.1f, 0.9f}, 2, 2), 0.5));
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}, {"sparse_y_pred", false}}), {0, 0, 1}, {0.7f, 0.3f, 0.2f, 0.8f, 0.1f, 0.9f}, 2, 1), 0.5));
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}}), y, p, 1, 1, {1, 0.9f, 1, 1}), 1));  // weights are cut down to whole numbers, unless
  CHECK(near(score(layer("MeanIoU", {{"num_classes", 2}, {"dtype", "float32"}}), y, p, 1, 1, {1, 0.5f, 1, 1}), (1 / 1.5 + 2 / 2.5) / 2));
  CHECK(error_of([&] { score(layer("IoU", {{"num_classes", 2}, {"target_class_ids", {0, 2}}}), y, p); }) == "io_u.target_class_ids must be below num_classes, 2, got 2");
  CHECK(error_of([&] { score(layer("MeanIoU", {{"num_classes", 2}}), {0, 0}, {0, 0, 0, 0}, 2, 1); }) == "mean_io_u needs one class number of y for each of 2 predicted classes, got 1 values of y");
}

TEST_CASE("correlations compare the values of a row, or the columns of a batch") {
  const std::vector<float> y{1, 2, 3, 4}, p{2, 4, 5, 9};
  const double both = (-1.5 * -3 + -0.5 * -1 + 0 + 1.5 * 4) / 4, of_y = 5 / 4.0, of_p = 26 / 4.0;
  CHECK(near(results("pearson_correlation", y, p, 4, 4, {}, 1)[0], both / std::sqrt(of_y * of_p)));
  CHECK(near(results("concordance_correlation", y, p, 4, 4, {}, 1)[0], 2 * both / (of_y + of_p + 6.25)));
  CHECK(near(results(layer("PearsonCorrelation", {{"axis", 0}}), y, p, 1, 1, {}, 4)[0], both / std::sqrt(of_y * of_p)));
  CHECK(near(results(layer("PearsonCorrelation", {{"axis", 0}}), y, p, 1, 1, {}, 2)[0], 1));  // the mean of two batches
  CHECK(std::isnan(results("pearson_correlation", {1}, {1}, 1, 1, {}, 1)[0]));
  CHECK(error_of([&] { results(layer("PearsonCorrelation", {{"axis", 0}}), y, p, 1, 1, {1, 1, 1, 1}, 4); }) ==
        "pearson_correlation takes the samples of a batch together along its axis, which leaves no place for weights of samples");
}

TEST_CASE("a metric that lacks a required option is refused by its name alone") {
  CHECK(error_of([] { make_model({2}, {layer("Dense", {{"units", 1}})}, {{"loss", "mse"}, {"metrics", {"mean_io_u"}}}); }) == "metrics.mean_io_u.num_classes is required: Number of classes.");
}

TEST_CASE("every metric begins anew after a reset, and is 0 before it has seen a row") {
  for (const Entry& entry : kind_named("metric").entries) {
    CAPTURE(entry.about->identifier);
    auto made = entry.make();
    read(*made, with_required(*made), "mine");
    auto& metric = static_cast<Metric&>(*made);
    const Index truth_cols = error_of([&] { metric.prepare({2}, 2); }).empty() ? 2 : 1;
    metric.prepare({2}, truth_cols);
    metric.make_room(2);
    metric.reset();
    const auto fresh = metric.result();
    for (const double v : fresh) CHECK(v == 0);
    const std::vector<float> y{1, 0, 0, 1}, p{0.7f, 0.3f, 0.2f, 0.8f};
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
