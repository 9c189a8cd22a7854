// The slope of every activation, with every option changed in turn, on rows of 1 to 9 values.
#include <catch_amalgamated.hpp>

#include "activations/activation.h"
#include "components/probe.h"
#include "gradients/numeric.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index rows = 3;

// Width of a result row, or 0 if the activation doesn't take rows of this width (glu wants pairs).
static Index width_for(const Activation& activation, Index cols) {
  Index width = 0;
  error_of([&] { width = activation.width(cols); });
  return width;
}

template <class F>
static void for_each_activation(F f) {
  for (const Variant& variant : variants("activation")) {
    const auto& activation = static_cast<const Activation&>(*variant.component);
    for (Index cols = 1; cols <= 9; ++cols)
      if (const Index width = width_for(activation, cols)) {
        CAPTURE(variant.name, cols);
        f(activation, cols, width);
      }
  }
}

TEST_CASE("the slope of every activation is what its curve says") {
  for (const Variant& variant : variants("activation")) {
    const auto& activation = static_cast<const Activation&>(*variant.component);
    CAPTURE(variant.name);
    Comparison comparison;
    for (Index cols = 1; cols <= 9; ++cols) {
      const Index width = width_for(activation, cols);
      if (!width) continue;
      std::vector<float> x = numbers(rows * cols, 100 + cols, -4, 4), y(rows * width), dx(rows * cols, 1e30f);
      const std::vector<float> dy = numbers(rows * width, 200 + cols);
      activation.forward(x.data(), y.data(), rows, cols);
      activation.backward(x.data(), y.data(), dy.data(), dx.data(), rows, cols);
      std::vector<float> moved(y.size());
      for (std::size_t i = 0; i < x.size(); ++i)
        comparison.check(x[i], dx[i], [&] {
          activation.forward(x.data(), moved.data(), rows, cols);
          return weighted(dy, moved.data());
        }, join("value ", i, " of ", cols, " columns"));
    }
    comparison.conclude();
  }
}

TEST_CASE("an activation may write its result over its input") {
  for_each_activation([](const Activation& activation, Index cols, Index width) {
    if (width != cols) return;
    const std::vector<float> x = numbers(rows * cols, 3, -4, 4), dy = numbers(rows * cols, 4);
    std::vector<float> y(x.size()), dx(x.size()), y_in_place = x, dx_in_place = dy;
    activation.forward(x.data(), y.data(), rows, cols);
    activation.forward(y_in_place.data(), y_in_place.data(), rows, cols);
    CHECK(y_in_place == y);
    activation.backward(x.data(), y.data(), dy.data(), dx.data(), rows, cols);
    activation.backward(x.data(), y.data(), dx_in_place.data(), dx_in_place.data(), rows, cols);
    CHECK(dx_in_place == dx);
  });
}

TEST_CASE("an activation whose backward pass doesn't need its input doesn't read it") {
  for_each_activation([](const Activation& activation, Index cols, Index width) {
    if (activation.needs_input()) return;
    const std::vector<float> x = numbers(rows * cols, 3, -4, 4), dy = numbers(rows * width, 4);
    std::vector<float> y(rows * width), dx(x.size()), without(x.size());
    activation.forward(x.data(), y.data(), rows, cols);
    activation.backward(x.data(), y.data(), dy.data(), dx.data(), rows, cols);
    activation.backward(nullptr, y.data(), dy.data(), without.data(), rows, cols);
    CHECK(without == dx);
  });
}

TEST_CASE("activations of very large and very small values stay finite, and so do their slopes") {
  for (const Entry& entry : kind_named("activation").entries) {
    CAPTURE(entry.about->identifier);
    if (entry.about->identifier == "exponential") continue;  // overflows as it must
    auto made = entry.make();
    const auto& activation = static_cast<const Activation&>(*made);
    const std::vector<float> x{-1000, 1000, -90, 90, -1e-30f, 0, 40, -40}, dy = numbers(8, 9);
    std::vector<float> y(8), dx(8);
    activation.forward(x.data(), y.data(), 1, 8);
    activation.backward(x.data(), y.data(), dy.data(), dx.data(), 1, 8);
    for (Index i = 0; i < activation.width(8); ++i) CHECK(std::isfinite(y[i]));
    for (int i = 0; i < 8; ++i) CHECK(std::isfinite(dx[i]));
  }
}
