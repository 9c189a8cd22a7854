#include "error.h"

#include <cmath>
#include <cstdint>

#include "json.h"

namespace vitrine {

// The JSON library's digits: the standard library's to_chars would add 100 kB of tables.
void append(std::string& text, double number) {
  const bool whole = number == std::floor(number) && std::fabs(number) < 1e15;
  text += whole ? Json(static_cast<std::int64_t>(number)).dump() : std::isfinite(number) ? Json(number).dump() : std::isnan(number) ? "NaN" : number > 0 ? "infinity" : "-infinity";
}

}  // namespace vitrine
