// The activations that look at a whole row: softmax, log_softmax, sparsemax and glu.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

#include "activations/activation.h"
#include "error.h"
#include "kernels/softmax.h"

namespace vitrine {

struct Softmax final : Is<Softmax, Activation> {
  static constexpr About described{"softmax", "softmax", "exp(x) / Σ exp(x): probabilities of classes, which sum to 1."};
  bool needs_input() const override { return false; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    softmax(x, y, rows, cols);
  }
  // dx = y (dy - Σ y dy)
  void backward(const float*, const float* y, const float* dy, float* dx, Index rows, Index cols) const override {
    for (Index r = 0; r < rows; ++r, y += cols, dy += cols, dx += cols) {
      const Batch mean(map_sum(cols, [](Batch p, Batch d) { return p * d; }, y, dy));
      map(cols, [=](Batch p, Batch d) { return p * (d - mean); }, dx, y, dy);
    }
  }
};

struct LogSoftmax final : Is<LogSoftmax, Activation> {
  static constexpr About described{"log_softmax", "log_softmax", "The logarithm of softmax, without overflow."};
  bool needs_input() const override { return false; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    for (Index r = 0; r < rows; ++r) {
      const Batch shift(log_sum_exp(x + r * cols, cols));
      map(cols, [=](Batch v) { return v - shift; }, y + r * cols, x + r * cols);
    }
  }
  // dx = dy - softmax(x) Σ dy
  void backward(const float*, const float* y, const float* dy, float* dx, Index rows, Index cols) const override {
    for (Index r = 0; r < rows; ++r, y += cols, dy += cols, dx += cols) {
      const Batch total(map_sum(cols, [](Batch d) { return d; }, dy));
      map(cols, [=](Batch v, Batch d) { return d - exp(v) * total; }, dx, y, dy);
    }
  }
};

// Martins, Astudillo, "From softmax to sparsemax" (2016): the nearest point of the probability simplex.
struct Sparsemax final : Is<Sparsemax, Activation> {
  static constexpr About described{"sparsemax", "sparsemax", "Like softmax, with exact zeros: the nearest probabilities to x."};
  bool needs_input() const override { return false; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    for (Index r = 0; r < rows; ++r) {
      const Batch shift(threshold(x + r * cols, cols));
      map(cols, [=](Batch v) { return clip_below(v - shift, Batch(0.0f)); }, y + r * cols, x + r * cols);
    }
  }
  // On the support (y > 0): dx = dy - mean of dy over the support.
  void backward(const float*, const float* y, const float* dy, float* dx, Index rows, Index cols) const override {
    for (Index r = 0; r < rows; ++r, y += cols, dy += cols, dx += cols) {
      const Batch zero(0.0f), one(1.0f);
      const float support = map_sum(cols, [=](Batch v) { return select(v > zero, one, zero); }, y);
      const Batch mean(map_sum(cols, [=](Batch v, Batch d) { return select(v > zero, d, zero); }, y, dy) / support);
      map(cols, [=](Batch v, Batch d) { return select(v > zero, d - mean, zero); }, dx, y, dy);
    }
  }

 private:
  // The number that makes the row, less it and cut at 0, sum to 1. Found by taking values from the largest down.
  static float threshold(const float* x, Index n) {
    static thread_local std::vector<float> sorted;
    sorted.assign(x, x + n);
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    float total = 0, shift = 0;
    for (Index k = 1; k <= n; ++k) {
      const float candidate = (total + sorted[k - 1] - 1) / static_cast<float>(k);
      if (sorted[k - 1] <= candidate) break;
      total += sorted[k - 1];
      shift = candidate;
    }
    return shift;
  }
};

// Dauphin, Fan, Auli, Grangier (2017).
struct Glu final : Is<Glu, Activation> {
  static constexpr About described{"glu", "glu", "The first half of a row, times the sigmoid of the second half."};
  bool needs_input() const override { return true; }
  std::int64_t width(std::int64_t cols) const override {
    if (cols % 2) fail("glu splits its input in two halves, so their number must be even, got ", cols);
    return cols / 2;
  }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    for (Index r = 0, half = cols / 2; r < rows; ++r, x += cols, y += half)
      map(half, [](Batch a, Batch b) { return a * sigmoid(b); }, y, x, x + half);
  }
  void backward(const float* x, const float*, const float* dy, float* dx, Index rows, Index cols) const override {
    for (Index r = 0, half = cols / 2; r < rows; ++r, x += cols, dy += half, dx += cols) {
      map(half, [](Batch b, Batch d) { return d * sigmoid(b); }, dx, x + half, dy);
      map(half, [](Batch a, Batch b, Batch d) {
        const Batch s = sigmoid(b);
        return d * a * s * (Batch(1.0f) - s);
      }, dx + half, x, x + half, dy);
    }
  }
};

}  // namespace vitrine
