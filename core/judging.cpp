#include "judging.h"

#include <algorithm>
#include <numeric>

#include "clock.h"
#include "error.h"

namespace vitrine {

static void check_rows(const Layer& layer, const Array& x) {
  for (Index r = 0; r < x.rows; ++r)
    if (const std::string trouble = layer.trouble({x.row(r), static_cast<std::size_t>(x.width())}); !trouble.empty())
      fail(layer.name, ": row ", r, " of x ", trouble, " (counted from 0)");
}

void check_inputs(const Model& model, const Dataset& data) {
  if (data.x.size() != model.inputs().size()) fail("the model has ", model.inputs().size(), " input, got ", data.x.size(), " arrays of x");
  for (std::size_t k = 0; k < data.x.size(); ++k) {
    const Node& node = model.nodes()[model.inputs()[k]];
    if (data.x[k].shape != node.shape) fail("x must have the model's input shape ", batch_text(node.shape), ", got ", batch_text(data.x[k].shape));
    for (const Node& reader : model.nodes())
      if (std::find(reader.inputs.begin(), reader.inputs.end(), model.inputs()[k]) != reader.inputs.end()) check_rows(*reader.layer, data.x[k]);
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
  if (!data_->sample_weight.empty()) row_weights_ = data_->sample_weight[0].values;
}

void Evaluation::restart() {
  next_ = first_;
  objective_.reset();
}

bool Evaluation::run(double budget_ms) {
  Deadline deadline(budget_ms);
  while (next_ < last_) {
    const Index end = std::min(next_ + batch_, last_);
    next_rows(rows_, next_, end);
    next_ = end;
    plan_.forward(*data_, rows_);
    const double loss = objective_.judge(*data_, row_weights_, rows_, plan_.outputs());
    objective_.add_loss(loss + plan_.penalty(), static_cast<Index>(rows_.size()));
    if (deadline.passed()) break;
  }
  return next_ >= last_;
}

Prediction::Prediction(std::shared_ptr<Model> model, std::shared_ptr<const Dataset> data, Index batch)
    : model_((check_inputs(*model, *data), std::move(model))),
      data_(std::move(data)),
      batch_(std::min(checked(batch), data_->rows())),
      plan_(*model_, batch_, Use::inference, {}) {
  rows_.reserve(batch_);
  const std::int64_t values = count(shape());
  check_fits(values, "the predictions");
  output_.resize(values);
}

Shape Prediction::shape() const {
  Shape shape{data_->rows()};
  const Shape& row = model_->nodes()[model_->outputs()[0]].shape;
  shape.insert(shape.end(), row.begin(), row.end());
  return shape;
}

bool Prediction::run(double budget_ms) {
  Deadline deadline(budget_ms);
  const Index width = model_->nodes()[model_->outputs()[0]].size();
  while (next_ < data_->rows()) {
    const Index end = std::min(next_ + batch_, data_->rows());
    next_rows(rows_, next_, end);
    plan_.forward(*data_, rows_);
    std::copy_n(plan_.outputs()[0].values, (end - next_) * width, output_.data() + next_ * width);
    next_ = end;
    if (deadline.passed()) break;
  }
  return next_ >= data_->rows();
}

}  // namespace vitrine
