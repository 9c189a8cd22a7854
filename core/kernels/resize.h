// Images (rows, columns, channels) made larger by whole factors.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "simd.h"

namespace vitrine {

enum class Blend { repeat, linear, cubic, lanczos3, lanczos5 };

// The cells of an image that a cell of the larger one is made of, side by side, and their shares.
struct Mixture {
  Index first = 0, cells = 0;
  std::array<float, 11> shares{};
};

// The share of a cell at this distance (0 or more), before all are made to sum to 1.
inline float share_at(float distance, Blend blend) {
  const float x = distance;
  const auto lanczos = [x](float radius) {
    constexpr float pi = 3.14159265358979f;
    const auto sine_of_pi_times = [](float v) { return scalar(sin(Batch(pi * (v - 2 * std::round(v / 2))))); };
    return x > radius ? 0.0f : x > 1e-3f ? radius * sine_of_pi_times(x) * sine_of_pi_times(x / radius) / (pi * pi * x * x) : 1.0f;
  };
  switch (blend) {
    case Blend::repeat: return x < 0.5f ? 1.0f : 0.0f;
    case Blend::linear: return std::max(0.0f, 1 - x);
    // Keys, "Cubic convolution interpolation for digital image processing" (1981), with a = -1/2.
    case Blend::cubic: return x >= 2 ? 0.0f : x >= 1 ? ((-0.5f * x + 2.5f) * x - 4) * x + 2 : (1.5f * x - 2.5f) * x * x + 1;
    case Blend::lanczos3: return lanczos(3);
    case Blend::lanczos5: return lanczos(5);
  }
  return 0;
}

// Cells have their value at their centre: cell o of the larger image lies at (o + 1/2) / factor - 1/2. Beyond the edges there is nothing,
// and what is left there has larger shares.
inline Mixture mixture(Index o, Index factor, Index size, Blend blend) {
  if (blend == Blend::repeat) return {o / factor, 1, {1}};
  constexpr Index reaches[] = {1, 1, 2, 3, 5};
  const Index reach = reaches[static_cast<int>(blend)];
  const float place = (static_cast<float>(o) + 0.5f) / static_cast<float>(factor) - 0.5f;
  const auto below = static_cast<Index>(std::floor(place));
  Mixture m{std::max<Index>(0, below - reach), 0, {}};
  float total = 0;
  for (Index cell = m.first; cell <= std::min(size - 1, below + reach); ++cell) total += m.shares[static_cast<std::size_t>(m.cells++)] = share_at(std::fabs(place - static_cast<float>(cell)), blend);
  for (float& share : m.shares) share /= total;
  return m;
}

struct Enlargement {
  Index rows = 1, columns = 1, channels = 1;  // of the image
  std::vector<Mixture> by_row{}, by_column{};  // for every row and column of the larger one

  Index in() const { return rows * columns * channels; }
  Index out() const { return std::ssize(by_row) * std::ssize(by_column) * channels; }
};

inline Enlargement enlargement(Index rows, Index columns, Index channels, Index row_factor, Index column_factor, Blend blend) {
  Enlargement e{rows, columns, channels};
  for (Index y = 0; y < rows * row_factor; ++y) e.by_row.push_back(mixture(y, row_factor, rows, blend));
  for (Index x = 0; x < columns * column_factor; ++x) e.by_column.push_back(mixture(x, column_factor, columns, blend));
  return e;
}

// f(pixel of the larger image, pixel of the image, share) for all that have a share.
template <class F>
inline void each_share(const Enlargement& e, Index images, F f) {
  for (Index i = 0, large = 0; i < images; ++i)
    for (const Mixture& row : e.by_row)
      for (const Mixture& column : e.by_column) {
        for (Index y = 0; y < row.cells; ++y)
          for (Index x = 0; x < column.cells; ++x) {
            const float share = row.shares[static_cast<std::size_t>(y)] * column.shares[static_cast<std::size_t>(x)];
            if (share != 0) f(large, (i * e.rows + row.first + y) * e.columns + column.first + x, share);
          }
        ++large;
      }
}

// to += share · from, pixel by pixel
inline void add_share(Index channels, float share, const float* from, float* to) {
  map(channels, [=](Batch sum, Batch v) { return sum + Batch(share) * v; }, to, to, from);
}

inline void enlarge(const Enlargement& e, Index images, const float* x, float* y) {
  std::fill_n(y, images * e.out(), 0.0f);
  each_share(e, images, [&](Index large, Index small, float share) { add_share(e.channels, share, x + small * e.channels, y + large * e.channels); });
}

inline void enlarge_gradient(const Enlargement& e, Index images, const float* dy, float* dx) {
  std::fill_n(dx, images * e.in(), 0.0f);
  each_share(e, images, [&](Index large, Index small, float share) { add_share(e.channels, share, dy + large * e.channels, dx + small * e.channels); });
}

}  // namespace vitrine
