// Correlations of predictions and truths, along an axis: of columns over a batch, if it is 0.
#pragma once

#include <cmath>

#include "metrics/metric.h"

namespace vitrine {

// Means over rows, in Keras even if rows are the columns of a batch: then over batches too.
template <class T>
class Correlation : public MeanOfRows<T> {
 public:
  std::int64_t axis = -1;
  void fields(Fields& f) override {
    f("axis", axis, any_number, "Axis along which values are compared: -1 within a row of outputs, 0 over the samples of a batch.");
    this->common(f);
  }
  double row(const float* truth, const float* prediction, Index n) const {
    double y = 0, p = 0;
    for (Index i = 0; i < n; ++i) {
      y += truth[i];
      p += prediction[i];
    }
    Spread s{y / static_cast<double>(n), p / static_cast<double>(n), 0, 0, 0};
    for (Index i = 0; i < n; ++i) {
      const double a = truth[i] - s.truth_mean, b = prediction[i] - s.prediction_mean;
      s.truth += a * a / static_cast<double>(n);
      s.prediction += b * b / static_cast<double>(n);
      s.both += a * b / static_cast<double>(n);
    }
    return static_cast<const T&>(*this).of(s);
  }

 protected:
  struct Spread {
    double truth_mean, prediction_mean, truth, prediction, both;  // means, variances, covariance
  };
  std::vector<double> axes() const override { return {static_cast<double>(axis)}; }
};

// Not a number where truth or prediction is constant, as in Keras.
struct PearsonCorrelation final : Correlation<PearsonCorrelation> {
  static constexpr About described{"PearsonCorrelation", "pearson_correlation", "How well a straight line leads from predictions to truths: 1 is perfect.", "regression"};
  double of(const Spread& s) const { return s.both / (std::sqrt(s.truth) * std::sqrt(s.prediction)); }
};

// Lin (1989).
struct ConcordanceCorrelation final : Correlation<ConcordanceCorrelation> {
  static constexpr About described{"ConcordanceCorrelation", "concordance_correlation", "How well predictions agree with truths, in scale and offset too: 1 is perfect.", "regression"};
  double of(const Spread& s) const {
    const double apart = s.truth_mean - s.prediction_mean;
    return 2 * s.both / (s.truth + s.prediction + apart * apart + static_cast<double>(loss_epsilon));
  }
};

}  // namespace vitrine
