#include "objective.h"

#include <algorithm>
#include <map>

#include "error.h"
#include "registry.h"
#include "spec.h"

namespace vitrine {
namespace {

Json option(const Json& config, const char* key) { return config.value(key, Json()); }

// A list of identifiers given as a list, one identifier or null; a list in a list belongs to an output.
std::vector<Json> identifiers(const Json& given) {
  if (given.is_null()) return {};
  if (!given.is_array()) return {given};
  std::vector<Json> list;
  for (const Json& item : given) {
    const auto inner = identifiers(item);
    list.insert(list.end(), inner.begin(), inner.end());
  }
  return list;
}

bool is_identifier(const Json& json) { return json.is_string() || (json.is_object() && json.contains("class_name")); }

using Names = std::vector<std::string>;

// What an option of compile says for an output: a list goes by position, {output: ...} by name, anything else is for all outputs.
Json for_output(const Json& given, const Names& outputs, std::size_t i, std::string_view option) {
  if (given.is_array()) {
    if (given.size() != outputs.size()) fail(option, " must have one entry for each output, ", outputs.size(), ", got ", given.size());
    return given[i];
  }
  if (!given.is_object() || is_identifier(given)) return given;
  const std::vector<std::string_view> known(outputs.begin(), outputs.end());
  for (const auto& [name, value] : given.items())
    if (std::find(known.begin(), known.end(), name) == known.end()) fail(option, ": no output is called '", name, "'", did_you_mean(name, known));
  return given.value(outputs[i], Json());
}

Json loss_identifier(const Json& config, const Names& outputs, std::size_t i) {
  const Json given = option(config, "loss");
  if (outputs.size() > 1 || given.is_object()) return for_output(given, outputs, i, "loss");
  const auto one = identifiers(given);
  if (one.size() > 1) fail("loss must be one loss for a model with one output, got ", one.size());
  return one.empty() ? Json() : one[0];
}

double loss_weight(const Json& config, const Names& outputs, std::size_t i) {
  const Json weight = for_output(option(config, "loss_weights"), outputs, i, "loss_weights");
  if (weight.is_null()) return 1;
  if (!weight.is_number()) fail("loss_weights must be a number for each output, got ", shown(weight));
  return weight.get<double>();
}

// Of a model with one output, all that are listed are its metrics.
std::vector<Json> metric_identifiers(const Json& config, const char* list, const Names& outputs, std::size_t i) {
  const Json given = option(config, list);
  return identifiers(outputs.size() == 1 && given.is_array() ? given : for_output(given, outputs, i, list));
}

// Whether an identifier is one of two words, in capitals or not.
bool is_word(const Json& identifier, std::string_view word, std::string_view short_word) {
  if (!identifier.is_string()) return false;
  std::string text = identifier.get<std::string>();
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text == word || text == short_word;
}

// The words that Keras resolves by the shapes: "accuracy" and "crossentropy".
std::string by_shape(std::string_view word, Index cols, Index truth_cols) {
  return join(cols == 1 ? "binary_" : truth_cols == 1 ? "sparse_categorical_" : "categorical_", word);
}

std::unique_ptr<Metric> make_metric(const Json& identifier, Index cols, Index truth_cols) {
  const bool resolved = is_word(identifier, "accuracy", "acc");
  auto metric = create<Metric>(resolved ? Json(by_shape("accuracy", cols, truth_cols)) : identifier, "metrics");
  if (identifier.is_string()) metric->name = identifier.get<std::string>();  // the history keeps the word that was asked for
  metric->prepare(cols, truth_cols);
  return metric;
}

std::unique_ptr<Loss> make_loss(const Json& identifier, Index cols, Index truth_cols) {
  return create<Loss>(is_word(identifier, "crossentropy", "ce") ? Json(by_shape("crossentropy", cols, truth_cols)) : identifier, "loss");
}

// As in Keras, the second metric of a name is called name_1, and a weighted one weighted_name.
void make_names_unique(Head& head) {
  std::map<std::string, int> seen;
  const auto numbered = [&](const std::string& name) {
    const int before = seen[name]++;
    return before == 0 ? name : join(name, "_", before);
  };
  for (auto& metric : head.metrics) metric->name = numbered(metric->shown_name());
  for (auto& metric : head.weighted_metrics) {
    const std::string name = metric->shown_name();
    metric->name = numbered(seen.contains(name) ? "weighted_" + name : name);
  }
}

Head make_head(const Model& model, std::size_t i, const Array& truth) {
  const Json& config = model.compile_config();
  const Names& outputs = model.output_names();
  const Node& output = model.nodes()[model.outputs()[i]];
  Head head;
  head.name = outputs[i];
  head.node = model.outputs()[i];
  head.cols = output.shape.empty() ? 1 : static_cast<Index>(output.shape.back());
  head.rows_per_sample = output.size() / head.cols;
  head.loss_weight = loss_weight(config, outputs, i);
  const Index given = truth.width();
  const Index per_row = given % head.rows_per_sample ? given : given / head.rows_per_sample;
  const Json loss = loss_identifier(config, outputs, i);
  const auto metrics = metric_identifiers(config, "metrics", outputs, i), weighted = metric_identifiers(config, "weighted_metrics", outputs, i);
  if ((!loss.is_null() || !metrics.empty() || !weighted.empty()) && given == 0) fail("y is missing for the output '", head.name, "', which has a ", loss.is_null() ? "metric" : "loss");
  const std::string whose = outputs.size() > 1 ? join("the output '", head.name, "'") : "the model's output";

  if (!loss.is_null()) {
    head.loss = make_loss(loss, head.cols, per_row);
    head.truth_cols = head.loss->target_width(head.cols);
    if (given != head.rows_per_sample * head.truth_cols)
      fail(head.loss->about().identifier, " needs ", head.rows_per_sample * head.truth_cols, " values of y a row for ", whose, " of shape ", batch_text(output.shape), ", got ", given);
  } else {
    head.truth_cols = per_row;
  }
  const std::string_view before = head.loss ? head.loss->logits_of() : "";
  head.fused = !before.empty() && output.layer->output_activation() == before && !output.layer->activity_regularizer && !model.is_read(head.node);
  for (const Json& metric : metrics) head.metrics.push_back(make_metric(metric, head.cols, head.truth_cols));
  for (const Json& metric : weighted) head.weighted_metrics.push_back(make_metric(metric, head.cols, head.truth_cols));
  make_names_unique(head);
  return head;
}

void make_room(Head& head, Index batch) {
  const Index rows = head.judges() ? std::max(head.rows(batch), static_cast<Index>(head.values.size())) : 0;
  head.truth.resize(rows * head.truth_cols);
  for (auto* buffer : {&head.weights, &head.scales, &head.values}) buffer->resize(rows);
}

void check_counts(std::size_t outputs, const Dataset& data) {
  if (data.y.size() != outputs) fail("the model has ", outputs, outputs == 1 ? " output" : " outputs", ", got ", data.y.size(), data.y.size() == 1 ? " array" : " arrays", " of y");
  if (data.sample_weight.size() > 1 && data.sample_weight.size() != outputs) fail("sample_weight must be one array, or one for each of the ", outputs, " outputs, got ", data.sample_weight.size());
}

void check_labels(const Head& head, const Array& truth) {
  if (!head.loss) return;
  const Index width = truth.width(), rows = truth.rows * head.rows_per_sample;
  for (Index r = 0; r < rows; ++r)
    if (const std::string trouble = head.loss->trouble(truth.values.data() + r * head.truth_cols, head.cols); !trouble.empty())
      fail(trouble, " in row ", width ? r * head.truth_cols / width : 0, " of y (counted from 0)");
}

}  // namespace

Objective::Objective(const Model& model, const Dataset& data, Index batch) {
  if (!model.compiled()) fail("the model must be compiled before it is trained or evaluated: call compile({optimizer, loss, metrics})");
  check_counts(model.outputs().size(), data);
  for (std::size_t i = 0; i < model.outputs().size(); ++i) heads_.push_back(make_head(model, i, data.y[i]));
  accept(data, batch);
  reset();
}

void Objective::accept(const Dataset& data, Index batch) {
  check_counts(heads_.size(), data);
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    Head& head = heads_[i];
    if (head.judges() && data.y[i].width() != head.rows_per_sample * head.truth_cols)
      fail("y for '", head.name, "' must have ", head.rows_per_sample * head.truth_cols, " values a row, as in the batches before, got ", data.y[i].width());
    check_labels(head, data.y[i]);
    make_room(head, batch);
  }
}

void Objective::reset() {
  total_loss_ = seen_ = 0;
  for (Head& head : heads_) {
    head.total_loss = 0;
    for (auto& metric : head.metrics) metric->reset();
    for (auto& metric : head.weighted_metrics) metric->reset();
  }
}

double Objective::judge(const Dataset& data, const RowWeights& row_weights, std::span<const std::int32_t> rows, std::span<const Output> outputs) {
  double loss = 0;
  for (std::size_t h = 0; h < heads_.size(); ++h) {
    const std::vector<float>* weights = row_weights.empty() ? nullptr : &row_weights[row_weights.size() == 1 ? 0 : h];
    const double own = judge(heads_[h], data.y[h], weights, rows, outputs[h]);
    heads_[h].total_loss += own * static_cast<double>(rows.size());
    loss += own;
  }
  return loss;
}

double Objective::judge(Head& head, const Array& truth, const std::vector<float>* row_weights, std::span<const std::int32_t> rows, const Output& output) {
  const auto batch = static_cast<Index>(rows.size());
  if (!head.loss && output.gradient) std::fill_n(output.gradient, head.rows(batch) * head.cols, 0.0f);
  if (!head.judges()) return 0;
  const Index truth_width = head.rows_per_sample * head.truth_cols;
  for (Index i = 0; i < batch; ++i) {
    std::copy_n(truth.row(rows[i]), truth_width, head.truth.data() + i * truth_width);
    if (row_weights) std::fill_n(head.weights.data() + i * head.rows_per_sample, head.rows_per_sample, (*row_weights)[rows[i]]);
  }
  const float* weights = row_weights ? head.weights.data() : nullptr;
  double loss = 0;
  if (head.loss) {
    const bool logits = head.fused || head.loss->wants_logits();
    const Scored scored{head.rows(batch), head.cols, head.truth.data(), head.fused ? output.logits : output.values, logits, head.fused ? output.values : nullptr, output.mask};
    head.loss->scales(scored, weights, head.scales.data());
    if (head.loss_weight != 1)
      for (Index r = 0; r < scored.rows; ++r) head.scales[r] *= static_cast<float>(head.loss_weight);
    head.loss->evaluate(scored, head.values.data(), head.scales.data(), output.gradient);
    for (Index r = 0; r < scored.rows; ++r) loss += static_cast<double>(head.scales[r]) * head.values[r];
  }
  const Observed plain{head.rows(batch), head.cols, head.truth_cols, head.truth.data(), output.values, nullptr, output.mask};
  Observed weighted = plain;
  weighted.weights = weights;
  for (auto& metric : head.metrics) metric->update(plain);
  for (auto& metric : head.weighted_metrics) metric->update(weighted);
  return loss;
}

void Objective::add_loss(double loss, Index batch) {
  total_loss_ += loss * static_cast<double>(batch);
  seen_ += static_cast<double>(batch);
}

// As in Keras: with several outputs, each has its loss, and its metrics' names begin with its own.
Logs Objective::logs() const {
  const auto mean = [&](double total) { return std::vector<double>{seen_ > 0 ? total / seen_ : 0}; };
  const bool several = heads_.size() > 1;
  Logs logs{{"loss", mean(total_loss_)}};
  for (const Head& head : heads_)
    if (several && head.loss) logs.push_back({head.name + "_loss", mean(head.total_loss)});
  for (const Head& head : heads_)
    for (const auto* metrics : {&head.metrics, &head.weighted_metrics})
      for (const auto& metric : *metrics) logs.push_back({(several ? head.name + "_" : "") + metric->shown_name(), metric->result(), metric->more_is_better()});
  return logs;
}

void check_objective(const Json& config, const Names& outputs) {
  static constexpr std::string_view known[] = {"optimizer", "loss", "metrics", "weighted_metrics", "loss_weights"};
  for (const auto& [key, value] : config.items())
    if (std::find(std::begin(known), std::end(known), key) == std::end(known)) fail("compile.", key, " is not an option", did_you_mean(key, known));
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    loss_weight(config, outputs, i);
    if (const Json loss = loss_identifier(config, outputs, i); !loss.is_null()) make_loss(loss, 2, 1);
    for (const char* list : {"metrics", "weighted_metrics"})
      for (const Json& metric : metric_identifiers(config, list, outputs, i))
        if (!is_word(metric, "accuracy", "acc")) create<Metric>(metric, list);
  }
}

}  // namespace vitrine
