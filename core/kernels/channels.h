// Loops over values that lie as (outer, channels, inner), each channel having parameters of its own.
#pragma once

#include <algorithm>
#include <array>
#include <utility>

#include "simd.h"

namespace vitrine {

struct Channels {
  Index outer = 1, channels = 1, inner = 1;
  Index values() const { return outer * channels * inner; }
};

template <std::size_t N>
using Parameters = std::array<const float*, N>;  // each with a number for every channel

// out = f(in..., parameters of the channel...) for every value.
template <class F, std::size_t N, class... In>
inline void map_channels(const Channels& c, F f, const Parameters<N>& parameters, float* out, const In*... in) {
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    if (c.inner == 1)
      for (Index o = 0, at = 0; o < c.outer; ++o, at += c.channels) map(c.channels, f, out + at, (in + at)..., parameters[i]...);
    else
      for (Index at = 0, channel = 0; at < c.values(); at += c.inner, channel = channel + 1 == c.channels ? 0 : channel + 1)
        map(c.inner, [&](auto... values) { return f(values..., Batch(parameters[i][channel])...); }, out + at, (in + at)...);
  }(std::make_index_sequence<N>{});
}

// sums = Σ f(in..., parameters of the channel...) over every channel.
template <class F, std::size_t N, class... In>
inline void sum_channels(const Channels& c, F f, const Parameters<N>& parameters, float* sums, const In*... in) {
  std::fill_n(sums, c.channels, 0.0f);
  [&]<std::size_t... i>(std::index_sequence<i...>) {
    if (c.inner == 1)
      for (Index o = 0, at = 0; o < c.outer; ++o, at += c.channels)
        map(c.channels, [&](Batch sum, auto... values) { return sum + f(values...); }, sums, static_cast<const float*>(sums), (in + at)..., parameters[i]...);
    else
      for (Index at = 0, channel = 0; at < c.values(); at += c.inner, channel = channel + 1 == c.channels ? 0 : channel + 1)
        sums[channel] += map_sum(c.inner, [&](auto... values) { return f(values..., Batch(parameters[i][channel])...); }, (in + at)...);
  }(std::make_index_sequence<N>{});
}

}  // namespace vitrine
