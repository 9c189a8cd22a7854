#include "catalog.h"

#include <cmath>

#include "layers/layer.h"
#include "registry.h"
#include "spec.h"

namespace vitrine {
namespace {

// Describes the options of a new component, whose values are the defaults.
class Describer final : public Fields {
 public:
  Json options = Json::array();

  void fixed(std::string_view, const Json&) override {}
  void dtype(const Json&) override {}

 private:
  void boolean(const Field& field, bool& value) override { add(field, "boolean", value); }
  void integer(const Field& field, std::int64_t& value) override { add(field, "integer", value); }
  void number(const Field& field, double& value) override { add(field, "number", value); }
  void optional_integer(const Field& field, std::optional<std::int64_t>& value) override { add(field, "integer", value ? Json(*value) : Json(), true); }
  void optional_number(const Field& field, std::optional<double>& value) override { add(field, "number", value ? Json(*value) : Json(), true); }
  void optional_text(const Field& field, std::optional<std::string>& value) override { add(field, "string", value ? Json(*value) : Json(), true); }
  void choice(const Field& field, std::string& value) override {
    if (field.choices.empty()) {
      add(field, "string", value.empty() ? Json() : Json(value), value.empty());
      return;
    }
    Json choices = Json::array();
    for (std::string_view choice : field.choices)
      if (choice != "none") choices.push_back(choice);
    const bool nullable = choices.size() < field.choices.size();  // the choice of none is Keras's None
    add(field, "choice", value == "none" ? Json() : Json(value), nullable)["choices"] = choices;
  }
  void shape(const Field& field, Shape& value) override { sizes(field, value, false); }
  void optional_shape(const Field& field, std::optional<Shape>& value) override { sizes(field, value ? Json(*value) : Json(), true); }
  void sizes(const Field& field, Json value, bool nullable) {
    Json& option = add(field, "shape", std::move(value), nullable);
    if (field.alone) option["alone"] = true;
  }
  void tuple(const Field& field, Tuple& value) override { add(field, "tuple", nested(value), value.nullable)["form"] = value.form; }
  void axes(const Field& field, Axes& value) override { add(field, "axes", nested(value), value.nullable); }
  void numbers(const Field& field, Numbers& value) override {
    Json& option = add(field, "numbers", listed(value), value.nullable);
    if (value.one) option["one"] = true;
    if (value.whole) option["whole"] = true;
    if (value.empty) option["empty"] = true;
    if (value.rank > 1) option["rank"] = value.rank;
  }
  void texts(const Field& field, std::vector<std::string>& value) override { add(field, "texts", value, true); }
  void number_or(const Field& field, double& value, SlotBase& slot) override { add(field, "number", value)["or"] = slot.kind(); }
  void component(const Field& field, SlotBase& slot) override {
    const Json config = slot.config();
    add(field, slot.kind(), config.is_object() ? Json(identifier_of(slot.kind(), config)) : config, slot.nullable() && !field.required);
  }

  static std::string identifier_of(std::string_view kind, const Json& config) {
    return std::string(find(kind_named(kind), config["class_name"].get<std::string>(), "catalog").about->identifier);
  }

  Json& add(const Field& field, std::string_view type, Json value, bool nullable = false) {
    Json option{{"name", field.name}, {"type", type}};
    if (field.required) option["required"] = true;
    else option["default"] = std::move(value);
    if (nullable) option["nullable"] = true;
    if (std::isfinite(field.range.min)) option[field.range.min_excluded ? "exclusive_min" : "min"] = plain(field.range.min);
    if (std::isfinite(field.range.max)) option[field.range.max_excluded ? "exclusive_max" : "max"] = plain(field.range.max);
    option["help"] = field.help;
    options.push_back(std::move(option));
    return options.back();
  }
  static Json plain(double number) { return number == std::floor(number) ? Json(static_cast<std::int64_t>(number)) : Json(number); }
};

Json words(std::string_view text) {
  Json list = Json::array();
  while (!text.empty()) {
    const auto end = text.find(' ');
    list.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return list;
}

Json describe(const Entry& entry) {
  const About& about = *entry.about;
  const auto made = entry.make();
  Describer describer;
  made->fields(describer);
  Json json{{"class_name", about.class_name}, {"identifier", about.identifier}, {"aliases", words(about.aliases)},
            {"group", about.group},           {"help", about.help},             {"options", describer.options}};
  if (const auto* layer = dynamic_cast<const Layer*>(made.get()); layer && layer->states()) json["states"] = layer->states();
  return json;
}

}  // namespace

std::string catalog() {
  Json all{{"version", VITRINE_VERSION}, {"abi", abi_version}};
  for (const Kind& kind : kinds()) {
    Json& list = all[std::string(kind.plural)] = Json::array();
    for (const Entry& entry : kind.entries) list.push_back(describe(entry));
  }
  return all.dump();
}

}  // namespace vitrine
