// Losses: how wrong a prediction is. Each gives the loss of every row and, at the same time, its gradient.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "component.h"
#include "rowlayout.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

inline constexpr float loss_epsilon = 1e-7f;  // Keras's epsilon: probabilities are kept this far from 0 and 1

// Predictions of one batch as rows x cols values, the last axis being cols, and the truth beside them.
struct Scored {
  Index rows, cols;
  const float* truth;       // rows x target_width(cols)
  const float* prediction;  // probabilities or values; logits if `logits`
  bool logits;              // whether prediction holds the values before the softmax or sigmoid
  const float* probabilities = nullptr;  // what the softmax or sigmoid made of the logits, where that is known
  const float* mask = nullptr;  // 0 for rows that don't count, else 1; null if all do
};

class Loss : public Component {
 public:
  static constexpr std::string_view kind = "loss";
  static Json identity(Loss& l) { return serialized(l, kind); }

  // values[r] = loss of row r. If gradient is given: gradient = d Σ scale[r] values[r] / d prediction. Where a row's loss depends on
  // other rows, that sum is what counts.
  virtual void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const = 0;

  virtual Index target_width(Index cols) const { return cols; }               // values of truth that belong to a row
  virtual std::vector<double> axes() const { return {-1}; }                   // along which a row lies; none: all of them, and the batch
  virtual std::string_view logits_of() const { return ""; }                   // the activation that this loss prefers to see before
  virtual bool wants_logits() const { return false; }                         // from_logits
  virtual bool ignores(const float*) const { return false; }                  // whether a row with this truth is left out
  virtual bool leaves_out_zeros() const { return false; }                     // whether rows with a loss of 0 are
  virtual std::string trouble(const float*, Index) const { return ""; }       // what is wrong with the truth of a row, or ""

  // Learns the shape of the outputs and says what doesn't fit; then makes room for batches of some size.
  void prepare(const Shape& output);
  void make_room(Index batch);
  const RowLayout& layout() const { return layout_; }
  Index truth_width() const;  // values of truth for a sample

  // The loss of a batch, by Keras's reduction and times a factor; writes its gradient where there is room for it. `given` has rows of the
  // last axis, and so have the weights, which may be null.
  double judge(const Scored& given, const float* weights, float* gradient, double factor = 1);

  // The factor of each row in the mean over the batch (Keras's reduction); weights may be null, values are asked for by losses that
  // leave out zeros.
  void scales(const Scored& s, const float* weights, const float* values, float* out) const;

  std::string reduction = "sum_over_batch_size";
  std::optional<std::string> name;

 protected:
  void reduced(Fields& f);  // the options of all losses, in two parts: some losses have one of their own between
  void named(Fields& f);
  void common(Fields& f) {
    reduced(f);
    named(f);
  }
  virtual void check(const Shape&, Index) {}  // says what doesn't fit of an output's shape and the columns of its rows

 private:
  void scales_across(const Scored& s, const Scored& given, const float* weights, float* out) const;
  const float* weights_of_rows(const Scored& given, const float* weights);

  RowLayout layout_;
  Index cols_ = 1;  // of the output's last axis
  std::vector<float> truth_, prediction_, gradient_, weights_, values_, scales_;  // of a batch
};

// The mean over a row of f(truth, prediction), and its gradient by slope(truth, prediction).
template <class F, class Slope>
void mean_of_values(const Scored& s, float* values, const float* scale, float* gradient, F f, Slope slope) {
  const float share = 1.0f / static_cast<float>(s.cols);
  for (Index r = 0; r < s.rows; ++r) {
    const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
    values[r] = share * map_sum(s.cols, f, y, p);
    if (!gradient) continue;
    const Batch factor(scale[r] * share);
    map(s.cols, [&](Batch a, Batch b) { return factor * slope(a, b); }, gradient + r * s.cols, y, p);
  }
}

// A loss that is such a mean: T has Batch f(Batch, Batch) const and Batch slope(Batch, Batch) const, of truth and prediction.
template <class T>
class OfValues : public Is<T, Loss> {
 public:
  void fields(Fields& f) override { this->common(f); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const T& t = static_cast<const T&>(*this);
    mean_of_values(s, values, scale, gradient, [&](Batch y, Batch p) { return t.f(y, p); }, [&](Batch y, Batch p) { return t.slope(y, p); });
  }
};

// A loss of rows along an axis of one's choice.
template <class T>
class AlongAxis : public Is<T, Loss> {
 public:
  std::int64_t axis = -1;
  std::vector<double> axes() const override { return {static_cast<double>(axis)}; }
  void axis_field(Fields& f) { f("axis", axis, any_number, "Axis that the values taken together lie along; -1 is the last."); }
};

// What is wrong with a class number, or "".
std::string class_number_trouble(std::string_view loss, float truth, Index classes);

}  // namespace vitrine
