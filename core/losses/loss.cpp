#include "losses/loss.h"

#include <algorithm>
#include <cmath>

#include "error.h"

namespace vitrine {

void Loss::reduced(Fields& f) {
  static constexpr std::string_view reductions[] = {"sum_over_batch_size", "sum", "mean", "mean_with_sample_weight"};
  f("reduction", reduction, reductions, "How the losses of the rows become one number.");
}

void Loss::named(Fields& f) {
  f("name", name, "Name of the loss.");
  f.dtype("float32");
}

void Loss::prepare(const Shape& output) {
  const std::string_view who = about().identifier;
  layout_ = RowLayout(output, axes(), who);
  cols_ = static_cast<Index>(output.back());
  check(output, layout_.cols(1));
  if (layout_.mixes() && target_width(2) != 2) fail(who, ".axis must be the axis of the classes, got 0, the batch");
}

void Loss::make_room(Index batch) {
  values_.resize(std::max(batch * layout_.sample() / cols_, layout_.rows(batch)));
  scales_.resize(values_.size());
  weights_.resize(layout_.plain() ? 0 : values_.size());
  for (auto* room : {&truth_, &prediction_, &gradient_}) room->resize(layout_.in_order() ? 0 : batch * layout_.sample());
}

Index Loss::truth_width() const { return layout_.mixes() ? layout_.sample() : layout_.rows(1) * target_width(layout_.cols(1)); }

double Loss::judge(const Scored& given, const float* weights, float* gradient, double factor) {
  const Index batch = given.rows * given.cols / layout_.sample();
  Scored s = given;
  if (!layout_.plain()) {
    s.rows = layout_.rows(batch);
    s.cols = layout_.cols(batch);
    s.mask = nullptr;
    s.prediction = layout_.gather(batch, given.prediction, prediction_.data());
    if (target_width(s.cols) == s.cols) s.truth = layout_.gather(batch, given.truth, truth_.data());
  }
  if (leaves_out_zeros()) evaluate(s, values_.data(), nullptr, nullptr);
  if (layout_.mixes()) scales_across(s, given, weights, scales_.data());
  else scales(s, weights_of_rows(given, weights), values_.data(), scales_.data());

  if (factor != 1)
    for (Index r = 0; r < s.rows; ++r) scales_[r] *= static_cast<float>(factor);

  float* rows_gradient = gradient && !layout_.in_order() ? gradient_.data() : gradient;
  evaluate(s, values_.data(), scales_.data(), rows_gradient);
  if (rows_gradient != gradient) layout_.scatter(batch, rows_gradient, gradient);

  double loss = 0;
  for (Index r = 0; r < s.rows; ++r) loss += static_cast<double>(scales_[r]) * values_[r];
  return loss;
}

void Loss::scales(const Scored& s, const float* weights, const float* values, float* out) const {
  const Index width = target_width(s.cols);
  Index kept = 0;
  double total_weight = 0;
  for (Index r = 0; r < s.rows; ++r) {
    const bool ignored = ignores(s.truth + r * width) || (s.mask && s.mask[r] == 0) || (leaves_out_zeros() && values[r] == 0);
    out[r] = ignored ? 0.0f : weights ? weights[r] : 1.0f;
    kept += !ignored;
    total_weight += out[r];
  }
  // Ignored rows don't count: Keras scales the others up, so that the mean is theirs.
  const double divisor = reduction == "sum" ? 1.0 : reduction == "mean_with_sample_weight" ? total_weight : static_cast<double>(kept);
  const auto factor = static_cast<float>(divisor > 0 ? 1.0 / divisor : 0.0);
  for (Index r = 0; r < s.rows; ++r) out[r] *= factor;
}

// Of rows that have values of all samples. Keras multiplies such a loss, a single number, by the weight of every sample and then takes
// the mean of these; of several numbers it could only do so by mistake.
void Loss::scales_across(const Scored& s, const Scored& given, const float* weights, float* out) const {
  if (!weights && !given.mask) {
    std::fill_n(out, s.rows, reduction == "sum" ? 1.0f : 1.0f / static_cast<float>(s.rows));
    return;
  }
  if (s.rows > 1) fail(about().identifier, " takes the samples of a batch together along its axis, which leaves no place for ", weights ? "weights of samples" : "masked time steps");
  scales(given, weights, nullptr, out);
  for (Index r = 1; r < given.rows; ++r) out[0] += out[r];
}

const float* Loss::weights_of_rows(const Scored& given, const float* weights) {
  if (layout_.plain()) return weights;
  if (given.mask) fail(about().identifier, ".axis must be -1 where time steps are masked");
  return weights ? layout_.weights(given.rows * given.cols / layout_.sample(), given.cols, weights, weights_.data()) : nullptr;
}

std::string class_number_trouble(std::string_view loss, float truth, Index classes) {
  if (truth == std::floor(truth) && truth >= 0 && truth < static_cast<float>(classes)) return "";
  return join(loss, " needs class numbers from 0 to ", classes - 1, " for ", classes, classes == 1 ? " output" : " outputs", ", got ", truth);
}

}  // namespace vitrine
