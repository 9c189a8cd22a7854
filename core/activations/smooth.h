// Smooth relatives of relu: gelu, silu, mish, softplus, squareplus, and their cheap forms.
#pragma once

#include "activations/activation.h"

namespace vitrine {

// Hendrycks, Gimpel (2016).
struct Gelu final : FromInput<Gelu> {
  static constexpr About described{"gelu", "gelu", "x times the probability that a normal number is below x."};
  bool approximate = false;
  void fields(Fields& f) override { f("approximate", approximate, "Uses the tanh approximation in place of erf."); }

  Batch f(Batch x) const { return Batch(0.5f) * x * (Batch(1.0f) + (approximate ? tanh(inner(x)) : erf(x * Batch(sqrt_half)))); }
  Batch slope(Batch x) const {
    if (!approximate) {
      const Batch density = Batch(0.3989422804014327f) * exp(Batch(-0.5f) * x * x);
      return Batch(0.5f) * (Batch(1.0f) + erf(x * Batch(sqrt_half))) + x * density;
    }
    const Batch t = tanh(inner(x));
    const Batch inner_slope = Batch(sqrt_two_over_pi) * (Batch(1.0f) + Batch(3 * 0.044715f) * x * x);
    return Batch(0.5f) * (Batch(1.0f) + t) + Batch(0.5f) * x * (Batch(1.0f) - t * t) * inner_slope;
  }

 private:
  static constexpr float sqrt_half = 0.7071067811865476f, sqrt_two_over_pi = 0.7978845608028654f;
  static Batch inner(Batch x) { return Batch(sqrt_two_over_pi) * (x + Batch(0.044715f) * x * x * x); }
};

// Elfwing, Uchibe, Doya (2017); also called swish.
struct Silu final : FromInput<Silu> {
  static constexpr About described{"silu", "silu", "x · sigmoid(x), also called swish.", "", "swish"};
  Batch f(Batch x) const { return x * sigmoid(x); }
  Batch slope(Batch x) const {
    const Batch s = sigmoid(x);
    return s + x * s * (Batch(1.0f) - s);
  }
};

struct HardSilu final : FromInput<HardSilu> {
  static constexpr About described{"hard_silu", "hard_silu", "x · hard_sigmoid(x), also called hard swish.", "", "hard_swish"};
  Batch f(Batch x) const { return x * gate(x); }
  Batch slope(Batch x) const { return gate(x) + select(abs(x) < Batch(3.0f), x / Batch(6.0f), Batch(0.0f)); }

 private:
  static Batch gate(Batch x) { return clip_above(clip_below(x / Batch(6.0f) + Batch(0.5f), Batch(0.0f)), Batch(1.0f)); }
};

// Misra (2019).
struct Mish final : FromInput<Mish> {
  static constexpr About described{"mish", "mish", "x · tanh(softplus(x))."};
  Batch f(Batch x) const { return x * tanh(softplus(x)); }
  Batch slope(Batch x) const {
    const Batch t = tanh(softplus(x));
    return t + x * (Batch(1.0f) - t * t) * sigmoid(x);
  }
};

struct Softplus final : FromInput<Softplus> {
  static constexpr About described{"softplus", "softplus", "log(1 + exp(x)): a smooth relu, always positive."};
  Batch f(Batch x) const { return softplus(x); }
  Batch slope(Batch x) const { return sigmoid(x); }
};

// Barron (2021).
struct Squareplus final : FromInput<Squareplus> {
  static constexpr About described{"squareplus", "squareplus", "(x + sqrt(x² + b)) / 2: like softplus, without exponentials."};
  double b = 4;
  void fields(Fields& f) override { f("b", b, not_negative, "How round the bend at 0 is."); }
  Batch f(Batch x) const { return Batch(0.5f) * (x + root(x)); }
  Batch slope(Batch x) const { return Batch(0.5f) * (Batch(1.0f) + x / root(x)); }

 private:
  Batch root(Batch x) const { return sqrt(x * x + Batch(static_cast<float>(b))); }
};

struct SparsePlus final : FromInput<SparsePlus> {
  static constexpr About described{"sparse_plus", "sparse_plus", "0 below -1, (x + 1)² / 4 up to 1, then x."};
  Batch f(Batch x) const {
    const Batch one(1.0f), shifted = x + one;
    return select(x < -one, Batch(0.0f), select(x < one, Batch(0.25f) * shifted * shifted, x));
  }
  Batch slope(Batch x) const { return clip_above(clip_below(Batch(0.5f) * (x + Batch(1.0f)), Batch(0.0f)), Batch(1.0f)); }
};

}  // namespace vitrine
