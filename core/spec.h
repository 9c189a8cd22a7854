// Keras-config JSON in and out of components, with every error naming the option, what was wanted and what came.
#pragma once

#include <string>
#include <string_view>

#include "component.h"
#include "json.h"

namespace vitrine {

// Reads {option: value, ...} into a component. Options left out keep their defaults; a required one that is missing, a value of the
// wrong type or out of range and an unknown option are errors. path names the component: "dense_1".
void read(Component& component, const Json& config, std::string_view path);

Json config_of(Component& component);

// JSON from text; what says whose text it is in the error.
Json parse(std::string_view text, std::string_view what);

// A value as an error text shows it: shortened where it is long.
std::string shown(const Json& value);

// A tuple as Keras writes it: [2, 2], [[1, 1], [0, 0]], null.
Json nested(const Tuple& tuple);

// Numbers as Keras writes them: [0.1, 0.9], 0.5 where one may stand for a list, null.
Json listed(const Numbers& numbers);

// "a positive integer", "a number between 0 and 1".
std::string wanted(const Range& range, std::string_view noun);

}  // namespace vitrine
