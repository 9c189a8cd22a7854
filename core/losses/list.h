// All losses, in the order of menus.
#pragma once

#include "losses/circle.h"
#include "losses/crossentropy.h"
#include "losses/focal.h"
#include "losses/hinge.h"
#include "losses/overlap.h"
#include "losses/probability.h"
#include "losses/regression.h"
#include "registry.h"

namespace vitrine {

using Losses = List<BinaryCrossentropy, CategoricalCrossentropy, SparseCategoricalCrossentropy, MeanSquaredError, MeanAbsoluteError, MeanAbsolutePercentageError,
                    MeanSquaredLogarithmicError, Huber, LogCosh, CosineSimilarity, Poisson, KLDivergence, BinaryFocalCrossentropy, CategoricalFocalCrossentropy,
                    CategoricalGeneralizedCrossEntropy, Hinge, SquaredHinge, CategoricalHinge, Dice, Tversky, Circle>;

}  // namespace vitrine
