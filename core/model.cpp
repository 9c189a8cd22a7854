#include "model.h"

#include <algorithm>
#include <cmath>

#include "error.h"
#include "objective.h"
#include "spec.h"

namespace vitrine {

void check_fits(std::int64_t floats, const std::string& what) {
  if (floats <= most_bytes / 4) return;
  const double gigabytes = static_cast<double>(floats) * 4 / 1e9;
  fail(what, " need ", std::round(gigabytes * 10) / 10, " GB, but at most 4 GB fit: make the layers or the batch smaller");
}

Model::Model(const Json& config, std::uint64_t seed) {
  Graph graph = read_graph(config);
  name_ = std::move(graph.name);
  config_ = std::move(graph.config);
  layers_ = std::move(graph.layers);
  for (Call& call : graph.calls) {
    if (call.inputs.empty()) add_input(std::move(call));
    else add(std::move(call));
  }
  inputs_ = std::move(graph.inputs);
  outputs_ = std::move(graph.outputs);
  output_names_ = std::move(graph.output_names);
  order_weights();
  lay_out();
  draw_weights(seed);
}

void Model::add_input(Call call) {
  Builder builder;
  Node node;
  node.number = call.layer;
  node.call = call.index;
  node.shape = call.made->build({}, builder);
  for (std::int64_t size : node.shape)
    if (size < 1) fail(call.made->name, ": every size of the input shape must be known and positive, got ", batch_text(node.shape));
  check_fits(count(node.shape), join(call.made->name, "'s values for a single row"));
  node.layer = std::move(call.made);
  nodes_.push_back(std::move(node));
}

void Model::add(Call call) {
  Layer& layer = *call.made;
  Node node;
  node.number = call.layer;
  node.call = call.index;
  node.inputs = std::move(call.inputs);
  std::vector<Shape> shapes;
  bool masked = false;
  for (int input : node.inputs) {
    shapes.push_back(nodes_[input].shape);
    node.learns |= nodes_[input].learns;
    masked |= nodes_[input].mask >= 0;
  }
  Builder builder;
  try {
    node.shape = layer.build(shapes, builder);
  } catch (const Error& error) {
    fail(layer.name, ": ", error.what());
  }
  check_fits(count(node.shape), join(layer.name, "'s outputs for a single row"));
  if (layer.activity_regularizer) layer.activity_regularizer->check(node.shape.size() + 1, join(layer.name, "'s output"));
  node.layer = std::move(call.made);
  own_weights(node, std::move(builder.weights));
  for (int w : node.weights) node.learns |= weights_[w].trainable;
  node.saved = std::move(builder.saved_buffers);
  node.scratch = std::move(builder.scratch_buffers);
  node.kept = std::move(builder.kept_buffers);
  const int self = static_cast<int>(nodes_.size());
  switch (layer.masks()) {
    case Masks::makes: node.mask = self; break;
    case Masks::combines: node.mask = masked ? self : -1; break;
    case Masks::passes: node.mask = nodes_[node.inputs[0]].mask; break;
    case Masks::drops: break;
  }
  nodes_.push_back(std::move(node));
}

// The weights that a node asks for: new ones, or those of the layer's first call.
void Model::own_weights(Node& node, std::vector<WeightSpec> specs) {
  const Layer& layer = *node.layer;
  if (const Node* first = first_call(node.number)) {
    for (std::size_t i = 0; i < specs.size(); ++i)
      if (const Shape& shape = weights_[first->weights[i]].spec.shape; shape != specs[i].shape)
        fail(layer.name, ": is called on inputs of different sizes: its ", specs[i].name, " would have the shapes ", shape_text(shape), " and ", shape_text(specs[i].shape));
    node.weights = first->weights;
    return;
  }
  for (WeightSpec& spec : specs) {
    check_fits(count(spec.shape), join(layer.name, "'s weights of shape ", shape_text(spec.shape)));
    if (spec.regularizer) spec.regularizer->check(spec.shape.size(), join(layer.name, "'s ", spec.name));
    node.weights.push_back(static_cast<int>(weights_.size()));
    weights_.push_back({spec, layer.name + "/" + spec.name, 0, static_cast<Index>(count(spec.shape)), spec.trainable && layer.trainable});
  }
}

const Node* Model::first_call(int layer) const {
  for (const Node& node : nodes_)
    if (node.number == layer) return &node;
  return nullptr;
}

bool Model::is_read(int node) const {
  return std::any_of(nodes_.begin(), nodes_.end(), [&](const Node& other) { return std::find(other.inputs.begin(), other.inputs.end(), node) != other.inputs.end(); });
}

// From the order of the calls to that of the layers.
void Model::order_weights() {
  std::vector<Weight> ordered;
  std::vector<int> place(weights_.size());
  for (std::size_t layer = 0; layer < layers_.size(); ++layer)
    if (const Node* node = first_call(static_cast<int>(layer)))
      for (int w : node->weights) {
        place[w] = static_cast<int>(ordered.size());
        ordered.push_back(std::move(weights_[w]));
      }
  weights_ = std::move(ordered);
  for (Node& node : nodes_)
    for (int& w : node.weights) w = place[w];
}

void Model::lay_out() {
  std::int64_t end = 0, trainable_end = 0;
  for (const bool trainable : {true, false})
    for (Weight& weight : weights_) {
      if (weight.trainable != trainable) continue;
      weight.offset = static_cast<Index>(end);
      end += weight.size;
      check_fits(end * 2, "the model's weights and their gradients");
      if (!trainable) continue;
      variables_.push_back({weight.path, weight.spec.shape});
      trainable_end = end;
    }
  values_.resize(end);
  gradients_.resize(trainable_end);
}

void Model::draw_weights(std::uint64_t seed) {
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const Weight& weight = weights_[i];
    const auto own = weight.spec.initializer->seed;
    Random random(own ? static_cast<std::uint64_t>(*own) : seed, Purpose::weights, own ? 0 : static_cast<std::uint32_t>(i));
    weight.spec.initializer->fill({values(weight), static_cast<std::size_t>(weight.size)}, weight.spec.shape, random);
  }
}

std::vector<float> Model::get_weights() const {
  std::vector<float> all;
  all.reserve(values_.size());
  for (const Weight& weight : weights_) all.insert(all.end(), values_.begin() + weight.offset, values_.begin() + weight.offset + weight.size);
  return all;
}

void Model::set_weights(std::span<const float> given) {
  if (given.size() != values_.size()) fail("the model has ", values_.size(), " weights, got ", given.size());
  std::size_t from = 0;
  for (const Weight& weight : weights_) {
    std::copy_n(given.data() + from, weight.size, values(weight));
    from += weight.size;
  }
}

void Model::compile(const Json& config) {
  if (!config.is_object()) fail("compile takes {optimizer, loss, metrics}, got ", shown(config));
  auto optimizer = create<Optimizer>(config.contains("optimizer") && !config["optimizer"].is_null() ? config["optimizer"] : Json("rmsprop"), "optimizer");
  check_objective(config, output_names_);
  optimizer->prepare(variables_);
  optimizer_ = std::move(optimizer);
  compile_config_ = config;
}

Json Model::config() const {
  Json config = config_;
  for (std::size_t number = 0; number < layers_.size(); ++number)
    if (const Node* node = first_call(static_cast<int>(number))) {
      Json& listed = config[layers_[number].place];
      const Json own = Layer::identity(*node->layer);
      for (const auto& [key, value] : own.items()) listed[key] = value;  // inbound_nodes stay
      listed["config"]["name"] = node->layer->name.substr(node->layer->name.rfind('/') + 1);
    }
  return config;
}

static Json with_batch(const Shape& shape) {
  Json sizes = Json::array({nullptr});
  for (std::int64_t size : shape) sizes.push_back(size);
  return sizes;
}

Json Model::describe() const {
  Json layers = Json::array();
  Index offset = 0;
  for (std::size_t number = 0; number < layers_.size(); ++number) {
    const Node* node = first_call(static_cast<int>(number));
    if (!node) continue;
    Json weights = Json::array(), calls = Json::array();
    Index params = 0;
    for (int w : node->weights) {
      const Weight& weight = weights_[w];
      weights.push_back({{"name", weight.spec.name.substr(weight.spec.name.rfind('/') + 1)}, {"path", weight.path}, {"shape", weight.spec.shape}, {"trainable", weight.trainable}, {"offset", offset}, {"size", weight.size}});
      offset += weight.size;
      params += weight.size;
    }
    for (const Node& call : nodes_) {
      if (call.number != node->number) continue;
      Json read = Json::array();
      for (int input : call.inputs) read.push_back(nodes_[input].layer->name);
      calls.push_back({{"call", call.call}, {"inputs", read}, {"output_shape", with_batch(call.shape)}});
    }
    layers.push_back({{"name", node->layer->name}, {"class_name", node->layer->about().class_name}, {"output_shape", with_batch(node->shape)},
                      {"params", params}, {"trainable", node->layer->trainable}, {"weights", weights}, {"calls", calls}});
  }
  Json inputs = Json::array(), outputs = Json::array();
  for (int node : inputs_) inputs.push_back({{"name", nodes_[node].layer->name}, {"shape", with_batch(nodes_[node].shape)}});
  for (std::size_t i = 0; i < outputs_.size(); ++i) outputs.push_back({{"name", output_names_[i]}, {"shape", with_batch(nodes_[outputs_[i]].shape)}});
  return {{"name", name_}, {"layers", layers}, {"inputs", inputs}, {"outputs", outputs}, {"params", values_.size()}, {"trainable_params", gradients_.size()}};
}

}  // namespace vitrine
