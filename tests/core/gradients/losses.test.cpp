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

// Truths that every loss takes: class numbers where a row has one, else numbers from 0 to 1.
static std::vector<float> truths(const Loss& loss, Index cols) {
  const Index width = loss.target_width(cols);
  std::vector<float> y = numbers(rows * width, 40 + cols, 0, 1);
  if (width == 1 && cols > 1)
    for (Index r = 0; r < rows; ++r) y[r] = static_cast<float>(r % cols);
  else if (width == 1) std::fill(y.begin(), y.end(), loss.trouble(y.data(), 1).empty() ? 0.25f : 0.0f);
  return y;
}

static void compare(const Loss& loss, bool logits, Index cols, Comparison& comparison) {
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
    const auto& loss = static_cast<const Loss&>(*variant.component);
    CAPTURE(variant.name);
    Comparison comparison(1e-3);
    for (Index cols = 1; cols <= 9; ++cols) compare(loss, false, cols, comparison);
    comparison.conclude();
  }
}

TEST_CASE("the gradient of every loss that takes logits is right for logits too") {
  int checked = 0;
  for (const Variant& variant : variants("loss")) {
    const auto& loss = static_cast<const Loss&>(*variant.component);
    if (loss.logits_of().empty()) continue;
    CAPTURE(variant.name);
    Comparison comparison(1e-3);
    for (Index cols = 1; cols <= 9; ++cols, ++checked) compare(loss, true, cols, comparison);
    comparison.conclude();
  }
  CHECK(checked > 0);
}

TEST_CASE("a loss of sure and wrong predictions is finite, and so is its gradient") {
  for (const Variant& variant : variants("loss")) {
    const auto& loss = static_cast<const Loss&>(*variant.component);
    CAPTURE(variant.name);
    for (const bool logits : {false, true}) {
      if (logits && loss.logits_of().empty()) continue;
      const float sure = logits ? 200 : 1, never = logits ? -200 : 0;
      const std::vector<float> p{sure, never, never, sure, sure, never, never, sure}, scale(rows, 1.0f);
      const std::vector<float> y = truths(loss, 2);
      std::vector<float> values(rows), gradient(p.size());
      loss.evaluate({rows, 2, y.data(), p.data(), logits}, values.data(), scale.data(), gradient.data());
      for (const float v : values) CHECK((std::isfinite(v) && v >= 0));
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
