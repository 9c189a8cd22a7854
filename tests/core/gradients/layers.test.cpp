// The backward pass of every layer against central differences of its forward pass.
#include <catch_amalgamated.hpp>

#include "components/probe.h"
#include "gradients/bench.h"
#include "gradients/examples.h"
#include "gradients/numeric.h"
#include "spec.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index batch = 3;

// The options that a call of the layer brings.
struct CallOptions final : Component {
  static constexpr About described{"call", "call", "Options of a call."};
  Layer& layer;
  explicit CallOptions(Layer& l) : layer(l) {}
  const About& about() const override { return described; }
  void fields(Fields& f) override { layer.call_fields(f); }
};

template <class F>
static void for_each_example(F f) {
  for (const Entry& entry : kind_named("layer").entries) {
    const auto found = examples().find(std::string(entry.about->class_name));
    INFO("layer " << entry.about->class_name << " has no example in tests/core/gradients/examples.h: add one");
    REQUIRE(found != examples().end());
    for (const Example& example : found->second) {
      CAPTURE(entry.about->class_name, example.config.dump(), example.call.dump());
      auto made = entry.make();
      read(*made, example.config, "example");
      auto& layer = static_cast<Layer&>(*made);
      CallOptions call(layer);
      read(call, example.call, "example's call");
      f(layer, example);
    }
  }
}

// A layer that changes a trained weight on its way forward has the gradient of the changed one: only without training does it stand still.
static bool stands_still(const Layer& layer) { return layer.about().class_name != "SpectralNormalization"; }

static void compare(Bench& bench, bool training) {
  bench.forward(training);
  bench.backward();
  const auto in = bench.input_gradients, by_weight = bench.weight_gradients;
  Comparison comparison(1e-3);
  const auto judged = [&] {
    bench.forward(training);
    return bench.judged();
  };
  if (bench.inputs_are_whole && by_weight.empty()) return;  // nothing has a slope
  for (std::size_t k = 0; k < in.size() && !bench.inputs_are_whole; ++k)
    for (std::size_t i = 0; i < in[k].size(); ++i) comparison.check(bench.inputs[k][i], in[k][i], judged, join("input ", k, " value ", i));
  for (std::size_t k = 0; k < by_weight.size(); ++k)
    for (std::size_t i = 0; i < by_weight[k].size(); ++i) comparison.check(bench.weights[k][i], by_weight[k][i], judged, join(bench.weight_names[k], " value ", i));
  comparison.conclude();
}

TEST_CASE("every layer's gradients are what its forward pass says, and overwrite what was there") {
  for_each_example([](Layer& layer, const Example& example) {
    if (layer.is_input()) return;
    Bench bench(layer, example.inputs, batch, {});
    compare(bench, stands_still(layer));
  });
}

TEST_CASE("a layer's gradients are right where its input is masked") {
  int checked = 0;
  for_each_example([&](Layer& layer, const Example& example) {
    if (layer.is_input() || layer.masks() == Masks::makes || example.inputs[0].size() != 2) return;
    Bench bench(layer, example.inputs, batch, {.masked = true});
    compare(bench, stands_still(layer));
    ++checked;
  });
  CHECK(checked >= 20);
}

TEST_CASE("a layer that ends in a softmax or sigmoid also gives gradients from its logits") {
  int checked = 0;
  for_each_example([&](Layer& layer, const Example& example) {
    if (layer.output_activation() != "softmax" && layer.output_activation() != "sigmoid") return;
    Bench bench(layer, example.inputs, batch, {.logits = true});
    compare(bench, stands_still(layer));
    ++checked;
  });
  CHECK(checked >= 2);
}

TEST_CASE("a layer writes its weights' gradients when nobody asks for its inputs'") {
  for_each_example([](Layer& layer, const Example& example) {
    if (layer.is_input()) return;
    Bench all(layer, example.inputs, batch, {}), some(layer, example.inputs, batch, {.inputs = false});
    for (Bench* bench : {&all, &some}) {
      bench->forward(true);
      bench->backward();
    }
    CHECK(some.weight_gradients == all.weight_gradients);
  });
}

TEST_CASE("a frozen layer hands gradients through to the layers before it") {
  for_each_example([](Layer& layer, const Example& example) {
    if (layer.is_input()) return;
    layer.trainable = false;
    Bench bench(layer, example.inputs, batch, {.weights = false});
    if (!bench.inputs_are_whole) compare(bench, stands_still(layer));
  });
}

TEST_CASE("a layer gives the same output with and without a place for its logits, and whatever lay in its buffers") {
  for_each_example([](Layer& layer, const Example& example) {
    if (layer.is_input()) return;
    const bool logits = layer.output_activation() == "softmax" || layer.output_activation() == "sigmoid";
    Bench one(layer, example.inputs, batch, {}), two(layer, example.inputs, batch, {.logits = logits});
    for (const bool training : {true, false, false}) {
      one.forward(training);
      two.forward(training);
      CHECK(one.output == two.output);
      for (const float v : one.output) REQUIRE(std::fabs(v) < 1e6f);
    }
  });
}

TEST_CASE("rows of a batch don't see each other when a model predicts") {
  for_each_example([](Layer& layer, const Example& example) {
    if (layer.is_input()) return;
    Bench many(layer, example.inputs, 5, {}), one(layer, example.inputs, 1, {});
    one.weights = many.weights;
    many.forward(false);
    const auto size = static_cast<std::size_t>(count(many.output_shape));
    for (std::size_t k = 0; k < one.inputs.size(); ++k) std::copy_n(many.inputs[k].begin(), one.inputs[k].size(), one.inputs[k].begin());
    one.forward(false);
    CHECK(std::equal(one.output.begin(), one.output.end(), many.output.begin(), many.output.begin() + size));
  });
}
