// All layers, in the order of menus. Adding a layer is its header and its name here.
#pragma once

#include "layers/activation.h"
#include "layers/batch_normalization.h"
#include "layers/dense.h"
#include "layers/dropout.h"
#include "layers/input.h"
#include "layers/reshape.h"
#include "registry.h"

namespace vitrine {

using Layers = List<InputLayer, Dense, ActivationLayer, Dropout, BatchNormalization, Flatten, Reshape>;

}  // namespace vitrine
