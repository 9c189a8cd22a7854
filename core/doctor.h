// Says where a number that is not finite came from, and why.
#pragma once

#include <span>
#include <string>

#include "data.h"
#include "model.h"
#include "plan.h"

namespace vitrine {

// Two clauses for an error text: the first layer whose output is not finite, and the likely cause.
std::string diagnose(const Model& model, const Plan& plan, const Dataset& data, std::span<const std::int32_t> rows);

}  // namespace vitrine
