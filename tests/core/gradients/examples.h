// One or more examples of every layer for the tests that go by the list: options and the shapes of its inputs.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "support.h"

namespace vitrine::test {

struct Example {
  Json config;
  std::vector<Shape> inputs;
};

// By the layer's class name. A new layer needs an entry here if its tests should know more than its required options.
inline const std::map<std::string, std::vector<Example>>& examples() {
  static const std::map<std::string, std::vector<Example>> all{
      {"InputLayer", {{{{"shape", {3}}}, {}}}},
      {"Dense",
       {{{{"units", 4}}, {{5}}},
        {{{"units", 3}, {"activation", "tanh"}}, {{2, 5}}},
        {{{"units", 6}, {"activation", "gelu"}, {"use_bias", false}}, {{1}}},
        {{{"units", 18}, {"activation", "softmax"}}, {{17}}},
        {{{"units", 4}, {"activation", "glu"}}, {{3}}},
        {{{"units", 1}, {"activation", "sigmoid"}}, {{7}}}}},
      {"Activation", {{{{"activation", "softmax"}}, {{5}}}, {{{"activation", "mish"}}, {{3, 4}}}, {{{"activation", "linear"}}, {{2}}}, {{{"activation", "glu"}}, {{3, 6}}}, {{{"activation", "sigmoid"}}, {{1}}}}},
      {"Dropout", {{{{"rate", 0.4}}, {{9}}}, {{{"rate", 0}}, {{3}}}, {{{"rate", 1}}, {{3}}}, {{{"rate", 0.5}, {"noise_shape", {nullptr, 1, nullptr}}}, {{4, 3}}}}},
      {"BatchNormalization",
       {{Json::object(), {{5}}},
        {{{"center", false}}, {{2, 3}}},
        {{{"scale", false}, {"axis", 1}}, {{3, 4}}},
        {{{"center", false}, {"scale", false}, {"epsilon", 0.1}}, {{4}}}}},
      {"Flatten", {{Json::object(), {{2, 3}}}, {Json::object(), {{4}}}}},
      {"Embedding",
       {{{{"input_dim", 4}, {"output_dim", 3}}, {{5}}},
        {{{"input_dim", 4}, {"output_dim", 6}, {"mask_zero", true}}, {{2, 3}}},
        {{{"input_dim", 9}, {"output_dim", 1}}, {{}}}}},
      {"Masking", {{{{"mask_value", 0}}, {{3, 2}}}, {{{"mask_value", -1}}, {{4}}}}},
      {"SimpleRNN",
       {{{{"units", 3}}, {{4, 2}}},
        {{{"units", 5}, {"activation", "relu"}, {"return_sequences", true}, {"go_backwards", true}}, {{3, 4}}},
        {{{"units", 2}, {"activation", "softmax"}, {"use_bias", false}}, {{3, 1}}},
        {{{"units", 4}, {"dropout", 0.3}, {"recurrent_dropout", 0.4}, {"return_sequences", true}, {"zero_output_for_mask", true}}, {{3, 5}}}}},
      {"LSTM",
       {{{{"units", 3}}, {{4, 2}}},
        {{{"units", 5}, {"return_sequences", true}}, {{3, 4}}},
        {{{"units", 4}, {"activation", "gelu"}, {"recurrent_activation", "hard_sigmoid"}, {"go_backwards", true}}, {{3, 2}}},
        {{{"units", 2}, {"recurrent_activation", "silu"}, {"use_bias", false}, {"return_sequences", true}, {"go_backwards", true}}, {{3, 1}}},
        {{{"units", 4}, {"dropout", 0.3}, {"unit_forget_bias", false}}, {{3, 5}}},
        {{{"units", 4}, {"dropout", 0.3}, {"recurrent_dropout", 0.4}, {"return_sequences", true}, {"zero_output_for_mask", true}}, {{3, 5}}}}},
      {"GRU",
       {{{{"units", 3}}, {{4, 2}}},
        {{{"units", 5}, {"return_sequences", true}, {"reset_after", false}}, {{3, 4}}},
        {{{"units", 4}, {"activation", "gelu"}, {"recurrent_activation", "hard_sigmoid"}, {"go_backwards", true}}, {{3, 2}}},
        {{{"units", 2}, {"use_bias", false}, {"return_sequences", true}, {"go_backwards", true}}, {{3, 1}}},
        {{{"units", 3}, {"use_bias", false}, {"reset_after", false}, {"activation", "softmax"}}, {{3, 3}}},
        {{{"units", 4}, {"dropout", 0.3}, {"recurrent_dropout", 0.4}, {"return_sequences", true}, {"zero_output_for_mask", true}}, {{3, 5}}},
        {{{"units", 4}, {"dropout", 0.3}, {"recurrent_dropout", 0.4}, {"reset_after", false}}, {{3, 5}}}}},
      {"Bidirectional",
       {{{{"layer", layer("LSTM", {{"units", 3}})}}, {{4, 2}}},
        {{{"layer", layer("GRU", {{"units", 2}, {"return_sequences", true}})}, {"merge_mode", "sum"}}, {{3, 3}}},
        {{{"layer", layer("SimpleRNN", {{"units", 5}, {"return_sequences", true}, {"dropout", 0.5}})}, {"merge_mode", "mul"}}, {{3, 3}}},
        {{{"layer", layer("SimpleRNN", {{"units", 2}})}, {"backward_layer", layer("LSTM", {{"units", 2}, {"go_backwards", true}})}, {"merge_mode", "ave"}}, {{3, 4}}},
        {{{"layer", layer("LSTM", {{"units", 3}, {"return_sequences", true}})},
          {"backward_layer", layer("GRU", {{"units", 2}, {"go_backwards", true}, {"return_sequences", true}})}},
         {{4, 2}}}}},
      {"TimeDistributed",
       {{{{"layer", layer("Dense", {{"units", 3}, {"activation", "tanh"}})}}, {{4, 2}}},
        {{{"layer", layer("Dense", {{"units", 3}, {"activation", "softmax"}})}}, {{2, 3}}},
        {{{"layer", layer("Dropout", {{"rate", 0.4}})}}, {{3, 5}}},
        {{{"layer", layer("LSTM", {{"units", 3}})}}, {{2, 3, 2}}},
        {{{"layer", layer("Embedding", {{"input_dim", 4}, {"output_dim", 2}})}}, {{2, 3}}}}},
      {"Reshape", {{{{"target_shape", {3, 2}}}, {{6}}}, {{{"target_shape", {-1, 2}}}, {{2, 4}}}}},
  };
  return all;
}

}  // namespace vitrine::test
