#include "graph.h"

#include <algorithm>
#include <map>
#include <set>

#include "error.h"
#include "registry.h"
#include "spec.h"

namespace vitrine {
namespace {

// The options by which Keras 2 gave a first layer its input shape; the value has the batch first unless the name says otherwise.
constexpr std::string_view input_options[] = {"batch_input_shape", "batch_shape", "input_shape"};

bool is_model(std::string_view class_name) { return class_name == "Sequential" || class_name == "Functional" || class_name == "Model"; }

// Turns the options that Keras 2 wrote otherwise into those of Keras 3.
void to_keras_3(Json& options, bool is_input) {
  if (!options.is_object()) return;
  if (const auto axis = options.find("axis"); axis != options.end() && axis->is_array() && axis->size() == 1) *axis = Json((*axis)[0]);
  const auto shape = options.find("batch_input_shape");
  if (!is_input || shape == options.end()) return;
  options["batch_shape"] = Json(*shape);
  options.erase("batch_input_shape");
}

std::string text_of(const Json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return object.is_object() && found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// What a config's list of layers holds: {class_name, config, ...} of a layer or of a model.
struct Item {
  Json& json;
  Json::json_pointer place;
  std::string class_name, name, shown;  // shown: in errors, also if the layer has no name
  Json& config() const { return json["config"]; }
  bool is_input() const { return class_name == "InputLayer"; }
};

Item item_of(Json& json, const Json::json_pointer& layers, std::size_t position) {
  if (!json.is_object() || text_of(json, "class_name").empty()) fail("a layer must be {class_name, config}, got ", shown(json));
  std::string class_name = text_of(json, "class_name");
  if (!is_model(class_name)) class_name = find(kind_named("layer"), class_name, join("layer ", position)).about->class_name;
  if (!json.contains("config")) json["config"] = Json::object();
  std::string name = text_of(json, "name");
  if (name.empty()) name = text_of(json["config"], "name");
  return {json, layers / position, class_name, name, name.empty() ? class_name : name};
}

Json input_entry(Json shape, bool with_batch) {
  return {{"module", "keras.layers"}, {"class_name", "InputLayer"}, {"config", {{with_batch ? "batch_shape" : "shape", std::move(shape)}, {"name", "input_layer"}}}, {"registered_name", nullptr}};
}

// Where a model stands in the outermost config, and the start of its layers' names.
struct Place {
  Json::json_pointer config;
  std::string prefix;
  std::string name() const { return prefix.substr(0, prefix.size() - 1); }
};

// The options that a call brings, besides those that Keras gives to every call.
struct CallOptions final : Component {
  static constexpr About described{"call", "call", "Options of a call."};
  Layer& layer;
  explicit CallOptions(Layer& l) : layer(l) {}
  const About& about() const override { return described; }
  void fields(Fields& f) override {
    layer.call_fields(f);
    f.obsolete("training");
    f.obsolete("mask");
  }
};

class Reader {
 public:
  Graph graph;

  // The name of the layer, or model, that gives the i-th output.
  static std::string output_name(const std::string& class_name, Json& config, std::size_t i) {
    if (class_name != "Sequential") return tensors(config["output_layers"], "output_layers")[i].layer;
    Json& last = config["layers"].back();
    return item_of(last, Json::json_pointer(), 0).name;
  }

  // The outputs of a model that is called on some calls' outputs; without them its inputs are the graph's.
  std::vector<int> read_model(const std::string& class_name, Json& config, const Place& place, const std::vector<int>* given) {
    const bool frozen = config.is_object() && config.value("trainable", Json(true)) == Json(false);
    frozen_ += frozen;
    auto outputs = class_name == "Sequential" ? read_sequential(config, place, given) : read_functional(config, place, given);
    frozen_ -= frozen;
    return outputs;
  }

 private:
  // What an inner model or a layer gives when it is called on these inputs.
  std::vector<int> call(const Item& item, const Place& place, const std::vector<int>& inputs, const Json& options, std::size_t index = 0) {
    if (is_model(item.class_name)) return read_model(item.class_name, item.config(), inner(item, place), &inputs);
    const std::string name = place.prefix + item.name;
    to_keras_3(item.config(), item.is_input());
    std::unique_ptr<Layer> made(static_cast<Layer*>(find(kind_named("layer"), item.class_name, name).make().release()));
    read(*made, item.config(), place.prefix + item.shown);
    made->name = name;
    if (frozen_) made->trainable = false;
    if (inputs.size() > 1 && !made->takes_several()) fail(name, ": takes one input, got ", inputs.size());
    read_call_options(*made, options, name);
    graph.calls.push_back({layer_at(name, item.place), std::move(made), inputs, static_cast<int>(index)});
    return {static_cast<int>(graph.calls.size()) - 1};
  }

  static Place inner(const Item& item, const Place& place) { return {item.place / "config", place.prefix + item.name + "/"}; }

  // The number of a layer, in the order in which they are first asked for.
  int layer_at(const std::string& name, const Json::json_pointer& place) {
    const auto [known, is_new] = layers_.try_emplace(name, static_cast<int>(graph.layers.size()));
    if (is_new) graph.layers.push_back({name, place});
    return known->second;
  }

  // Numbers all layers of a model in the config's order, however its calls lie.
  void number(Json& config, const Place& place) {
    if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) return;
    for (std::size_t i = 0; i < config["layers"].size(); ++i) {
      const Item item = item_of(config["layers"][i], place.config / "layers", i);
      if (is_model(item.class_name)) number(item.config(), inner(item, place));
      else if (!item.name.empty()) layer_at(place.prefix + item.name, item.place);
    }
  }

  static void read_call_options(Layer& layer, const Json& options, const std::string& name) {
    CallOptions all(layer);
    if (options.is_object()) read(all, options, name + ".call");
  }

  std::vector<int> read_sequential(Json& config, const Place& place, const std::vector<int>* given) {
    if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) fail("a Sequential's config needs its list of layers, got ", shown(config));
    if (!given) find_input(config);
    if (given && given->size() != 1) fail(place.name(), ": a Sequential takes one input, got ", given->size());
    std::vector<int> last = given ? *given : std::vector<int>{};
    std::set<std::string> names;
    for (std::size_t i = 0; i < config["layers"].size(); ++i) {
      Item item = item_of(config["layers"][i], place.config / "layers", i);
      name_layer(item, i, names);
      if (item.is_input()) {
        if (i > 0) fail(item.name, ": an input layer can only come first");
        if (given) continue;
        last = call(item, place, {}, {});
        graph.inputs.push_back(last[0]);
      } else {
        if (last.size() != 1) fail(item.name, ": what comes before it gives ", last.size(), " outputs, of which a Sequential can't pass one on");
        last = call(item, place, last, {});
      }
    }
    return last;
  }

  static void name_layer(Item& item, std::size_t position, std::set<std::string>& names) {
    if (item.name.empty()) {
      item.name = is_model(item.class_name) ? join("sequential_", position) : join(find(kind_named("layer"), item.class_name, "").about->identifier, "_", position);
      if (item.config().is_object() && item.config().value("name", Json()).is_null()) item.config()["name"] = item.name;
    }
    if (!names.insert(item.name).second) fail("two layers are called '", item.name, "': every layer of a model needs a name of its own");
  }

  // Puts an input layer before the layers of a Sequential that says its input's shape in another way.
  static void find_input(Json& config) {
    Json& entries = config["layers"];
    Json input = entries.empty() ? Json() : input_of(entries[0]);
    if (!input.is_null() && entries[0]["class_name"] == "InputLayer") return;
    if (input.is_null()) input = built_for(config);
    if (input.is_null()) fail("the model's input shape is not known: give the first layer an input shape, call build, or fit it on data");
    entries.insert(entries.begin(), input);
  }

  static Json built_for(const Json& config) {
    const Json shape = config.value("build_input_shape", Json());
    return shape.is_null() ? Json() : input_entry(shape, true);
  }

  // The input layer that a first layer or model is or tells; a layer loses the options by which Keras 2 told it.
  static Json input_of(Json& first) {
    const Item item = item_of(first, Json::json_pointer(), 0);
    if (item.is_input()) return first;
    Json& options = item.config();
    if (!options.is_object()) return {};
    if (is_model(item.class_name)) {
      Json entries = options.value("layers", Json::array());
      const Json input = entries.is_array() && !entries.empty() ? input_of(entries[0]) : Json();
      return input.is_null() ? built_for(options) : input;
    }
    Json input;
    for (std::string_view option : input_options)
      if (const auto shape = options.find(option); shape != options.end()) {
        if (input.is_null()) input = input_entry(*shape, option != "input_shape");
        options.erase(shape);
      }
    return input;
  }

  // A Functional while it is read.
  struct Functional {
    Json& config;
    const Place& place;
    std::map<std::string, std::size_t> positions;                          // of its layers
    std::map<std::pair<std::string, std::size_t>, std::vector<int>> done;  // outputs of a layer's n-th call
    std::set<std::pair<std::string, std::size_t>> under_way;
  };

  std::vector<int> read_functional(Json& config, const Place& place, const std::vector<int>* given) {
    if (!config.is_object() || !config.contains("layers") || !config["layers"].is_array()) fail("a Functional's config needs its list of layers, got ", shown(config));
    Functional f{config, place, {}, {}, {}};
    for (std::size_t i = 0; i < config["layers"].size(); ++i) {
      const Item item = item_of(config["layers"][i], place.config / "layers", i);
      if (item.name.empty()) fail("layer ", i, " of the model needs a name, by which others say that they read it");
      if (!f.positions.emplace(item.name, i).second) fail("two layers are called '", item.name, "': every layer of a model needs a name of its own");
    }
    number(config, place);
    const auto inputs = tensors(config.value("input_layers", Json()), "input_layers");
    if (inputs.empty()) fail("the model has no inputs: input_layers must name at least one");
    if (given && given->size() != inputs.size()) fail(place.name(), ": takes ", inputs.size(), inputs.size() == 1 ? " input" : " inputs", ", got ", given->size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const Item item = named(f, inputs[i].layer);
      if (!item.is_input()) fail("input_layers must name input layers, got '", inputs[i].layer, "'");
      auto& outputs = f.done[{inputs[i].layer, 0}];
      if (!outputs.empty()) fail("the input '", inputs[i].layer, "' is given twice");
      outputs = given ? std::vector{(*given)[i]} : call(item, place, {}, {});
      if (!given) graph.inputs.push_back(outputs[0]);
    }
    std::vector<int> outputs;
    for (const Tensor& tensor : tensors(config.value("output_layers", Json()), "output_layers")) outputs.push_back(resolve(f, tensor));
    if (outputs.empty()) fail("the model has no outputs: output_layers must name at least one");
    return outputs;
  }

  // ["dense", 0, 0]: an output of a layer's call.
  struct Tensor {
    std::string layer;
    std::size_t call, output;
  };

  static bool is_tensor(const Json& json) {
    const auto counts = [&](std::size_t i) { return json[i].is_number_integer() && json[i] >= 0; };
    return json.is_array() && json.size() >= 3 && json[0].is_string() && counts(1) && counts(2);
  }

  static Tensor tensor(const Json& json) { return {json[0].get<std::string>(), json[1].get<std::size_t>(), json[2].get<std::size_t>()}; }

  static std::vector<Tensor> tensors(const Json& json, const char* what) {
    if (is_tensor(json)) return {tensor(json)};
    if (!json.is_array() && !json.is_object()) fail(what, " must be a list of [layer, call, output], got ", shown(json));
    std::vector<Tensor> all;
    for (const Json& item : json)
      for (const Tensor& t : tensors(item, what)) all.push_back(t);
    return all;
  }

  static Item named(const Functional& f, const std::string& name) {
    const auto position = f.positions.find(name);
    if (position == f.positions.end()) {
      std::vector<std::string_view> names;
      for (const auto& [known, at] : f.positions) names.push_back(known);
      fail("no layer of the model is called '", name, "'", did_you_mean(name, names));
    }
    return item_of(f.config["layers"][position->second], f.place.config / "layers", position->second);
  }

  int resolve(Functional& f, const Tensor& tensor) {
    call_all(f, tensor.layer, tensor.call);
    return output_of(f, tensor);
  }

  // An output of a call that has been made.
  static int output_of(const Functional& f, const Tensor& tensor) {
    const std::vector<int>& outputs = f.done.at({tensor.layer, tensor.call});
    if (tensor.output >= outputs.size()) fail(tensor.layer, " has ", outputs.size(), outputs.size() == 1 ? " output" : " outputs", ", but output ", tensor.output, " is asked for (counted from 0)");
    return outputs[tensor.output];
  }

  struct Inbound {
    std::vector<Tensor> tensors;
    Json options = Json::object();
  };

  // A call that waits for what it reads.
  struct Waiting {
    Item item;
    std::size_t number;
    Inbound inbound;
    std::size_t next = 0;  // of inbound.tensors
  };

  // Calls all that a call reads, and then itself, with a stack of its own: chains of layers may be longer than the machine's stack.
  void call_all(Functional& f, const std::string& name, std::size_t number) {
    std::vector<Waiting> waiting;
    const auto want = [&](const std::string& layer, std::size_t call) {
      if (!f.done.contains({layer, call})) waiting.push_back(opened(f, layer, call));
    };
    want(name, number);
    while (!waiting.empty()) {
      Waiting& last = waiting.back();
      if (last.next < last.inbound.tensors.size()) {
        const Tensor read = last.inbound.tensors[last.next++];
        want(read.layer, read.call);
        continue;
      }
      std::vector<int> inputs;
      for (const Tensor& read : last.inbound.tensors) inputs.push_back(output_of(f, read));
      f.done[{last.item.name, last.number}] = call(last.item, f.place, inputs, last.inbound.options, last.number);
      waiting.pop_back();
    }
  }

  static Waiting opened(Functional& f, const std::string& name, std::size_t number) {
    const Item item = named(f, name);
    if (item.is_input() && number > 0) fail(name, " is an input: it has call 0 alone, but call ", number, " is asked for");
    if (item.is_input()) fail("the model reads the input '", name, "', which is not among its inputs");
    if (!f.under_way.insert({name, number}).second) fail("the layers form a cycle: '", name, "' reads its own output");
    const Json calls = item.json.value("inbound_nodes", Json::array());
    if (!calls.is_array() || number >= calls.size()) fail(name, " is called ", calls.size(), calls.size() == 1 ? " time" : " times", ", but call ", number, " is asked for (counted from 0)");
    Inbound inbound = read_inbound(item, calls[number]);
    if (inbound.tensors.empty()) fail(name, " reads nothing: its call needs an input");
    return {item, number, std::move(inbound)};
  }

  // Keras 3: {args: [tensor or list of them ...], kwargs}. Keras 2: [[layer, call, output, kwargs] ...].
  static Inbound read_inbound(const Item& item, const Json& node) {
    Inbound inbound;
    if (node.is_object()) {
      const Json arguments = node.value("args", Json::array()), keywords = node.value("kwargs", Json::object());
      for (const Json& argument : arguments) collect(argument, inbound.tensors);
      for (const auto& [key, value] : keywords.items()) add_keyword(item, key, value, inbound);
      return inbound;
    }
    if (!node.is_array()) fail(item.name, ": a call must be {args, kwargs}, got ", shown(node));
    for (const Json& read : node) {
      if (!is_tensor(read)) fail(item.name, ": a call must read [layer, call, output], got ", shown(read));
      inbound.tensors.push_back(tensor(read));
      if (read.size() > 3 && read[3].is_object())
        for (const auto& [key, value] : read[3].items()) add_keyword(item, key, value, inbound);
    }
    return inbound;
  }

  static bool is_keras_tensor(const Json& json) { return text_of(json, "class_name") == "__keras_tensor__"; }

  static void collect(const Json& argument, std::vector<Tensor>& tensors) {
    if (is_keras_tensor(argument)) {
      const Json history = argument.value("config", Json::object()).value("keras_history", Json());
      if (!is_tensor(history)) fail("a tensor must have its keras_history [layer, call, output], got ", shown(argument));
      tensors.push_back(tensor(history));
    } else if (argument.is_array()) {
      for (const Json& item : argument) collect(item, tensors);
    }
  }

  // Tensors that a call brings by name go where the layer has that name.
  static void add_keyword(const Item& item, const std::string& key, const Json& value, Inbound& inbound) {
    std::vector<Tensor> found;
    if (is_tensor(value)) found.push_back(tensor(value));  // Keras 2
    else collect(value, found);
    if (found.empty()) {
      inbound.options[key] = value;
      return;
    }
    const auto component = find(kind_named("layer"), item.class_name, item.name).make();
    const Choices names = static_cast<Layer&>(*component).call_inputs();
    const auto place = static_cast<std::size_t>(std::find(names.begin(), names.end(), key) - names.begin());
    if (place == names.size() && key != "inputs") fail(item.name, ": a call can't take the tensor ", key, names.empty() ? "" : did_you_mean(key, names));
    if (place != names.size() && place != inbound.tensors.size()) fail(item.name, ": a call that gives ", key, " must give ", names[std::min(place, inbound.tensors.size())], " too, and only once");
    inbound.tensors.insert(inbound.tensors.end(), found.begin(), found.end());
  }

  std::map<std::string, int> layers_;  // by name
  int frozen_ = 0;                     // models around that are not trained
};

}  // namespace

Graph read_graph(const Json& outer) {
  const bool wrapped = outer.is_object() && outer.contains("class_name");
  const std::string class_name = wrapped ? text_of(outer, "class_name") : "Sequential";
  if (!is_model(class_name)) fail("a model must be a Sequential or a Functional here, got ", shown(outer["class_name"]));
  Json config = wrapped ? outer.value("config", Json()) : outer;
  if (config.is_object() && config.contains("name") && !config["name"].is_null() && !config["name"].is_string()) fail("a model's name must be a text, got ", shown(config["name"]));
  Reader reader;
  const std::vector<int> outputs = reader.read_model(class_name, config, {Json::json_pointer("/config"), ""}, nullptr);
  Graph graph = std::move(reader.graph);
  graph.outputs = outputs;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string name = Reader::output_name(class_name, config, i);
    if (std::count(outputs.begin(), outputs.end(), outputs[i]) > 1) fail("the output of ", name, " is given twice; put an Identity layer before the second");
    const auto before = std::count(graph.output_names.begin(), graph.output_names.end(), name);  // of a layer with two calls
    graph.output_names.push_back(before ? join(name, "_", before) : name);
  }
  const bool functional = class_name != "Sequential";
  graph.name = text_of(config, "name").empty() ? (functional ? "functional" : "sequential") : text_of(config, "name");
  config["name"] = graph.name;
  if (!config.contains("trainable")) config["trainable"] = true;
  graph.config = {{"module", functional ? "keras.src.models.functional" : "keras"}, {"class_name", functional ? "Functional" : "Sequential"},
                  {"config", std::move(config)}, {"registered_name", functional ? Json("Functional") : Json()}};
  return graph;
}

}  // namespace vitrine
