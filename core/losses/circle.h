// Circle: a loss that draws rows of one class together and the others apart.
#pragma once

#include <cmath>

#include "activations/activation.h"
#include "error.h"
#include "losses/loss.h"

namespace vitrine {

// Sun and others, "Circle loss" (2020). A row's distances d = 1 - x·x' to the other rows of the batch, which should all have length 1,
// are weighed by how far they are from where they should be:
//   log(1 + Σ exp(γ (m + d)(d - m)) Σ exp(γ (1 + m - d)(1 - m - d))), over the rows of its class and over those of other classes.
struct Circle final : Is<Circle, Loss> {
  static constexpr About described{"Circle", "circle", "Draws outputs of one class together and others apart, for rows of length 1 whose classes are given as numbers.", "similarity"};
  double gamma = 80, margin = 0.4;
  bool remove_diagonal = true;
  void fields(Fields& f) override {
    f("gamma", gamma, any_number, "How steeply distances count.");
    f("margin", margin, any_number, "How far from ideal a distance may be.");
    f("remove_diagonal", remove_diagonal, "Leaves out the distance of a row to itself.");
    common(f);
  }
  Index target_width(Index) const override { return 1; }
  bool leaves_out_zeros() const override { return true; }  // as are rows that are alone in their class
  std::string trouble(const float* truth, Index) const override {
    return *truth == std::floor(*truth) ? "" : join("circle needs whole numbers as classes, got ", *truth);
  }

  void evaluate(const Scored& s, float* values, const float* scale, float* gradient) const override {
    if (gradient) std::fill_n(gradient, s.rows * s.cols, 0.0f);
    for (Index i = 0; i < s.rows; ++i) {
      LogSumExp same, others;
      for (Index j = 0; j < s.rows; ++j)
        if (counts(i, j)) (alike(s, i, j) ? same : others).add(weighed(s, i, j).value);
      const float size = same.result() + others.result();
      values[i] = std::isfinite(size) ? scalar(softplus(Batch(size))) : 0.0f;
      if (!gradient || values[i] == 0) continue;
      const float slope = scale[i] * scalar(sigmoid(Batch(size)));
      for (Index j = 0; j < s.rows; ++j) {
        if (!counts(i, j)) continue;
        const Weighed w = weighed(s, i, j);
        const float share = scalar(exp(Batch(w.value - (alike(s, i, j) ? same : others).result())));
        const Batch factor(-slope * share * w.slope);  // d falls by x' as x grows, and by x as x' does
        add(s, factor, j, gradient + i * s.cols);
        add(s, factor, i, gradient + j * s.cols);
      }
    }
  }

 private:
  // log Σ exp of numbers that come one by one.
  struct LogSumExp {
    float most = -INFINITY, total = 0;
    void add(float x) {
      if (x > most) {
        total = total > 0 ? total * scalar(exp(Batch(most - x))) + 1 : 1;
        most = x;
      } else {
        total += scalar(exp(Batch(x - most)));
      }
    }
    float result() const { return total > 0 ? most + scalar(log(Batch(total))) : -INFINITY; }
  };
  struct Weighed {
    float value, slope;  // by the distance
  };

  void check(const Shape& output, Index) override {
    if (output.size() != 1) fail("circle compares rows: the output must be a row of numbers for each sample, got the shape ", batch_text(output));
  }
  static bool alike(const Scored& s, Index i, Index j) { return s.truth[i] == s.truth[j]; }
  bool counts(Index i, Index j) const { return i != j || !remove_diagonal; }

  Weighed weighed(const Scored& s, Index i, Index j) const {
    const auto g = static_cast<float>(gamma), m = static_cast<float>(margin);
    const float near = 1 - map_sum(s.cols, [](Batch a, Batch b) { return a * b; }, s.prediction + i * s.cols, s.prediction + j * s.cols);
    const float d = near < 0 ? 0.0f : near, moves = near > 0 ? 1.0f : 0.0f;
    const bool same = alike(s, i, j);
    const float weight = same ? m + d : 1 + m - d;
    if (weight <= 0) return {0, 0};
    return same ? Weighed{-g * weight * (m - d), moves * 2 * g * d} : Weighed{g * weight * (1 - m - d), moves * 2 * g * (d - 1)};
  }
  static void add(const Scored& s, Batch factor, Index from, float* to) {
    map(s.cols, [=](Batch sum, Batch x) { return sum + factor * x; }, to, to, s.prediction + from * s.cols);
  }
};

}  // namespace vitrine
