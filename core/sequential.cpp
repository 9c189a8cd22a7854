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
  std::unique_ptr<Layer> layer(static_cast<Layer*>(find(kind_named("layer"), "InputLayer", "").make().release()));
  read(*layer, config, "input_layer");
  return layer;
}

// Turns the options that Keras 2 wrote otherwise into those of Keras 3. A first layer's input shape becomes an input layer.
void read_keras_2(Json& options, bool is_input, std::vector<std::unique_ptr<Layer>>& layers) {
  if (!options.is_object()) return;
  if (const auto axis = options.find("axis"); axis != options.end() && axis->is_array() && axis->size() == 1) *axis = Json((*axis)[0]);
  if (is_input) {
    if (const auto shape = options.find("batch_input_shape"); shape != options.end()) {
      options["batch_shape"] = Json(*shape);
      options.erase("batch_input_shape");
    }
    return;
  }
  for (std::string_view option : input_options)
    if (const auto given = options.find(option); given != options.end()) {
      if (layers.empty()) layers.push_back(input_layer(*given, option != "input_shape"));
      options.erase(given);
    }
}

}  // namespace

SequentialSpec read_sequential(const Json& outer) {
  const bool wrapped = outer.is_object() && outer.contains("class_name");
  if (wrapped && outer["class_name"] != "Sequential") fail("a model must be a Sequential here, got ", shown(outer["class_name"]));
  const Json config = wrapped ? outer.value("config", Json()) : outer;
  if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) fail("a Sequential's config needs its list of layers, got ", shown(config));

  SequentialSpec spec;
  const Json name = config.value("name", Json());
  if (!name.is_null() && !name.is_string()) fail("a Sequential's name must be a text, got ", shown(name));
  spec.name = name.is_null() ? "sequential" : name.get<std::string>();
  for (Json layer : config["layers"]) {
    if (!layer.is_object() || !layer.contains("class_name") || !layer["class_name"].is_string()) fail("a layer must be {class_name, config}, got ", shown(layer));
    const auto& class_name = layer["class_name"].get_ref<const std::string&>();
    Json options = layer.value("config", Json::object());
    const std::string path = options.is_object() && options.contains("name") && options["name"].is_string() ? options["name"].get<std::string>() : class_name;
    const Entry& entry = find(kind_named("layer"), class_name, join("layer ", spec.layers.size()));
    read_keras_2(options, entry.about->identifier == "input_layer", spec.layers);
    if (entry.about->identifier == "input_layer" && !spec.layers.empty()) fail(path, ": an input layer can only come first");
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
