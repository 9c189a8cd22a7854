#include "kernels/gemm.h"

#include <algorithm>

#include "simd.h"

namespace vitrine {
namespace {

constexpr Index panel_width = 4 * lanes;  // columns of C that are computed together
constexpr Index depth = 256;              // of k that is summed up before C is written: a panel of B then fits the first cache

#define VITRINE_HOT __attribute__((noinline))  // V8 optimises a function when it is called often, not while it runs

// Rows x (Vectors · 4) values of C in registers, over `k` steps. first: C starts from the bias or 0, else from what it holds.
// The last vector may stick out over the edge: only `width` columns are stored.
template <int Rows, int Vectors>
VITRINE_HOT void block(Index k, const float* a, Index a_row, Index a_column, const float* b, Index b_row, float* c, Index c_row, Index width,
                       const float* start, Index start_row) {
  Batch sums[Rows][Vectors];
  const Index edge = width - (Vectors - 1) * lanes;  // 1 to 4 columns in the last vector
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) {
      const float* from = start ? start + r * start_row + v * lanes : nullptr;
      sums[r][v] = !from ? Batch(0.0f) : v == Vectors - 1 && edge < lanes ? load_first(from, edge) : load(from);
    }
  for (Index p = 0; p < k; ++p) {
    Batch row[Vectors];
    for (int v = 0; v < Vectors; ++v) row[v] = load(b + p * b_row + v * lanes);
    for (int r = 0; r < Rows; ++r) {
      const Batch factor(a[r * a_row + p * a_column]);
      for (int v = 0; v < Vectors; ++v) sums[r][v] = mul_add(factor, row[v], sums[r][v]);
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) {
      float* to = c + r * c_row + v * lanes;
      if (v == Vectors - 1 && edge < lanes) store_first(to, sums[r][v], edge);
      else store(to, sums[r][v]);
    }
}

// All rows of one panel of C, Rows at a time.
template <int Rows, int Vectors>
void panel(Index m, Index k, Strided a, const float* b, Index b_row, float* c, Index c_row, Index width, const float* start, Index start_row) {
  Index i = 0;
  const auto run = [&](auto rows) {
    constexpr int count = decltype(rows)::value;
    for (; i + count <= m; i += count)
      block<count, Vectors>(k, a.data + i * a.row, a.row, a.column, b, b_row, c + i * c_row, c_row, width, start ? start + i * start_row : nullptr, start_row);
  };
  run(std::integral_constant<int, Rows>{});
  run(std::integral_constant<int, 1>{});
}

// A k x width panel of B as rows of `padded` floats, with zeros to the right.
void pack(Index k, Index width, Index padded, Strided b, float* packed) {
  for (Index p = 0; p < k; ++p, packed += padded) {
    const float* row = b.data + p * b.row;
    Index j = 0;
    if (b.column == 1)
      for (; j + lanes <= width; j += lanes) store(packed + j, load(row + j));
    for (; j < width; ++j) packed[j] = row[j * b.column];
    for (; j < padded; ++j) packed[j] = 0.0f;
  }
}

// Four rows of a stored matrix become four columns, for panels of a transposed B.
void pack_transposed(Index k, Strided b, float* packed) {
  for (Index j = 0; j < panel_width; j += lanes) {
    const float* row[lanes];
    for (Index r = 0; r < lanes; ++r) row[r] = b.data + (j + r) * b.column;
    Index p = 0;
    for (; p + lanes <= k; p += lanes) {
      Batch square[lanes] = {load(row[0] + p), load(row[1] + p), load(row[2] + p), load(row[3] + p)};
      transpose(square);
      for (Index r = 0; r < lanes; ++r) store(packed + (p + r) * panel_width + j, square[r]);
    }
    for (; p < k; ++p)
      for (Index r = 0; r < lanes; ++r) packed[p * panel_width + j + r] = row[r][p];
  }
}

}  // namespace

void gemm(Index m, Index n, Index k, Strided a, Strided b, float* c, Index c_row, const float* bias) {
  if (k == 0) {
    for (Index i = 0; i < m; ++i)
      for (Index j = 0; j < n; ++j) c[i * c_row + j] = bias ? bias[j] : 0.0f;
    return;
  }
  alignas(64) float packed[depth * panel_width];
  for (Index j = 0; j < n; j += panel_width) {
    const Index width = std::min(panel_width, n - j);
    const Index vectors = (width + lanes - 1) / lanes;
    for (Index p = 0; p < k; p += depth) {
      const Index steps = std::min(depth, k - p);
      const Strided part{b.data + p * b.row + j * b.column, b.row, b.column};
      const float* rows = part.data;
      Index row = b.row;
      // Whole panels with unit stride are read where they lie, unless rows are so far apart that they would evict each other.
      const bool in_place = b.column == 1 && width % lanes == 0 && (b.row <= 512 || m < 16);
      if (!in_place) {
        row = vectors * lanes;
        rows = packed;
        if (b.row == 1 && width == panel_width) pack_transposed(steps, part, packed);
        else pack(steps, width, row, part, packed);
      }
      const Strided left{a.data + p * a.column, a.row, a.column};
      const float* start = p > 0 ? c + j : bias ? bias + j : nullptr;
      const Index start_row = p > 0 ? c_row : 0;
      switch (vectors) {
        case 4: panel<2, 4>(m, steps, left, rows, row, c + j, c_row, width, start, start_row); break;
        case 3: panel<2, 3>(m, steps, left, rows, row, c + j, c_row, width, start, start_row); break;
        case 2: panel<4, 2>(m, steps, left, rows, row, c + j, c_row, width, start, start_row); break;
        default: panel<8, 1>(m, steps, left, rows, row, c + j, c_row, width, start, start_row);
      }
    }
  }
}

}  // namespace vitrine
