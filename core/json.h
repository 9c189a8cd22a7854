// JSON as the core uses it: keys keep their order, so that configs and the catalog read as Keras writes them.
#pragma once

#include <nlohmann/json.hpp>

namespace vitrine {

using Json = nlohmann::ordered_json;

}  // namespace vitrine
