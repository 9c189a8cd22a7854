// What determinism/same.test.cpp expects. A line changes only when a component's numbers are meant to change.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace vitrine::test {

inline constexpr std::uint64_t seed_network = 0;

inline const std::map<std::string, std::uint64_t> hashes{
    {"none", 0},
};

}  // namespace vitrine::test
