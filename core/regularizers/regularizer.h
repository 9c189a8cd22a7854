// Regularizers: a penalty on weights or activities that is added to the loss.
#pragma once

#include "component.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

class Regularizer : public Component {
 public:
  static constexpr std::string_view kind = "regularizer";
  static Json identity(Regularizer& r) { return serialized(r, kind); }

  virtual float penalty(const float* w, Index n) const = 0;
  virtual void add_gradient(const float* w, float* gradient, Index n, float scale) const = 0;  // gradient += scale · d penalty / d w
};

}  // namespace vitrine
