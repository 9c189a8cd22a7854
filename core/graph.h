// What a model's config says: its layers, and the calls of them on each other's outputs. A Sequential is a chain of calls.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "json.h"
#include "layers/layer.h"

namespace vitrine {

// One use of a layer. A layer that is shared has several, each with an object of its own.
struct Call {
  int layer;
  std::unique_ptr<Layer> made;
  std::vector<int> inputs;  // calls that come before
  int index = 0;            // among the layer's calls in its model, as Keras counts them
};

// A layer as the config lists it. Layers of a model inside the model are called "encoder/dense".
struct Listed {
  std::string name;
  Json::json_pointer place;  // in Graph::config
};

struct Graph {
  std::string name;
  Json config;                  // as given, wrapped into {class_name, config}
  std::vector<Listed> layers;   // in Keras's order, which is that of the weights
  std::vector<Call> calls;      // each after its inputs
  std::vector<int> inputs, outputs;  // calls
  std::vector<std::string> output_names;
};

// Reads {class_name, config} of a Sequential or a Functional, or the inner config of a Sequential, of Keras 3 or 2.
Graph read_graph(const Json& config);

}  // namespace vitrine
