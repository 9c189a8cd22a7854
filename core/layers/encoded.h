// What layers share that turn numbers into the numbers of categories: how these come out.
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "layers/layer.h"

namespace vitrine {

inline constexpr std::string_view output_modes[] = {"int", "one_hot", "multi_hot", "count"};
inline constexpr std::string_view encoded_modes[] = {"one_hot", "multi_hot", "count"};
inline constexpr std::string_view weighted_modes[] = {"int", "one_hot", "multi_hot", "count", "tf_idf"};

// Towards 0, as a cast to int64 does; beyond its range, its ends.
inline std::int64_t whole_part(float x) {
  constexpr float end = 0x1p63f;
  if (!(x > -end)) return std::numeric_limits<std::int64_t>::min();
  return x < end ? static_cast<std::int64_t>(x) : std::numeric_limits<std::int64_t>::max();
}

// A layer without weights that tells a category's number for every value; -1 for none. Nothing is learnt through it.
class Encoding : public Layer {
 public:
  void forward(const Pass& p) const override {
    const Index values = p.batch * values_;
    if (as_they_are_) {
      for (Index i = 0; i < values; ++i) p.output[i] = static_cast<float>(number_of(p.inputs[0][i]));
      return;
    }
    std::fill_n(p.output, p.batch * outputs_ * depth_, 0.0f);
    for (Index i = 0; i < values; ++i) {
      const std::int64_t number = number_of(p.inputs[0][i]);
      if (number < 0 || number >= depth_) continue;
      float& y = p.output[(i / values_ * outputs_ + i % outputs_) * depth_ + number];
      y = counts_ ? y + 1 : 1;
    }
  }

  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) std::fill_n(p.input_gradients[0], p.batch * values_, 0.0f);
  }

 protected:
  virtual std::int64_t number_of(float value) const = 0;

  // The shape of the output for categories 0 to depth - 1: a vector of `depth` for every value, or one for all that lie along the first axis.
  Shape lay(const Shape& row, std::string_view mode, std::int64_t depth) {
    as_they_are_ = mode == "int";
    counts_ = mode == "count" || mode == "tf_idf";
    depth_ = depth;
    values_ = static_cast<Index>(count(row));
    if (mode == "int") return row;
    Shape shape = row;
    if (mode == "one_hot") {
      outputs_ = values_;
      if (!shape.empty() && shape.back() == 1) shape.pop_back();
    } else {
      if (row.empty()) fail("output_mode '", mode, "' needs rows of one axis or more, got inputs of shape ", batch_text(row));
      outputs_ = values_ / static_cast<Index>(row[0]);
      shape.erase(shape.begin());
    }
    shape.push_back(depth);
    return shape;
  }
  // Keras has no clear answer for rows of more axes.
  static void check_rank(const Shape& row, std::string_view mode) {
    if (mode != "int" && mode != "one_hot" && row.size() > 1) fail("output_mode '", mode, "' needs inputs of shape (None, values), got ", batch_text(row));
  }

  bool as_they_are_ = false, counts_ = false;
  Index depth_ = 1, values_ = 1, outputs_ = 1;  // outputs: vectors in a row
};

}  // namespace vitrine
