// All callbacks of the core, in the order of menus.
#pragma once

#include "callbacks/early_stopping.h"
#include "callbacks/reduce_lr_on_plateau.h"
#include "callbacks/swap_ema_weights.h"
#include "callbacks/terminate_on_nan.h"
#include "registry.h"

namespace vitrine {

using Callbacks = List<EarlyStopping, ReduceLROnPlateau, TerminateOnNaN, SwapEMAWeights>;

}  // namespace vitrine
