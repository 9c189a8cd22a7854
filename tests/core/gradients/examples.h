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
  };
  return all;
}

}  // namespace vitrine::test
