// All layers, in the order of menus. Adding a layer is its header and its name here.
#pragma once

#include "layers/activation.h"
#include "layers/batch_normalization.h"
#include "layers/convolution.h"
#include "layers/dense.h"
#include "layers/dropout.h"
#include "layers/global_pooling.h"
#include "layers/input.h"
#include "layers/pooling.h"
#include "layers/reshape.h"
#include "registry.h"

namespace vitrine {

using Layers = List<InputLayer, Dense, ActivationLayer, Dropout, BatchNormalization, Flatten, Reshape,
                    Conv1D, Conv2D,
                    MaxPooling1D, MaxPooling2D, AveragePooling1D, AveragePooling2D,
                    GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalAveragePooling1D, GlobalAveragePooling2D>;

}  // namespace vitrine
