// Data as the core sees it: arrays of rows, copied in once.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "tensor.h"

namespace vitrine {

// rows x shape values.
struct Array {
  Array(Index row_count, Shape row_shape, std::vector<float> all) : rows(row_count), shape(std::move(row_shape)), values(std::move(all)), width_(static_cast<Index>(count(shape))) {}

  Index rows;
  Shape shape;  // of a row
  std::vector<float> values;

  Index width() const { return width_; }
  const float* row(Index r) const { return values.data() + r * width_; }

 private:
  Index width_;
};

// Inputs, truths and weights of the same rows. Several inputs (truths) belong to models with several inputs (outputs).
struct Dataset {
  std::vector<Array> x, y, sample_weight;

  // Adds an array by its role: "x", "y" or "sample_weight". shape has the rows first. Values that are not finite, and rows that don't
  // match the other arrays, are refused.
  void add(std::string_view role, std::span<const float> values, const Shape& shape);

  Index rows() const { return x.empty() ? 0 : x[0].rows; }
};

}  // namespace vitrine
