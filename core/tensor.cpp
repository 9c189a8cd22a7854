#include "tensor.h"

#include <limits>

namespace vitrine {

std::int64_t count(const Shape& shape) {
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  std::int64_t product = 1;
  for (std::int64_t size : shape) {
    if (size == 0) return 0;
    product = product > most / size ? most : product * size;
  }
  return product;
}

std::string shape_text(const Shape& shape) {
  std::string text = "(";
  for (std::int64_t size : shape) text += (text.size() > 1 ? ", " : "") + (size == unknown ? std::string("None") : std::to_string(size));
  return text + (shape.size() == 1 ? ",)" : ")");
}

std::string batch_text(const Shape& shape) {
  Shape with_batch{unknown};
  with_batch.insert(with_batch.end(), shape.begin(), shape.end());
  return shape_text(with_batch);
}

}  // namespace vitrine
