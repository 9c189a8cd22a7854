#include "data.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "error.h"

namespace vitrine {

void Dataset::add(std::string_view role, std::span<const float> values, const Shape& shape) {
  if (shape.empty() || count(shape) != static_cast<std::int64_t>(values.size()))
    fail(role, " must hold as many values as its shape says, ", shape.empty() ? 0 : count(shape), ", got ", values.size());
  std::vector<Array>* arrays = role == "x" ? &x : role == "y" ? &y : role == "sample_weight" ? &sample_weight : nullptr;
  if (!arrays) fail("data must be x, y or sample_weight, got ", role);
  Array array{static_cast<Index>(shape[0]), Shape(shape.begin() + 1, shape.end()), {values.begin(), values.end()}};
  if (array.rows == 0) fail(role, " has no rows");
  for (const auto& [other, name] : {std::pair{&x, "x"}, std::pair{&y, "y"}, std::pair{&sample_weight, "sample_weight"}})
    if (!other->empty() && array.rows != (*other)[0].rows) fail(role, " must have as many rows as ", name, ", ", (*other)[0].rows, ", got ", array.rows);
  if (role == "sample_weight" && array.width() != 1) fail("sample_weight must have one number a row, got ", array.width());
  const auto bad = std::find_if(values.begin(), values.end(), [](float v) { return !std::isfinite(v); });
  if (bad != values.end()) {
    const Index position = bad - values.begin(), width = std::max<Index>(array.width(), 1);
    fail(role, " has ", std::isnan(*bad) ? "a missing value (NaN)" : "an infinite value", " in row ", position / width, ", column ", position % width,
         " (counted from 0): fill or drop it before training");
  }
  arrays->push_back(std::move(array));
}

}  // namespace vitrine
