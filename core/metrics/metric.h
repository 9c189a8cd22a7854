// Metrics: running scores that are read at any time and reset at every epoch.
#pragma once

#include <string>
#include <vector>

#include "component.h"
#include "losses/loss.h"
#include "rowlayout.h"
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

  // Learns the shape of the outputs and how many values of truth a sample has, and checks them: an error names what fits. Then makes room
  // for batches of some size.
  virtual void prepare(const Shape& output, Index truth_width) = 0;
  virtual void make_room(Index) {}
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
  void require_same(const Shape& output, Index truth_width) const;
  void require_rows(const Shape& output) const;  // an output that is one row for each sample
};

// A metric that is the mean over rows of something.
class MeanMetric : public Metric {
 public:
  void prepare(const Shape& output, Index truth_width) override;
  void make_room(Index batch) override;
  void reset() override { total_ = weight_ = 0; }
  void update(const Observed& batch) override;
  std::vector<double> result() const override { return {weight_ != 0 ? total_ / weight_ : 0.0}; }

 protected:
  virtual std::vector<double> axes() const { return {-1}; }               // along which a row lies
  virtual Index target_width(Index cols) const { return cols; }           // values of truth that belong to a row
  virtual bool heeds_mask() const { return true; }
  virtual void measure(const Observed& rows) = 0;                         // hands over the value of every row
  void take(const Observed& rows, Index r, double value) {
    if (rows.mask && rows.mask[r] == 0) return;
    total_ += static_cast<double>(rows.weight(r)) * value;
    weight_ += rows.weight(r);
  }

 private:
  double total_ = 0, weight_ = 0;
  RowLayout layout_;
  std::vector<float> truth_, prediction_, weights_;  // of a batch, row by row
};

// One that is the mean of T::row(truth, prediction, cols).
template <class T>
class MeanOfRows : public Is<T, MeanMetric> {
 protected:
  void measure(const Observed& o) override {
    for (Index r = 0; r < o.rows; ++r) this->take(o, r, static_cast<const T&>(*this).row(o.truth + r * o.truth_cols, o.prediction + r * o.cols, o.cols));
  }
};

// One that is the mean of a loss.
class MeanOfLoss : public MeanMetric {
 public:
  void prepare(const Shape& output, Index truth_width) override;
  void make_room(Index batch) override;
  bool more_is_better() const override { return false; }

 protected:
  virtual Loss& loss() = 0;
  virtual const Loss& loss() const = 0;
  std::vector<double> axes() const override { return loss().axes(); }
  Index target_width(Index cols) const override { return loss().target_width(cols); }
  void measure(const Observed& rows) override;
  virtual double shown(float loss) const { return loss; }

 private:
  std::vector<float> values_;  // of a batch
};

template <class T, class L>
class OfLoss : public Is<T, MeanOfLoss> {
 public:
  void fields(Fields& f) override {
    if constexpr (requires(L loss) { loss.options(f); }) loss_.options(f);
    this->common(f);
  }

 protected:
  Loss& loss() override { return loss_; }
  const Loss& loss() const override { return loss_; }
  L loss_;
};

}  // namespace vitrine
