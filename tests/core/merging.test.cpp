// Layers that read several tensors: what fits together, what becomes of masks, first weights, and models that learn with them.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>

#include "gradients/bench.h"
#include "plan.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

using Reads = std::vector<std::vector<Read>>;

std::unique_ptr<Layer> made(const char* class_name, const Json& config = Json::object()) { return create<Layer>(layer(class_name, config), class_name); }

Shape built(const char* class_name, const Json& config, const std::vector<Shape>& inputs) {
  Builder builder;
  return made(class_name, config)->build(inputs, builder);
}

std::string refusal(const char* class_name, const Json& config, const std::vector<Shape>& inputs) {
  return error_of([&] { built(class_name, config, inputs); });
}

// The output and its mask for inputs of one row of three steps of one feature.
struct Merged {
  std::vector<float> values, mask;
  bool operator==(const Merged&) const = default;
};
Merged merged(const char* class_name, const std::vector<std::vector<float>>& inputs, const std::vector<std::vector<float>>& masks, const Json& config = Json::object()) {
  const auto merge = made(class_name, config);
  Bench bench(*merge, std::vector<Shape>(inputs.size(), Shape{3, 1}), 1, {.masked = true});
  bench.inputs = inputs;
  bench.masks = masks;
  bench.point();
  bench.forward(false);
  return {bench.output, {bench.output_mask.begin(), bench.output_mask.begin() + static_cast<std::ptrdiff_t>(bench.output.size())}};
}

// A model over two inputs of three steps of two features.
Json two_inputs(Json layers) {
  if (!layers.is_array()) layers = Json::array({layers});  // a list of one in braces is a copy to Clang
  layers.insert(layers.begin(), {input("a", {3, 2}), input("b", {3, 2})});
  return functional({"a", "b"}, {layers.back()["name"]}, layers);
}

std::shared_ptr<Dataset> pairs(Index rows) {
  auto data = std::make_shared<Dataset>();
  for (const std::uint64_t seed : {1, 2}) data->add("x", numbers(rows * 6, seed), {rows, 3, 2});
  data->add("y", numbers(rows * 2, 3), {rows, 2});
  return data;
}

}  // namespace

TEST_CASE("inputs that don't fit together are refused in one sentence") {
  const Json none = Json::object();
  CHECK(refusal("Add", none, {{3, 4}, {3, 5}}) == "inputs must have one shape, or axes of size 1 where they differ, got (None, 3, 4) and (None, 3, 5)");
  CHECK(refusal("Subtract", none, {{3}, {3}, {3}}) == "needs two inputs, got 3");
  CHECK(refusal("Concatenate", none, {{3, 4}, {2, 4}}) == "inputs must have one shape, but for axis 2, got (None, 3, 4) and (None, 2, 4)");
  CHECK(refusal("Concatenate", none, {{3, 4}, {4}}) == "inputs must have one shape, but for axis 2, got (None, 3, 4) and (None, 4)");
  CHECK(refusal("Concatenate", {{"axis", 0}}, {{3}, {3}}) == "axis can't be the batch, got 0");
  CHECK(refusal("Concatenate", {{"axis", -2}}, {{3}, {3}}) == "axis can't be the batch, got -2");
  CHECK(refusal("Concatenate", {{"axis", 2}}, {{3}, {3}}) == "axis must be an axis of (None, 3), got 2");
  CHECK(refusal("Dot", {{"axes", 1}}, {{3}}) == "needs two inputs, got 1");
  CHECK(refusal("Dot", {{"axes", 1}}, {{3}, {4}}) == "axes must be of one size, got 3 in (None, 3) and 4 in (None, 4)");
  CHECK(refusal("Dot", {{"axes", {0, 1}}}, {{3}, {3}}) == "axes can't be the batch, got 0 for (None, 3)");
  CHECK(refusal("Dot", {{"axes", {1, 2}}}, {{3}, {3}}) == "axes must be axes of the inputs, got 2 for (None, 3)");
  CHECK(refusal("Dot", {{"axes", {1, 1, 1}}}, {{3}, {3}}) == "axes must be one axis or two, got 3");
  CHECK(refusal("Attention", none, {{3, 4}}) == "needs two or three inputs, query, value and key, got 1");
  CHECK(refusal("Attention", none, {{4}, {4}}) == "needs sequences, inputs of shape (None, steps, features), got (None, 4)");
  CHECK(refusal("Attention", none, {{3, 4}, {5, 3}}) == "query and key must have as many features, got (None, 3, 4) and (None, 5, 3)");
  CHECK(refusal("AdditiveAttention", none, {{3, 4}, {5, 4}, {6, 4}}) == "value and key must have as many steps, got (None, 5, 4) and (None, 6, 4)");
  const Json heads{{"num_heads", 2}, {"key_dim", 3}};
  CHECK(refusal("MultiHeadAttention", heads, {{3, 4}}) == "needs a query and a value, and may have a key, got 1 input");
  CHECK(refusal("MultiHeadAttention", heads, {{3, 4}, {3, 4}, {2, 4}}) == "value and key must be of one shape but for their features, got (None, 3, 4) and (None, 2, 4)");
  CHECK(refusal("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"attention_axes", {1, 3}}}, {{2, 3, 4, 5}, {2, 3, 4, 5}}) == "attention_axes must be axes side by side, got (1, 3)");
  CHECK(refusal("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"attention_axes", 2}}, {{3, 4}, {3, 4}}) ==
        "attention_axes must be axes of the query between the batch and the features, got 2 for (None, 3, 4)");
  CHECK(refusal("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"attention_axes", {2}}}, {{2, 3, 4}, {3, 3, 4}}) ==
        "query and value must have one size for every axis that is not attended over, got (None, 2, 3, 4) and (None, 3, 3, 4)");
  CHECK(refusal("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"sliding_window", 2}}, {{2, 3, 4}, {2, 3, 4}}) == "sliding_window needs inputs of shape (None, steps, features), got (None, 2, 3, 4)");
  CHECK(refusal("GroupQueryAttention", {{"head_dim", 2}, {"num_query_heads", 3}, {"num_key_value_heads", 2}}, {{3, 4}, {3, 4}}) == "num_query_heads must be a multiple of num_key_value_heads, got 3 and 2");
}

TEST_CASE("an equation that names no product is refused in one sentence") {
  const auto refused = [](const char* equation, const Json& output, const Shape& input, const Json& bias = nullptr) {
    return refusal("EinsumDense", {{"equation", equation}, {"output_shape", output}, {"bias_axes", bias}}, {input});
  };
  const std::string like = "equation must be like 'ab,bc->ac', '...ab,bc->...ac' or 'ab...,bc->ac...', got '";
  for (const char* odd : {"", "ab,bc", "ab->ac", "ab, bc->ac", "ab,b1->a1", "...ab,bc->ac", "ab...,bc->ac", "a...,bc->ac...", "ab,...bc->ac", "ab,bc->"}) CHECK(refused(odd, 3, {4}) == like + odd + "'");
  CHECK(refused("ab,bc->ac", 3, {4, 5}) == "equation 'ab,bc->ac' names 2 axes of the inputs, but inputs of shape (None, 4, 5) have 3");
  CHECK(refused("abb,bc->ac", 3, {4, 4}) == "equation must not name an axis twice in 'abb', got 'abb,bc->ac'");
  CHECK(refused("ab,bc->ca", 3, {4}) == "equation must have the batch first in the inputs and in the outputs, and not in the kernel, got 'ab,bc->ca'");
  CHECK(refused("ab,bc->ad", 3, {4}) == "equation names an axis 'd' of the outputs that neither the inputs nor the kernel have, got 'ab,bc->ad'");
  CHECK(refused("ab,bcd->ac", 3, {4}) == "equation names an axis 'd' of the kernel that neither the inputs nor the outputs have, got 'ab,bcd->ac'");
  CHECK(refused("ab,bc->ac", Json::array({nullptr}), {4}) == "output_shape must have a size for axis 'c', got (None,)");
  CHECK(refused("ab,bc->ac", {3, 3}, {4}) == "output_shape must have 1 size for equation 'ab,bc->ac', the batch and '...' not counted, got (3, 3)");
  CHECK(refused("abc,cd->abd", {5, 3}, {4, 2}) == "output_shape must have 4 or null for axis 'b', as the inputs do, got 5");
  CHECK(refused("ab,bc->ac", 3, {4}, "b") == "bias_axes must be axes of the outputs 'ac' but for the batch, got 'b'");
  CHECK(refused("ab,bc->ac", 3, {4}, "a") == "bias_axes must be axes of the outputs 'ac' but for the batch, got 'a'");
  CHECK(refused("ab,bc->ac", 3, {4}, "") == "bias_axes must name at least one axis");
}

TEST_CASE("layers of several inputs give Keras's shapes") {
  const Json none = Json::object();
  CHECK(built("Add", none, {{3, 1}, {5}, {1, 5}}) == Shape{3, 5});
  CHECK(built("Add", none, {{4}, {}}) == Shape{4});
  CHECK(built("Concatenate", {{"axis", -2}}, {{2, 1, 3}, {2, 4, 3}}) == Shape{2, 5, 3});
  CHECK(built("Dot", {{"axes", 1}}, {{4}, {4}}) == Shape{1});
  CHECK(built("Dot", {{"axes", {2, 1}}}, {{3, 4}, {4, 5}}) == Shape{3, 5});
  CHECK(built("Dot", {{"axes", {1, 3}}}, {{4, 3}, {2, 6, 4}}) == Shape{3, 2, 6});
  CHECK(built("Attention", none, {{3, 4}, {5, 7}, {5, 4}}) == Shape{3, 7});
  CHECK(built("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}}, {{3, 4}, {5, 7}}) == Shape{3, 4});
  CHECK(built("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"output_shape", {6, 2}}}, {{3, 4}, {5, 7}}) == Shape{3, 6, 2});
  CHECK(built("EinsumDense", {{"equation", "...x,xy->...y"}, {"output_shape", 64}}, {{2, 3, 4}}) == Shape{2, 3, 64});
  CHECK(built("EinsumDense", {{"equation", "ab,b->a"}, {"output_shape", Json::array()}}, {{4}}) == Shape{});
}

TEST_CASE("a mask is handed on where all inputs have one, and a step counts where one of them does") {
  for (const char* sum : {"Add", "Average", "Subtract"}) CHECK(merged(sum, {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {1, 1, 0}}).mask == std::vector<float>{1, 1, 0});
  CHECK(merged("Add", {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {1, 1, 0}}).values == std::vector<float>{5, 7, 9});
  CHECK(merged("Add", {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {}}).mask == std::vector<float>{1, 1, 1});
}

// As Keras 3 has it since 3.8.
TEST_CASE("products, maxima and minima leave masked inputs out") {
  CHECK(merged("Multiply", {{2, 2, 2}, {3, 3, 3}}, {{1, 0, 0}, {1, 1, 0}}) == Merged{{6, 3, 0}, {1, 1, 0}});
  CHECK(merged("Multiply", {{2, 2, 2}, {3, 3, 3}}, {{0, 1, 0}, {}}) == Merged{{3, 6, 3}, {1, 1, 1}});
  CHECK(merged("Maximum", {{9, 9, 1}, {3, 3, 3}}, {{1, 0, 0}, {1, 1, 0}}) == Merged{{9, 3, 1}, {1, 1, 0}});
  CHECK(merged("Minimum", {{1, 1, 1}, {3, 3, 3}}, {{0, 1, 0}, {}}) == Merged{{3, 1, 3}, {1, 1, 1}});
}

TEST_CASE("a mask of tensors side by side: behind each other in time, or of steps that count in one of them") {
  CHECK(merged("Concatenate", {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {1, 1, 0}}).values == std::vector<float>{1, 4, 2, 5, 3, 6});
  const auto by_features = merged("Concatenate", {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {1, 1, 0}}).mask, by_time = merged("Concatenate", {{1, 2, 3}, {4, 5, 6}}, {{1, 0, 0}, {}}, {{"axis", 1}}).mask;
  CHECK(std::vector<float>(by_features.begin(), by_features.begin() + 3) == std::vector<float>{1, 1, 0});
  CHECK(by_time == std::vector<float>{1, 0, 0, 1, 1, 1});
}

TEST_CASE("attention hands the query's mask on, dot products and EinsumDense none") {
  const Json masking = layer("Masking");
  const auto mask_of_last = [&](const Json& last) {
    const Json net = two_inputs({called("m", masking, Reads{{{"a", 0}}}), called("last", last, Reads{{{"m", 0}, {"b", 0}}})});
    return Model(net, 1).nodes().back().mask;
  };
  CHECK(mask_of_last(layer("Attention")) == 2);
  CHECK(mask_of_last(layer("MultiHeadAttention", {{"num_heads", 1}, {"key_dim", 2}})) == 2);
  CHECK(mask_of_last(layer("Add")) == 3);
  CHECK(mask_of_last(layer("Dot", {{"axes", 2}})) == -1);
  const Json dense = two_inputs({called("m", masking, Reads{{{"a", 0}}}), called("sum", layer("Add"), Reads{{{"m", 0}, {"b", 0}}}),
                                 called("last", layer("EinsumDense", {{"equation", "abc,cd->abd"}, {"output_shape", {nullptr, 2}}}), Reads{{{"sum", 0}}})});
  CHECK(Model(dense, 1).nodes().back().mask == -1);
}

// The limit is sqrt(6 / (inputs + outputs)), for whatever axes the weight has.
TEST_CASE("first weights of projections and equations spread by the inputs and outputs that the layer has, as in Keras") {
  const auto check = [](const Json& net, const std::string& path, double inputs, double outputs) {
    Model model(net, 4);
    const auto& weights = model.weights();
    const auto weight = std::find_if(weights.begin(), weights.end(), [&](const Weight& w) { return w.path == path; });
    CAPTURE(path);
    REQUIRE(weight != weights.end());
    const float* values = model.values(*weight);
    const float largest = std::fabs(*std::max_element(values, values + weight->size, [](float a, float b) { return std::fabs(a) < std::fabs(b); }));
    const double limit = std::sqrt(6 / (inputs + outputs));
    CHECK(largest < limit);
    CHECK(largest > 0.95 * limit);
  };
  const Json heads = functional({"x"}, {"h"}, {input("x", {5, 16}), called("h", layer("MultiHeadAttention", {{"num_heads", 4}, {"key_dim", 8}, {"value_dim", 3}}), Reads{{{"x", 0}, {"x", 0}}})});
  check(heads, "h/query/kernel", 16, 32);
  check(heads, "h/value/kernel", 16, 12);
  check(heads, "h/attention_output/kernel", 12, 16);
  const auto equation = [](const char* text, const Json& output) { return sequential({6, 20}, layer("EinsumDense", {{"equation", text}, {"output_shape", output}, {"name", "e"}})); };
  check(equation("abc,cde->abde", {6, 5, 7}), "e/kernel", 20, 35);
  check(equation("abc,bcd->ad", 9), "e/kernel", 120, 9);
  check(equation("abc,bcd->abd", {6, 9}), "e/kernel", 20, 54);
}

TEST_CASE("a call may name its tensors, and says whether it looks ahead") {
  const auto of_call = [](Json kwargs) {
    Json attention = called("h", layer("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}}), Reads{{{"a", 0}, {"b", 0}}});
    const Json b = attention["inbound_nodes"][0]["args"][0][1];
    for (auto& [key, value] : kwargs.items())
      if (value == "b") value = b;
    attention["inbound_nodes"][0]["kwargs"] = kwargs;
    return two_inputs({attention});
  };
  const auto last_of = [](const Json& net) {
    auto data = pairs(4);
    return predict(std::make_shared<Model>(net, 3), data);
  };
  const auto plain = last_of(of_call(Json::object())), keyed = last_of(of_call({{"key", "b"}})), causal = last_of(of_call({{"use_causal_mask", true}}));
  CHECK(plain == keyed);
  CHECK(plain != causal);
  CHECK(std::equal(plain.end() - 2, plain.end(), causal.end() - 2));  // the last step sees all
  CHECK(error_of([&] { Model(of_call({{"return_attention_scores", true}}), 1); }) == "h.call.return_attention_scores can only be false here, got true");
  CHECK(error_of([&] { Model(of_call({{"attention_mask", "b"}}), 1); }) == "h: a call can't take the tensor attention_mask");
  CHECK(error_of([&] { Model(of_call({{"use_casual_mask", true}}), 1); }) == "h.call.use_casual_mask is not an option, did you mean 'use_causal_mask'?");
}

TEST_CASE("what no head can do is refused when the first batch brings a mask") {
  const Json net = functional({"x"}, {"h"}, {input("x", {2, 3, 2}), called("m", layer("Masking"), Reads{{{"x", 0}}}), called("h", layer("MultiHeadAttention", {{"num_heads", 1}, {"key_dim", 2}}), Reads{{{"m", 0}, {"m", 0}}})});
  const auto model = std::make_shared<Model>(net, 1);
  CHECK(error_of([&] { predict(model, dataset(numbers(24, 1), {2, 2, 3, 2}, numbers(24, 2), {2, 2, 3, 2})); }) == "h: can read the mask of inputs of shape (None, steps, features) only");
}

TEST_CASE("what attention drops is drawn anew in training, never when predicting") {
  const auto net = [](double rate) {
    return two_inputs({called("h", layer("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 3}, {"dropout", rate}}), Reads{{{"a", 0}, {"b", 0}}})});
  };
  CHECK(predict(std::make_shared<Model>(net(0.5), 3), pairs(3)) == predict(std::make_shared<Model>(net(0), 3), pairs(3)));
  Model model(net(0.5), 3);
  Plan plan(model, 3, Use::training, {});
  const std::vector<std::int32_t> order{0, 1, 2};
  const auto output = [&](std::uint32_t step) {
    plan.forward(*pairs(3), order, 5, step);
    return std::vector<float>(plan.values(2), plan.values(2) + 3 * 3 * 2);
  };
  const auto first = output(0);
  CHECK(first == output(0));
  CHECK(first != output(1));
}

TEST_CASE("a model with two inputs and a transformer block learn") {
  const Json heads = layer("MultiHeadAttention", {{"num_heads", 2}, {"key_dim", 4}, {"dropout", 0.1}});
  const Json net = two_inputs({called("p", layer("Dense", {{"units", 6}}), Reads{{{"a", 0}}, {{"b", 0}}}), called("h", heads, Reads{{{"p", 0}, {"p", 1}}}), called("sum", layer("Add"), Reads{{{"p", 0}, {"h", 0}}}),
                               called("wide", layer("Dense", {{"units", 12}, {"activation", "gelu"}}), Reads{{{"sum", 0}}}), called("narrow", layer("Dense", {{"units", 6}}), Reads{{{"wide", 0}}}),
                               called("both", layer("Concatenate"), Reads{{{"sum", 0}, {"narrow", 0}}}), called("mean", layer("GlobalAveragePooling1D"), Reads{{{"both", 0}}}),
                               called("out", layer("Dense", {{"units", 2}}), Reads{{{"mean", 0}}})});
  auto model = std::make_shared<Model>(net, 3);
  model->compile({{"optimizer", layer("Adam", {{"learning_rate", 0.01}})}, {"loss", "mse"}});
  const auto losses = fit(model, pairs(64), {{"epochs", 60}, {"batch_size", 16}, {"seed", 2}});
  CHECK(value(losses.back(), "loss") < 0.5 * value(losses.front(), "loss"));
}
