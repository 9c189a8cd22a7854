// Σ a b over named axes, such as bij,bjk->bik: cut into matrix products that read every operand where it lies.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "kernels/gemm.h"

namespace vitrine {

class Einsum {
 public:
  Einsum() = default;
  // The axes of the two operands and of the result, a letter each, and their sizes. The axis `batch`, the first of all operands that have it,
  // has as many entries as there are rows in a batch. No letter comes twice in an operand.
  Einsum(std::string_view a, std::string_view b, std::string_view c, char batch, const std::function<std::int64_t(char)>& size);

  void operator()(Index batch, const float* a, const float* b, float* c) const;

 private:
  // An axis, or several that lie in all operands as one. A stride is 0 where the operand doesn't have it.
  struct Axis {
    Index size = 1;
    bool batch = false;  // times the rows of the batch
    Index a = 0, b = 0, c = 0;
    Index in(Index rows) const { return batch ? size * rows : size; }
  };

  void unite();
  void choose();
  Axis take(bool (*fits)(const Axis&));
  void run(std::size_t loop, Index batch, const float* a, const float* b, float* c, Start start) const;

  std::vector<Axis> loops_;  // those that no product takes: those of the result first
  Axis rows_, columns_, sum_, segments_;
  bool swapped_ = false;  // b comes first in the products
};

}  // namespace vitrine
