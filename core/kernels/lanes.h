// Runs over the channels of a pixel: four vectors at a time, then one, then what is left of one.
#pragma once

#include "simd.h"

namespace vitrine {

// The n (1 to 4) floats at p.
inline Batch take(const float* p, Index n) { return n == lanes ? load(p) : load_first(p, n); }
inline void put(float* p, Batch v, Index n) {
  if (n == lanes) store(p, v);
  else store_first(p, v, n);
}

// f.operator()<Vectors>(channel, n) for stretches of `Vectors` vectors, the last of them n floats wide.
template <class F>
inline void each_stretch(Index channels, F f) {
  Index c = 0;
  for (; c + 4 * lanes <= channels; c += 4 * lanes) f.template operator()<4>(c, lanes);
  for (; c < channels; c += lanes) f.template operator()<1>(c, channels - c < lanes ? channels - c : lanes);
}

}  // namespace vitrine
