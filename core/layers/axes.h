// Options that name axes of a layer's input, with the batch counted as axis 0 and negative numbers counted from the end.
#pragma once

#include <algorithm>
#include <vector>

#include "error.h"
#include "fields.h"
#include "kernels/permute.h"

namespace vitrine {

// An option that names an axis or several.
inline Numbers axes_option() { return {.values = {-1}, .one = true, .whole = true}; }

// One axis, as its place in the shape of a row, which has no batch.
inline std::size_t place_of(std::int64_t axis, const Shape& row, std::string_view option) {
  const auto rank = static_cast<std::int64_t>(row.size()) + 1, place = axis < 0 ? axis + rank : axis;
  if (place < 1 || place >= rank) fail(option, " must name axes of the input after the batch, ", batch_text(row), ", got ", axis);
  return static_cast<std::size_t>(place - 1);
}

// The places in ascending order.
inline std::vector<std::size_t> places_of(const Numbers& axes, const Shape& row, std::string_view option) {
  std::vector<std::size_t> places;
  for (const double axis : axes.values) places.push_back(place_of(static_cast<std::int64_t>(axis), row, option));
  std::sort(places.begin(), places.end());
  const auto twice = std::adjacent_find(places.begin(), places.end());
  if (twice != places.end()) fail(option, " names axis ", *twice + 1, " of the input twice");
  return places;
}

// For every value of a row, where the value that stands for it lies in an array: along the row's last axes, an axis of 1 along all of its axis.
inline std::vector<Index> places_in(const Shape& array, const Shape& row, std::string_view option) {
  const std::size_t skipped = row.size() - std::min(row.size(), array.size());
  bool fits = array.size() <= row.size();
  for (std::size_t i = 0; fits && i < array.size(); ++i) fits = array[i] == 1 || array[i] == row[skipped + i];
  if (!fits) fail(option, " must fit to inputs of shape ", batch_text(row), ", got an array of shape ", shape_text(array));
  std::vector<Index> places(static_cast<std::size_t>(count(row)));
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto rest = static_cast<Index>(i);
    for (std::size_t axis = row.size(), step = 1; axis-- > skipped; step *= static_cast<std::size_t>(array[axis - skipped])) {
      if (array[axis - skipped] > 1) places[i] += rest % static_cast<Index>(row[axis]) * static_cast<Index>(step);
      rest /= static_cast<Index>(row[axis]);
    }
  }
  return places;
}

// A row as groups of values that lie along some of its axes.
class AlongAxes {
 public:
  AlongAxes() = default;
  AlongAxes(const Shape& row, const std::vector<std::size_t>& places) {
    Shape sizes;
    std::vector<std::size_t> order, back(row.size());
    for (std::size_t place = 0; place < row.size(); ++place)
      if (std::find(places.begin(), places.end(), place) == places.end()) order.push_back(place);
    order.insert(order.end(), places.begin(), places.end());
    for (std::size_t i = 0; i < order.size(); ++i) {
      sizes.push_back(row[order[i]]);
      back[order[i]] = i;
    }
    for (const std::size_t place : places) width *= static_cast<Index>(row[place]);
    values = static_cast<Index>(count(row));
    groups = values / std::max<Index>(1, width);
    together = std::is_sorted(order.begin(), order.end());
    there_ = permutation(row, order);
    back_ = permutation(sizes, back);
  }

  Index values = 1, groups = 1, width = 1;
  bool together = true;  // the groups lie one after the other as it is

  void gather(Index rows, const float* x, float* y) const { permute(there_, rows, x, y); }
  void scatter(Index rows, const float* y, float* x) const { permute(back_, rows, y, x); }

 private:
  Permutation there_, back_;
};

}  // namespace vitrine
