// Shapes, and the words for sizes. A shape never counts the batch unless its name says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

using Index = std::ptrdiff_t;              // counts floats in memory
using Shape = std::vector<std::int64_t>;   // one entry per axis; unknown marks an axis that is not known yet

inline constexpr std::int64_t unknown = -1;

// Number of values in a shape. Saturates instead of overflowing, so that absurd sizes can be refused in words.
std::int64_t count(const Shape& shape);

// "(30, 64)": the way Keras prints a shape.
std::string shape_text(const Shape& shape);

// "(None, 30)" for {30}: the way Keras prints a shape with its batch axis.
std::string batch_text(const Shape& shape);

}  // namespace vitrine
