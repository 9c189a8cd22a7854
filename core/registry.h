// The lists of components, by kind. A list is a plain tuple of types in its kind's list.h, ordered as a menu.
#pragma once

#include <span>
#include <string_view>

#include "component.h"

namespace vitrine {

template <class... Components>
struct List {};

struct Entry {
  const About* about;
  std::unique_ptr<Component> (*make)();
};

struct Kind {
  std::string_view name;    // "loss": the word in error texts and the catalog's option types
  std::string_view plural;  // "losses": the catalog's key
  std::string_view module;  // "keras.losses"
  std::span<const Entry> entries;
};

// All kinds, in the catalog's order.
std::span<const Kind> kinds();

const Kind& kind_named(std::string_view name);

// The entry with this identifier, class name or alias, in snake_case or camelCase; an unknown name is an error that offers the nearest.
const Entry& find(const Kind& kind, std::string_view name, std::string_view path);

// The nearest of some names to a misspelt one, as ", did you mean x?", or "" if none is near.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> names);

}  // namespace vitrine
