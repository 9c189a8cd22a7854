// The only file that knows the SIMD library: a batch of four floats, loads and stores that never leave their array, and loops over arrays.
// Every operation here is plain IEEE arithmetic in a fixed order, so that WebAssembly and native builds agree bit for bit: all but mul_add
// in the `relaxed` build, which rounds once where the others round twice.
#pragma once

#include <xsimd/xsimd.hpp>

#include "tensor.h"

namespace vitrine {

#if defined(__SSE2__) && !defined(__wasm__)
using Batch = xsimd::batch<float, xsimd::sse4_1>;  // four lanes and no fused multiply-add, as WebAssembly has
#else
using Batch = xsimd::batch<float>;
#endif
using Mask = Batch::batch_bool_type;

inline constexpr Index lanes = Batch::size;
static_assert(lanes == 4, "results are only the same everywhere if every build sums in fours");

inline Batch load(const float* p) { return Batch::load_unaligned(p); }
inline void store(float* p, Batch v) { v.store_unaligned(p); }

// The first n (1 to 4) floats at p, the other lanes 0; and back. In registers: a detour through memory would wait for every store.
#ifdef __wasm__
inline Batch load_first(const float* p, Index n) {
  switch (n) {
    case 1: return wasm_v128_load32_zero(p);
    case 2: return wasm_v128_load64_zero(p);
    case 3: return wasm_v128_load32_lane(p + 2, wasm_v128_load64_zero(p), 2);
    default: return load(p);
  }
}
inline void store_first(float* p, Batch v, Index n) {
  switch (n) {
    case 1: return wasm_v128_store32_lane(p, v, 0);
    case 2: return wasm_v128_store64_lane(p, v, 0);
    case 3: wasm_v128_store64_lane(p, v, 0); return wasm_v128_store32_lane(p + 2, v, 2);
    default: store(p, v);
  }
}
#else
inline Batch load_first(const float* p, Index n) {
  float padded[lanes] = {};
  for (Index i = 0; i < n; ++i) padded[i] = p[i];
  return load(padded);
}
inline void store_first(float* p, Batch v, Index n) {
  float padded[lanes];
  store(padded, v);
  for (Index i = 0; i < n; ++i) p[i] = padded[i];
}
#endif

inline float scalar(Batch v) { return v.get(0); }

// Lanes 2, 3, 0, 1.
inline Batch halves_swapped(Batch v) { return xsimd::swizzle(v, xsimd::batch_constant<std::uint32_t, Batch::arch_type, 2, 3, 0, 1>{}); }

// Sum of the lanes in a fixed order, (0 + 2) + (1 + 3).
inline float sum(Batch v) {
  const Batch pairs = v + halves_swapped(v);
  return pairs.get(0) + pairs.get(1);
}

// Turns four rows of four into four columns.
inline void transpose(Batch (&square)[lanes]) { xsimd::transpose(square, square + lanes); }

#ifdef __wasm_relaxed_simd__
inline constexpr bool mul_add_is_fused = true;  // one instruction, which rounds once
inline Batch mul_add(Batch a, Batch b, Batch c) { return wasm_f32x4_relaxed_madd(a, b, c); }
#else
inline constexpr bool mul_add_is_fused = false;
inline Batch mul_add(Batch a, Batch b, Batch c) { return a * b + c; }
#endif

// x, but no less than low (no more than high). A NaN in x survives: machines' own min and max differ in what they make of it.
inline Batch clip_below(Batch x, Batch low) { return xsimd::select(x < low, low, x); }
inline Batch clip_above(Batch x, Batch high) { return xsimd::select(x > high, high, x); }

// Adding it to a number up to ± 2^22 rounds that to a whole number, which then stands in the last bits of the sum.
inline constexpr float rounder = 12582912.0f;  // 1.5 · 2^23

// 2^n for n + rounder, n being a whole number from -126 to 127: moves n to the place of the exponent.
inline Batch two_to(Batch n_and_rounder) {
  const auto one = xsimd::batch<std::int32_t, Batch::arch_type>(0x3f800000);
  return xsimd::bitwise_cast<float>((xsimd::bitwise_cast<std::int32_t>(n_and_rounder) << 23) + one);
}

using xsimd::abs;
using xsimd::cos;
using xsimd::erf;
using xsimd::exp;
using xsimd::expm1;
using xsimd::log;
using xsimd::log1p;
using xsimd::select;
using xsimd::sin;
using xsimd::sqrt;

// out[i] = f(in[i]...) for n values. out may be one of the inputs.
template <class F, class... In>
inline void map(Index n, F f, float* out, const In*... in) {
  Index i = 0;
  for (; i + lanes <= n; i += lanes) store(out + i, f(load(in + i)...));
  if (i < n) store_first(out + i, f(load_first(in + i, n - i)...), n - i);
}

// f(in[i], state[i]...) for n values, where f may change the states.
template <class F, class... State>
inline void update(Index n, F f, const float* in, State*... state) {
  const auto at = [&](Index i, auto load_some, auto store_some) {
    const auto change = [&](auto... values) {
      f(load_some(in + i), values...);
      (store_some(state + i, values), ...);
    };
    change(load_some(state + i)...);
  };
  Index i = 0;
  for (; i + lanes <= n; i += lanes) at(i, load, store);
  if (const Index rest = n - i; rest > 0)
    at(i, [=](const float* p) { return load_first(p, rest); }, [=](float* p, Batch v) { store_first(p, v, rest); });
}

// to[i] = from[i] for n values that are few: for them a call of memcpy costs more than the copy.
inline void copy(Index n, const float* from, float* to) {
  map(n, [](Batch v) { return v; }, to, from);
}

// Sum of f(in[i]...) over n values.
template <class F, class... In>
inline float map_sum(Index n, F f, const In*... in) {
  Batch total(0.0f);
  Index i = 0;
  for (; i + lanes <= n; i += lanes) total += f(load(in + i)...);
  float sum_of_lanes = sum(total);
  if (i < n) {
    float rest[lanes];
    store(rest, f(load_first(in + i, n - i)...));
    for (Index j = 0; j < n - i; ++j) sum_of_lanes += rest[j];
  }
  return sum_of_lanes;
}

}  // namespace vitrine
