#include "kernels/einsum.h"

#include <algorithm>
#include <utility>

namespace vitrine {

Einsum::Einsum(std::string_view a, std::string_view b, std::string_view c, char batch, const std::function<std::int64_t(char)>& size) {
  const auto stride = [&](std::string_view operand, char axis) {
    const auto at = operand.find(axis);
    if (at == operand.npos) return Index{0};
    Index stride = 1;
    for (const char inner : operand.substr(at + 1)) stride *= static_cast<Index>(size(inner));
    return stride;
  };
  std::string_view seen[] = {c, a, b};
  for (int operand = 0; operand < 3; ++operand)
    for (const char axis : seen[operand]) {
      const bool known = std::any_of(seen, seen + operand, [&](std::string_view earlier) { return earlier.find(axis) != earlier.npos; });
      const bool is_batch = axis == batch;
      const Index entries = is_batch ? 1 : static_cast<Index>(size(axis));
      if (!known && (is_batch || entries != 1)) loops_.push_back({entries, is_batch, stride(a, axis), stride(b, axis), stride(c, axis)});
    }
  unite();
  choose();
}

// Axes that follow each other wherever they are become one.
void Einsum::unite() {
  for (std::size_t outer = 0; outer < loops_.size(); ++outer)
    for (std::size_t inner = 0; inner < loops_.size(); ++inner) {
      Axis &o = loops_[outer], &i = loops_[inner];
      if (outer == inner || i.batch || o.a != i.a * i.size || o.b != i.b * i.size || o.c != i.c * i.size) continue;
      o = {o.size * i.size, o.batch, i.a, i.b, i.c};
      loops_.erase(loops_.begin() + static_cast<std::ptrdiff_t>(inner));
      outer = static_cast<std::size_t>(-1);  // from the start: there may be more
      break;
    }
}

// Takes the largest axis that fits; an axis of one entry if none does.
Einsum::Axis Einsum::take(bool (*fits)(const Axis&)) {
  constexpr Index rows_expected = 32;
  auto best = loops_.end();
  for (auto axis = loops_.begin(); axis != loops_.end(); ++axis)
    if (fits(*axis) && (best == loops_.end() || axis->in(rows_expected) > best->in(rows_expected))) best = axis;
  if (best == loops_.end()) return {};
  const Axis taken = *best;
  loops_.erase(best);
  return taken;
}

// The columns of a product have to lie together in the result, and in one operand only; its rows, in the other one only.
void Einsum::choose() {
  columns_ = take([](const Axis& axis) { return axis.c == 1 && !(axis.a && axis.b); });
  swapped_ = columns_.c ? columns_.a != 0 : std::none_of(loops_.begin(), loops_.end(), [](const Axis& axis) { return axis.c && axis.a && !axis.b; });
  if (swapped_) {
    std::swap(columns_.a, columns_.b);
    for (Axis& axis : loops_) std::swap(axis.a, axis.b);
  }
  rows_ = take([](const Axis& axis) { return axis.c && !axis.b; });
  sum_ = take([](const Axis& axis) { return axis.c == 0; });
  segments_ = take([](const Axis& axis) { return axis.c == 0; });
  std::stable_partition(loops_.begin(), loops_.end(), [](const Axis& axis) { return axis.c != 0; });
}

void Einsum::operator()(Index batch, const float* a, const float* b, float* c) const {
  if (swapped_) std::swap(a, b);
  run(0, batch, a, b, c, Start::zero);
}

void Einsum::run(std::size_t loop, Index batch, const float* a, const float* b, float* c, Start start) const {
  if (loop < loops_.size()) {
    const Axis& axis = loops_[loop];
    for (Index i = 0; i < axis.in(batch); ++i) {
      run(loop + 1, batch, a + i * axis.a, b + i * axis.b, c + i * axis.c, start);
      if (axis.c == 0) start = Start::contents;
    }
    return;
  }
  gemm({.m = rows_.in(batch), .n = columns_.in(batch), .k = sum_.in(batch), .a = {a, rows_.a, sum_.a}, .b = {b, sum_.b, columns_.b}, .c = c, .c_row = rows_.c,
        .start = start, .segments = segments_.in(batch), .a_segment = segments_.a, .b_segment = segments_.b});
}

}  // namespace vitrine
