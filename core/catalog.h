// Everything the core offers, as one JSON text: what the page's forms, the npm package's classes and the README's tables are made from.
#pragma once

#include <string>

namespace vitrine {

inline constexpr int abi_version = 2;  // raised whenever the calls or the JSON between core and JavaScript change

// {version, abi, layers: [{class_name, identifier, aliases, group, help, options: [{name, type, default, ...}]}], activations: ...}
std::string catalog();

}  // namespace vitrine
