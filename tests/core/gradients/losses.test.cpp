// The gradient of every loss, with every option changed in turn, of probabilities and of logits; of every regularizer too.
#include <catch_amalgamated.hpp>

#include "components/probe.h"
#include "gradients/numeric.h"
#include "losses/loss.h"
#include "regularizers/regularizer.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index rows = 4;

// Truths that every loss takes: class numbers where a row has one, else numbers up to 1, not so near 0 that a share of them is large.
static std::vector<float> truths(const Loss& loss, Index cols) {
  const Index width = loss.target_width(cols);
  std::vector<float> y = numbers(rows * width, 40 + cols, 0.1f, 1);
  if (width == 1 && cols > 1)
    for (Index r = 0; r < rows; ++r) y[r] = static_cast<float>(r % cols);
  else if (width == 1) std::fill(y.begin(), y.end(), loss.trouble(y.data(), 1).empty() ? 0.25f : 0.0f);
  return y;
}

static void compare(Loss& loss, bool logits, Index cols, Comparison& comparison) {
  if (!error_of([&] { loss.prepare({cols}); }).empty()) return;  // its options are for another number of columns, or for another axis
  std::vector<float> p = logits ? numbers(rows * cols, 50 + cols, -3, 3) : numbers(rows * cols, 50 + cols, 0.2f, 0.8f);
  const std::vector<float> y = truths(loss, cols), scale = numbers(rows, 60 + cols, 0.1f, 1.5f);
  const Scored scored{rows, cols, y.data(), p.data(), logits};
  std::vector<float> values(rows), gradient(p.size(), 1e30f), only_values(rows);
  loss.evaluate(scored, values.data(), scale.data(), gradient.data());
  loss.evaluate(scored, only_values.data(), nullptr, nullptr);
  CHECK(only_values == values);
  for (std::size_t i = 0; i < p.size(); ++i)
    comparison.check(p[i], gradient[i], [&] {
      loss.evaluate(scored, only_values.data(), nullptr, nullptr);
      return weighted(scale, only_values.data());
    }, join("value ", i, " of ", cols, " columns"));
}

TEST_CASE("the gradient of every loss is what its values say, each row times its weight") {
  for (const Variant& variant : variants("loss")) {
    auto& loss = static_cast<Loss&>(*variant.component);
    CAPTURE(variant.name);
    if (!error_of([&] { loss.prepare({2}); }).empty()) continue;
    Comparison comparison(1e-3);
    for (Index cols = 1; cols <= 9; ++cols) compare(loss, false, cols, comparison);
    comparison.conclude();
  }
}

TEST_CASE("the gradient of every loss that takes logits is right for logits too") {
  int checked = 0;
  for (const Variant& variant : variants("loss")) {
    auto& loss = static_cast<Loss&>(*variant.component);
    if (loss.logits_of().empty() || !error_of([&] { loss.prepare({2}); }).empty()) continue;
    CAPTURE(variant.name);
    Comparison comparison(1e-3);
    for (Index cols = 1; cols <= 9; ++cols, ++checked) compare(loss, true, cols, comparison);
    comparison.conclude();
  }
  CHECK(checked > 0);
}

// Whole batches, through the axes and reductions of a loss: the sum of all its rows is moved by every value.
static void compare_batches(Loss& loss, const Shape& output, const float* weights, Comparison& comparison) {
  if (!error_of([&] { loss.prepare(output); }).empty()) return;
  loss.make_room(rows);
  const Index size = static_cast<Index>(count(output)), last = static_cast<Index>(output.back());
  std::vector<float> p = numbers(rows * size, 52, 0.2f, 0.8f), gradient(p.size(), 1e30f), y = numbers(rows * loss.truth_width(), 42, 0, 1);
  if (loss.target_width(2) == 1)
    for (float& label : y) label = std::floor(label * 1.99f);
  const Scored scored{rows * size / last, last, y.data(), p.data(), false};
  const auto judged = [&](float* to) { return loss.judge(scored, weights, to); };
  if (!error_of([&] { judged(gradient.data()); }).empty()) return;  // weights of samples, where samples are taken together
  for (std::size_t i = 0; i < p.size(); ++i) comparison.check(p[i], gradient[i], [&] { return judged(nullptr); }, join("value ", i, " of outputs of shape ", batch_text(output)));
}

TEST_CASE("the gradient of every loss of a batch is that of its mean or sum, along every axis, weighted or not") {
  const std::vector<float> weights = numbers(rows * 3, 62, 0.1f, 1.5f);
  for (const Variant& variant : variants("loss")) {
    auto& loss = static_cast<Loss&>(*variant.component);
    CAPTURE(variant.name);
    Comparison comparison(1e-3);
    for (const Shape& output : {Shape{2}, Shape{2, 2}, Shape{3, 2}})
      for (const float* w : {static_cast<const float*>(nullptr), weights.data()}) compare_batches(loss, output, w, comparison);
    comparison.conclude();
  }
}

TEST_CASE("the gradient of every segmentation loss and cosine is right along the batch, the middle and several axes") {
  for (const char* name : {"Dice", "Tversky"})
    for (const Json& axis : {Json(0), Json(1), Json(-1), Json::array({1, 2}), Json::array({0, 2}), Json()}) {
      CAPTURE(name, axis.dump());
      const auto loss = create<Loss>(layer(name, {{"axis", axis}}), "loss");
      Comparison comparison;
      compare_batches(*loss, {3, 2}, nullptr, comparison);
      comparison.conclude();
    }
  for (const int axis : {-2, 0}) {
    const auto loss = create<Loss>(layer("CosineSimilarity", {{"axis", axis}}), "loss");
    Comparison comparison;
    compare_batches(*loss, {3, 2}, nullptr, comparison);
    comparison.conclude();
  }
}

TEST_CASE("the gradient of circle goes to both rows of every pair") {
  for (const Json& options : {Json{{"gamma", 8}}, Json{{"gamma", 4}, {"remove_diagonal", false}}, Json{{"gamma", 2}, {"margin", 0.1}}}) {
    const auto loss = create<Loss>(layer("Circle", options), "loss");
    CAPTURE(options.dump());
    std::vector<float> p = numbers(6 * 3, 53, -0.5f, 0.5f), gradient(p.size(), 1e30f);
    const std::vector<float> y{0, 1, 0, 2, 1, 0};  // 2 is alone in its class
    loss->prepare({3});
    loss->make_room(6);
    const Scored scored{6, 3, y.data(), p.data(), false};
    loss->judge(scored, nullptr, gradient.data());
    Comparison comparison(2e-3);
    for (std::size_t i = 0; i < p.size(); ++i) comparison.check(p[i], gradient[i], [&] { return loss->judge(scored, nullptr, nullptr); }, join("value ", i));
    comparison.conclude();
  }
}

TEST_CASE("a loss of sure and wrong predictions is finite, and so is its gradient") {
  for (const Variant& variant : variants("loss")) {
    auto& loss = static_cast<Loss&>(*variant.component);
    CAPTURE(variant.name);
    for (const bool logits : {false, true}) {
      if (logits && loss.logits_of().empty()) continue;
      const float sure = logits ? 200 : 1, never = logits ? -200 : 0;
      const std::vector<float> p{sure, never, never, sure, sure, never, never, sure}, scale(rows, 1.0f);
      if (!error_of([&] { loss.prepare({2}); }).empty()) continue;
      const float least = loss.about().identifier == "cosine_similarity" ? -1.00001f : 0.0f;
      const std::vector<float> y = truths(loss, 2);
      std::vector<float> values(rows), gradient(p.size());
      loss.evaluate({rows, 2, y.data(), p.data(), logits}, values.data(), scale.data(), gradient.data());
      for (const float v : values) CHECK((std::isfinite(v) && v >= least));
      for (const float g : gradient) CHECK(std::isfinite(g));
    }
  }
}

TEST_CASE("the gradient of every regularizer is added, and is what its penalty says") {
  for (const Variant& variant : variants("regularizer")) {
    const auto& regularizer = static_cast<const Regularizer&>(*variant.component);
    CAPTURE(variant.name);
    for (Index rows = 1; rows <= 4; ++rows)
      for (Index columns = 1; columns <= 5; ++columns) {
        const Index n = rows * columns;
        std::vector<float> w = numbers(n, 70 + n, -2, 2);
        std::vector<float> gradient(n, 3.0f);
        const float scale = 0.5f;
        regularizer.add_gradient(w.data(), gradient.data(), rows, columns, scale);
        Comparison comparison;
        for (Index i = 0; i < n; ++i)
          comparison.check(w[i], gradient[i] - 3.0, [&] { return static_cast<double>(scale) * regularizer.penalty(w.data(), rows, columns); }, join("weight ", i));
        comparison.conclude();
      }
  }
}
