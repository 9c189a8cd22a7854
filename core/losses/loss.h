// Losses: how wrong a prediction is. Each gives the loss of every row and, at the same time, its gradient.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "component.h"
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

  // values[r] = loss of row r. If gradient is given: gradient = scale[r] * d values[r] / d prediction.
  virtual void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const = 0;

  virtual Index target_width(Index cols) const { return cols; }               // values of truth that belong to a row
  virtual std::string_view logits_of() const { return ""; }                   // the activation that this loss prefers to see before
  virtual bool wants_logits() const { return false; }                         // from_logits
  virtual bool ignores(const float*) const { return false; }                  // whether a row with this truth is left out
  virtual std::string trouble(const float*, Index) const { return ""; }       // what is wrong with the truth of a row, or ""

  // The factor of each row in the mean over the batch (Keras's reduction); weights may be null. rows_total counts all rows of the batch.
  void scales(const Scored& s, const float* weights, float* out) const;

  std::string reduction = "sum_over_batch_size";
  std::optional<std::string> name;

 protected:
  void common(Fields& f);
};

// A loss that is the mean over a row of f(prediction - truth): T has Batch f(Batch) const and Batch slope(Batch) const.
template <class T>
class OfDifference : public Is<T, Loss> {
 public:
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const T& t = static_cast<const T&>(*this);
    const float share = 1.0f / static_cast<float>(s.cols);
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      values[r] = share * map_sum(s.cols, [&](Batch a, Batch b) { return t.f(a - b); }, p, y);
      if (!gradient) continue;
      const Batch factor(scale[r] * share);
      map(s.cols, [&](Batch a, Batch b) { return factor * t.slope(a - b); }, gradient + r * s.cols, p, y);
    }
  }
};

}  // namespace vitrine
