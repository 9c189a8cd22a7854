// Keras's config of a Sequential, read into layers.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "json.h"
#include "layers/layer.h"

namespace vitrine {

struct SequentialSpec {
  std::string name;
  std::vector<std::unique_ptr<Layer>> layers;  // the first is an input layer
};

// Reads {class_name: "Sequential", config: {name, layers, build_input_shape}} or its inner config, of Keras 3 or 2.
SequentialSpec read_sequential(const Json& config);

}  // namespace vitrine
