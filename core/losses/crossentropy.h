// The cross-entropies: minus the logarithm of the probability given to the truth.
// After a softmax or sigmoid they work on the logits, as Keras does on its TensorFlow backend: exact where probabilities reach 0 or 1.
#pragma once

#include "activations/activation.h"
#include "error.h"
#include "kernels/softmax.h"
#include "losses/loss.h"

namespace vitrine {

struct BinaryCrossentropy final : AlongAxis<BinaryCrossentropy> {
  static constexpr About described{"BinaryCrossentropy", "binary_crossentropy", "For yes or no (1 or 0), after a sigmoid.", "classification", "bce BCE"};
  bool from_logits = false;
  double label_smoothing = 0;
  void options(Fields& f) {
    f("from_logits", from_logits, "The prediction is a logit, not a probability.");
    f("label_smoothing", label_smoothing, fraction, "Moves the truth towards 1/2 by this share.");
  }
  void fields(Fields& f) override {
    options(f);
    axis_field(f);
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
      if (s.probabilities) map(s.cols, [=](Batch t, Batch q) { return factor * (q - (t * keep + half)); }, gradient + r * s.cols, y, s.probabilities + r * s.cols);
      else if (s.logits) map(s.cols, [=](Batch t, Batch z) { return factor * (sigmoid(z) - (t * keep + half)); }, gradient + r * s.cols, y, p);
      else
        map(s.cols, [=](Batch t, Batch q) {
          const Batch target = t * keep + half, c = inside(q);
          return select(q == c, factor * (c - target) / (c * (one - c)), zero);
        }, gradient + r * s.cols, y, p);
    }
  }
};

// values = log Σ exp(z) for every row of logits z.
inline void log_sum_exps(const Scored& s, float* values) {
  if (s.probabilities) log_sum_exp_of_rows(s.prediction, s.probabilities, values, s.rows, s.cols);
  else
    for (Index r = 0; r < s.rows; ++r) values[r] = log_sum_exp(s.prediction + r * s.cols, s.cols);
}

// gradient = factor softmax(z) for row r of logits z, whose log Σ exp is known.
inline void softmax_gradient(const Scored& s, Index r, float log_sum_exp, float factor, float* gradient) {
  const Batch scale(factor), shift(log_sum_exp);
  if (s.probabilities) map(s.cols, [=](Batch p) { return scale * p; }, gradient, s.probabilities + r * s.cols);
  else map(s.cols, [=](Batch z) { return scale * exp(z - shift); }, gradient, s.prediction + r * s.cols);
}

// The loss of one row of probabilities against a target distribution given by target(class).
template <class Target>
float crossentropy_row(const float* p, Index cols, Target target, float scale, float* gradient) {
  float loss = 0;
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

struct CategoricalCrossentropy final : AlongAxis<CategoricalCrossentropy> {
  static constexpr About described{"CategoricalCrossentropy", "categorical_crossentropy", "For one of several classes given as a row of 0s and a 1, after a softmax.", "classification"};
  bool from_logits = false;
  double label_smoothing = 0;
  void options(Fields& f) {
    f("from_logits", from_logits, "The prediction is a row of logits, not of probabilities.");
    f("label_smoothing", label_smoothing, fraction, "Share of the truth that is spread over all classes.");
    axis_field(f);
  }
  void fields(Fields& f) override {
    options(f);
    common(f);
  }
  std::string_view logits_of() const override { return "softmax"; }
  bool wants_logits() const override { return from_logits; }
  // logits: Σ t (log Σ exp z - z), with the gradient softmax(z) Σt - t
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    const auto keep = static_cast<float>(1 - label_smoothing), spread = static_cast<float>(label_smoothing / static_cast<double>(s.cols));
    if (s.logits) log_sum_exps(s, values);
    for (Index r = 0; r < s.rows; ++r) {
      const float *y = s.truth + r * s.cols, *p = s.prediction + r * s.cols;
      float* row = gradient ? gradient + r * s.cols : nullptr;
      const auto target = [=](Index c) { return y[c] * keep + spread; };
      if (!s.logits) {
        values[r] = crossentropy_row(p, s.cols, target, gradient ? scale[r] : 0.0f, row);
        continue;
      }
      const float lse = values[r];
      float loss = 0, total = 0;
      for (Index c = 0; c < s.cols; ++c) {
        loss += target(c) * (lse - p[c]);
        total += target(c);
      }
      values[r] = loss;
      if (!row) continue;
      softmax_gradient(s, r, lse, scale[r] * total, row);
      for (Index c = 0; c < s.cols; ++c) row[c] -= scale[r] * target(c);
    }
  }
};

struct SparseCategoricalCrossentropy final : AlongAxis<SparseCategoricalCrossentropy> {
  static constexpr About described{"SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "For one of several classes given as a number 0, 1, 2 ..., after a softmax.", "classification"};
  bool from_logits = false;
  std::optional<std::int64_t> ignore_class;
  void options(Fields& f) {
    f("from_logits", from_logits, "The prediction is a row of logits, not of probabilities.");
    f("ignore_class", ignore_class, any_number, "A class whose rows don't count.");
  }
  void fields(Fields& f) override {
    options(f);
    reduced(f);
    axis_field(f);
    named(f);
  }
  Index target_width(Index) const override { return 1; }
  std::string_view logits_of() const override { return "softmax"; }
  bool wants_logits() const override { return from_logits; }
  bool ignores(const float* truth) const override { return ignore_class && *truth == static_cast<float>(*ignore_class); }
  std::string trouble(const float* truth, Index cols) const override {
    return ignores(truth) ? "" : class_number_trouble("sparse_categorical_crossentropy", *truth, cols);
  }
  // logits: log Σ exp z - z of the class, with the gradient softmax(z) less 1 at the class
  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    if (s.logits) log_sum_exps(s, values);
    for (Index r = 0; r < s.rows; ++r) {
      float* row = gradient ? gradient + r * s.cols : nullptr;
      if (ignores(s.truth + r)) {
        values[r] = 0;
        if (row) std::fill_n(row, s.cols, 0.0f);
        continue;
      }
      const float* p = s.prediction + r * s.cols;
      const auto label = static_cast<Index>(s.truth[r]);
      if (!s.logits) {
        values[r] = crossentropy_row(p, s.cols, [=](Index c) { return c == label ? 1.0f : 0.0f; }, gradient ? scale[r] : 0.0f, row);
        continue;
      }
      if (row) {
        softmax_gradient(s, r, values[r], scale[r], row);
        row[label] -= scale[r];
      }
      values[r] -= p[label];
    }
  }
};

}  // namespace vitrine
