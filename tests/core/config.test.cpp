// Models in and out of Keras's JSON: Keras 3's own, Keras 2's, and what we write ourselves.
#include <catch_amalgamated.hpp>

#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// As Keras 3.16 writes model.to_json() of Sequential([Input, Dense, BatchNormalization, Dropout, Activation, Dense]), shortened in nothing but line breaks.
static const char* keras_3 = R"({"module": "keras", "class_name": "Sequential", "config": {"name": "sequential", "trainable": true,
 "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "layers": [
 {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 30], "dtype": "float32", "sparse": false, "ragged": false, "name": "input_layer", "optional": false}, "registered_name": null},
 {"module": "keras.layers", "class_name": "Dense", "config": {"name": "dense", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null},
  "units": 64, "activation": "relu", "use_bias": true, "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null}, "registered_name": null},
  "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "kernel_regularizer": {"module": "keras.regularizers", "class_name": "L2", "config": {"l2": 0.01}, "registered_name": null},
  "bias_regularizer": null, "kernel_constraint": {"module": "keras.constraints", "class_name": "MaxNorm", "config": {"max_value": 3, "axis": 0}, "registered_name": null}, "bias_constraint": null, "quantization_config": null},
  "registered_name": null, "build_config": {"input_shape": [null, 30]}},
 {"module": "keras.layers", "class_name": "BatchNormalization", "config": {"name": "batch_normalization", "trainable": true, "dtype": "float32", "axis": -1, "momentum": 0.99, "epsilon": 0.001, "center": true, "scale": true,
  "beta_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "gamma_initializer": {"module": "keras.initializers", "class_name": "Ones", "config": {}, "registered_name": null},
  "moving_mean_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "moving_variance_initializer": {"module": "keras.initializers", "class_name": "Ones", "config": {}, "registered_name": null},
  "beta_regularizer": null, "gamma_regularizer": null, "beta_constraint": null, "gamma_constraint": null, "synchronized": false}, "registered_name": null, "build_config": {"input_shape": [null, 64]}},
 {"module": "keras.layers", "class_name": "Dropout", "config": {"name": "dropout", "trainable": true, "dtype": "float32", "rate": 0.5, "seed": null, "noise_shape": null}, "registered_name": null},
 {"module": "keras.layers", "class_name": "Activation", "config": {"name": "activation", "trainable": true, "dtype": "float32", "activation": "gelu"}, "registered_name": null},
 {"module": "keras.layers", "class_name": "Dense", "config": {"name": "dense_1", "trainable": true, "dtype": "float32", "units": 2, "activation": "softmax", "use_bias": true, "kernel_initializer": {"module": "keras.initializers",
  "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null}, "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "kernel_regularizer": null,
  "bias_regularizer": null, "kernel_constraint": null, "bias_constraint": null}, "registered_name": null, "build_config": {"input_shape": [null, 64]}}],
 "build_input_shape": [null, 30]}, "registered_name": null, "build_config": {"input_shape": [null, 30]},
 "compile_config": {"optimizer": "adam", "loss": "mse", "loss_weights": null, "metrics": null, "weighted_metrics": null, "run_eagerly": false, "steps_per_execution": 1, "jit_compile": false}})";

// As Keras 2.11 and tfjs write it: no modules, the input shape on an InputLayer or on the first layer, an axis as a list.
static const char* keras_2 = R"({"class_name": "Sequential", "config": {"name": "sequential", "layers": [
 {"class_name": "InputLayer", "config": {"batch_input_shape": [null, 4, 5], "dtype": "float32", "sparse": false, "ragged": false, "name": "flatten_input"}},
 {"class_name": "Flatten", "config": {"name": "flatten", "trainable": true, "dtype": "float32", "data_format": "channels_last"}},
 {"class_name": "BatchNormalization", "config": {"name": "batch_normalization", "trainable": true, "dtype": "float32", "axis": [1], "momentum": 0.99, "epsilon": 0.001, "center": true, "scale": true,
  "beta_initializer": {"class_name": "Zeros", "config": {}}, "gamma_initializer": {"class_name": "Ones", "config": {}}, "moving_mean_initializer": {"class_name": "Zeros", "config": {}},
  "moving_variance_initializer": {"class_name": "Ones", "config": {}}, "beta_regularizer": null, "gamma_regularizer": null, "beta_constraint": null, "gamma_constraint": null}},
 {"class_name": "Dense", "config": {"name": "dense", "trainable": true, "dtype": "float32", "units": 3, "activation": "tanh", "use_bias": true, "kernel_initializer": {"class_name": "GlorotUniform", "config": {"seed": null}},
  "bias_initializer": {"class_name": "Zeros", "config": {}}, "kernel_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null, "bias_constraint": null}}]},
 "keras_version": "2.11.0", "backend": "tensorflow"})";

static Shape output_of(const Model& model) { return model.nodes()[model.outputs()[0]].shape; }

TEST_CASE("a Sequential that Keras 3 wrote is read") {
  const Model model(parse(keras_3, "the test"), 1);
  CHECK(model.nodes().size() == 6);
  CHECK(output_of(model) == Shape{2});
  CHECK(model.weights().size() == 2 + 4 + 2);
  CHECK(model.nodes()[1].layer->name == "dense");
}

TEST_CASE("a Sequential that Keras 2 wrote is read") {
  const Model model(parse(keras_2, "the test"), 1);
  CHECK(model.nodes().size() == 4);
  CHECK(output_of(model) == Shape{3});
}

TEST_CASE("the input shape may stand on the first layer, beside the layers, or on an input layer") {
  const Json dense = layer("Dense", {{"units", 2}});
  const auto with = [&](const char* option, const Json& shape) {
    Json first = dense;
    first["config"][option] = shape;
    return Model({{"layers", {first, dense}}}, 1).nodes()[0].shape;
  };
  CHECK(with("input_shape", {3}) == Shape{3});
  CHECK(with("batch_input_shape", {nullptr, 3}) == Shape{3});
  CHECK(with("batch_shape", {32, 3}) == Shape{3});
  CHECK(Model({{"layers", Json::array({dense})}, {"build_input_shape", {nullptr, 3}}}, 1).nodes()[0].shape == Shape{3});
  CHECK(Model(sequential({3}, Json::array({dense})), 1).nodes()[0].shape == Shape{3});
}

TEST_CASE("layers without a name get one") {
  const Model model(sequential({3}, {layer("Dense", {{"units", 2}}), layer("Dense", {{"units", 2}})}), 1);
  CHECK(model.nodes()[1].layer->name == "dense_1");
  CHECK(model.nodes()[2].layer->name == "dense_2");
}

TEST_CASE("a model that was written reads back as the same model") {
  for (const char* text : {keras_3, keras_2}) {
    const Json written = Model(parse(text, "the test"), 1).config();
    const Model again(parse(written.dump(), "the test"), 1);
    CHECK(again.config() == written);
    CHECK(again.get_weights() == Model(written, 1).get_weights());
  }
}

TEST_CASE("what we write is what Keras 3 wrote, option for option") {
  const Json theirs = parse(keras_3, "the test")["config"]["layers"], ours = Model(parse(keras_3, "the test"), 1).config()["config"]["layers"];
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    CHECK(ours[i]["class_name"] == theirs[i]["class_name"]);
    CHECK(ours[i]["module"] == theirs[i]["module"]);
    for (const auto& [key, value] : theirs[i]["config"].items()) {
      if (key == "dtype" || value.is_null()) continue;
      CAPTURE(i, key);
      REQUIRE(ours[i]["config"].contains(key));
      CHECK(ours[i]["config"][key] == value);
    }
  }
}

TEST_CASE("what compile was given is kept, and rmsprop is its default") {
  auto model = make_model({2}, Json::array({layer("Dense", {{"units", 1}})}), {{"loss", "mse"}});
  CHECK(model->optimizer().about().identifier == "rmsprop");
  model->compile({{"optimizer", layer("Adam", {{"learning_rate", 0.5}})}, {"loss", "mae"}, {"metrics", nullptr}});
  CHECK(model->optimizer().learning_rate == 0.5);
  CHECK(model->compile_config()["loss"] == "mae");
  CHECK(error_of([&] { model->compile({{"optimizer", "adam"}, {"loss", "nonsense"}}); }) != "");
  CHECK(model->optimizer().learning_rate == 0.5);
}
