// The rows of an output: the values that a loss or a metric takes together. They lie along the last axis, unless it names other axes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "tensor.h"

namespace vitrine {

// A sample of this shape (without the batch), empty shapes standing for one value.
inline Shape with_an_axis(const Shape& shape) { return shape.empty() ? Shape{1} : shape; }

class RowLayout {
 public:
  RowLayout() = default;
  // Of outputs of this shape, which leaves out the batch. Axes are Keras's: 0 is the batch, negative ones count from the end, and none
  // means all of them. `who` has them, for errors.
  RowLayout(const Shape& shape, std::span<const double> axes, std::string_view who);

  // Of a batch.
  Index rows(Index batch) const { return mixes_ ? others_ : others_ * batch; }
  Index cols(Index batch) const { return mixes_ ? together_ * batch : together_; }

  Index sample() const { return others_ * together_; }  // values of a sample
  bool mixes() const { return mixes_; }                 // a row has values of all samples
  bool plain() const { return plain_; }                 // rows lie along the last axis

  // Values of a batch row by row: where they lie, if they lie so already, else copied into `room`. And back.
  const float* gather(Index batch, const float* values, float* room) const;
  void scatter(Index batch, const float* rows, float* values) const;
  // Weights of rows out of those of plain rows of so many columns, which are alike for a sample. Not for rows that mix samples.
  const float* weights(Index batch, Index cols, const float* plain, float* room) const;
  bool in_order() const { return in_order_; }

 private:
  struct Axis {
    Index size, stride;  // the batch has size 0: it varies
  };
  // The place of a value that comes n-th when they are read row by row.
  Index place(Index batch, Index n) const;

  std::vector<Axis> axes_;  // those of a row last
  Index others_ = 1, together_ = 1;
  bool mixes_ = false, plain_ = true, in_order_ = true;
};

}  // namespace vitrine
