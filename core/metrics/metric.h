// Metrics: running scores that are read at any time and reset at every epoch.
#pragma once

#include <string>
#include <vector>

#include "component.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

// Predictions of one batch beside the truth, the last axis being cols (and truth_cols).
struct Observed {
  Index rows, cols, truth_cols;
  const float *truth, *prediction;
  const float* weights;         // one a row, or null
  const float* mask = nullptr;  // 0 for rows that don't count, else 1; null if all do. In Keras, means over rows heed it, counts don't.
  float weight(Index r) const { return weights ? weights[r] : 1.0f; }
};

class Metric : public Component {
 public:
  static constexpr std::string_view kind = "metric";
  static Json identity(Metric& m) { return serialized(m, kind); }

  // Learns the shapes and checks them: an error names what fits.
  virtual void prepare(Index cols, Index truth_cols) { require_same(cols, truth_cols); }
  virtual void reset() = 0;
  virtual void update(const Observed& batch) = 0;
  virtual std::vector<double> result() const = 0;  // one value for most

  virtual bool more_is_better() const { return true; }  // for callbacks that look for the best epoch

  std::optional<std::string> name;
  std::string shown_name() const { return name ? *name : std::string(about().identifier); }

 protected:
  void common(Fields& f) {
    f("name", name, "Name of the metric in the history.");
    f.dtype("float32");
  }
  void require_same(Index cols, Index truth_cols) const;
};

// A metric that is the mean over rows of T::row(truth, prediction, cols).
template <class T>
class MeanOfRows : public Is<T, Metric> {
 public:
  void reset() override { total_ = weight_ = 0; }
  void update(const Observed& o) override {
    for (Index r = 0; r < o.rows; ++r) {
      if (o.mask && o.mask[r] == 0) continue;
      total_ += static_cast<double>(o.weight(r)) * static_cast<const T&>(*this).row(o.truth + r * o.truth_cols, o.prediction + r * o.cols, o.cols);
      weight_ += o.weight(r);
    }
  }
  std::vector<double> result() const override { return {weight_ > 0 ? total_ / weight_ : 0.0}; }

 private:
  double total_ = 0, weight_ = 0;
};

}  // namespace vitrine
