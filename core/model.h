// A model: a graph of layers in topological order over two flat arrays, all weights and all their gradients. A Sequential is the chain.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph.h"
#include "json.h"
#include "layers/layer.h"
#include "optimizers/optimizer.h"

namespace vitrine {

// One call of a layer.
struct Node {
  std::unique_ptr<Layer> layer;
  int number = 0;            // of the layer in Model::layers; calls of a shared layer have the same
  int call = 0;              // which of the layer's calls in its model it is
  std::vector<int> inputs;   // nodes that come before
  Shape shape;               // of a row of its output
  std::vector<int> weights;  // into Model::weights; those of a shared layer are the same for all its nodes
  std::vector<BufferSpec> saved, scratch, kept;
  int mask = -1;             // the node that makes the mask of its output, or -1
  bool learns = false;       // whether a trainable weight lies here or before

  Index size() const { return static_cast<Index>(count(shape)); }
};

struct Weight {
  WeightSpec spec;
  std::string path;  // "dense/kernel"
  Index offset = 0, size = 0;
  bool trainable = true;
};

class Model {
 public:
  // From Keras's config of a Sequential or a Functional whose input shapes are known. seed draws the first weights.
  Model(const Json& config, std::uint64_t seed);

  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<Weight>& weights() const { return weights_; }  // in Keras's get_weights() order
  const std::vector<int>& inputs() const { return inputs_; }       // nodes
  const std::vector<int>& outputs() const { return outputs_; }
  const std::vector<std::string>& output_names() const { return output_names_; }
  bool is_read(int node) const;  // by another node

  // The flat arrays: trainable weights come first, so that an optimizer sees one unbroken range.
  float* values(const Weight& w) { return values_.data() + w.offset; }
  float* gradients(const Weight& w) { return w.trainable ? gradients_.data() + w.offset : nullptr; }
  std::vector<float>& all_values() { return values_; }
  std::vector<float>& all_gradients() { return gradients_; }
  const std::vector<Variable>& variables() const { return variables_; }

  std::vector<float> get_weights() const;  // concatenated in get_weights() order
  void set_weights(std::span<const float> weights);

  void compile(const Json& config);  // {optimizer, loss, metrics, weighted_metrics}: checked at once, used by Objective
  bool compiled() const { return optimizer_ != nullptr; }
  const Json& compile_config() const { return compile_config_; }
  Optimizer& optimizer() { return *optimizer_; }

  Json config() const;    // Keras's, every option spelled out
  Json describe() const;  // shapes, weights and numbers of parameters, for summaries and pictures

 private:
  void add_input(Call call);
  void add(Call call);
  void own_weights(Node& node, std::vector<WeightSpec> specs);
  void order_weights();
  void lay_out();
  const Node* first_call(int layer) const;
  void draw_weights(std::uint64_t seed);

  std::string name_;
  Json config_;
  std::vector<Listed> layers_;
  std::vector<Node> nodes_;
  std::vector<Weight> weights_;
  std::vector<int> inputs_, outputs_;
  std::vector<std::string> output_names_;
  std::vector<float> values_, gradients_;
  std::vector<Variable> variables_;
  Json compile_config_;
  std::unique_ptr<Optimizer> optimizer_;
};

inline constexpr std::int64_t most_bytes = (std::int64_t{1} << 32) - (std::int64_t{64} << 20);  // of WebAssembly's memory, less room for the rest

// Throws if a number of floats can't be had; what says what they are for.
void check_fits(std::int64_t floats, const std::string& what);

}  // namespace vitrine
