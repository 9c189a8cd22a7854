#include "metrics/metric.h"

#include <algorithm>

#include "error.h"

namespace vitrine {

void Metric::require_same(const Shape& output, Index truth_width) const {
  const Index width = static_cast<Index>(count(output)), cols = static_cast<Index>(output.back()), rows = width / cols;
  if (width == truth_width) return;
  const Index truth_cols = truth_width % rows ? truth_width : truth_width / rows;
  fail(about().identifier, " compares row by row: the model gives ", cols, cols == 1 ? " value" : " values", " a row, the truth has ", truth_cols);
}

void Metric::require_rows(const Shape& output) const {
  if (output.size() != 1) fail(about().identifier, " needs one row of outputs for each sample, got outputs of shape ", batch_text(output));
}

void MeanMetric::prepare(const Shape& output, Index truth_width) {
  layout_ = RowLayout(output, axes(), about().identifier);
  const Index wanted = target_width(2) == 2 ? layout_.sample() : layout_.rows(1);
  if (wanted == layout_.sample()) require_same(output, truth_width);
  else if (truth_width != wanted || layout_.mixes()) fail(about().identifier, " needs one class number a row, got ", truth_width * layout_.cols(1) / layout_.sample(), " values");
}

void MeanMetric::make_room(Index batch) {
  weights_.resize(layout_.plain() ? 0 : layout_.rows(batch));
  for (auto* room : {&truth_, &prediction_}) room->resize(layout_.in_order() ? 0 : batch * layout_.sample());
}

void MeanMetric::update(const Observed& given) {
  Observed o = given;
  if (!heeds_mask()) o.mask = nullptr;
  if (!layout_.plain()) {
    const Index batch = given.rows * given.cols / layout_.sample();
    o.rows = layout_.rows(batch);
    o.cols = layout_.cols(batch);
    o.truth_cols = target_width(o.cols);
    o.prediction = layout_.gather(batch, given.prediction, prediction_.data());
    if (o.truth_cols == o.cols) o.truth = layout_.gather(batch, given.truth, truth_.data());
    if (o.mask) fail(about().identifier, ".axis must be -1 where time steps are masked");
    if (o.weights && layout_.mixes()) fail(about().identifier, " takes the samples of a batch together along its axis, which leaves no place for weights of samples");
    if (o.weights) o.weights = layout_.weights(batch, given.cols, given.weights, weights_.data());
  }
  measure(o);
}

void MeanOfLoss::prepare(const Shape& output, Index truth_width) {
  MeanMetric::prepare(output, truth_width);
  loss().prepare(output);
}

void MeanOfLoss::make_room(Index batch) {
  MeanMetric::make_room(batch);
  values_.resize(loss().layout().rows(batch));
}

void MeanOfLoss::measure(const Observed& o) {
  if (target_width(2) != 2)  // class numbers are places in a row
    for (Index r = 0; r < o.rows; ++r)
      if (const std::string trouble = loss().trouble(o.truth + r, o.cols); !trouble.empty()) fail(trouble);
  loss().evaluate({o.rows, o.cols, o.truth, o.prediction, loss().wants_logits()}, values_.data(), nullptr, nullptr);
  for (Index r = 0; r < o.rows; ++r) {
    // Keras leaves out rows of an ignored class only where rows have weights or a mask; else they count as 0.
    if ((o.weights || o.mask) && loss().ignores(o.truth + r * o.truth_cols)) continue;
    take(o, r, shown(values_[r]));
  }
}

}  // namespace vitrine
