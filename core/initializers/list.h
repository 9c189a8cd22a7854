// All initializers, in the order of menus.
#pragma once

#include "initializers/constant.h"
#include "initializers/identity.h"
#include "initializers/draws.h"
#include "initializers/variance_scaling.h"
#include "registry.h"

namespace vitrine {

using Initializers = List<GlorotUniform, GlorotNormal, HeUniform, HeNormal, LecunUniform, LecunNormal, VarianceScaling, RandomUniform, RandomNormal,
                          TruncatedNormal, Orthogonal, IdentityInitializer, Zeros, Ones, Constant>;

}  // namespace vitrine
