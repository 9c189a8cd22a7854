// Constraints: applied to a weight after every optimizer step.
#pragma once

#include "component.h"
#include "spec.h"

namespace vitrine {

class Constraint : public Component {
 public:
  static constexpr std::string_view kind = "constraint";
  static Json identity(Constraint& c) { return serialized(c, kind); }

  virtual void apply(float* w, const Shape& shape) const = 0;
};

}  // namespace vitrine
