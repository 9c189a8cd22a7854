// All constraints, in the order of menus.
#pragma once

#include "constraints/norms.h"
#include "registry.h"

namespace vitrine {

using Constraints = List<MaxNorm, MinMaxNorm, NonNeg, UnitNorm>;

}  // namespace vitrine
