// Every component of every list tells its name, its help and its options as the catalog, the forms and the types need them.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <set>

#include "catalog.h"
#include "components/probe.h"
#include "error.h"
#include "spec.h"

using namespace vitrine;
using namespace vitrine::test;

static bool is_snake_case(std::string_view word) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !word.empty() && word.front() >= 'a' && word.front() <= 'z' && std::all_of(word.begin(), word.end(), fits) && word.find("__") == word.npos;
}
static bool is_sentence(std::string_view text) { return text.size() > 3 && text.ends_with(".") && text.find('\n') == text.npos; }

TEST_CASE("every component says in a sentence what it is, under Keras's names") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    CAPTURE(kind.name, entry.about->class_name);
    CHECK_FALSE(entry.about->class_name.empty());
    CHECK(is_snake_case(entry.about->identifier));
    CHECK(is_sentence(entry.about->help));
    CHECK(entry.make()->about().identifier == entry.about->identifier);
  });
}

TEST_CASE("every option says in a sentence what it does, under a name in snake_case") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    std::set<std::string> names;
    for (const Option& option : options_of(*entry.make())) {
      CAPTURE(kind.name, entry.about->class_name, option.name);
      CHECK(is_snake_case(option.name));
      CHECK(is_sentence(option.help));
      CHECK(names.insert(option.name).second);
      CHECK(option.range.min <= option.range.max);
    }
  });
}

TEST_CASE("no two components of a kind answer to the same name") {
  for (const Kind& kind : kinds())
    for (const Entry& entry : kind.entries) {
      CAPTURE(kind.name, entry.about->class_name, entry.about->identifier, entry.about->aliases);
      CHECK(&find(kind, entry.about->class_name, "here") == &entry);
      CHECK(&find(kind, entry.about->identifier, "here") == &entry);
      std::string alias;
      for (const char c : std::string(entry.about->aliases) + " ") {
        if (c != ' ') alias += c;
        else if (!alias.empty()) {
          CHECK(&find(kind, alias, "here") == &entry);
          alias.clear();
        }
      }
    }
}

TEST_CASE("camelCase spellings are understood") {
  CHECK(find(kind_named("loss"), "sparseCategoricalCrossentropy", "loss").about->identifier == "sparse_categorical_crossentropy");
  CHECK(find(kind_named("activation"), "leakyRelu", "activation").about->identifier == "leaky_relu");
  CHECK(find(kind_named("initializer"), "glorotUniform", "initializer").about->identifier == "glorot_uniform");
}

TEST_CASE("the catalog tells every component with all its options, defaults and ranges") {
  const Json all = parse(catalog(), "the catalog");
  CHECK(all["abi"] == abi_version);
  CHECK(all["version"].get<std::string>().find('.') != std::string::npos);
  for (const Kind& kind : kinds()) {
    const Json& list = all[std::string(kind.plural)];
    REQUIRE(list.size() == kind.entries.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Entry& entry = kind.entries[i];
      const auto options = options_of(*entry.make());
      CAPTURE(kind.name, entry.about->class_name);
      CHECK(list[i]["class_name"] == entry.about->class_name);
      CHECK(list[i]["help"] == entry.about->help);
      REQUIRE(list[i]["options"].size() == options.size());
      for (std::size_t o = 0; o < options.size(); ++o) {
        const Json& told = list[i]["options"][o];
        CAPTURE(told.dump());
        CHECK(told["name"] == options[o].name);
        CHECK(told.contains("required") == options[o].required);
        CHECK(told.contains("default") != options[o].required);
        CHECK(told.value("choices", Json::array()).size() == options[o].choices.size());
        CHECK(told.contains("min") == (std::isfinite(options[o].range.min) && !options[o].range.min_excluded));
        CHECK(told.contains("exclusive_max") == (std::isfinite(options[o].range.max) && options[o].range.max_excluded));
      }
    }
  }
}
