#include "judging.h"

#include <algorithm>
#include <numeric>

#include "clock.h"
#include "error.h"

namespace vitrine {

static void check_rows(const Layer& layer, const Array& x, const std::string& name) {
  for (Index r = 0; r < x.rows; ++r)
    if (const std::string trouble = layer.trouble({x.row(r), static_cast<std::size_t>(x.width())}); !trouble.empty())
      fail(layer.name, ": row ", r, " of ", name, " ", trouble, " (counted from 0)");
}

void check_inputs(const Model& model, const Dataset& data) {
  const auto& inputs = model.inputs();
  if (data.x.size() != inputs.size())
    fail("the model has ", inputs.size(), inputs.size() == 1 ? " input" : " inputs", ", got ", data.x.size(), data.x.size() == 1 ? " array" : " arrays", " of x");
  for (std::size_t k = 0; k < data.x.size(); ++k) {
    const Node& node = model.nodes()[inputs[k]];
    const std::string name = inputs.size() == 1 ? "x" : join("x for '", node.layer->name, "'");
    if (data.x[k].shape != node.shape) fail(name, " must have the ", inputs.size() == 1 ? "model's input" : "input's", " shape ", batch_text(node.shape), ", got ", batch_text(data.x[k].shape));
    for (const Node& reader : model.nodes())
      if (std::find(reader.inputs.begin(), reader.inputs.end(), inputs[k]) != reader.inputs.end()) check_rows(*reader.layer, data.x[k], name);
  }
}

static Index checked(Index batch) {
  if (batch < 1) fail("batch_size must be a positive integer, got ", batch);
  return batch;
}

static void next_rows(std::vector<std::int32_t>& rows, Index from, Index to) {
  rows.resize(to - from);
  std::iota(rows.begin(), rows.end(), static_cast<std::int32_t>(from));
}

Evaluation::Evaluation(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch, Index first, Index last)
    : model_((check_inputs(*model, *data), std::move(model))),
      data_(std::move(data)),
      batch_(std::min(checked(batch), data_->rows())),
      first_(first),
      last_(last < 0 ? data_->rows() : last),
      next_(first),
      objective_(*model_, *data_, batch_),
      plan_(*model_, batch_, Use::inference, objective_.heads()) {
  rows_.reserve(batch_);
  for (const Array& weights : data_->sample_weight) row_weights_.push_back(weights.values);
}

void Evaluation::restart() {
  next_ = first_;
  objective_.reset();
}

bool Evaluation::run(double budget_ms, std::int64_t max_batches) {
  Deadline deadline(budget_ms);
  while (next_ < last_) {
    const Index end = std::min(next_ + batch_, last_);
    next_rows(rows_, next_, end);
    next_ = end;
    plan_.forward(*data_, rows_);
    const double loss = objective_.judge(*data_, row_weights_, rows_, plan_.outputs());
    objective_.add_loss(loss + plan_.penalty(), static_cast<Index>(rows_.size()));
    if (deadline.passed() || --max_batches == 0) break;
  }
  return next_ >= last_;
}

Prediction::Prediction(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch)
    : model_((check_inputs(*model, *data), std::move(model))),
      data_(std::move(data)),
      batch_(std::min(checked(batch), data_->rows())),
      plan_(*model_, batch_, Use::inference, {}) {
  rows_.reserve(batch_);
  for (std::size_t i = 0; i < model_->outputs().size(); ++i) {
    const std::int64_t values = count(shape(i));
    check_fits(values, "the predictions");
    outputs_.emplace_back(values);
  }
}

Shape Prediction::shape(std::size_t i) const {
  Shape shape{data_->rows()};
  const Shape& row = model_->nodes()[model_->outputs()[i]].shape;
  shape.insert(shape.end(), row.begin(), row.end());
  return shape;
}

bool Prediction::run(double budget_ms) {
  Deadline deadline(budget_ms);
  while (next_ < data_->rows()) {
    const Index end = std::min(next_ + batch_, data_->rows());
    next_rows(rows_, next_, end);
    plan_.forward(*data_, rows_);
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
      const Index width = model_->nodes()[model_->outputs()[i]].size();
      std::copy_n(plan_.outputs()[i].values, (end - next_) * width, outputs_[i].data() + next_ * width);
    }
    next_ = end;
    if (deadline.passed()) break;
  }
  return next_ >= data_->rows();
}

}  // namespace vitrine
