// All optimizers, in the order of menus.
#pragma once

#include "optimizers/adam.h"
#include "optimizers/rmsprop.h"
#include "optimizers/sgd.h"
#include "registry.h"

namespace vitrine {

using Optimizers = List<Adam, AdamW, SGD, RMSprop>;

}  // namespace vitrine
