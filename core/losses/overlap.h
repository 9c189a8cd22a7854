// Losses of how little two areas overlap, for images whose every point is predicted: Dice, Tversky.
#pragma once

#include <algorithm>

#include "losses/loss.h"

namespace vitrine {

// A loss 1 - n I / (i I + t T + p P + ε), with I = Σ truth · prediction, T = Σ truth and P = Σ prediction over the rows that the option axis
// makes of a batch: by default one row, of all its values.
template <class T>
class OfOverlap : public Is<T, Loss> {
 public:
  Numbers axis{.values = {}, .nullable = true, .one = true, .whole = true};

  std::vector<double> axes() const override { return axis.values; }
  void axis_field(Fields& f) { f("axis", axis, any_number, "Axes that the overlap is taken over, the batch being 0; all of them if none is given."); }

  // The gradient is -n (truth / Q - I (i truth + p) / Q²), Q being what is divided by.
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const Factors k = static_cast<const T&>(*this).factors();
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      double both = 0, truth = 0, prediction = 0;
      for (Index c = 0; c < s.cols; c += part) {  // in parts, as a long sum of floats loses digits
        const Index n = std::min(part, s.cols - c);
        both += map_sum(n, [](Batch a, Batch b) { return a * b; }, y + c, p + c);
        truth += map_sum(n, [](Batch a) { return a; }, y + c);
        prediction += map_sum(n, [](Batch a) { return a; }, p + c);
      }
      const double divisor = k.both * both + k.truth * truth + k.prediction * prediction + static_cast<double>(loss_epsilon);
      const double share = both / divisor;
      values[r] = static_cast<float>(1 - k.times * share);
      if (!gradient) continue;
      const double factor = k.times * scale[r] / divisor;
      const Batch of_truth(static_cast<float>(factor * (k.both * share - 1))), constant(static_cast<float>(factor * k.prediction * share));
      map(s.cols, [=](Batch a) { return a * of_truth + constant; }, gradient + r * s.cols, y);
    }
  }

 protected:
  struct Factors {
    double times, both, truth, prediction;  // n, i, t, p
  };

 private:
  static constexpr Index part = 1024;
};

// Dice (1945), as Milletari, Navab, Ahmadi (2016) made it a loss: 1 - 2 I / (T + P + ε).
struct Dice final : OfOverlap<Dice> {
  static constexpr About described{"Dice", "dice", "1 less the overlap of truth and prediction, twice what they share over the sum of both: for areas in images.", "segmentation"};
  void fields(Fields& f) override {
    common(f);
    axis_field(f);
  }
  Factors factors() const { return {2, 0, 1, 1}; }
};

// Salehi, Erdogmus, Gholipour (2017): 1 - I / (I + α (T - I) + β (P - I) + ε). It is Keras that gives alpha to what was missed.
struct Tversky final : OfOverlap<Tversky> {
  static constexpr About described{"Tversky", "tversky", "Like Dice, with a weight for what is missed and one for what is wrongly found.", "segmentation"};
  double alpha = 0.5, beta = 0.5;
  void fields(Fields& f) override {
    f("alpha", alpha, any_number, "Weight of what the prediction misses of the truth.");
    f("beta", beta, any_number, "Weight of what the prediction finds outside the truth.");
    common(f);
    axis_field(f);
  }
  Factors factors() const { return {1, 1 - alpha - beta, alpha, beta}; }
};

}  // namespace vitrine
