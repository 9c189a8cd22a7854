#include "support.h"

#include <bit>
#include <numeric>

#include "random.h"

namespace vitrine::test {

std::vector<float> numbers(Index n, std::uint64_t seed, float low, float high) {
  Random random(seed, Purpose::layer, 4711);
  std::vector<float> values(n);
  for (float& v : values) v = low + (high - low) * random.uniform();
  return values;
}

Json layer(std::string_view class_name, Json config) { return {{"class_name", class_name}, {"config", std::move(config)}}; }

Json sequential(const Shape& input, Json layers) {
  if (!layers.is_array()) layers = Json::array({layers});  // a list of one in braces is a list to GCC and a copy to Clang
  layers.insert(layers.begin(), layer("InputLayer", {{"shape", input}, {"name", "input"}}));
  return {{"class_name", "Sequential"}, {"config", {{"name", "net"}, {"layers", std::move(layers)}}}};
}

Json input(const std::string& name, const Shape& shape) {
  return {{"class_name", "InputLayer"}, {"name", name}, {"config", {{"shape", shape}, {"name", name}}}, {"inbound_nodes", Json::array()}};
}

Json called(const std::string& name, Json layer, const std::vector<std::vector<Read>>& calls) {
  layer["name"] = layer["config"]["name"] = name;
  layer["inbound_nodes"] = Json::array();
  for (const auto& call : calls) {
    Json tensors = Json::array();
    for (const auto& [read, number] : call) tensors.push_back({{"class_name", "__keras_tensor__"}, {"config", {{"keras_history", {read, number, 0}}}}});
    layer["inbound_nodes"].push_back({{"args", Json::array({call.size() == 1 ? tensors[0] : tensors})}, {"kwargs", Json::object()}});
  }
  return layer;
}

Json called(const std::string& name, Json layer, const std::vector<Read>& calls) {
  std::vector<std::vector<Read>> lists;
  for (const Read& read : calls) lists.push_back({read});
  return called(name, std::move(layer), lists);
}

Json functional(const std::vector<std::string>& inputs, const std::vector<std::string>& outputs, Json layers) {
  const auto tensors = [](const std::vector<std::string>& names) {
    Json list = Json::array();
    for (const std::string& name : names) list.push_back({name, 0, 0});
    return list;
  };
  return {{"class_name", "Functional"}, {"config", {{"name", "net"}, {"layers", std::move(layers)}, {"input_layers", tensors(inputs)}, {"output_layers", tensors(outputs)}}}};
}

std::shared_ptr<Model> make_model(const Shape& input, Json layers, Json compile, std::uint64_t seed) {
  auto model = std::make_shared<Model>(sequential(input, std::move(layers)), seed);
  if (!compile.is_null()) model->compile(compile);
  return model;
}

std::shared_ptr<Dataset> dataset(std::vector<float> x, const Shape& x_shape, std::vector<float> y, const Shape& y_shape, std::vector<float> sample_weight) {
  auto data = std::make_shared<Dataset>();
  data->add("x", x, x_shape);
  data->add("y", y, y_shape);
  if (!sample_weight.empty()) data->add("sample_weight", sample_weight, {static_cast<std::int64_t>(sample_weight.size())});
  return data;
}

std::shared_ptr<Dataset> two_classes(Index rows, Index columns, std::uint64_t seed) {
  std::vector<float> x = numbers(rows * columns, seed), y(rows);
  for (Index r = 0; r < rows; ++r) y[r] = std::accumulate(x.begin() + r * columns, x.begin() + (r + 1) * columns, 0.0f) > 0 ? 1.0f : 0.0f;
  return dataset(std::move(x), {rows, columns}, std::move(y), {rows});
}

std::vector<Logs> fit(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, const Json& settings, std::shared_ptr<const Dataset> validation) {
  Training training(std::move(model), std::move(data), std::move(validation), read_settings(settings));
  std::vector<Logs> epochs;
  for (auto& epoch : training.run(0, 0).finished) epochs.push_back(std::move(epoch.logs));
  return epochs;
}

Logs evaluate(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch) {
  Evaluation evaluation(std::move(model), std::move(data), batch);
  evaluation.run(0);
  return evaluation.logs();
}

std::vector<float> predict(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch) {
  Prediction prediction(std::move(model), std::move(data), batch);
  prediction.run(0);
  return prediction.output(0);
}

double value(const Logs& logs, std::string_view name) {
  for (const Log& log : logs)
    if (log.name == name) return log.values.at(0);
  throw std::out_of_range(join("no log is called ", name));
}

std::uint64_t hash_of(std::span<const float> values, std::uint64_t hash) {
  for (const float v : values)
    for (int byte = 0; byte < 4; ++byte) hash = (hash ^ (std::bit_cast<std::uint32_t>(v) >> (8 * byte) & 0xff)) * 0x100000001b3u;
  return hash;
}

}  // namespace vitrine::test
