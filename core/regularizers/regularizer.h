// Regularizers: a penalty on weights or activities that is added to the loss.
#pragma once

#include <string>

#include "component.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

class Regularizer : public Component {
 public:
  static constexpr std::string_view kind = "regularizer";
  static Json identity(Regularizer& r) { return serialized(r, kind); }

  // Throws if an array of that many axes can't be penalized; what says which array it is.
  virtual void check(std::size_t /*axes*/, const std::string& /*what*/) const {}

  // Of a matrix whose columns are the last axis: of a weight, or of a batch's activities.
  virtual float penalty(const float* w, Index rows, Index columns) const = 0;
  virtual void add_gradient(const float* w, float* gradient, Index rows, Index columns, float scale) const = 0;  // gradient += scale · d penalty / d w
};

}  // namespace vitrine
