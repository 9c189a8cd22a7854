// All losses, in the order of menus.
#pragma once

#include "losses/crossentropy.h"
#include "losses/regression.h"
#include "registry.h"

namespace vitrine {

using Losses = List<BinaryCrossentropy, CategoricalCrossentropy, SparseCategoricalCrossentropy, MeanSquaredError, MeanAbsoluteError, Huber>;

}  // namespace vitrine
