// Layers that normalize: shapes of their weights, means and variances, and the kernel of a spectrally normalized layer.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "gradients/bench.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

std::unique_ptr<Layer> made(std::string_view class_name, const Json& config = Json::object()) { return create<Layer>(layer(class_name, config), "layer"); }

// What building a layer on rows of this shape asks for, or "" and the error.
std::vector<Shape> weights_of(Layer& layer, const Shape& row) {
  Builder builder;
  const Shape inputs[] = {row};
  layer.build(inputs, builder);
  std::vector<Shape> shapes;
  for (const WeightSpec& weight : builder.weights) shapes.push_back(weight.shape);
  return shapes;
}
std::string refusal(std::string_view class_name, const Json& config, const Shape& row) {
  return error_of([&] { weights_of(*made(class_name, config), row); });
}

}  // namespace

TEST_CASE("normalizing layers have weights of the shapes that Keras gives them, and tell their axes as Keras does") {
  const auto shapes = [](std::string_view class_name, const Json& config, const Shape& row) { return weights_of(*made(class_name, config), row); };
  CHECK(shapes("LayerNormalization", Json::object(), {3, 4}) == std::vector<Shape>{{4}, {4}});
  CHECK(shapes("LayerNormalization", {{"axis", {2, 1}}, {"center", false}}, {3, 4}) == std::vector<Shape>{{3, 4}});
  CHECK(shapes("LayerNormalization", {{"axis", {-1, 1}}, {"center", false}}, {3, 4}) == std::vector<Shape>{{4, 3}});
  CHECK(shapes("RMSNormalization", Json::object(), {3, 4}) == std::vector<Shape>{{4}});
  CHECK(shapes("UnitNormalization", Json::object(), {3, 4}).empty());
  CHECK(shapes("GroupNormalization", {{"groups", 3}, {"axis", 1}}, {3, 4}) == std::vector<Shape>{{3}, {3}});
  CHECK(shapes("SpectralNormalization", {{"layer", layer("Conv2D", {{"filters", 5}, {"kernel_size", 3}})}}, {4, 4, 2}) == std::vector<Shape>{{3, 3, 2, 5}, {1, 5}, {5}});
  CHECK(shapes("SpectralNormalization", {{"layer", layer("Embedding", {{"input_dim", 7}, {"output_dim", 3}})}}, {4}) == std::vector<Shape>{{7, 3}, {1, 3}});

  const auto norm = made("LayerNormalization", {{"axis", {2, -2}}}), groups = made("GroupNormalization", {{"groups", -1}});
  weights_of(*norm, {3, 4});
  weights_of(*groups, {3, 4});
  CHECK(config_of(*norm)["axis"] == Json::array({-2, 2}));
  CHECK(config_of(*groups)["groups"] == 4);
}

TEST_CASE("every group of channels has mean 0 and variance 1, whatever the layout") {
  for (const auto& [axis, row] : {std::pair{-1, Shape{5, 7, 6}}, std::pair{1, Shape{6, 5, 7}}}) {
    const auto norm = made("GroupNormalization", {{"groups", 3}, {"axis", axis}, {"epsilon", 1e-6}, {"center", false}, {"scale", false}});
    Bench bench(*norm, {row}, 2, {});
    bench.forward(false);
    for (int r = 0; r < 2; ++r)
      for (int group = 0; group < 3; ++group) {
        double sum = 0, squares = 0;
        for (int i = 0; i < 210; ++i) {
          const int channel = axis == 1 ? i / 35 : i % 6;
          if (channel / 2 != group) continue;
          const double y = bench.output[static_cast<std::size_t>(r * 210 + i)];
          sum += y;
          squares += y * y;
        }
        CHECK(std::fabs(sum / 70) < 1e-5);
        CHECK(std::fabs(squares / 70 - 1) < 1e-4);
      }
  }
}

TEST_CASE("a row of zeros stays zeros, and so does its gradient where nothing comes back") {
  const auto unit = made("UnitNormalization");
  Bench bench(*unit, {{5}}, 1, {});
  std::fill(bench.inputs[0].begin(), bench.inputs[0].end(), 0.0f);
  std::fill(bench.output_gradient.begin(), bench.output_gradient.end(), 0.0f);
  bench.forward(true);
  bench.backward();
  CHECK(bench.output == std::vector<float>(5, 0.0f));
  CHECK(bench.input_gradients[0] == std::vector<float>(5, 0.0f));
}

TEST_CASE("spectral normalization brings the largest singular value of a kernel to 1, in training only") {
  const auto wrapped = made("SpectralNormalization", {{"layer", layer("Dense", {{"units", 2}, {"use_bias", false}})}});
  Bench bench(*wrapped, {{2}}, 1, {});
  bench.weights[0] = {3, 0, 0, 1};  // its singular values are 3 and 1
  const auto before = bench.weights;
  bench.forward(false);
  CHECK(bench.weights == before);
  for (int step = 0; step < 30; ++step) bench.forward(true);
  CHECK(std::fabs(bench.weights[0][0] - 1) < 1e-4);
  CHECK(std::fabs(bench.weights[0][3] - 1.0f / 3) < 1e-4);
  CHECK(std::fabs(std::fabs(bench.weights[1][0]) - 1) < 1e-4);
  bench.weights[0] = {0, 0, 0, 0};
  bench.forward(true);
  CHECK(bench.weights[0] == std::vector<float>(4, 0.0f));
}

TEST_CASE("axes and groups that don't fit are refused by name") {
  CHECK(refusal("LayerNormalization", {{"axis", 3}}, {3, 4}) == "axis must name axes of the input after the batch, (None, 3, 4), got 3");
  CHECK(refusal("LayerNormalization", {{"axis", 0}}, {3, 4}) == "axis must name axes of the input after the batch, (None, 3, 4), got 0");
  CHECK(refusal("UnitNormalization", {{"axis", {1, -2}}}, {3, 4}) == "axis names axis 1 of the input twice");
  CHECK(refusal("Softmax", {{"axis", Json::array()}}, {3, 4}) == "layer.softmax.axis must be an integer or a list of them, got []");
  CHECK(refusal("RMSNormalization", {{"axis", 1}}, {3, 4}) == "axis must name the last axes of the input, (None, 3, 4), along which the scale lies, got [1]");
  CHECK(refusal("GroupNormalization", Json::object(), {3, 4}) == "groups must divide the channels of the input, 4 in (None, 3, 4), got 32");
  CHECK(refusal("GroupNormalization", {{"groups", 0}}, {3, 4}) == "groups must divide the channels of the input, 4 in (None, 3, 4), got 0");
  CHECK(refusal("SpectralNormalization", {{"layer", layer("LSTM", {{"units", 2}})}}, {3, 4}) == "needs a layer with a kernel or embeddings, got LSTM");
  CHECK(refusal("SpectralNormalization", {{"layer", layer("Dropout", {{"rate", 0.5}})}}, {3, 4}) == "needs a layer with a kernel or embeddings, got Dropout");
  CHECK(refusal("SpectralNormalization", {{"layer", layer("Embedding", {{"input_dim", 5}, {"output_dim", 2}, {"mask_zero", true}})}}, {3}) == "can't apply Embedding with a mask of its own");
}
