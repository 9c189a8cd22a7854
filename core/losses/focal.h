// Cross-entropies that listen to rows the less, the better these are predicted already.
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "kernels/sigmoid.h"
#include "losses/crossentropy.h"

namespace vitrine {

// base^exponent. As a product where the exponent is a small whole number, so that it is right for negative bases too; for these it is not a
// number else.
inline Batch raised(Batch base, float exponent) {
  const auto whole = static_cast<int>(exponent);
  if (static_cast<float>(whole) != exponent || whole < 0 || whole > 8) return select(base == Batch(0.0f), Batch(exponent > 0 ? 0.0f : INFINITY), exp(Batch(exponent) * log(base)));
  Batch product(1.0f);
  for (int i = 0; i < whole; ++i) product = product * base;
  return product;
}

// The derivative of base^exponent.
inline Batch raised_slope(Batch base, float exponent) { return exponent == 0 ? Batch(0.0f) : Batch(exponent) * raised(base, exponent - 1); }

// Lin and others, "Focal loss for dense object detection" (2018): (1 - t)^γ times the cross-entropy, where t is the probability given to the truth.
struct BinaryFocalCrossentropy final : AlongAxis<BinaryFocalCrossentropy> {
  static constexpr About described{"BinaryFocalCrossentropy", "binary_focal_crossentropy", "For yes or no (1 or 0), after a sigmoid, where most rows are easy: what is predicted well counts less.", "classification"};
  bool apply_class_balancing = false, from_logits = false;
  double alpha = 0.25, gamma = 2, label_smoothing = 0;
  void fields(Fields& f) override {
    f("apply_class_balancing", apply_class_balancing, "Weighs yes by alpha and no by 1 - alpha.");
    f("alpha", alpha, any_number, "Weight of yes, if classes are balanced.");
    f("gamma", gamma, any_number, "How much less easy rows count; 0 is the plain cross-entropy.");
    f("from_logits", from_logits, "The prediction is a logit, not a probability.");
    f("label_smoothing", label_smoothing, fraction, "Moves the truth towards 1/2 by this share.");
    axis_field(f);
    common(f);
  }
  std::string_view logits_of() const override { return "sigmoid"; }
  bool wants_logits() const override { return from_logits; }

  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    if (!s.logits) {
      mean_of_values(s, values, scale, gradient, [this](Batch y, Batch p) { return of(smoothed(y), p, entropy(smoothed(y), p)); },
                     [this](Batch y, Batch p) { return slope(smoothed(y), p, entropy(smoothed(y), p), entropy_slope(smoothed(y), p)); });
      return;
    }
    // By the logit z: p has the slope p (1 - p), and the cross-entropy p - y.
    mean_of_values(s, values, scale, gradient, [this](Batch y, Batch z) { return of(smoothed(y), sigmoid(z), entropy_of_logit(smoothed(y), z)); },
                   [this](Batch y, Batch z) {
                     const Batch t = smoothed(y), p = sigmoid(z);
                     return weight(t) * (factor(t, p) * (p - t) + factor_slope(t, p) * p * (Batch(1.0f) - p) * entropy_of_logit(t, z));
                   });
  }

 private:
  Batch smoothed(Batch y) const { return y * Batch(static_cast<float>(1 - label_smoothing)) + Batch(static_cast<float>(label_smoothing / 2)); }
  Batch weight(Batch y) const {
    const Batch yes(static_cast<float>(alpha)), no(static_cast<float>(1 - alpha));
    return apply_class_balancing ? y * yes + (Batch(1.0f) - y) * no : Batch(1.0f);
  }
  static Batch missed(Batch y, Batch p) { return Batch(1.0f) - (y * p + (Batch(1.0f) - y) * (Batch(1.0f) - p)); }
  Batch factor(Batch y, Batch p) const { return raised(missed(y, p), static_cast<float>(gamma)); }
  Batch factor_slope(Batch y, Batch p) const { return raised_slope(missed(y, p), static_cast<float>(gamma)) * (Batch(1.0f) - y - y); }
  static Batch inside(Batch p) { return clip_above(clip_below(p, Batch(loss_epsilon)), Batch(1 - loss_epsilon)); }
  static Batch entropy(Batch y, Batch p) {
    const Batch c = inside(p), one(1.0f);
    return -(y * log(c) + (one - y) * log(one - c));
  }
  static Batch entropy_slope(Batch y, Batch p) {
    const Batch c = inside(p);
    return select(p == c, (c - y) / (c * (Batch(1.0f) - c)), Batch(0.0f));
  }
  static Batch entropy_of_logit(Batch y, Batch z) { return clip_below(z, Batch(0.0f)) - z * y + log1p(exp(-abs(z))); }
  Batch of(Batch y, Batch p, Batch entropy) const { return weight(y) * factor(y, p) * entropy; }
  Batch slope(Batch y, Batch p, Batch entropy, Batch entropy_slope) const { return weight(y) * (factor_slope(y, p) * entropy + factor(y, p) * entropy_slope); }
};

// The same for several classes: Σ α (1 - q)^γ (-y log q), with q = p / Σp kept between ε and 1 - ε.
struct CategoricalFocalCrossentropy final : AlongAxis<CategoricalFocalCrossentropy> {
  static constexpr About described{"CategoricalFocalCrossentropy", "categorical_focal_crossentropy", "For one of several classes given as a row of 0s and a 1, after a softmax, where most rows are easy: what is predicted well counts less.", "classification"};
  Numbers alpha{.values = {0.25}, .one = true};
  double gamma = 2, label_smoothing = 0;
  bool from_logits = false;
  void fields(Fields& f) override {
    f("alpha", alpha, any_number, "Weight of all classes, or a list with one for each.");
    f("gamma", gamma, any_number, "How much less easy rows count; 0 is the plain cross-entropy.");
    f("from_logits", from_logits, "The prediction is a row of logits, not of probabilities.");
    f("label_smoothing", label_smoothing, fraction, "Share of the truth that is spread over all classes.");
    axis_field(f);
    common(f);
  }
  bool wants_logits() const override { return from_logits; }

  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const Batch keep(static_cast<float>(1 - label_smoothing)), spread(static_cast<float>(label_smoothing / static_cast<double>(s.cols)));
    const auto steep = static_cast<float>(gamma);
    const Batch low(loss_epsilon), high(1 - loss_epsilon), zero(0.0f), one(1.0f);
    const auto inside = [=](Batch q) { return clip_above(clip_below(q, low), high); };
    const bool by_class = !weights_.empty();
    const Batch for_all(static_cast<float>(alpha.values[0]));
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols, *a = by_class ? weights_.data() : y;
      const Batch sum(s.logits ? log_sum_exp(p, s.cols) : map_sum(s.cols, [](Batch v) { return v; }, p));
      const auto share = [=, logits = s.logits](Batch v) { return logits ? exp(v - sum) : v / sum; };
      const auto weight = [=](Batch w) { return by_class ? w : for_all; };
      values[r] = map_sum(s.cols, [=](Batch w, Batch t, Batch v) {
        const Batch q = inside(share(v));
        return zero - weight(w) * raised(one - q, steep) * (t * keep + spread) * log(q);
      }, a, y, p);
      if (!gradient) continue;
      // By q: α y (γ (1 - q)^(γ - 1) log q - (1 - q)^γ / q). All q move with each p: less Σ q slope, and by q or 1 / Σp.
      float* row = gradient + r * s.cols;
      map(s.cols, [=](Batch w, Batch t, Batch v) {
        const Batch q = share(v), slope = raised_slope(one - q, steep) * log(q) - raised(one - q, steep) / q;
        return select(q == inside(q), weight(w) * (t * keep + spread) * slope, zero);
      }, row, a, y, p);
      const Batch common(map_sum(s.cols, [=](Batch slope, Batch v) { return slope * share(v); }, row, p)), factor(scale[r]);
      map(s.cols, [=, logits = s.logits](Batch slope, Batch v) { return factor * (slope - common) * (logits ? share(v) : one / sum); }, row, row, p);
    }
  }

 private:
  void check(const Shape&, Index cols) override {
    const auto given = static_cast<Index>(alpha.values.size());
    if (given != 1 && given != cols) fail("categorical_focal_crossentropy.alpha must be one number or one for each of ", cols, " outputs, got ", given);
    if (given > 1) weights_.assign(alpha.values.begin(), alpha.values.end());
  }

  std::vector<float> weights_;  // alpha of each class, if they differ
};

// Zhang, Sabuncu (2018): (1 - p^q) / q of the probability p of the true class, between the cross-entropy (q near 0) and the absolute error (q near 1).
struct CategoricalGeneralizedCrossEntropy final : Is<CategoricalGeneralizedCrossEntropy, Loss> {
  static constexpr About described{"CategoricalGeneralizedCrossEntropy", "categorical_generalized_cross_entropy", "For one of several classes given as a number 0, 1, 2 ..., after a softmax, where some of the labels are wrong.", "classification"};
  double q = 0.5;
  void fields(Fields& f) override {
    f("q", q, Range{.min = 0, .max = 1, .min_excluded = true, .max_excluded = true}, "Near 0 it is the cross-entropy, near 1 the absolute error, which wrong labels mislead less.");
    common(f);
  }
  Index target_width(Index) const override { return 1; }
  std::string trouble(const float* truth, Index cols) const override { return class_number_trouble("categorical_generalized_cross_entropy", *truth, cols); }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const auto power = static_cast<float>(q);
    for (Index r = 0; r < s.rows; ++r) {
      const auto label = static_cast<Index>(s.truth[r]);
      const Batch p(s.prediction[r * s.cols + label]);
      values[r] = (1 - scalar(raised(p, power))) / power;
      if (!gradient) continue;
      std::fill_n(gradient + r * s.cols, s.cols, 0.0f);
      // p^(q - 1), which has no end at 0: there it is that of epsilon.
      gradient[r * s.cols + label] = -scale[r] * scalar(raised(clip_below(p, Batch(loss_epsilon)), power - 1));
    }
  }
};

}  // namespace vitrine
