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

Json loss_identifier(const Json& config) {
  const auto given = identifiers(option(config, "loss"));
  if (given.size() > 1) fail("loss must be one loss for a model with one output, got ", given.size());
  return given.empty() ? Json() : given[0];
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

std::unique_ptr<Metric> make_metric(const Json& identifier, const Shape& output, const Head& head, Index batch) {
  const bool resolved = is_word(identifier, "accuracy", "acc");
  auto metric = create<Metric>(resolved ? Json(by_shape("accuracy", head.cols, head.truth_cols)) : identifier, "metrics");
  if (identifier.is_string()) metric->name = identifier.get<std::string>();  // the history keeps the word that was asked for
  metric->prepare(output, head.truth_width, batch);
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

Head make_head(const Model& model, int node, const Array& truth, Index batch) {
  const Json& config = model.compile_config();
  const Node& output = model.nodes()[node];
  const Shape shape = with_an_axis(output.shape);
  Head head;
  head.node = node;
  head.cols = static_cast<Index>(shape.back());
  head.rows_per_sample = output.size() / head.cols;
  head.truth_width = truth.width();
  head.truth_cols = head.truth_width % head.rows_per_sample ? head.truth_width : head.truth_width / head.rows_per_sample;

  if (const Json identifier = loss_identifier(config); !identifier.is_null()) {
    head.loss = make_loss(identifier, head.cols, head.truth_cols);
    head.loss->prepare(shape, batch);
    if (const Index wanted = head.loss->truth_width(); head.truth_width != wanted)
      fail(head.loss->about().identifier, " needs ", wanted, wanted == 1 ? " value" : " values", " of y a row for the model's output of shape ", batch_text(output.shape), ", got ", head.truth_width);
  }
  const std::string_view before = head.loss ? head.loss->logits_of() : "";
  head.fused = !before.empty() && head.loss->layout().plain() && output.layer->output_activation() == before && !output.layer->activity_regularizer;
  for (const Json& metric : identifiers(option(config, "metrics"))) head.metrics.push_back(make_metric(metric, shape, head, batch));
  for (const Json& metric : identifiers(option(config, "weighted_metrics"))) head.weighted_metrics.push_back(make_metric(metric, shape, head, batch));

  make_names_unique(head);

  head.truth.resize(batch * head.truth_width);
  head.weights.resize(head.rows(batch));
  return head;
}

void check_labels(const Head& head, const Array& truth) {
  if (!head.loss) return;
  const Index cols = head.loss->layout().cols(1), step = head.loss->target_width(cols), rows = truth.rows * head.truth_width / step;
  for (Index r = 0; r < rows; ++r)
    if (const std::string trouble = head.loss->trouble(truth.values.data() + r * step, cols); !trouble.empty())
      fail(trouble, " in row ", r * step / head.truth_width, " of y (counted from 0)");
}

}  // namespace

Objective::Objective(const Model& model, const Dataset& data, Index batch) {
  if (!model.compiled()) fail("the model must be compiled before it is trained or evaluated: call compile({optimizer, loss, metrics})");
  if (data.y.size() != model.outputs().size()) fail("the model has ", model.outputs().size(), " output, got ", data.y.size(), " arrays of y");
  for (std::size_t i = 0; i < data.y.size(); ++i) {
    heads_.push_back(make_head(model, model.outputs()[i], data.y[i], batch));
    check_labels(heads_.back(), data.y[i]);
  }
  reset();
}

void Objective::reset() {
  total_loss_ = seen_ = 0;
  for (Head& head : heads_) {
    for (auto& metric : head.metrics) metric->reset();
    for (auto& metric : head.weighted_metrics) metric->reset();
  }
}

double Objective::judge(const Dataset& data, std::span<const float> row_weights, std::span<const std::int32_t> rows, std::span<const Output> outputs) {
  const auto batch = static_cast<Index>(rows.size());
  double loss = 0;
  for (std::size_t h = 0; h < heads_.size(); ++h) {
    Head& head = heads_[h];
    for (Index i = 0; i < batch; ++i) {
      std::copy_n(data.y[h].row(rows[i]), head.truth_width, head.truth.data() + i * head.truth_width);
      if (!row_weights.empty()) std::fill_n(head.weights.data() + i * head.rows_per_sample, head.rows_per_sample, row_weights[rows[i]]);
    }
    const float* weights = row_weights.empty() ? nullptr : head.weights.data();
    if (head.loss) {
      const bool logits = head.fused || head.loss->wants_logits();
      const Scored scored{head.rows(batch), head.cols, head.truth.data(), head.fused ? outputs[h].logits : outputs[h].values, logits, head.fused ? outputs[h].values : nullptr, outputs[h].mask};
      loss += head.loss->judge(scored, weights, outputs[h].gradient);
    }
    const Observed plain{head.rows(batch), head.cols, head.truth_cols, head.truth.data(), outputs[h].values, nullptr, outputs[h].mask};
    Observed weighted = plain;
    weighted.weights = weights;
    for (auto& metric : head.metrics) metric->update(plain);
    for (auto& metric : head.weighted_metrics) metric->update(weighted);
  }
  return loss;
}

void Objective::add_loss(double loss, Index batch) {
  total_loss_ += loss * static_cast<double>(batch);
  seen_ += static_cast<double>(batch);
}

Logs Objective::logs() const {
  Logs logs{{"loss", {seen_ > 0 ? total_loss_ / seen_ : 0}}};
  for (const Head& head : heads_)
    for (const auto* metrics : {&head.metrics, &head.weighted_metrics})
      for (const auto& metric : *metrics) logs.push_back({metric->shown_name(), metric->result(), metric->more_is_better()});
  return logs;
}

void check_objective(const Json& config) {
  static constexpr std::string_view known[] = {"optimizer", "loss", "metrics", "weighted_metrics", "loss_weights"};
  for (const auto& [key, value] : config.items())
    if (std::find(std::begin(known), std::end(known), key) == std::end(known)) fail("compile.", key, " is not an option", did_you_mean(key, known));
  if (const Json weights = option(config, "loss_weights"); !weights.is_null()) fail("compile.loss_weights can only be null for a model with one output, got ", shown(weights));
  if (const Json loss = loss_identifier(config); !loss.is_null()) make_loss(loss, 2, 1);
  for (const char* list : {"metrics", "weighted_metrics"})
    for (const Json& metric : identifiers(option(config, list)))
      if (!is_word(metric, "accuracy", "acc")) create<Metric>(metric, list);
}

}  // namespace vitrine
