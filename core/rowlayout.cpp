#include "rowlayout.h"

#include <algorithm>

#include "error.h"

namespace vitrine {

RowLayout::RowLayout(const Shape& shape, std::span<const double> axes, std::string_view who) {
  const auto rank = static_cast<Index>(shape.size()) + 1;
  std::vector<bool> chosen(rank, axes.empty());
  for (const double given : axes) {
    const auto axis = static_cast<Index>(given);
    if (axis < -rank || axis >= rank) fail(who, ".axis must be from ", -rank, " to ", rank - 1, " for outputs of shape ", batch_text(shape), ", got ", axis);
    const Index at = axis < 0 ? axis + rank : axis;
    if (chosen[at]) fail(who, ".axis names an axis of outputs of shape ", batch_text(shape), " twice, got ", axis);
    chosen[at] = true;
  }
  std::vector<Axis> all(rank);
  Index stride = 1;
  for (Index axis = rank; axis-- > 0; stride *= all[axis].size) all[axis] = {axis ? static_cast<Index>(shape[axis - 1]) : 0, stride};
  for (const bool together : {false, true})
    for (Index axis = 0; axis < rank; ++axis) {
      if (chosen[axis] != together) continue;
      axes_.push_back(all[axis]);
      if (axis) (together ? together_ : others_) *= all[axis].size;
    }
  mixes_ = chosen[0];
  plain_ = chosen[rank - 1] && std::count(chosen.begin(), chosen.end(), true) == 1;
  in_order_ = std::is_sorted(chosen.begin(), chosen.end());
}

Index RowLayout::place(Index batch, Index n) const {
  Index at = 0;
  for (auto axis = axes_.rbegin(); axis != axes_.rend(); ++axis) {
    const Index size = axis->size ? axis->size : batch;
    at += n % size * axis->stride;
    n /= size;
  }
  return at;
}

const float* RowLayout::gather(Index batch, const float* values, float* room) const {
  if (in_order_) return values;
  for (Index n = 0; n < batch * sample(); ++n) room[n] = values[place(batch, n)];
  return room;
}

const float* RowLayout::weights(Index batch, Index cols, const float* plain, float* room) const {
  const Index plain_per_sample = sample() / cols;
  for (Index r = 0; r < rows(batch); ++r) room[r] = plain[r / others_ * plain_per_sample];
  return room;
}

void RowLayout::scatter(Index batch, const float* rows, float* values) const {
  for (Index n = 0; n < batch * sample(); ++n) values[place(batch, n)] = rows[n];
}

}  // namespace vitrine
