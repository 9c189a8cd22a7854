#include "components/probe.h"

#include <cmath>

#include "error.h"
#include "spec.h"

namespace vitrine::test {
namespace {

class Lister final : public Fields {
 public:
  std::vector<Option> options;
  void fixed(std::string_view, const Json&) override {}
  void dtype(const Json&) override {}

 private:
  using Type = Option::Type;
  void boolean(const Field& f, bool&) override { add(f, Type::boolean); }
  void integer(const Field& f, std::int64_t&) override { add(f, Type::integer); }
  void number(const Field& f, double&) override { add(f, Type::number); }
  void optional_integer(const Field& f, std::optional<std::int64_t>&) override { add(f, Type::integer, true); }
  void optional_number(const Field& f, std::optional<double>&) override { add(f, Type::number, true); }
  void optional_text(const Field& f, std::optional<std::string>&) override { add(f, Type::text, true); }
  void choice(const Field& f, std::string&) override { add(f, f.choices.empty() ? Type::text : Type::choice); }
  void shape(const Field& f, Shape&) override { add(f, Type::shape); }
  void optional_shape(const Field& f, std::optional<Shape>&) override { add(f, Type::shape, true); }
  void tuple(const Field& f, Tuple& value) override { add(f, Type::tuple, value.nullable).form = value.form; }
  void numbers(const Field& f, Numbers& value) override {
    Option& option = add(f, Type::numbers, value.nullable);
    option.one = value.one;
    option.whole = value.whole;
  }
  void texts(const Field& f, std::vector<std::string>&) override { add(f, Type::texts, true); }
  void number_or(const Field& f, double&, SlotBase& slot) override { add(f, Type::number).kind = slot.kind(); }
  void component(const Field& f, SlotBase& slot) override { add(f, Type::component, slot.nullable()).kind = slot.kind(); }

  Option& add(const Field& f, Type type, bool nullable = false) {
    options.push_back({std::string(f.name), std::string(f.help), type, f.range, f.required, nullable, {f.choices.begin(), f.choices.end()}, "", {}, false, false});
    return options.back();
  }
};

// Of a component with its required options: "relu", or {class_name, config}. Null if one of these is a component itself.
Json identifier(const Entry& entry) {
  bool nested = false;
  for (const Option& option : options_of(*entry.make())) nested = nested || (option.required && option.type == Option::Type::component);
  if (nested) return nullptr;
  const Json config = with_required(*entry.make());
  return config.empty() ? Json(entry.about->identifier) : Json{{"class_name", entry.about->class_name}, {"config", config}};
}

bool within(const Range& range, double v) {
  return (range.min_excluded ? v > range.min : v >= range.min) && (range.max_excluded ? v < range.max : v <= range.max);
}

// A tuple as Keras writes it, with the same number everywhere.
Json filled(const Shape& form, int value) {
  Json list = Json::array();
  for (int i = 0; i < form[0]; ++i) list.push_back(form.size() == 1 ? Json(value) : filled({form.begin() + 1, form.end()}, value));
  return list;
}

}  // namespace

std::vector<Option> options_of(Component& component) {
  Lister lister;
  component.fields(lister);
  return lister.options;
}

std::vector<Json> good_values(const Option& option) {
  std::vector<Json> values;
  switch (option.type) {
    case Option::Type::boolean: return {true, false};
    case Option::Type::text: return {"mine"};
    case Option::Type::shape: return {Json::array({2, 3})};
    case Option::Type::tuple: return {filled(option.form, 2), filled(option.form, 1)};
    case Option::Type::texts: return {Json::array({"mine", "yours"})};
    case Option::Type::integer:
      for (const int v : {2, 1})
        if (within(option.range, v)) values.push_back(v);
      break;
    case Option::Type::number:
      for (const double v : {0.3, 2.5})
        if (within(option.range, v)) values.push_back(v);
      if (!option.kind.empty()) {
        auto first = kind_named(option.kind).entries[0].make();
        read(*first, with_required(*first), option.name);
        values.push_back(serialized(*first, option.kind));
      }
      break;
    case Option::Type::numbers:
      for (const double v : option.whole ? std::vector{1.0, 0.0} : std::vector{0.3, 0.9})
        if (within(option.range, v)) values.push_back(v);
      values = {Json::array({values.front(), values.back()}), option.one ? values.front() : Json::array({values.front()})};
      break;
    case Option::Type::choice:
      for (const std::string& choice : option.choices) values.push_back(choice);
      break;
    case Option::Type::component:
      for (const Entry& entry : kind_named(option.kind).entries) values.push_back(identifier(entry));
      std::erase(values, nullptr);
  }
  return values;
}

std::vector<Json> bad_values(const Option& option) {
  using Type = Option::Type;
  std::vector<Json> bad{Json::array({option.type == Type::texts ? Json(1) : Json("odd")}), {{"odd", 1}}};
  if (option.type != Type::boolean) bad.push_back(true);
  if (option.type != Type::text) bad.push_back("no such word");
  const bool takes_number = option.type == Type::integer || option.type == Type::number || (option.type == Type::numbers && option.one);
  if (!takes_number) bad.push_back(-17);
  if (option.type == Type::integer || option.type == Type::tuple || (option.type == Type::numbers && option.whole)) bad.push_back(1.5);
  if (option.type == Type::numbers) bad.push_back(Json::array());
  if (option.type == Type::tuple) {
    bad.push_back(Json::array());
    bad.push_back(Json::array({1, 2, 3}));
    bad.push_back(filled(option.form, static_cast<int>(option.range.min) - 1));
  }
  if (option.type == Type::integer || option.type == Type::number || option.type == Type::tuple) {
    const Range& r = option.range;
    if (std::isfinite(r.min)) bad.push_back(r.min_excluded ? r.min : r.min - 1);
    if (std::isfinite(r.max)) bad.push_back(r.max_excluded ? r.max : r.max + 1);
  }
  if (option.type == Type::numbers && std::isfinite(option.range.min)) bad.push_back(Json::array({option.range.min - 1}));
  if (option.type == Type::shape) bad.push_back(Json::array({2, -7}));
  if (!option.nullable && option.type != Type::component && option.type != Type::choice) bad.push_back(nullptr);
  return bad;
}

Json with_required(Component& component, Json config) {
  for (const Option& option : options_of(component))
    if (option.required && !config.contains(option.name)) config[option.name] = good_values(option).at(0);
  return config;
}

void for_each_component(const std::function<void(const Kind&, const Entry&)>& visit) {
  for (const Kind& kind : kinds())
    for (const Entry& entry : kind.entries) visit(kind, entry);
}

std::vector<Variant> variants(std::string_view kind) {
  std::vector<Variant> all;
  for (const Entry& entry : kind_named(kind).entries) {
    const Json plain = with_required(*entry.make());
    std::vector<Json> configs{plain};
    for (const Option& option : options_of(*entry.make())) {
      if (option.type == Option::Type::text || option.name == "seed") continue;
      for (const Json& value : good_values(option)) {
        configs.push_back(plain);
        configs.back()[option.name] = value;
      }
    }
    for (const Json& config : configs) {
      auto component = entry.make();
      read(*component, config, entry.about->identifier);
      all.push_back({join(entry.about->identifier, " ", config.dump()), std::move(component)});
    }
  }
  return all;
}

}  // namespace vitrine::test
