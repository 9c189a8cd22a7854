// All activations, in the order of menus.
#pragma once

#include "activations/exponential.h"
#include "activations/relu.h"
#include "activations/shrink.h"
#include "activations/sigmoid.h"
#include "activations/smooth.h"
#include "activations/softmax.h"
#include "registry.h"

namespace vitrine {

using Activations = List<Linear, Relu, Sigmoid, Tanh, Softmax, LeakyRelu, Relu6, Elu, Selu, Celu, Gelu, Silu, HardSilu, Mish, Softplus, Softsign, Exponential,
                         HardSigmoid, HardTanh, LogSigmoid, LogSoftmax, Sparsemax, SparsePlus, SparseSigmoid, Squareplus, HardShrink, SoftShrink, TanhShrink,
                         Threshold, Glu>;

}  // namespace vitrine
