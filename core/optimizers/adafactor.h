// Adafactor: sizes of gradients by row and by column in place of one for every number. Source: Shazeer, Stern, "Adafactor" (2018), as in Keras.
#pragma once

#include <algorithm>
#include <cmath>

#include "optimizers/optimizer.h"

namespace vitrine {

struct Adafactor final : Is<Adafactor, ByVariable> {
  static constexpr About described{"Adafactor", "adafactor", "Divides by the recent size of the gradient, taken by row and by column, in steps that fit the size of the weights."};
  double beta_2_decay = -0.8, epsilon_1 = 1e-30, epsilon_2 = 1e-3, clip_threshold = 1;
  bool relative_step = true;

  void fields(Fields& f) override {
    rate_field(f);
    f("beta_2_decay", beta_2_decay, not_positive, "Power of the number of steps by which the mean of squares changes more and more slowly.");
    f("epsilon_1", epsilon_1, not_negative, "Added to squared gradients, so that nothing is divided by 0.");
    f("epsilon_2", epsilon_2, not_negative, "Least size that is assumed of a weight.");
    f("clip_threshold", clip_threshold, positive, "Longest step, as a root mean square, before it is scaled.");
    f("relative_step", relative_step, "In Keras it makes no difference: the learning rate always falls with the root of the number of steps.");
    decay_field(f);
    common(f);
  }

  int slots() const override { return 1; }  // v

  // Keras's count of numbers: two by two axes, rows and columns of each matrix; with fewer, two numbers that it never uses.
  Index own(const Variable& variable) const override {
    const Matrices m(variable);
    return m.whole ? m.count * (m.rows + m.columns) : 2;
  }

  // s = g² + epsilon_1; r and c follow the means of s by row and by column as b r + (1 - b) mean, b = 1 - t^beta_2_decay; v = r c / mean(r).
  // A weight without rows follows s itself. u = g / sqrt(v), shortened to clip_threshold; w -= max(epsilon_2, rms(w)) min(lr, 1 / sqrt(t)) u
  void step(const Step& at, const Variable& variable, float* w, const float* g, float* const* slot, float* own) override {
    const auto t = static_cast<double>(at.number);
    const Index n = variable.size();
    const double b = 1 - power_of(t, beta_2_decay);
    const Batch keep(static_cast<float>(b)), take(static_cast<float>(1 - b)), least(static_cast<float>(epsilon_1));
    float* v = slot[0];
    const double alpha = std::max(epsilon_2, rms(n, [](Batch w) { return w; }, w)) * std::min(at.rate, 1 / std::sqrt(t));
    if (const Matrices m(variable); m.whole) {
      float *r = own, *c = own + m.count * m.rows;
      for (Index i = 0; i < m.count; ++i, r += m.rows, c += m.columns) {
        const Index first = i * m.rows * m.columns;
        by_row_and_column(m.rows, m.columns, g + first, r, c, v + first, b);
      }
    } else {
      update(n, [=](Batch g, Batch& v) { v = keep * v + take * (g * g + least); }, g, v);
    }
    const auto direction = [](Batch g, Batch v) { return g / sqrt(v); };
    const Batch scale(static_cast<float>(alpha / std::max(1.0, rms(n, direction, g, v) / clip_threshold)));
    map(n, [=](Batch w, Batch g, Batch v) { return w - scale * direction(g, v); }, w, w, g, v);
  }

 private:
  // A weight as matrices of its last two axes.
  struct Matrices {
    bool whole;  // whether it has two
    Index count = 1, rows = 1, columns = 1;
    explicit Matrices(const Variable& variable) : whole(variable.shape.size() >= 2) {
      if (!whole) return;
      columns = static_cast<Index>(variable.shape.back());
      rows = static_cast<Index>(variable.shape[variable.shape.size() - 2]);
      count = variable.size() / std::max<Index>(1, rows * columns);
    }
  };

  template <class F, class... In>
  static double rms(Index n, F f, const In*... in) {
    return std::sqrt(map_sum(n, [=](auto... x) {
      const Batch y = f(x...);
      return y * y;
    }, in...) / static_cast<double>(n));
  }

  void by_row_and_column(Index rows, Index columns, const float* g, float* r, float* c, float* v, double b) const {
    const Batch least(static_cast<float>(epsilon_1)), keep(static_cast<float>(b)), share(static_cast<float>((1 - b) / static_cast<double>(rows)));
    map(columns, [=](Batch v) { return keep * v; }, c, c);
    double sum = 0;
    for (Index i = 0; i < rows; ++i) {
      const float* row = g + i * columns;
      const double squares = map_sum(columns, [=](Batch g) { return g * g + least; }, row);
      r[i] = static_cast<float>(b * r[i] + (1 - b) * squares / static_cast<double>(columns));
      sum += r[i];
      map(columns, [=](Batch c, Batch g) { return c + share * (g * g + least); }, c, c, row);
    }
    for (Index i = 0; i < rows; ++i) {
      const Batch of_row(static_cast<float>(r[i] * static_cast<double>(rows) / sum));
      map(columns, [=](Batch c) { return of_row * c; }, v + i * columns, c);
    }
  }
};

}  // namespace vitrine
