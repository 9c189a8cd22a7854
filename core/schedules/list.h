// All schedules of the learning rate, in the order of menus.
#pragma once

#include "registry.h"
#include "schedules/cosine.h"
#include "schedules/decay.h"

namespace vitrine {

using Schedules = List<ExponentialDecay, CosineDecay, CosineDecayRestarts, PolynomialDecay, InverseTimeDecay, PiecewiseConstantDecay>;

}  // namespace vitrine
