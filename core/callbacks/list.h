// All callbacks of the core, in the order of menus.
#pragma once

#include "callbacks/early_stopping.h"
#include "registry.h"

namespace vitrine {

using Callbacks = List<EarlyStopping>;

}  // namespace vitrine
