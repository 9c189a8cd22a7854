// Add, Subtract, Multiply, Average, Maximum and Minimum: several tensors become one, value by value.
#pragma once

#include <algorithm>

#include "error.h"
#include "kernels/broadcast.h"
#include "kernels/team.h"
#include "layers/layer.h"
#include "simd.h"

namespace vitrine {

// y = f(f(x0, x1), x2) ... The inputs have one shape, or shapes that broadcast: (8, 1) or (6) fit (8, 6).
class Merge : public Layer {
 public:
  void fields(Fields& f) override { common(f); }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    check(inputs.size());
    Shape shape = inputs[0];
    for (const Shape& input : inputs) {
      const auto both = broadcast(shape, input);
      if (!both) fail("inputs must have one shape, or axes of size 1 where they differ, got ", batch_text(inputs[0]), " and ", batch_text(input));
      shape = *both;
    }
    values_ = static_cast<Index>(count(shape));
    sizes_.clear();
    widths_.clear();
    for (const Shape& input : inputs) {
      sizes_.push_back(static_cast<Index>(count(input)));
      widths_.push_back(input.empty() ? 1 : static_cast<Index>(input.back()));
    }
    alike_ = std::all_of(sizes_.begin(), sizes_.end(), [&](Index size) { return size == values_; });
    runs_ = Broadcast(shape, inputs);
    rows_ = Broadcast(shape, inputs, true);
    const Index longest = alike_ ? 0 : std::max(runs_.length(), rows_.length());
    for (int i = 0; i < 3; ++i) b.scratch(0, longest);
    return shape;
  }

  void forward(const Pass& p) const override {
    each_run(p, [&](const Run& run) {
      float* y = p.output + run.place;
      const float* so_far = nullptr;
      for (std::size_t k = 0; k < sizes_.size(); ++k) {
        if (!run.counts(k)) continue;
        const float* x = run.values(k, so_far ? other : mine);
        if (so_far) fold(run.length, y, so_far, x);
        so_far = so_far ? y : x;
      }
      if (!so_far) std::fill_n(y, run.length, 0.0f);
      else if (so_far != y) std::copy_n(so_far, run.length, y);
      finish(run.length, y);
    });
    if (p.output_mask) combine_masks(p);
  }

  void backward(const Pass& p) const override {
    for (std::size_t k = 0; k < sizes_.size(); ++k)
      if (float* dx = p.input_gradients[k]) gradient(p, k, dx);
  }

  bool takes_several() const override { return true; }
  Masks masks() const override { return Masks::combines; }

 protected:
  virtual void check(std::size_t) const {}
  // Whether steps that are masked are left out of the result. Else masks are only handed on.
  virtual bool reads_masks() const { return false; }
  // What becomes of a place where all inputs are masked: the first one's values, or 0.
  virtual bool takes_first() const { return true; }

  virtual void fold(Index n, float* y, const float* a, const float* b) const = 0;
  virtual void finish(Index, float*) const {}
  // The gradient of input k, before another one has its part in it ...
  virtual void begin_gradient(Index n, std::size_t k, const float* x, const float* y, const float* dy, float* dx) const = 0;
  // ... and after.
  virtual void meet(Index, bool /*comes_before*/, const float* /*other*/, const float* /*y*/, float* /*dx*/) const {}

  std::size_t inputs() const { return sizes_.size(); }

 private:
  enum Scratch : std::size_t { mine, other, gradient_of_run };

  // A stretch of the output, and what lies beside it in the inputs.
  struct Run {
    const Merge& layer;
    const Pass& pass;
    const Broadcast* walk;  // null if all inputs lie as the output does
    Index row, number, place, length;
    bool masked = false, empty = false;  // empty: no input counts here

    Index place_of(std::size_t k) const { return walk ? row * layer.sizes_[k] + walk->place(k, number) : place; }
    bool repeats(std::size_t k) const { return walk && walk->repeats(k); }

    const float* values(std::size_t k, Scratch room) const {
      const float* x = pass.inputs[k] + place_of(k);
      if (!repeats(k)) return x;
      std::fill_n(pass.scratch[room], length, *x);
      return pass.scratch[room];
    }

    bool is_masked(std::size_t k) const {
      const float* mask = mask_of(pass, k);
      return mask && mask[place_of(k) / layer.widths_[k]] == 0;
    }
    bool counts(std::size_t k) const { return empty ? k == 0 && layer.takes_first() : !masked || !is_masked(k); }
  };

  bool any_mask(const Pass& p) const {
    return std::any_of(p.masks.begin(), p.masks.end(), [](const float* mask) { return mask; });
  }

  template <class F>
  void each_run(const Pass& p, F f) const {
    const bool masked = reads_masks() && any_mask(p);
    if (!masked && alike_) {
      const Index n = p.batch * values_, parts = parts_of(by_value * n, n);
      share(parts, [&](Index part) {
        const auto [first, end] = portion_of(part, parts, n, lanes);
        f(Run{*this, p, nullptr, 0, 0, first, end - first});
      });
    } else {
      walk(p, masked ? rows_ : runs_, masked, f);
    }
  }

  template <class F>
  void walk(const Pass& p, const Broadcast& walk, bool masked, F f) const {
    const Index runs = walk.runs();
    for (Index r = 0; r < p.batch; ++r)
      for (Index i = 0; i < runs; ++i) {
        Run run{*this, p, &walk, r, i, r * values_ + i * walk.length(), walk.length(), masked};
        run.empty = masked && all_masked(run);
        f(run);
      }
  }

  bool all_masked(const Run& run) const {
    for (std::size_t k = 0; k < sizes_.size(); ++k)
      if (!run.is_masked(k)) return false;
    return true;
  }

  void gradient(const Pass& p, std::size_t k, float* dx) const {
    const bool whole = sizes_[k] == values_;
    if (!whole) std::fill_n(dx, p.batch * sizes_[k], 0.0f);
    each_run(p, [&](const Run& run) {
      float* to = whole ? dx + run.place_of(k) : p.scratch[gradient_of_run];
      if (run.counts(k)) gradient(run, k, to);
      else std::fill_n(to, run.length, 0.0f);
      if (!whole) add(run, k, to, dx + run.place_of(k));
    });
  }

  void gradient(const Run& run, std::size_t k, float* dx) const {
    const float* y = run.pass.output + run.place;
    begin_gradient(run.length, k, run.values(k, mine), y, run.pass.output_gradient + run.place, dx);
    for (std::size_t j = 0; j < sizes_.size(); ++j)
      if (j != k && run.counts(j)) meet(run.length, j < k, run.values(j, other), y, dx);
  }

  static void add(const Run& run, std::size_t k, const float* from, float* to) {
    if (run.repeats(k)) *to += map_sum(run.length, [](Batch v) { return v; }, from);
    else map(run.length, [](Batch a, Batch b) { return a + b; }, to, to, from);
  }

  // A step of the output counts if one of the inputs' does. Keras hands no mask on if an input has none: all steps count.
  void combine_masks(const Pass& p) const {
    walk(p, rows_, true, [&](const Run& run) { p.output_mask[run.place / run.length] = run.empty ? 0.0f : 1.0f; });
  }

  Index values_ = 0;
  std::vector<Index> sizes_, widths_;  // of the inputs: values in a row of the batch, and in their last axis
  bool alike_ = false;
  Broadcast runs_, rows_;
};

struct Add final : Is<Add, Merge> {
  static constexpr About described{"Add", "add", "Adds its inputs, value by value.", "merging"};

 private:
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return u + v; }, y, a, b);
  }
  void begin_gradient(Index n, std::size_t, const float*, const float*, const float* dy, float* dx) const override { std::copy_n(dy, n, dx); }
};

struct Subtract final : Is<Subtract, Merge> {
  static constexpr About described{"Subtract", "subtract", "Takes its second input from the first, value by value.", "merging"};

 private:
  void check(std::size_t inputs) const override {
    if (inputs != 2) fail("needs two inputs, got ", inputs);
  }
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return u - v; }, y, a, b);
  }
  void begin_gradient(Index n, std::size_t k, const float*, const float*, const float* dy, float* dx) const override {
    map(n, [sign = Batch(k == 0 ? 1.0f : -1.0f)](Batch v) { return sign * v; }, dx, dy);
  }
};

// Of inputs with masks, those count whose step is not masked; where all are masked, the product is 0, as in Keras.
struct Multiply final : Is<Multiply, Merge> {
  static constexpr About described{"Multiply", "multiply", "Multiplies its inputs, value by value.", "merging"};

 private:
  bool reads_masks() const override { return true; }
  bool takes_first() const override { return false; }
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return u * v; }, y, a, b);
  }
  void begin_gradient(Index n, std::size_t, const float*, const float*, const float* dy, float* dx) const override { std::copy_n(dy, n, dx); }
  void meet(Index n, bool, const float* other, const float*, float* dx) const override {
    map(n, [](Batch u, Batch v) { return u * v; }, dx, dx, other);
  }
};

struct Average final : Is<Average, Merge> {
  static constexpr About described{"Average", "average", "Averages its inputs, value by value.", "merging"};

 private:
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return u + v; }, y, a, b);
  }
  void finish(Index n, float* y) const override { divide(n, y, y); }
  void begin_gradient(Index n, std::size_t, const float*, const float*, const float* dy, float* dx) const override { divide(n, dx, dy); }
  void divide(Index n, float* y, const float* x) const {
    map(n, [by = Batch(static_cast<float>(inputs()))](Batch v) { return v / by; }, y, x);
  }
};

// The largest or smallest. Of inputs with masks, those count whose step is not masked. Of equal values, the first one gets the gradient.
class Extreme : public Merge {
  bool reads_masks() const override { return true; }
  void begin_gradient(Index n, std::size_t, const float* x, const float* y, const float* dy, float* dx) const override {
    map(n, [](Batch v, Batch chosen, Batch d) { return select(v == chosen, d, Batch(0.0f)); }, dx, x, y, dy);
  }
  void meet(Index n, bool comes_before, const float* other, const float* y, float* dx) const override {
    if (comes_before) map(n, [](Batch v, Batch chosen, Batch d) { return select(v == chosen, Batch(0.0f), d); }, dx, other, y, dx);
  }
};

struct Maximum final : Is<Maximum, Extreme> {
  static constexpr About described{"Maximum", "maximum", "Takes the largest of its inputs, value by value.", "merging"};

 private:
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return select(u >= v || u != u, u, v); }, y, a, b);  // a NaN stays
  }
};

struct Minimum final : Is<Minimum, Extreme> {
  static constexpr About described{"Minimum", "minimum", "Takes the smallest of its inputs, value by value.", "merging"};

 private:
  void fold(Index n, float* y, const float* a, const float* b) const override {
    map(n, [](Batch u, Batch v) { return select(u <= v || u != u, u, v); }, y, a, b);
  }
};

}  // namespace vitrine
