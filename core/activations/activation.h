// Activations: functions of a layer's values. Forward stands beside backward in every file.
#pragma once

#include "component.h"
#include "kernels/sigmoid.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

// Works on rows x cols values, cols being the last axis. y may be x, and dx may be dy.
class Activation : public Component {
 public:
  static constexpr std::string_view kind = "activation";
  static constexpr const char* none = "linear";
  static Json identity(Activation& a);  // a plain name; {class_name, config} only if an option differs from its default

  virtual std::int64_t width(std::int64_t cols) const { return cols; }   // of a row of the result
  virtual bool needs_input() const = 0;                    // whether backward reads x (then y must not be x); else it reads y
  virtual void forward(const float* x, float* y, Index rows, Index cols) const = 0;
  virtual void backward(const float* x, const float* y, const float* dy, float* dx, Index rows, Index cols) const = 0;
};

// y = f(x) for each value, with a slope that follows from y: T has Batch f(Batch x) const and Batch slope(Batch y) const.
template <class T>
class FromOutput : public Is<T, Activation> {
 public:
  bool needs_input() const override { return false; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    const T& t = static_cast<const T&>(*this);
    map(rows * cols, [&](Batch v) { return t.f(v); }, y, x);
  }
  void backward(const float*, const float* y, const float* dy, float* dx, Index rows, Index cols) const override {
    const T& t = static_cast<const T&>(*this);
    map(rows * cols, [&](Batch v, Batch d) { return d * t.slope(v); }, dx, y, dy);
  }
};

// y = f(x) for each value, with a slope that needs x: T has Batch f(Batch x) const and Batch slope(Batch x) const.
template <class T>
class FromInput : public Is<T, Activation> {
 public:
  bool needs_input() const override { return true; }
  void forward(const float* x, float* y, Index rows, Index cols) const override {
    const T& t = static_cast<const T&>(*this);
    map(rows * cols, [&](Batch v) { return t.f(v); }, y, x);
  }
  void backward(const float* x, const float*, const float* dy, float* dx, Index rows, Index cols) const override {
    const T& t = static_cast<const T&>(*this);
    map(rows * cols, [&](Batch v, Batch d) { return d * t.slope(v); }, dx, x, dy);
  }
};

// log(1 + exp(x)) without overflow.
inline Batch softplus(Batch x) { return clip_below(x, Batch(0.0f)) + log1p(exp(-abs(x))); }

}  // namespace vitrine
