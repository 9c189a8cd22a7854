#include "sequential.h"

#include <algorithm>

#include "error.h"
#include "registry.h"
#include "spec.h"

namespace vitrine {
namespace {

// The options by which Keras 2 gave a first layer its input shape; the value has the batch first unless the name says otherwise.
constexpr std::string_view input_options[] = {"batch_input_shape", "batch_shape", "input_shape"};

std::unique_ptr<Layer> input_layer(Json shape, bool with_batch) {
  Json config{{with_batch ? "batch_shape" : "shape", std::move(shape)}, {"name", "input_layer"}};
  return create<Layer>({{"class_name", "InputLayer"}, {"config", config}}, "input_layer");
}

}  // namespace

SequentialSpec read_sequential(const Json& outer) {
  const bool wrapped = outer.is_object() && outer.contains("class_name");
  if (wrapped && outer["class_name"] != "Sequential") fail("a model must be a Sequential here, got ", shown(outer["class_name"]));
  const Json& config = wrapped ? outer["config"] : outer;
  if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) fail("a Sequential's config needs its list of layers, got ", shown(config));

  SequentialSpec spec;
  spec.name = config.value("name", "sequential");
  for (Json layer : config["layers"]) {
    if (!layer.is_object() || !layer.contains("class_name") || !layer["class_name"].is_string()) fail("a layer must be {class_name, config}, got ", shown(layer));
    const auto& class_name = layer["class_name"].get_ref<const std::string&>();
    Json options = layer.value("config", Json::object());
    const std::string path = options.is_object() && options.contains("name") && options["name"].is_string() ? options["name"].get<std::string>() : class_name;
    const Entry& entry = find(kind_named("layer"), class_name, join("layer ", spec.layers.size()));
    if (class_name != "InputLayer")
      for (std::string_view option : input_options)
        if (const auto given = options.find(option); given != options.end()) {
          if (spec.layers.empty()) spec.layers.push_back(input_layer(*given, option != "input_shape"));
          options.erase(given);
        }
    std::unique_ptr<Layer> made(static_cast<Layer*>(entry.make().release()));
    read(*made, options, path);
    if (made->name.empty()) made->name = join(entry.about->identifier, "_", spec.layers.size());
    spec.layers.push_back(std::move(made));
  }
  if (spec.layers.empty() || !spec.layers[0]->is_input()) {
    if (!config.contains("build_input_shape") || config["build_input_shape"].is_null())
      fail("the model's input shape is not known: give the first layer an input shape, call build, or fit it on data");
    spec.layers.insert(spec.layers.begin(), input_layer(config["build_input_shape"], true));
  }
  return spec;
}

}  // namespace vitrine
