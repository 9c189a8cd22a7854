#include "doctor.h"

#include <algorithm>
#include <cmath>

#include "error.h"

namespace vitrine {
namespace {

bool all_finite(const float* values, Index n) {
  return std::all_of(values, values + n, [](float v) { return std::isfinite(v); });
}

// The place with the largest value in these rows.
struct Largest {
  std::size_t input = 0;
  Index column = 0;
  float value = 0;
};
Largest largest_input(const Dataset& data, std::span<const std::int32_t> rows) {
  Largest found;
  for (std::size_t k = 0; k < data.x.size(); ++k)
    for (std::int32_t row : rows)
      for (Index c = 0; c < data.x[k].width(); ++c)
        if (std::fabs(data.x[k].row(row)[c]) > std::fabs(found.value)) found = {k, c, data.x[k].row(row)[c]};
  return found;
}

}  // namespace

std::string diagnose(const Model& model, const Plan& plan, const Dataset& data, std::span<const std::int32_t> rows) {
  std::string where = "in the loss itself";
  for (std::size_t i = 0; i < model.nodes().size(); ++i)
    if (!all_finite(plan.values(static_cast<int>(i)), static_cast<Index>(rows.size()) * model.nodes()[i].size())) {
      where = join("first seen in layer '", model.nodes()[i].layer->name, "'");
      break;
    }
  constexpr float large = 100;
  const Largest input = largest_input(data, rows);
  if (std::fabs(input.value) > large)
    return join(where, "; likely cause: column ", input.column, " of x", data.x.size() > 1 ? join(" for '", model.nodes()[model.inputs()[input.input]].layer->name, "'") : "", " (counted from 0) reaches ", input.value, ", so standardise the inputs");
  return join(where, "; likely cause: steps that are too large, so lower the learning rate or clip the gradients (clipnorm)");
}

}  // namespace vitrine
