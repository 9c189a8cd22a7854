// The logistic function and the hyperbolic tangent: most of what a recurrent layer computes besides its products. Without branches,
// and exact to about two units in the last place.
#pragma once

#include "simd.h"

namespace vitrine {

// exp(x) = scale · (1 + rest): scale a power of two, rest between -0.3 and 0.42. For |x| up to 87.
struct ScaledExponential {
  Batch scale, rest;
};

// x = n log 2 + r, and exp(r) - 1 = r + r² p(r). The constants are those of Moshier's Cephes (expf.c); log 2 comes in two parts, so that r is exact.
inline ScaledExponential split_exponential(Batch x) {
  const Batch rounded = mul_add(x, Batch(1.44269504088896341f), Batch(rounder)), n = rounded - Batch(rounder);
  const Batch r = mul_add(n, Batch(2.12194440e-4f), mul_add(n, Batch(-0.693359375f), x));
  Batch p = mul_add(r, Batch(1.9875691500e-4f), Batch(1.3981999507e-3f));
  p = mul_add(p, r, Batch(8.3334519073e-3f));
  p = mul_add(p, r, Batch(4.1665795894e-2f));
  p = mul_add(p, r, Batch(1.6666665459e-1f));
  p = mul_add(p, r, Batch(5.0000001201e-1f));
  return {two_to(rounded), mul_add(p, r * r, r)};
}

// 1 / (1 + exp(-x)).
inline Batch sigmoid(Batch x) {
  const ScaledExponential e = split_exponential(clip_above(clip_below(-x, Batch(-87.0f)), Batch(87.0f)));
  return Batch(1.0f) / (Batch(1.0f) + mul_add(e.scale, e.rest, e.scale));
}

// With m = exp(2x) - 1, computed without the difference where x is small:  tanh(x) = m / (m + 2).
inline Batch tanh(Batch x) {
  const Batch twice = clip_above(clip_below(x + x, Batch(-20.0f)), Batch(20.0f));  // beyond it, tanh is 1 in float
  const ScaledExponential e = split_exponential(twice);
  const Batch m = mul_add(e.scale, e.rest, e.scale - Batch(1.0f));
  return m / (m + Batch(2.0f));
}

}  // namespace vitrine
