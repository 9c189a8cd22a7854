// Activations that pull small values to 0.
#pragma once

#include "activations/activation.h"

namespace vitrine {

struct HardShrink final : FromInput<HardShrink> {
  static constexpr About described{"hard_shrink", "hard_shrink", "x outside ±threshold, else 0."};
  double threshold = 0.5;
  void fields(Fields& f) override { f("threshold", threshold, not_negative, "Half the width of the gap."); }
  Batch f(Batch x) const { return select(abs(x) <= gap(), Batch(0.0f), x); }
  Batch slope(Batch x) const { return select(abs(x) > gap(), Batch(1.0f), Batch(0.0f)); }

 private:
  Batch gap() const { return Batch(static_cast<float>(threshold)); }
};

struct SoftShrink final : FromInput<SoftShrink> {
  static constexpr About described{"soft_shrink", "soft_shrink", "x moved towards 0 by the threshold, and 0 within it."};
  double threshold = 0.5;
  void fields(Fields& f) override { f("threshold", threshold, not_negative, "How far values move."); }
  Batch f(Batch x) const { return select(x > gap(), x - gap(), select(x < -gap(), x + gap(), x * Batch(0.0f))); }
  Batch slope(Batch x) const { return select(abs(x) > gap(), Batch(1.0f), Batch(0.0f)); }

 private:
  Batch gap() const { return Batch(static_cast<float>(threshold)); }
};

struct TanhShrink final : FromInput<TanhShrink> {
  static constexpr About described{"tanh_shrink", "tanh_shrink", "x - tanh(x)."};
  Batch f(Batch x) const { return x - tanh(x); }
  Batch slope(Batch x) const {
    const Batch t = tanh(x);
    return t * t;
  }
};

}  // namespace vitrine
