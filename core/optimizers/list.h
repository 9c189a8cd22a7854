// All optimizers, in the order of menus.
#pragma once

#include "optimizers/adafactor.h"
#include "optimizers/adagrad.h"
#include "optimizers/adam.h"
#include "optimizers/ftrl.h"
#include "optimizers/lamb.h"
#include "optimizers/lion.h"
#include "optimizers/muon.h"
#include "optimizers/rmsprop.h"
#include "optimizers/schedule_free.h"
#include "optimizers/sgd.h"
#include "registry.h"

namespace vitrine {

using Optimizers = List<Adam, AdamW, SGD, RMSprop, Nadam, Adamax, Adagrad, Adadelta, Lion, Lamb, Muon, Adafactor, Ftrl, ScheduleFreeAdamW>;

}  // namespace vitrine
