#include "kernels/pooling.h"

#include "kernels/lanes.h"
#include "kernels/team.h"

namespace vitrine {
namespace {

// The cells of one window that lie on the image.
struct Cells {
  Index first;  // where the first one's channels begin
  Index rows, columns, row, column;
  Index count() const { return rows * columns; }
};

Cells cells(const Window& w, std::int64_t oy, std::int64_t ox) {
  const auto first = [](const Axis& a, std::int64_t o) { return a.stride ? std::max<std::int64_t>(0, o * a.stride - a.before) : o * a.in / a.out; };
  const auto end = [](const Axis& a, std::int64_t o) { return a.stride ? std::min(a.in, o * a.stride - a.before + a.size) : ((o + 1) * a.in + a.out - 1) / a.out; };
  const Index y = first(w.y, oy), x = first(w.x, ox), column = w.channels, row = w.x.in * w.channels;
  return {y * row + x * column, static_cast<Index>(end(w.y, oy)) - y, static_cast<Index>(end(w.x, ox)) - x, row, column};
}

// f(cells, image, window) for every window of every image, with the places where the image and the window's result begin. A team shares the images.
template <class F>
void each_window(const Window& w, std::int64_t images, F f) {
  const Index in = w.in(), out = count({w.y.out, w.x.out, w.channels});
  const Index parts = parts_of(by_value * images * in, images);
  share(parts, [&](Index part) {
    const auto [first, end] = portion_of(part, parts, images);
    Index result = first * out;
    for (Index image = first * in; image < end * in; image += in)
      for (std::int64_t oy = 0; oy < w.y.out; ++oy)
        for (std::int64_t ox = 0; ox < w.x.out; ++ox, result += w.channels) f(cells(w, oy, ox), image, result);
  });
}

// f(place) for every cell.
template <class F>
inline void each_cell(const Cells& cells, F f) {
  for (Index y = 0, row = cells.first; y < cells.rows; ++y, row += cells.row)
    for (Index x = 0, place = row; x < cells.columns; ++x, place += cells.column) f(place);
}

// The larger one; a value that is not a number wins, so that it is not lost.
inline Batch larger(Batch most, Batch x) { return select((x <= most) | (most != most), most, x); }

__attribute__((noinline)) void max_of(const Cells& given, Index channels, const float* x, float* y) {
  const Cells cells = given;
  each_stretch(channels, [&]<int Vectors>(Index c, Index n) {
    Batch most[Vectors];
    for (int v = 0; v < Vectors; ++v) most[v] = take(x + cells.first + c + v * lanes, n);
    each_cell(cells, [&](Index place) {
      for (int v = 0; v < Vectors; ++v) most[v] = larger(most[v], take(x + place + c + v * lanes, n));
    });
    for (int v = 0; v < Vectors; ++v) put(y + c + v * lanes, most[v], n);
  });
}

__attribute__((noinline)) void spread_to_first(const Cells& given, Index channels, const float* x, const float* y, const float* dy, float* dx) {
  const Cells cells = given;
  each_stretch(channels, [&]<int Vectors>(Index c, Index n) {
    Batch most[Vectors], left[Vectors];  // what is still to be given away
    for (int v = 0; v < Vectors; ++v) {
      most[v] = take(y + c + v * lanes, n);
      left[v] = take(dy + c + v * lanes, n);
    }
    each_cell(cells, [&](Index place) {
      for (int v = 0; v < Vectors; ++v) {
        const Index at = place + c + v * lanes;
        const Mask here = take(x + at, n) == most[v];
        put(dx + at, take(dx + at, n) + select(here, left[v], Batch(0.0f)), n);
        left[v] = select(here, Batch(0.0f), left[v]);
      }
    });
  });
}

void spread_evenly(const Cells& cells, Index channels, const float* x, const float* y, const float* dy, float* dx) {
  each_stretch(channels, [&]<int Vectors>(Index c, Index n) {
    for (int v = 0; v < Vectors; ++v) {
      const Index at = c + v * lanes;
      const Batch most = take(y + at, n), zero(0.0f);
      Batch count(0.0f);
      each_cell(cells, [&](Index place) { count += select(take(x + place + at, n) == most, Batch(1.0f), zero); });
      const Batch share = take(dy + at, n) / clip_below(count, Batch(1.0f));
      each_cell(cells, [&](Index place) { put(dx + place + at, select(take(x + place + at, n) == most, share, zero), n); });
    }
  });
}

void mean_of(const Cells& cells, Index channels, const float* x, float* y) {
  const Batch share(1.0f / static_cast<float>(cells.count()));
  each_stretch(channels, [&]<int Vectors>(Index c, Index n) {
    Batch total[Vectors];
    for (Batch& t : total) t = Batch(0.0f);
    each_cell(cells, [&](Index place) {
      for (int v = 0; v < Vectors; ++v) total[v] += take(x + place + c + v * lanes, n);
    });
    for (int v = 0; v < Vectors; ++v) put(y + c + v * lanes, total[v] * share, n);
  });
}

void spread_mean(const Cells& cells, Index channels, const float* dy, float* dx) {
  const Batch share(1.0f / static_cast<float>(cells.count()));
  each_cell(cells, [&](Index place) {
    map(channels, [=](Batch sum, Batch d) { return sum + d * share; }, dx + place, dx + place, dy);
  });
}

}  // namespace

void pool_max(const Window& w, std::int64_t images, const float* x, float* y) {
  each_window(w, images, [&](const Cells& cells, Index image, Index result) { max_of(cells, w.channels, x + image, y + result); });
}

void pool_max_gradient(const Window& w, std::int64_t images, const float* x, const float* y, const float* dy, float* dx) {
  std::fill_n(dx, images * w.in(), 0.0f);
  each_window(w, images, [&](const Cells& cells, Index image, Index result) { spread_to_first(cells, w.channels, x + image, y + result, dy + result, dx + image); });
}

void pool_max_gradient_shared(const Window& w, std::int64_t images, const float* x, const float* y, const float* dy, float* dx) {
  std::fill_n(dx, images * w.in(), 0.0f);
  each_window(w, images, [&](const Cells& cells, Index image, Index result) { spread_evenly(cells, w.channels, x + image, y + result, dy + result, dx + image); });
}

void pool_mean(const Window& w, std::int64_t images, const float* x, float* y) {
  each_window(w, images, [&](const Cells& cells, Index image, Index result) { mean_of(cells, w.channels, x + image, y + result); });
}

void pool_mean_gradient(const Window& w, std::int64_t images, const float* dy, float* dx) {
  std::fill_n(dx, images * w.in(), 0.0f);
  each_window(w, images, [&](const Cells& cells, Index image, Index result) { spread_mean(cells, w.channels, dy + result, dx + image); });
}

}  // namespace vitrine
