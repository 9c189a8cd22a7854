#include "model.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "error.h"
#include "objective.h"
#include "sequential.h"
#include "spec.h"

namespace vitrine {

void check_fits(std::int64_t floats, const std::string& what) {
  if (floats <= most_bytes / 4) return;
  const double gigabytes = static_cast<double>(floats) * 4 / 1e9;
  fail(what, " need ", std::round(gigabytes * 10) / 10, " GB, but at most 4 GB fit: make the layers or the batch smaller");
}

Model::Model(const Json& config, std::uint64_t seed) {
  SequentialSpec spec = read_sequential(config);
  name_ = spec.name;
  std::set<std::string> names;
  for (const auto& layer : spec.layers)
    if (!names.insert(layer->name).second) fail("two layers are called '", layer->name, "': every layer of a model needs a name of its own");
  add_input(std::move(spec.layers[0]));
  for (std::size_t i = 1; i < spec.layers.size(); ++i) add(std::move(spec.layers[i]));
  outputs_ = {static_cast<int>(nodes_.size()) - 1};
  lay_out();
  draw_weights(seed);
}

void Model::add_input(std::unique_ptr<Layer> layer) {
  Builder builder;
  Node node;
  node.shape = layer->build({}, builder);
  for (std::int64_t size : node.shape)
    if (size < 1) fail(layer->name, ": every size of the input shape must be known and positive, got ", batch_text(node.shape));
  check_fits(count(node.shape), join(layer->name, "'s values for a single row"));
  node.layer = std::move(layer);
  inputs_.push_back(static_cast<int>(nodes_.size()));
  nodes_.push_back(std::move(node));
}

void Model::add(std::unique_ptr<Layer> layer) {
  Node node;
  node.inputs = {static_cast<int>(nodes_.size()) - 1};
  std::vector<Shape> shapes;
  for (int input : node.inputs) {
    shapes.push_back(nodes_[input].shape);
    node.learns |= nodes_[input].learns;
  }
  Builder builder;
  try {
    node.shape = layer->build(shapes, builder);
  } catch (const Error& error) {
    fail(layer->name, ": ", error.what());
  }
  check_fits(count(node.shape), join(layer->name, "'s outputs for a single row"));
  for (WeightSpec& weight : builder.weights) {
    const bool trainable = weight.trainable && layer->trainable;
    node.learns |= trainable;
    node.weights.push_back(static_cast<int>(weights_.size()));
    check_fits(count(weight.shape), join(layer->name, "'s weights of shape ", shape_text(weight.shape)));
    weights_.push_back({weight, layer->name + "/" + weight.name, 0, static_cast<Index>(count(weight.shape)), trainable});
  }
  node.saved = std::move(builder.saved_buffers);
  node.scratch = std::move(builder.scratch_buffers);
  node.kept = std::move(builder.kept_buffers);
  switch (layer->masks()) {
    case Masks::makes: node.mask = static_cast<int>(nodes_.size()); break;
    case Masks::passes: node.mask = nodes_[node.inputs[0]].mask; break;
    case Masks::drops: break;
  }
  node.layer = std::move(layer);
  nodes_.push_back(std::move(node));
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
      trainable_sizes_.push_back(weight.size);
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
  check_objective(config);
  optimizer->prepare(static_cast<Index>(gradients_.size()));
  optimizer_ = std::move(optimizer);
  compile_config_ = config;
}

Json Model::config() const {
  Json layers = Json::array();
  for (const Node& node : nodes_) layers.push_back(Layer::identity(*node.layer));
  return {{"module", "keras"}, {"class_name", "Sequential"}, {"config", {{"name", name_}, {"trainable", true}, {"layers", layers}}}, {"registered_name", nullptr}};
}

static Json with_batch(const Shape& shape) {
  Json sizes = Json::array({nullptr});
  for (std::int64_t size : shape) sizes.push_back(size);
  return sizes;
}

Json Model::describe() const {
  Json layers = Json::array();
  Index offset = 0;
  for (const Node& node : nodes_) {
    Json weights = Json::array();
    Index params = 0;
    for (int w : node.weights) {
      const Weight& weight = weights_[w];
      weights.push_back({{"name", weight.spec.name.substr(weight.spec.name.rfind('/') + 1)}, {"path", weight.path}, {"shape", weight.spec.shape}, {"trainable", weight.trainable}, {"offset", offset}, {"size", weight.size}});
      offset += weight.size;
      params += weight.size;
    }
    layers.push_back({{"name", node.layer->name}, {"class_name", node.layer->about().class_name}, {"output_shape", with_batch(node.shape)},
                      {"params", params}, {"trainable", node.layer->trainable}, {"weights", weights}});
  }
  return {{"name", name_}, {"layers", layers}, {"input_shape", with_batch(nodes_[inputs_[0]].shape)}, {"output_shape", with_batch(nodes_[outputs_[0]].shape)},
          {"params", values_.size()}, {"trainable_params", gradients_.size()}};
}

}  // namespace vitrine
