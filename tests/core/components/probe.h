// Looks at a component from outside: its options as data, and copies with other options. Tests that go by the lists need no more.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "component.h"
#include "registry.h"

namespace vitrine::test {

struct Option {
  std::string name, help;
  enum class Type { boolean, integer, number, text, choice, shape, tuple, numbers, texts, component } type;
  Range range;
  bool required, nullable;
  std::vector<std::string> choices;
  std::string kind;  // of a component, which may stand in the place of a number too
  Shape form;        // of a tuple
  bool one, whole;   // of numbers
};

std::vector<Option> options_of(Component& component);

// Values that an option takes, none of them its default where there is a choice.
std::vector<Json> good_values(const Option& option);
// Values that it must refuse.
std::vector<Json> bad_values(const Option& option);

// A config with every required option, so that a component can be read: the given one, with what it lacks.
Json with_required(Component& component, Json config = Json::object());

// Every component of every kind.
void for_each_component(const std::function<void(const Kind&, const Entry&)>& visit);

// Components of one kind with their default options and, one at a time, with others: a test of the maths by list.
struct Variant {
  std::string name;  // "relu {"max_value":3}"
  std::unique_ptr<Component> component;
};
std::vector<Variant> variants(std::string_view kind);

}  // namespace vitrine::test
