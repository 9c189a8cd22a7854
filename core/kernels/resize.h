// Images (rows, columns, channels) made larger by whole factors.
#pragma once

#include <algorithm>

#include "simd.h"

namespace vitrine {

struct Enlargement {
  std::int64_t rows = 1, columns = 1, channels = 1, row_factor = 1, column_factor = 1;
  bool blend = false;  // else values are repeated
};

// The two cells that a cell of the larger image lies between, and the second one's share.
struct Between {
  Index first, second;
  float share;
};

// Cells have their value at their centre: cell o of the larger image lies at (o + 1/2) / factor - 1/2. Beyond the last centre nothing changes.
inline Between between(Index o, Index factor, Index size, bool blend) {
  if (!blend) return {o / factor, o / factor, 0};
  const float place = (static_cast<float>(o) + 0.5f) / static_cast<float>(factor) - 0.5f;
  const Index first = place < 0 ? -1 : static_cast<Index>(place);
  return {std::max<Index>(first, 0), std::min(first + 1, size - 1), place - static_cast<float>(first)};
}

// f(pixel of the larger image, pixel of the image, share) for all that have a share.
template <class F>
inline void each_share(const Enlargement& e, std::int64_t images, F f) {
  const Index rows = e.rows * e.row_factor, columns = e.columns * e.column_factor;
  for (Index i = 0, large = 0; i < images; ++i)
    for (Index y = 0; y < rows; ++y) {
      const Between row = between(y, e.row_factor, e.rows, e.blend);
      for (Index x = 0; x < columns; ++x, ++large) {
        const Between column = between(x, e.column_factor, e.columns, e.blend);
        const auto at = [&](Index r, Index c) { return (i * static_cast<Index>(e.rows) + r) * static_cast<Index>(e.columns) + c; };
        f(large, at(row.first, column.first), (1 - row.share) * (1 - column.share));
        if (!e.blend) continue;
        f(large, at(row.first, column.second), (1 - row.share) * column.share);
        f(large, at(row.second, column.first), row.share * (1 - column.share));
        f(large, at(row.second, column.second), row.share * column.share);
      }
    }
}

// to += share · from, pixel by pixel
inline void add_share(Index channels, float share, const float* from, float* to) {
  map(channels, [=](Batch sum, Batch v) { return sum + Batch(share) * v; }, to, to, from);
}

inline void enlarge(const Enlargement& e, std::int64_t images, const float* x, float* y) {
  std::fill_n(y, images * e.rows * e.row_factor * e.columns * e.column_factor * e.channels, 0.0f);
  each_share(e, images, [&](Index large, Index small, float share) { add_share(e.channels, share, x + small * e.channels, y + large * e.channels); });
}

inline void enlarge_gradient(const Enlargement& e, std::int64_t images, const float* dy, float* dx) {
  std::fill_n(dx, images * e.rows * e.columns * e.channels, 0.0f);
  each_share(e, images, [&](Index large, Index small, float share) { add_share(e.channels, share, dy + large * e.channels, dx + small * e.channels); });
}

}  // namespace vitrine
