// Options in and out of JSON, for every component of every list: what is written reads back, what is wrong is refused by name.
#include <catch_amalgamated.hpp>

#include "components/probe.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

// The text of the error that reading this config into a new component gives.
static std::string refusal(const Entry& entry, const Json& config) {
  return error_of([&] { read(*entry.make(), config, "mine"); });
}

static bool is_one_line(const std::string& text) { return text.find('\n') == text.npos && text.size() > 10 && text.size() < 400; }

TEST_CASE("the defaults of every component are values that it accepts") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    CAPTURE(kind.name, entry.about->class_name);
    Json defaults = config_of(*entry.make());
    for (const Option& option : options_of(*entry.make()))
      if (option.required) defaults.erase(option.name);
    CHECK(refusal(entry, with_required(*entry.make(), defaults)) == "");
  });
}

TEST_CASE("a config that was written reads back as the same config, with every option changed in turn") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    const Json plain = with_required(*entry.make());
    for (const Option& option : options_of(*entry.make()))
      for (const Json& value : good_values(option)) {
        Json config = plain;
        config[option.name] = value;
        CAPTURE(kind.name, entry.about->class_name, config.dump());
        auto component = entry.make(), again = entry.make();
        read(*component, config, "mine");
        const Json written = config_of(*component);
        CHECK(written.contains(option.name));
        read(*again, parse(written.dump(), "text"), "mine");
        CHECK(config_of(*again) == written);
        if (option.type != Option::Type::component) CHECK(written[option.name] == value);
      }
  });
}

TEST_CASE("a component that was serialized with its class is made again the same") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    CAPTURE(kind.name, entry.about->class_name);
    auto component = entry.make();
    read(*component, with_required(*component), "mine");
    const Json written = serialized(*component, kind.name);
    CHECK(written["module"] == kind.module);
    CHECK(find(kind, written["class_name"].get<std::string>(), "mine").about == entry.about);
    auto again = entry.make();
    read(*again, written["config"], "mine");
    CHECK(serialized(*again, kind.name) == written);
  });
}

TEST_CASE("an option that doesn't exist is refused, with the nearest name") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    const auto options = options_of(*entry.make());
    for (const Option& option : options) {
      CAPTURE(kind.name, entry.about->class_name, option.name);
      Json config = with_required(*entry.make());
      config[option.name + "x"] = 1;
      CHECK(refusal(entry, config) == "mine." + option.name + "x is not an option, did you mean '" + option.name + "'?");
    }
    Json config = with_required(*entry.make());
    config["quite_something_else_altogether"] = 1;
    CHECK(refusal(entry, config).starts_with("mine.quite_something_else_altogether is not an option"));
    config.erase("quite_something_else_altogether");
    config["set_by_a_newer_keras"] = nullptr;  // Keras writes null for what is not set
    CHECK(refusal(entry, config) == "");
  });
}

TEST_CASE("a value of the wrong type or out of range is refused in a sentence that names the option and the value") {
  int refused = 0;
  for_each_component([&](const Kind& kind, const Entry& entry) {
    for (const Option& option : options_of(*entry.make()))
      for (const Json& value : bad_values(option)) {
        Json config = with_required(*entry.make());
        config[option.name] = value;
        const std::string text = refusal(entry, config);
        CAPTURE(kind.name, entry.about->class_name, config.dump(), text);
        CHECK(text.starts_with("mine." + option.name));
        CHECK((text.find("got " + shown(value)) != text.npos || text.find("no " + option.kind + " is called 'no such word'") != text.npos));
        CHECK(is_one_line(text));
        ++refused;
      }
  });
  CHECK(refused > 500);
}

TEST_CASE("a required option that is missing is asked for, with its help") {
  for_each_component([](const Kind& kind, const Entry& entry) {
    for (const Option& option : options_of(*entry.make())) {
      if (!option.required) continue;
      CAPTURE(kind.name, entry.about->class_name, option.name);
      Json config = with_required(*entry.make());
      config.erase(option.name);
      CHECK(refusal(entry, config) == "mine." + option.name + " is required: " + option.help);
    }
  });
}

TEST_CASE("a whole number may be written as 3.0, a number as 3") {
  auto dense = find(kind_named("layer"), "Dense", "here").make();
  CHECK(error_of([&] { read(*dense, {{"units", 3.0}}, "dense"); }) == "");
  auto dropout = find(kind_named("layer"), "Dropout", "here").make();
  CHECK(error_of([&] { read(*dropout, {{"rate", 0}}, "dropout"); }) == "");
}

TEST_CASE("one number stands for all of a list, and is written as Keras writes it") {
  const auto written = [](std::string_view layer, std::string_view option, const Json& value) {
    auto made = find(kind_named("layer"), layer, "here").make();
    read(*made, with_required(*made, {{option, value}}), "mine");
    return config_of(*made)[std::string(option)];
  };
  CHECK(written("Conv1D", "kernel_size", 3) == Json::array({3}));
  CHECK(written("Conv2D", "kernel_size", 3.0) == Json::array({3, 3}));
  CHECK(written("Conv2D", "strides", {2, 1}) == Json::array({2, 1}));
  CHECK(written("MaxPooling2D", "strides", nullptr) == nullptr);
  CHECK(written("ZeroPadding1D", "padding", 2) == Json::array({2, 2}));
  CHECK(written("ZeroPadding2D", "padding", 2) == Json({{2, 2}, {2, 2}}));
  CHECK(written("ZeroPadding2D", "padding", {1, 2}) == Json({{1, 1}, {2, 2}}));
  CHECK(written("ZeroPadding2D", "padding", {1, {2, 3}}) == Json({{1, 1}, {2, 3}}));
}

TEST_CASE("a misspelt component is refused with the nearest name of its kind") {
  for (const Kind& kind : kinds())
    for (const Entry& entry : kind.entries) {
      const std::string misspelt = std::string(entry.about->identifier) + "q";
      const std::string text = error_of([&] { find(kind, misspelt, "mine"); });
      CAPTURE(text);
      CHECK(text.starts_with("mine: no " + std::string(kind.name) + " is called '" + misspelt + "', did you mean '"));
    }
}
