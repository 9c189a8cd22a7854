// The cross-entropies: minus the logarithm of the probability given to the truth.
// After a softmax or sigmoid they work on the logits, as Keras does on its TensorFlow backend: exact where probabilities reach 0 or 1.
#pragma once

#include <cmath>

#include "activations/activation.h"
#include "error.h"
#include "kernels/softmax.h"
#include "losses/loss.h"

namespace vitrine {

struct BinaryCrossentropy final : Is<BinaryCrossentropy, Loss> {
  static constexpr About described{"BinaryCrossentropy", "binary_crossentropy", "For yes or no (1 or 0), after a sigmoid.", "classification", "bce BCE"};
  bool from_logits = false;
  double label_smoothing = 0;
  void fields(Fields& f) override {
    f("from_logits", from_logits, "The prediction is a logit, not a probability.");
    f("label_smoothing", label_smoothing, fraction, "Moves the truth towards 1/2 by this share.");
    f.fixed("axis", -1);
    common(f);
  }
  std::string_view logits_of() const override { return "sigmoid"; }
  bool wants_logits() const override { return from_logits; }
  std::string trouble(const float* truth, Index cols) const override {
    for (Index c = 0; c < cols; ++c)
      if (!(truth[c] >= 0 && truth[c] <= 1)) return join("binary_crossentropy needs labels between 0 and 1, got ", truth[c]);
    return "";
  }

  // logits: max(z, 0) - z y + log(1 + exp(-|z|)); else -(y log p + (1 - y) log(1 - p)). The mean over the row.
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const float share = 1.0f / static_cast<float>(s.cols);
    const Batch keep(static_cast<float>(1 - label_smoothing)), half(static_cast<float>(label_smoothing / 2)), zero(0.0f), one(1.0f);
    const Batch low(loss_epsilon), high(1 - loss_epsilon);
    const auto inside = [=](Batch p) { return clip_above(clip_below(p, low), high); };
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      const float total = s.logits ? map_sum(s.cols, [=](Batch t, Batch z) { return clip_below(z, zero) - z * (t * keep + half) + log1p(exp(-abs(z))); }, y, p)
                                   : map_sum(s.cols, [=](Batch t, Batch q) {
                                       const Batch target = t * keep + half, c = inside(q);
                                       return zero - target * log(c) - (one - target) * log(one - c);
                                     }, y, p);
      values[r] = share * total;
      if (!gradient) continue;
      const Batch factor(scale[r] * share);
      if (s.logits) map(s.cols, [=](Batch t, Batch z) { return factor * (sigmoid(z) - (t * keep + half)); }, gradient + r * s.cols, y, p);
      else
        map(s.cols, [=](Batch t, Batch q) {
          const Batch target = t * keep + half, c = inside(q);
          return select(q == c, factor * (c - target) / (c * (one - c)), zero);
        }, gradient + r * s.cols, y, p);
    }
  }
};

// The loss of one row of probabilities, or of logits, against a target distribution given by target(class); shared by both forms.
template <class Target>
float crossentropy_row(const float* p, Index cols, bool logits, Target target, float scale, float* gradient) {
  float loss = 0;
  if (logits) {  // Σ t (log Σ exp z - z), gradient softmax(z) Σt - t
    const float lse = log_sum_exp(p, cols);
    float total = 0;
    for (Index c = 0; c < cols; ++c) {
      loss += target(c) * (lse - p[c]);
      total += target(c);
    }
    if (!gradient) return loss;
    const Batch shift(lse), factor(scale * total);
    map(cols, [=](Batch z) { return factor * exp(z - shift); }, gradient, p);
    for (Index c = 0; c < cols; ++c) gradient[c] -= scale * target(c);
    return loss;
  }
  // q = p / Σp, kept inside [ε, 1 - ε]: -Σ t log q, gradient (Σ t inside - t / q) / Σp
  const float sum_p = map_sum(cols, [](Batch v) { return v; }, p);
  float total = 0;
  for (Index c = 0; c < cols; ++c) {
    const float q = p[c] / sum_p;
    const bool inside = q > loss_epsilon && q < 1 - loss_epsilon;
    const float clipped = q < loss_epsilon ? loss_epsilon : q > 1 - loss_epsilon ? 1 - loss_epsilon : q;
    const float t = target(c);
    if (t != 0) loss -= t * scalar(log(Batch(clipped)));
    total += inside ? t : 0.0f;
    if (gradient) gradient[c] = inside ? -scale * t / (clipped * sum_p) : 0.0f;
  }
  if (gradient)
    for (Index c = 0; c < cols; ++c) gradient[c] += scale * total / sum_p;
  return loss;
}

struct CategoricalCrossentropy final : Is<CategoricalCrossentropy, Loss> {
  static constexpr About described{"CategoricalCrossentropy", "categorical_crossentropy", "For one of several classes given as a row of 0s and a 1, after a softmax.", "classification"};
  bool from_logits = false;
  double label_smoothing = 0;
  void fields(Fields& f) override {
    f("from_logits", from_logits, "The prediction is a row of logits, not of probabilities.");
    f("label_smoothing", label_smoothing, fraction, "Share of the truth that is spread over all classes.");
    f.fixed("axis", -1);
    common(f);
  }
  std::string_view logits_of() const override { return "softmax"; }
  bool wants_logits() const override { return from_logits; }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const auto keep = static_cast<float>(1 - label_smoothing), spread = static_cast<float>(label_smoothing / static_cast<double>(s.cols));
    for (Index r = 0; r < s.rows; ++r) {
      const float* y = s.truth + r * s.cols;
      values[r] = crossentropy_row(s.prediction + r * s.cols, s.cols, s.logits, [=](Index c) { return y[c] * keep + spread; }, gradient ? scale[r] : 0.0f,
                                   gradient ? gradient + r * s.cols : nullptr);
    }
  }
};

struct SparseCategoricalCrossentropy final : Is<SparseCategoricalCrossentropy, Loss> {
  static constexpr About described{"SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "For one of several classes given as a number 0, 1, 2 ..., after a softmax.", "classification"};
  bool from_logits = false;
  std::optional<std::int64_t> ignore_class;
  void fields(Fields& f) override {
    f("from_logits", from_logits, "The prediction is a row of logits, not of probabilities.");
    f("ignore_class", ignore_class, any_number, "A class whose rows don't count.");
    f.fixed("axis", -1);
    common(f);
  }
  Index target_width(Index) const override { return 1; }
  std::string_view logits_of() const override { return "softmax"; }
  bool wants_logits() const override { return from_logits; }
  bool ignores(const float* truth) const override { return ignore_class && *truth == static_cast<float>(*ignore_class); }
  std::string trouble(const float* truth, Index cols) const override {
    if (ignores(truth) || (*truth == std::floor(*truth) && *truth >= 0 && *truth < static_cast<float>(cols))) return "";
    return join("sparse_categorical_crossentropy needs class numbers from 0 to ", cols - 1, " for ", cols, " outputs, got ", *truth);
  }
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    for (Index r = 0; r < s.rows; ++r) {
      float* row = gradient ? gradient + r * s.cols : nullptr;
      if (ignores(s.truth + r)) {
        values[r] = 0;
        if (row) std::fill_n(row, s.cols, 0.0f);
        continue;
      }
      const auto label = static_cast<Index>(s.truth[r]);
      values[r] = crossentropy_row(s.prediction + r * s.cols, s.cols, s.logits, [=](Index c) { return c == label ? 1.0f : 0.0f; }, gradient ? scale[r] : 0.0f, row);
    }
  }
};

}  // namespace vitrine
