// All regularizers, in the order of menus.
#pragma once

#include "registry.h"
#include "regularizers/l1_l2.h"
#include "regularizers/orthogonal.h"

namespace vitrine {

using Regularizers = List<L1, L2, L1L2, OrthogonalRegularizer>;

}  // namespace vitrine
