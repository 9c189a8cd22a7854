// Sequences in and out of Keras's JSON: layers inside layers, and what earlier versions of Keras wrote besides.
#include <catch_amalgamated.hpp>

#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// As Keras 3.15 writes Sequential([Input((5,)), Embedding(7, 3, mask_zero=True), Bidirectional(LSTM(4, return_sequences=True)),
// TimeDistributed(Dense(2)), GRU(3), Dense(1)]), with dtypes shortened to their names.
static const char* keras_3 = R"({"class_name": "Sequential", "config": {"name": "sequential", "trainable": true, "dtype": "float32", "layers": [{"module": "keras.layers", "class_name": "InputLayer",
 "config": {"batch_shape": [null, 5], "dtype": "float32", "sparse": false, "ragged": false, "name": "input_layer", "optional": false}, "registered_name": null},
 {"module": "keras.layers", "class_name": "Embedding", "config": {"name": "embedding", "trainable": true, "dtype": "float32", "input_dim": 7, "output_dim": 3,
 "embeddings_initializer": {"module": "keras.initializers", "class_name": "RandomUniform", "config": {"seed": null, "minval": -0.05, "maxval": 0.05},
 "registered_name": null}, "embeddings_regularizer": null, "activity_regularizer": null, "embeddings_constraint": null, "mask_zero": true, "quantization_config": null},
 "registered_name": null, "build_config": {"input_shape": [null, 5]}}, {"module": "keras.layers", "class_name": "Bidirectional", "config": {"name": "bidirectional",
 "trainable": true, "dtype": "float32", "merge_mode": "concat", "layer": {"module": "keras.layers", "class_name": "LSTM", "config": {"name": "forward_lstm",
 "trainable": true, "dtype": "float32", "return_sequences": true, "return_state": false, "go_backwards": false, "stateful": false, "unroll": false,
 "zero_output_for_mask": true, "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true,
 "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null},
 "registered_name": null}, "recurrent_initializer": {"module": "keras.initializers", "class_name": "Orthogonal", "config": {"seed": null, "gain": 1.0},
 "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "unit_forget_bias": true,
 "kernel_regularizer": null, "recurrent_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null,
 "recurrent_constraint": null, "bias_constraint": null, "dropout": 0.0, "recurrent_dropout": 0.0, "seed": null}, "registered_name": null,
 "build_config": {"input_shape": [null, 5, 3]}}, "backward_layer": {"module": "keras.layers", "class_name": "LSTM", "config": {"name": "backward_lstm",
 "trainable": true, "dtype": "float32", "return_sequences": true, "return_state": false, "go_backwards": true, "stateful": false, "unroll": false,
 "zero_output_for_mask": true, "units": 4, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true,
 "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null},
 "registered_name": null}, "recurrent_initializer": {"module": "keras.initializers", "class_name": "Orthogonal", "config": {"seed": null, "gain": 1.0},
 "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null}, "unit_forget_bias": true,
 "kernel_regularizer": null, "recurrent_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null,
 "recurrent_constraint": null, "bias_constraint": null, "dropout": 0.0, "recurrent_dropout": 0.0, "seed": null}, "registered_name": null,
 "build_config": {"input_shape": [null, 5, 3]}}}, "registered_name": null, "build_config": {"input_shape": [null, 5, 3]}}, {"module": "keras.layers",
 "class_name": "TimeDistributed", "config": {"name": "time_distributed", "trainable": true, "dtype": "float32", "layer": {"module": "keras.layers",
 "class_name": "Dense", "config": {"name": "dense", "trainable": true, "dtype": "float32", "units": 2, "activation": "linear", "use_bias": true,
 "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null},
 "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null},
 "kernel_regularizer": null, "bias_regularizer": null, "kernel_constraint": null, "bias_constraint": null, "quantization_config": null}, "registered_name": null,
 "build_config": {"input_shape": [null, 8]}}}, "registered_name": null, "build_config": {"input_shape": [null, 5, 8]}}, {"module": "keras.layers", "class_name": "GRU",
 "config": {"name": "gru", "trainable": true, "dtype": "float32", "return_sequences": false, "return_state": false, "go_backwards": false, "stateful": false,
 "unroll": false, "zero_output_for_mask": false, "units": 3, "activation": "tanh", "recurrent_activation": "sigmoid", "use_bias": true,
 "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null, "input_axes": null, "output_axes": null},
 "registered_name": null}, "recurrent_initializer": {"module": "keras.initializers", "class_name": "Orthogonal", "config": {"seed": null, "gain": 1.0},
 "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {}, "registered_name": null},
 "kernel_regularizer": null, "recurrent_regularizer": null, "bias_regularizer": null, "activity_regularizer": null, "kernel_constraint": null,
 "recurrent_constraint": null, "bias_constraint": null, "dropout": 0.0, "recurrent_dropout": 0.0, "reset_after": true, "seed": null}, "registered_name": null,
 "build_config": {"input_shape": [null, 5, 2]}}, {"module": "keras.layers", "class_name": "Dense", "config": {"name": "dense_1", "trainable": true, "dtype": "float32",
 "units": 1, "activation": "linear", "use_bias": true, "kernel_initializer": {"module": "keras.initializers", "class_name": "GlorotUniform", "config": {"seed": null,
 "input_axes": null, "output_axes": null}, "registered_name": null}, "bias_initializer": {"module": "keras.initializers", "class_name": "Zeros", "config": {},
 "registered_name": null}, "kernel_regularizer": null, "bias_regularizer": null, "kernel_constraint": null, "bias_constraint": null, "quantization_config": null},
 "registered_name": null, "build_config": {"input_shape": [null, 3]}}], "build_input_shape": [null, 5]}})";

// Everything that they say, but for nulls, dtypes and what Keras needs to build the layer again.
static void check_says(const Json& ours, const Json& theirs, const std::string& path) {
  for (const auto& [key, value] : theirs.items()) {
    if (value.is_null() || key == "dtype" || key == "build_config") continue;
    CAPTURE(path, key);
    REQUIRE(ours.contains(key));
    if (value.is_object()) check_says(ours[key], value, path + "." + key);
    else CHECK(ours[key] == value);
  }
}

TEST_CASE("a model of sequences that Keras 3 wrote is read, and written again option for option") {
  const Model model(parse(keras_3, "the test"), 1);
  const Json theirs = parse(keras_3, "the test")["config"]["layers"], ours = model.config()["config"]["layers"];
  REQUIRE(ours.size() == theirs.size());
  for (std::size_t i = 1; i < ours.size(); ++i) check_says(ours[i], theirs[i], model.nodes()[i].layer->name);
  const Model again(model.config(), 1);
  CHECK(again.config() == model.config());
  CHECK(again.get_weights() == model.get_weights());
}

TEST_CASE("weights inside layers have Keras's paths, in Keras's order") {
  const Model model(parse(keras_3, "the test"), 1);
  std::vector<std::string> paths;
  for (const Weight& weight : model.weights()) paths.push_back(weight.path + " " + shape_text(weight.spec.shape));
  CHECK(paths == std::vector<std::string>{"embedding/embeddings (7, 3)",
                                          "bidirectional/forward_lstm/lstm_cell/kernel (3, 16)",
                                          "bidirectional/forward_lstm/lstm_cell/recurrent_kernel (4, 16)",
                                          "bidirectional/forward_lstm/lstm_cell/bias (16,)",
                                          "bidirectional/backward_lstm/lstm_cell/kernel (3, 16)",
                                          "bidirectional/backward_lstm/lstm_cell/recurrent_kernel (4, 16)",
                                          "bidirectional/backward_lstm/lstm_cell/bias (16,)",
                                          "time_distributed/dense/kernel (8, 2)",
                                          "time_distributed/dense/bias (2,)",
                                          "gru/gru_cell/kernel (2, 9)",
                                          "gru/gru_cell/recurrent_kernel (3, 9)",
                                          "gru/gru_cell/bias (2, 9)",
                                          "dense_1/kernel (3, 1)",
                                          "dense_1/bias (1,)"});
  CHECK(model.describe()["layers"][2]["weights"][1]["name"] == "recurrent_kernel");
}

TEST_CASE("options of earlier versions of Keras that make no difference are read and forgotten") {
  const Json old{layer("Embedding", {{"input_dim", 5}, {"output_dim", 2}, {"input_length", 4}}),
                 layer("LSTM", {{"units", 2}, {"implementation", 1}, {"time_major", false}, {"unroll", true}})};
  const Json written = make_model({4}, old, nullptr)->config()["config"]["layers"];
  CHECK_FALSE(written[1]["config"].contains("input_length"));
  CHECK_FALSE(written[2]["config"].contains("implementation"));
  CHECK(written[2]["config"]["unroll"] == true);
}

TEST_CASE("no activation at all is the linear one, as in Keras, not the layer's default") {
  const Json written = make_model({4, 2}, {layer("LSTM", {{"units", 2}, {"activation", nullptr}, {"kernel_initializer", nullptr}})}, nullptr)->config();
  CHECK(written["config"]["layers"][1]["config"]["activation"] == "linear");
  CHECK(written["config"]["layers"][1]["config"]["kernel_initializer"]["class_name"] == "GlorotUniform");
}

TEST_CASE("a layer inside another stays frozen there, and freezing the outer one freezes it") {
  const auto trainable = [](const Json& outer, const Json& inner) {
    return make_model({3, 2}, {layer("TimeDistributed", {{"layer", layer("Dense", {{"units", 4}, {"trainable", inner}})}, {"trainable", outer}})}, nullptr)->all_gradients().size();
  };
  CHECK(trainable(true, true) == 12);
  CHECK(trainable(true, false) == 0);
  CHECK(trainable(false, true) == 0);
}
