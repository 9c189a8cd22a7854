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
      {"Reshape", {{{{"target_shape", {3, 2}}}, {{6}}}, {{{"target_shape", {-1, 2}}}, {{2, 4}}}}},
      {"Conv1D",
       {{{{"filters", 3}, {"kernel_size", 2}}, {{5, 2}}},
        {{{"filters", 4}, {"kernel_size", 3}, {"padding", "causal"}, {"dilation_rate", 2}, {"activation", "tanh"}}, {{6, 3}}},
        {{{"filters", 2}, {"kernel_size", 4}, {"strides", 3}, {"padding", "same"}, {"use_bias", false}}, {{7, 1}}},
        {{{"filters", 6}, {"kernel_size", 3}, {"groups", 2}, {"activation", "softmax"}}, {{4, 4}}}}},
      {"Conv2D",
       {{{{"filters", 5}, {"kernel_size", 3}}, {{4, 5, 2}}},
        {{{"filters", 2}, {"kernel_size", {2, 3}}, {"strides", {2, 1}}, {"padding", "same"}, {"activation", "relu"}}, {{5, 4, 3}}},
        {{{"filters", 4}, {"kernel_size", 2}, {"dilation_rate", {2, 3}}, {"padding", "same"}, {"groups", 2}, {"activation", "gelu"}}, {{4, 5, 2}}},
        {{{"filters", 3}, {"kernel_size", 2}, {"strides", 2}, {"use_bias", false}}, {{5, 5, 1}}},
        {{{"filters", 18}, {"kernel_size", 1}, {"activation", "sigmoid"}}, {{2, 3, 17}}},
        {{{"filters", 2}, {"kernel_size", 1}, {"strides", 2}}, {{3, 4, 2}}}}},
      {"DepthwiseConv1D", {{{{"kernel_size", 3}}, {{5, 2}}}, {{{"kernel_size", 2}, {"strides", 2}, {"depth_multiplier", 3}, {"padding", "same"}, {"activation", "tanh"}}, {{5, 2}}}}},
      {"DepthwiseConv2D",
       {{{{"kernel_size", {2, 3}}}, {{4, 5, 5}}},
        {{{"kernel_size", 3}, {"strides", 2}, {"padding", "same"}, {"depth_multiplier", 2}, {"activation", "softmax"}}, {{4, 5, 3}}},
        {{{"kernel_size", 2}, {"dilation_rate", {1, 2}}, {"use_bias", false}}, {{3, 4, 1}}}}},
      {"SeparableConv1D", {{{{"filters", 4}, {"kernel_size", 3}, {"padding", "same"}, {"activation", "gelu"}}, {{5, 3}}}}},
      {"SeparableConv2D",
       {{{{"filters", 5}, {"kernel_size", 2}}, {{3, 4, 3}}},
        {{{"filters", 2}, {"kernel_size", {3, 2}}, {"strides", 2}, {"padding", "same"}, {"depth_multiplier", 2}, {"use_bias", false}, {"activation", "sigmoid"}}, {{4, 5, 2}}},
        {{{"filters", 3}, {"kernel_size", 2}, {"dilation_rate", 2}}, {{4, 4, 1}}}}},
      {"Conv1DTranspose", {{{{"filters", 3}, {"kernel_size", 2}, {"strides", 3}}, {{3, 2}}}, {{{"filters", 2}, {"kernel_size", 4}, {"strides", 2}, {"padding", "same"}, {"activation", "tanh"}}, {{4, 3}}}}},
      {"Conv2DTranspose",
       {{{{"filters", 2}, {"kernel_size", 3}}, {{3, 2, 3}}},
        {{{"filters", 5}, {"kernel_size", {3, 2}}, {"strides", 2}, {"padding", "same"}, {"activation", "softmax"}}, {{2, 3, 2}}},
        {{{"filters", 1}, {"kernel_size", 3}, {"strides", {2, 3}}, {"output_padding", {1, 0}}, {"use_bias", false}}, {{2, 2, 2}}},
        {{{"filters", 2}, {"kernel_size", 2}, {"dilation_rate", 2}, {"padding", "same"}}, {{3, 3, 2}}}}},
      {"MaxPooling1D", {{Json::object(), {{7, 2}}}, {{{"pool_size", 3}, {"strides", 2}, {"padding", "same"}}, {{6, 5}}}}},
      {"MaxPooling2D",
       {{Json::object(), {{5, 4, 3}}},
        {{{"pool_size", {3, 2}}, {"strides", 1}}, {{4, 4, 18}}},
        {{{"pool_size", 3}, {"strides", {2, 3}}, {"padding", "same"}}, {{6, 5, 2}}}}},
      {"AveragePooling1D", {{{{"pool_size", 2}}, {{7, 2}}}, {{{"pool_size", 3}, {"strides", 2}, {"padding", "same"}}, {{6, 5}}}}},
      {"AveragePooling2D",
       {{{{"pool_size", 2}}, {{5, 4, 3}}},
        {{{"pool_size", {3, 2}}, {"strides", 1}}, {{4, 4, 18}}},
        {{{"pool_size", 3}, {"strides", {2, 3}}, {"padding", "same"}}, {{6, 5, 2}}}}},
      {"GlobalMaxPooling1D", {{Json::object(), {{5, 3}}}, {{{"keepdims", true}}, {{4, 6}}}}},
      {"GlobalMaxPooling2D", {{Json::object(), {{3, 4, 5}}}, {{{"keepdims", true}}, {{2, 3, 17}}}}},
      {"GlobalAveragePooling1D", {{Json::object(), {{5, 3}}}, {{{"keepdims", true}}, {{4, 6}}}}},
      {"GlobalAveragePooling2D", {{Json::object(), {{3, 4, 5}}}, {{{"keepdims", true}}, {{2, 3, 17}}}}},
      {"ZeroPadding1D", {{Json::object(), {{3, 2}}}, {{{"padding", {0, 2}}}, {{3, 1}}}}},
      {"ZeroPadding2D", {{Json::object(), {{2, 3, 2}}}, {{{"padding", {{1, 0}, {0, 2}}}}, {{2, 3, 3}}}}},
      {"Cropping1D", {{Json::object(), {{5, 2}}}, {{{"cropping", {0, 2}}}, {{3, 3}}}}},
      {"Cropping2D", {{Json::object(), {{2, 3, 2}}}, {{{"cropping", {{1, 0}, {0, 2}}}}, {{3, 4, 3}}}}},
      {"UpSampling1D", {{Json::object(), {{3, 2}}}, {{{"size", 3}}, {{2, 5}}}}},
      {"UpSampling2D", {{Json::object(), {{2, 3, 2}}}, {{{"size", {3, 2}}, {"interpolation", "bilinear"}}, {{3, 2, 5}}}}},
  };
  return all;
}

}  // namespace vitrine::test
