// A panel of columns of C is computed at a time, a block of its rows in registers, of which a WebAssembly engine has 15 on x86-64:
// - six rows by 8 columns where a multiply-add is one instruction: 12 sums, more than two units that take 4 cycles can ask for, 2 vectors
//   of B and a factor of A;
// - two rows by 16 columns where it is two, since each product needs a register of its own: 8 sums, 4 vectors of B, 2 factors of A. Also
//   where a block would have few rows or a short sum.
// Panels of B are read where they lie if their rows are close together, else they are packed, as many rows as fit the first cache.
#include "kernels/gemm.h"

#include <algorithm>

#include "kernels/team.h"
#include "simd.h"

namespace vitrine {
namespace {

constexpr Index wide = 4 * lanes, narrow = 2 * lanes;  // columns of a panel
constexpr Index packed_size = 256 * wide;               // floats of B that are packed at a time

Index panel_width(const Product& p) { return mul_add_is_fused && p.m >= 6 && p.k * p.segments > 8 ? narrow : wide; }

// One panel: B as rows of `b_row` floats, all of k at hand.
struct Panel {
  Index m, k, segments;
  Strided a;
  Index a_segment;
  const float* b;
  Index b_row, b_segment;
  float* c;
  Index c_row, width;  // columns that are stored: the last vector may stick out over the edge
  const float* start;  // null: 0
  Index start_row;
  const float* nowhere = nullptr;  // no part of B: what the compiler doesn't know
};

// Rows x (Vectors · 4) values of C. V8 puts the loads of a straight piece of code before its arithmetic: the factors of all rows would
// fill the registers at once. A jump before each row, which is never taken, keeps them apart: 0.85 -> 0.95 of the machine's peak.
template <int Rows, int Vectors>
inline void block(const Panel& p, Index row) {
  const Index edge = p.width - (Vectors - 1) * lanes;  // 1 to 4 columns in the last vector
  Batch sums[Rows][Vectors];
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) {
      const float* from = p.start ? p.start + (row + r) * p.start_row + v * lanes : nullptr;
      sums[r][v] = !from ? Batch(0.0f) : v == Vectors - 1 && edge < lanes ? load_first(from, edge) : load(from);
    }
  for (Index s = 0; s < p.segments; ++s) {
    const float* a[Rows];
    for (int r = 0; r < Rows; ++r) a[r] = p.a.data + s * p.a_segment + (row + r) * p.a.row;
    const float* b = p.b + s * p.b_segment;
    for (Index k = p.k; k > 0; --k) {
      Batch columns[Vectors];
      for (int v = 0; v < Vectors; ++v) columns[v] = load(b + v * lanes);
      for (int r = 0; r < Rows; ++r) {
        if (mul_add_is_fused && r > 0 && b == p.nowhere) break;
        const Batch factor(*a[r]);
        a[r] += p.a.column;
        for (int v = 0; v < Vectors; ++v) sums[r][v] = mul_add(factor, columns[v], sums[r][v]);
      }
      b += p.b_row;
    }
  }
  for (int r = 0; r < Rows; ++r)
    for (int v = 0; v < Vectors; ++v) {
      float* to = p.c + (row + r) * p.c_row + v * lanes;
      if (v == Vectors - 1 && edge < lanes) store_first(to, sums[r][v], edge);
      else store(to, sums[r][v]);
    }
}

// `rows` (1 to Rows) of a panel.
template <int Rows, int Vectors>
inline void block_of(const Panel& p, Index row, Index rows) {
  if (rows == Rows) return block<Rows, Vectors>(p, row);
  if constexpr (Rows > 1) block_of<Rows - 1, Vectors>(p, row, rows);
}

// All rows of a panel: as many blocks of Rows as leave no short one, since that would wait for its few sums; of the last 8, twice 4.
// A function of its own, called for every panel: V8 replaces a function by its optimised code when it is called again.
template <int Rows, int Vectors>
__attribute__((noinline)) void rows_of(const Panel& panel) {
  const Panel p = panel;
  Index row = 0, left = p.m;
  for (; left >= 2 * Rows - 2 || left == Rows; left -= Rows, row += Rows) block<Rows, Vectors>(p, row);
  while (left > 0) {
    const Index rows = left > Rows ? (left + 1) / 2 : left;
    block_of<Rows - 1, Vectors>(p, row, rows);
    row += rows;
    left -= rows;
  }
}

void compute(const Panel& p) {
  switch ((p.width + lanes - 1) / lanes) {
    case 4: return rows_of<2, 4>(p);
    case 3: return rows_of<2, 3>(p);
    case 2: return rows_of<mul_add_is_fused ? 6 : 4, 2>(p);
    default: return rows_of<mul_add_is_fused ? 6 : 8, 1>(p);
  }
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

// The same for a transposed B: four rows of what is stored become four columns.
void pack_transposed(Index k, Index width, Index padded, Strided b, float* packed) {
  for (Index j = 0; j < width; j += lanes) {
    const float* row[lanes];
    for (Index r = 0; r < lanes; ++r) row[r] = b.data + std::min(j + r, width - 1) * b.column;  // beyond the edge: anything that is there
    Index p = 0;
    for (; p + lanes <= k; p += lanes) {
      Batch square[lanes] = {load(row[0] + p), load(row[1] + p), load(row[2] + p), load(row[3] + p)};
      transpose(square);
      for (Index r = 0; r < lanes; ++r) store(packed + (p + r) * padded + j, square[r]);
    }
    for (; p < k; ++p)
      for (Index r = 0; r < lanes; ++r) packed[p * padded + j + r] = row[r][p];
  }
}

// Whole vectors with unit stride are read where they lie, unless rows are so far apart that they evict each other from the first cache.
bool readable_in_place(const Panel& p, Index b_column) {
  const bool whole = b_column == 1 && p.width % lanes == 0;
  return whole && (p.b_row <= 128 || p.m <= 8);
}

// Packs as many whole segments at a time as there is room for, or a long one in parts.
void compute_packed(const Panel& p, Index b_column) {
  alignas(64) float packed[packed_size];
  const Index padded = (p.width + lanes - 1) / lanes * lanes, depth = packed_size / padded;
  const Index part = std::min(p.k, depth), together = depth / part;
  Panel now = p;
  now.b = packed;
  now.b_row = padded;
  now.b_segment = part * padded;
  for (Index s = 0; s < p.segments; s += together)
    for (Index k = 0; k < p.k; k += part) {
      now.k = std::min(part, p.k - k);
      now.segments = std::min(together, p.segments - s);
      now.a.data = p.a.data + s * p.a_segment + k * p.a.column;
      for (Index i = 0; i < now.segments; ++i) {
        const Strided from{p.b + (s + i) * p.b_segment + k * p.b_row, p.b_row, b_column};
        if (from.row == 1) pack_transposed(now.k, p.width, padded, from, packed + i * now.b_segment);
        else pack(now.k, p.width, padded, from, packed + i * now.b_segment);
      }
      compute(now);
      now.start = p.c;
      now.start_row = p.c_row;
    }
}

void sum_nothing(const Product& p) {
  if (p.start == Start::contents) return;
  for (std::int64_t i = 0; i < p.m; ++i)
    for (std::int64_t j = 0; j < p.n; ++j) p.c[i * p.c_row + j] = p.start == Start::bias ? p.bias[j] : 0.0f;
}

// The panels of some columns of C, from a multiple of the panels' width on.
void panels(const Product& p, Portion columns) {
  const Index width = panel_width(p);
  for (Index j = columns.first; j < columns.end; j += width) {
    Panel panel;
    panel.m = static_cast<Index>(p.m);
    panel.k = static_cast<Index>(p.k);
    panel.segments = static_cast<Index>(p.segments);
    panel.a = p.a;
    panel.a_segment = static_cast<Index>(p.a_segment);
    panel.b = p.b.data + j * p.b.column;
    panel.b_row = p.b.row;
    panel.b_segment = static_cast<Index>(p.b_segment);
    panel.c = p.c + j;
    panel.c_row = static_cast<Index>(p.c_row);
    panel.width = std::min(width, columns.end - j);
    panel.start = p.start == Start::zero ? nullptr : p.start == Start::bias ? p.bias + j : panel.c;
    panel.start_row = p.start == Start::contents ? panel.c_row : 0;
    if (readable_in_place(panel, p.b.column)) compute(panel);
    else compute_packed(panel, p.b.column);
  }
}

// Some rows of C.
void rows(Product p, Portion portion) {
  p.a.data += portion.first * p.a.row;
  p.c += portion.first * p.c_row;
  p.m = portion.end - portion.first;
  panels(p, {0, static_cast<Index>(p.n)});
}

// Each thread takes panels of its own, or rows if there are too few of them; a sum is the same whoever makes it.
void gemm_by_team(const Product& p, Index parts) {
  const auto m = static_cast<Index>(p.m), n = static_cast<Index>(p.n);
  if (n / wide >= std::min(2 * parts, m)) share(parts, [&](Index part) { panels(p, portion_of(part, parts, n, wide)); });
  else share(parts, [&](Index part) { rows(p, portion_of(part, parts, m, 2)); });
}

}  // namespace

void gemm(const Product& p) {
  if (p.m == 0 || p.n == 0) return;
  if (p.k == 0 || p.segments == 0) return sum_nothing(p);
  const Index parts = parts_of(p.m * p.n * p.k * p.segments, std::max(p.m, p.n / wide));
  if (parts > 1) gemm_by_team(p, parts);
  else panels(p, {0, static_cast<Index>(p.n)});
}

}  // namespace vitrine
