// Arrays of different shapes side by side, as NumPy broadcasts them: axes are matched from the last one on, and one of size 1 is repeated.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <vector>

#include "tensor.h"

namespace vitrine {

// The shape that two shapes have together, if they fit.
inline std::optional<Shape> broadcast(const Shape& a, const Shape& b) {
  if (a.size() < b.size()) return broadcast(b, a);
  Shape shape = a;
  for (std::size_t i = 1; i <= b.size(); ++i) {
    std::int64_t& size = shape[a.size() - i];
    const std::int64_t other = b[b.size() - i];
    if (size == 1) size = other;
    else if (other != 1 && other != size) return std::nullopt;
  }
  return shape;
}

// The way through an array and others that are broadcast to it, in runs along which each of the others goes on or repeats one value.
class Broadcast {
 public:
  Broadcast() = default;
  // by_row: no run is longer than the last axis.
  Broadcast(const Shape& all, std::span<const Shape> shapes, bool by_row = false) : strides_(shapes.size()) {
    std::vector<bool> before;
    std::vector<Index> values(shapes.size(), 1);  // of the axes that were seen
    for (std::size_t i = 1; i <= all.size(); ++i) {
      const auto size = static_cast<Index>(all[all.size() - i]);
      if (size == 1 && !(by_row && i == 1)) continue;
      std::vector<bool> follows;
      for (const Shape& shape : shapes) follows.push_back(i <= shape.size() && shape[shape.size() - i] == size);
      const bool longer = !sizes_.empty() && follows == before && !(by_row && sizes_.size() == 1);
      if (longer) sizes_.back() *= size;
      else sizes_.push_back(size);
      for (std::size_t k = 0; k < shapes.size(); ++k) {
        if (!longer) strides_[k].push_back(follows[k] ? values[k] : 0);
        if (follows[k]) values[k] *= size;
      }
      before = follows;
    }
    if (!sizes_.empty()) return;
    sizes_.push_back(1);
    for (auto& strides : strides_) strides.push_back(0);
  }

  Index length() const { return sizes_[0]; }
  Index runs() const {
    Index runs = 1;
    for (std::size_t i = 1; i < sizes_.size(); ++i) runs *= sizes_[i];
    return runs;
  }
  // Whether array k has one value for a run, and where the values of a run begin in it.
  bool repeats(std::size_t k) const { return strides_[k][0] == 0; }
  Index place(std::size_t k, Index run) const {
    Index place = 0;
    for (std::size_t i = 1; i < sizes_.size(); ++i) {
      place += run % sizes_[i] * strides_[k][i];
      run /= sizes_[i];
    }
    return place;
  }

 private:
  std::vector<Index> sizes_;                 // of the axes that are walked, from the last one to the first
  std::vector<std::vector<Index>> strides_;  // of every array, 0 where it is repeated
};

}  // namespace vitrine
