// Configs that can't be used: each is refused with one sentence that says which option, what was wanted and what came.
#include <catch_amalgamated.hpp>

#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

struct Case {
  std::string config, text;
};

static std::string quoted(std::string text) {  // 'x' as "x", so that the tables can be read
  for (char& c : text) c = c == '\'' ? '"' : c;
  return text;
}
template <class F>
static void check_all(const std::vector<Case>& cases, F f) {
  for (const Case& c : cases) {
    CAPTURE(c.config);
    CHECK(error_of([&] { f(parse(quoted(c.config), "the config")); }) == c.text);
  }
}

TEST_CASE("a model that can't be built is refused in one sentence") {
  check_all({
      {"3", "a Sequential's config needs its list of layers, got 3"},
      {"{}", "a Sequential's config needs its list of layers, got {}"},
      {"{'class_name': 'Sequential'}", "a Sequential's config needs its list of layers, got null"},
      {"{'class_name': 'Sequential', 'config': [1]}", "a Sequential's config needs its list of layers, got [1]"},
      {"{'class_name': 'Functional', 'config': {}}", "a Functional's config needs its list of layers, got {}"},
      {"{'class_name': 7}", "a model must be a Sequential or a Functional here, got 7"},
      {"{'layers': 'Dense'}", "a Sequential's config needs its list of layers, got {\"layers\":\"Dense\"}"},
      {"{'layers': []}", "the model's input shape is not known: give the first layer an input shape, call build, or fit it on data"},
      {"{'name': 3, 'layers': []}", "a model's name must be a text, got 3"},
      {"{'layers': [3]}", "a layer must be {class_name, config}, got 3"},
      {"{'layers': [{'config': {}}]}", "a layer must be {class_name, config}, got {\"config\":{}}"},
      {"{'layers': [], 'build_input_shape': 'wide'}", "input_layer.batch_shape must be a list of sizes, got \"wide\""},
      {"{'layers': [], 'build_input_shape': [null, null]}", "input_layer: every size of the input shape must be known and positive, got (None, None)"},
      {"{'layers': [], 'build_input_shape': [null, 0]}", "input_layer: every size of the input shape must be known and positive, got (None, 0)"},
      {"{'layers': [], 'build_input_shape': [null, -7]}", "input_layer.batch_shape must be a list of sizes, got [null,-7]"},
      {"{'layers': [], 'build_input_shape': []}", "an input layer needs its shape"},
      {"{'layers': [], 'build_input_shape': [null, 1000000, 1000000, 1000000, 1000000]}", "input_layer's values for a single row need 36893488147.4 GB, but at most 4 GB fit: make the layers or the batch smaller"},
  }, [](const Json& config) { Model(config, 1); });
}

// Each is the list of layers after an input of 4 values a row.
TEST_CASE("a layer that can't be used is refused by its name") {
  check_all({
      {"[{'class_name': 'Dens', 'config': {}}]", "layer 1: no layer is called 'Dens', did you mean 'Dense'?"},
      {"[{'class_name': 'Zebra', 'config': {}}]", "layer 1: no layer is called 'Zebra'"},
      {"[{'class_name': 'Dense'}]", "Dense.units is required: Number of outputs."},
      {"[{'class_name': 'Dense', 'config': 3}]", "Dense must have its options as {option: value}, got 3"},
      {"[{'class_name': 'Dense', 'config': {'name': 'out', 'units': -3}}]", "out.units must be a positive integer, got -3"},
      {"[{'class_name': 'Dense', 'config': {'units': 0}}]", "Dense.units must be a positive integer, got 0"},
      {"[{'class_name': 'Dense', 'config': {'units': 2.5}}]", "Dense.units must be a positive integer, got 2.5"},
      {"[{'class_name': 'Dense', 'config': {'units': '64'}}]", "Dense.units must be a positive integer, got \"64\""},
      {"[{'class_name': 'Dense', 'config': {'units': 1e300}}]", "Dense.units must be a positive integer, got 1e+300"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'unit': 3}}]", "Dense.unit is not an option, did you mean 'units'?"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'activation': 'rleu'}}]", "Dense.activation: no activation is called 'rleu', did you mean 'relu'?"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'activation': 5}}]", "Dense.activation must be the name of an activation or {class_name, config}, got 5"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'use_bias': 1}}]", "Dense.use_bias must be true or false, got 1"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'kernel_initializer': 'glorot'}}]", "Dense.kernel_initializer: no initializer is called 'glorot'"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'kernel_initializer': {'class_name': 'VarianceScaling', 'config': {'mode': 'fan'}}}}]",
       "Dense.kernel_initializer.variance_scaling.mode must be one of 'fan_in', 'fan_out', 'fan_avg', got \"fan\""},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'kernel_regularizer': {'class_name': 'L2', 'config': {'l2': -1}}}}]", "Dense.kernel_regularizer.l2.l2 must be a number of at least 0, got -1"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'kernel_regularizer': {'l2': 1}}}]", "Dense.kernel_regularizer must be the name of a regularizer or {class_name, config}, got {\"l2\":1}"},
      {"[{'class_name': 'Dense', 'config': {'name': 'out', 'units': 2, 'bias_regularizer': 'orthogonal_regularizer'}}]", "the orthogonal regularizer needs 2 axes, but out's bias has 1"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'kernel_initializer': 'identity'}}]", ""},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'bias_initializer': 'identity'}}]", "the identity initializer needs a weight of 2 axes, got 1"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'dtype': 'float16'}}]", "Dense.dtype can only be 'float32' here, got \"float16\""},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'dtype': {'class_name': 'DTypePolicy', 'config': {'name': 'mixed_bfloat16'}}}}]", "Dense.dtype can only be 'float32' here, got \"mixed_bfloat16\""},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'dtype': {'config': 3}}}]", "Dense.dtype can only be 'float32' here, got {\"config\":3}"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'name': 7}}]", "Dense.name must be a text, got 7"},
      {"[{'class_name': 'Dense', 'config': {'units': 2, 'name': 'a'}}, {'class_name': 'Dense', 'config': {'units': 2, 'name': 'a'}}]", "two layers are called 'a': every layer of a model needs a name of its own"},
      {"[{'class_name': 'Dense', 'config': {'units': 900000000}}]", "dense_1's weights of shape (4, 900000000) need 14.4 GB, but at most 4 GB fit: make the layers or the batch smaller"},
      {"[{'class_name': 'Dense', 'config': {'units': 9007199254740992, 'name': 'huge'}}]", "huge's outputs for a single row need 36028797 GB, but at most 4 GB fit: make the layers or the batch smaller"},
      {"[{'class_name': 'Dropout', 'config': {'rate': 1.5}}]", "Dropout.rate must be a number between 0 and 1, got 1.5"},
      {"[{'class_name': 'Dropout', 'config': {}}]", "Dropout.rate is required: Share of the inputs that is set to 0."},
      {"[{'class_name': 'Dropout', 'config': {'rate': 0.5, 'name': 'd', 'noise_shape': [1]}}]", "d: noise_shape must have 2 entries for inputs of shape (None, 4), got 1"},
      {"[{'class_name': 'Dropout', 'config': {'rate': 0.5, 'name': 'd', 'noise_shape': [null, 3]}}]", "d: noise_shape must have 1 or null or the input's own size for every axis of (None, 4), got (None, 3)"},
      {"[{'class_name': 'BatchNormalization', 'config': {'name': 'b', 'axis': 2}}]", "b: axis must name an axis of the input after the batch, (None, 4), got 2"},
      {"[{'class_name': 'BatchNormalization', 'config': {'axis': [1, 2]}}]", "BatchNormalization.axis must be an integer, got [1,2]"},
      {"[{'class_name': 'BatchNormalization', 'config': {'renorm': true}}]", "BatchNormalization.renorm can only be false here, got true"},
      {"[{'class_name': 'Reshape', 'config': {'name': 'r', 'target_shape': [3]}}]", "r: target_shape must hold as many values as a row of the input, 4 in (None, 4), got (None, 3)"},
      {"[{'class_name': 'Reshape', 'config': {'name': 'r', 'target_shape': [-1, -1]}}]", "r: target_shape can leave one size open with -1, not several"},
      {"[{'class_name': 'Reshape', 'config': {'name': 'r', 'target_shape': [-1, 3]}}]", "r: target_shape must hold as many values as a row of the input, 4 in (None, 4), got (None, None, 3)"},
      {"[{'class_name': 'Activation', 'config': {}}]", "Activation.activation is required: The function."},
      {"[{'class_name': 'Dense', 'config': {'units': 3, 'activation': 'glu', 'name': 'g'}}]", "g: glu splits its input in two halves, so their number must be even, got 3"},
      {"[{'class_name': 'InputLayer', 'config': {'shape': [4], 'name': 'i'}}]", "i: an input layer can only come first"},
      {"[{'class_name': 'Flatten', 'config': {'data_format': 'channels_first'}}]", "Flatten.data_format can only be \"channels_last\" here, got \"channels_first\""},
  }, [](const Json& layers) { Model(sequential({4}, layers), 1); });
}

// Each is a layer after images of 5 x 6 pixels and 3 channels.
TEST_CASE("a layer with windows that can't be used is refused by its name") {
  check_all({
      {"{'class_name': 'Conv2D', 'config': {'kernel_size': 3}}", "Conv2D.filters is required: Number of output channels."},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 0}}", "c.kernel_size must be a positive integer or a list of 2, got 0"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': [3, 3, 3]}}", "c.kernel_size must be a positive integer or a list of 2, got [3,3,3]"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': [3, 7]}}", "c: kernel_size must fit into an input of shape (None, 5, 6, 3), got 7; with padding 'same' any size does"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'dilation_rate': 3}}",
       "c: kernel_size must fit into an input of shape (None, 5, 6, 3), got 3, which dilation_rate spreads over 7 cells; with padding 'same' any size does"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'groups': 2}}", "c: groups must divide the channels of the input, 3 in (None, 5, 6, 3), got 2"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'groups': 3}}", "c: groups must divide the filters, 4, got 3"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'strides': 2, 'dilation_rate': [1, 2]}}", "c: strides and dilation_rate can't both be above 1, got (2, 2) and (1, 2)"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'padding': 'causal'}}", "c.padding must be one of 'valid', 'same', got \"causal\""},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3, 'data_format': 'channels_first'}}", "c.data_format can only be \"channels_last\" here, got \"channels_first\""},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 9007199254740992}}", "c: kernel_size must span fewer than 2147483647 cells, got 9.007199254740992e+15 with a dilation_rate of 1"},
      {"{'class_name': 'Conv2D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 2, 'padding': 'same', 'dilation_rate': 9007199254740992}}",
       "c: kernel_size must span fewer than 2147483647 cells, got 2 with a dilation_rate of 9.007199254740992e+15"},
      {"{'class_name': 'Conv1D', 'config': {'name': 'c', 'filters': 4, 'kernel_size': 3}}", "c: needs inputs of shape (None, steps, channels), got (None, 5, 6, 3)"},
      {"{'class_name': 'Conv2DTranspose', 'config': {'name': 't', 'filters': 4, 'kernel_size': 3, 'strides': 2, 'output_padding': [1, 2]}}", "t: output_padding must be below strides, (2, 2), got (1, 2)"},
      {"{'class_name': 'Conv2DTranspose', 'config': {'name': 't', 'filters': 4, 'kernel_size': 3, 'strides': 9007199254740992}}",
       "t's outputs for a single row need 36893488147.4 GB, but at most 4 GB fit: make the layers or the batch smaller"},
      {"{'class_name': 'MaxPooling2D', 'config': {'name': 'p', 'pool_size': 6}}", "p: pool_size must fit into an input of shape (None, 5, 6, 3), got 6; with padding 'same' any size does"},
      {"{'class_name': 'AveragePooling2D', 'config': {}}", "AveragePooling2D.pool_size is required: Size of the window: one number, or one for each axis."},
      {"{'class_name': 'GlobalAveragePooling1D', 'config': {'name': 'g'}}", "g: needs inputs of shape (None, steps, channels), got (None, 5, 6, 3)"},
      {"{'class_name': 'ZeroPadding2D', 'config': {'padding': [[1, 2], [3]]}}", "ZeroPadding2D.padding must be an integer of at least 0, a list of 2 or a list of 2 pairs, got [[1,2],[3]]"},
      {"{'class_name': 'Cropping2D', 'config': {'name': 'r', 'cropping': [[3, 2], [0, 0]]}}", "r: cropping must leave something of an input of shape (None, 5, 6, 3), got (3, 2, 0, 0)"},
      {"{'class_name': 'UpSampling2D', 'config': {'interpolation': 'cubic'}}", "UpSampling2D.interpolation must be one of 'nearest', 'bilinear', 'bicubic', 'lanczos3', 'lanczos5', got \"cubic\""},
      {"{'class_name': 'UpSampling2D', 'config': {'name': 'u', 'size': 9007199254740992}}", "u's outputs for a single row need 36893488147.4 GB, but at most 4 GB fit: make the layers or the batch smaller"},
  }, [](const Json& only) { Model(sequential({5, 6, 3}, Json::array({only})), 1); });
}

TEST_CASE("a layer of sequences that can't be built is refused in one sentence") {
  const std::string lstm = "{'class_name': 'LSTM', 'config': {'units': 3}}";
  check_all({
      {"[{'class_name': 'Embedding', 'config': {'input_dim': 0, 'output_dim': 2}}]", "Embedding.input_dim must be a positive integer, got 0"},
      {"[{'class_name': 'Embedding', 'config': {'input_dim': 5}}]", "Embedding.output_dim is required: Length of the vectors."},
      {"[{'class_name': 'LSTM', 'config': {'units': 0}}]", "LSTM.units must be a positive integer, got 0"},
      {"[{'class_name': 'LSTM', 'config': {'units': 3, 'return_state': true}}]", "lstm_1: gives 3 outputs, of which a Sequential can't pass one on"},
      {"[{'class_name': 'GRU', 'config': {'units': 3, 'stateful': true}}]", "GRU.stateful can only be false here, got true"},
      {"[{'class_name': 'GRU', 'config': {'units': 3, 'time_major': true}}]", "GRU.time_major can only be false here, got true"},
      {"[{'class_name': 'GRU', 'config': {'units': 3, 'dropout': 1.5}}]", "GRU.dropout must be a number between 0 and 1, got 1.5"},
      {"[{'class_name': 'GRU', 'config': {'units': 4, 'activation': 'glu', 'name': 'g'}}]", "g: the function of a gate must give as many values as it takes, which glu does not"},
      {"[{'class_name': 'Flatten'}, {'class_name': 'SimpleRNN', 'config': {'units': 3, 'name': 'r'}}]", "r: needs sequences, inputs of shape (None, steps, features), got (None, 8)"},
      {"[{'class_name': 'Bidirectional', 'config': {}}]", "Bidirectional.layer is required: The recurrent layer that reads forwards."},
      {"[{'class_name': 'Bidirectional', 'config': {'layer': 'lstm'}}]", "Bidirectional.layer.lstm.units is required: Size of the state, which is the output."},
      {"[{'class_name': 'Bidirectional', 'config': {'layer': {'class_name': 'LSTM', 'config': {'units': -1}}}}]", "Bidirectional.layer.lstm.units must be a positive integer, got -1"},
      {"[{'class_name': 'Bidirectional', 'config': {'name': 'b', 'layer': {'class_name': 'Dense', 'config': {'units': 2}}}}]", "b: layer must be a recurrent layer (SimpleRNN, LSTM or GRU), got Dense"},
      {"[{'class_name': 'Bidirectional', 'config': {'name': 'b', 'layer': null}}]", "b: layer must be a recurrent layer (SimpleRNN, LSTM or GRU), got none"},
      {"[{'class_name': 'Bidirectional', 'config': {'layer': " + lstm + ", 'merge_mode': 'max'}}]", "Bidirectional.merge_mode must be one of 'concat', 'sum', 'mul', 'ave', got \"max\""},
      {"[{'class_name': 'Bidirectional', 'config': {'layer': " + lstm + ", 'merge_mode': null}}]", "Bidirectional.merge_mode must be one of 'concat', 'sum', 'mul', 'ave', got null"},
      {"[{'class_name': 'Bidirectional', 'config': {'name': 'b', 'layer': " + lstm + ", 'backward_layer': " + lstm + "}}]",
       "b: layer and backward_layer must read in different directions, but go_backwards is false for both"},
      {"[{'class_name': 'Bidirectional', 'config': {'name': 'b', 'merge_mode': 'sum', 'layer': " + lstm + ", 'backward_layer': {'class_name': 'GRU', 'config': {'units': 2, 'go_backwards': true}}}}]",
       "b: merge_mode 'sum' needs outputs of one shape, got (None, 3) and (None, 2)"},
      {"[{'class_name': 'TimeDistributed', 'config': {'name': 't', 'layer': null}}]", "t: needs a layer to apply"},
      {"[{'class_name': 'TimeDistributed', 'config': {'name': 't', 'layer': {'class_name': 'Masking', 'config': {}}}}]",
       "t: can't apply Masking, which makes a mask: it takes whole sequences by itself"},
      {"[{'class_name': 'TimeDistributed', 'config': {'name': 't', 'layer': {'class_name': 'BatchNormalization', 'config': {}}}}]",
       "t: can't apply BatchNormalization, which follows statistics of whole batches: it takes whole sequences by itself"},
  }, [](const Json& layers) { Model(sequential({4, 2}, layers), 1); });
}

TEST_CASE("layers whose sizes multiply beyond all numbers are refused, not overflowed") {
  const Json wide = layer("Dense", {{"units", 9007199254740992}, {"name", "wide"}});
  CHECK_THAT(error_of([&] { Model(sequential({4000, 3}, {wide}), 1); }), Catch::Matchers::StartsWith("wide's outputs for a single row need "));
}

TEST_CASE("a compile config that can't be used is refused in one sentence") {
  auto model = make_model({4}, {layer("Dense", {{"units", 2}})}, nullptr);
  check_all({
      {"3", "compile takes {optimizer, loss, metrics}, got 3"},
      {"{'optimiser': 'adam'}", "compile.optimiser is not an option, did you mean 'optimizer'?"},
      {"{'optimizer': 'adm'}", "optimizer: no optimizer is called 'adm', did you mean 'adam'?"},
      {"{'optimizer': {'class_name': 'Adam', 'config': {'learning_rate': -1}}}", "optimizer.adam.learning_rate must be a number of at least 0, got -1"},
      {"{'optimizer': {'class_name': 'Adam', 'config': {'beta_1': 1}}}", "optimizer.adam.beta_1 must be a number of at least 0 and below 1, got 1"},
      {"{'optimizer': {'class_name': 'Adam', 'config': {'lr': 0.1}}}", "optimizer.adam.lr is not an option"},
      {"{'optimizer': {'class_name': 'SGD', 'config': {'clipnorm': 1, 'clipvalue': 1}}}", "sgd takes one of clipnorm, clipvalue and global_clipnorm, got several"},
      {"{'optimizer': {'class_name': 'SGD', 'config': {'loss_scale_factor': 2}}}", "optimizer.sgd.loss_scale_factor can only be null here, got 2"},
      {"{'loss': 'msee'}", "loss: no loss is called 'msee'"},
      {"{'loss': 'mean_square_error'}", "loss: no loss is called 'mean_square_error', did you mean 'mean_squared_error'?"},
      {"{'loss': ['mse', 'mae']}", "loss must be one loss for a model with one output, got 2"},
      {"{'loss': {'class_name': 'Huber', 'config': {'delta': 0}}}", "loss.huber.delta must be a positive number, got 0"},
      {"{'loss': 'mse', 'loss_weights': [2, 3]}", "loss_weights must have one entry for each output, 1, got 2"},
      {"{'metrics': ['acuracy']}", "metrics: no metric is called 'acuracy', did you mean 'accuracy'?"},
      {"{'metrics': 7}", "metrics must be the name of a metric or {class_name, config}, got 7"},
      {"{'weighted_metrics': [{'class_name': 'Precision', 'config': {'thresholds': 2}}]}", "weighted_metrics.precision.thresholds must be a number between 0 and 1 or a list of them, got 2"},
  }, [&](const Json& config) { model->compile(config); });
}

TEST_CASE("fit settings that can't be used are refused in one sentence") {
  check_all({
      {"3", "fit must have its options as {option: value}, got 3"},
      {"{'epochs': 0}", "fit.epochs must be a positive integer, got 0"},
      {"{'epochs': 'ten'}", "fit.epochs must be a positive integer, got \"ten\""},
      {"{'epoch': 3}", "fit.epoch is not an option, did you mean 'epochs'?"},
      {"{'batch_size': 0}", "fit.batch_size must be a positive integer, got 0"},
      {"{'batch_size': 1.5}", "fit.batch_size must be a positive integer, got 1.5"},
      {"{'validation_split': 1}", "fit.validation_split must be a number of at least 0 and below 1, got 1"},
      {"{'shuffle': 'batch'}", "fit.shuffle must be true or false, got \"batch\""},
      {"{'seed': -1}", "fit.seed must be an integer of at least 0, got -1"},
      {"{'pause': 'never'}", "fit.pause must be one of 'none', 'epoch', 'test', got \"never\""},
      {"{'callbacks': [3]}", "fit.callbacks must be the name of a callback or {class_name, config}, got 3"},
      {"{'callbacks': ['early_stoping']}", "fit.callbacks: no callback is called 'early_stoping', did you mean 'early_stopping'?"},
      {"{'callbacks': [{'class_name': 'EarlyStopping', 'config': {'patience': -1}}]}", "fit.callbacks.early_stopping.patience must be an integer of at least 0, got -1"},
  }, [](const Json& settings) { read_settings(settings); });
}

TEST_CASE("text that isn't JSON is refused with its beginning") {
  CHECK(error_of([] { parse("{'layers': []}", "the model's config"); }) == "the model's config is not valid JSON: {'layers': []}");
  CHECK(error_of([] { parse("", "the fit settings"); }) == "the fit settings is not valid JSON: ");
}
