#include "spec.h"

#include <cmath>
#include <vector>

#include "error.h"
#include "registry.h"

namespace vitrine {
namespace {

// In capitals or not: Keras takes 'roc' for 'ROC' and 'SAME' for 'same'.
bool same_word(std::string_view a, std::string_view b) {
  const auto small = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return small(x) == small(y); });
}

bool within(const Range& range, double value) {
  return (range.min_excluded ? value > range.min : value >= range.min) && (range.max_excluded ? value < range.max : value <= range.max);
}

class Reader final : public Fields {
 public:
  Reader(const Json& config, std::string_view path) : config_(config), path_(path) {}

  void fixed(std::string_view name, const Json& value) override {
    const Json* given = find(name);
    if (given && !given->is_null() && *given != value) fail(path_, ".", name, " can only be ", shown(value), " here, got ", shown(*given));
  }

  void obsolete(std::string_view name, const Json& value) override {
    if (value.is_null()) find(name);
    else fixed(name, value);
  }

  void dtype(const Json& written) override {
    const Json* given = find("dtype");
    if (!given || given->is_null()) return;
    const Json name = dtype_name(*given);
    if (name != "float32" && name != dtype_name(written)) fail(path_, ".dtype can only be '", dtype_name(written).get<std::string>(), "' here, got ", shown(name));
  }

  // An option that no field asked for is a mistake, unless it is null: Keras writes null for what is not set.
  void check_unknown() const {
    for (const auto& [key, value] : config_.items()) {
      if (value.is_null() || std::find(names_.begin(), names_.end(), key) != names_.end()) continue;
      fail(path_, ".", key, " is not an option", did_you_mean(key, names_));
    }
  }

 private:
  void boolean(const Field& field, bool& value) override {
    if (const Json* given = find(field)) value = expect(field, *given, given->is_boolean(), "true or false").get<bool>();
  }
  void integer(const Field& field, std::int64_t& value) override {
    if (const Json* given = find(field)) value = whole(field, *given);
  }
  void number(const Field& field, double& value) override {
    if (const Json* given = find(field)) value = real(field, *given);
  }
  void optional_integer(const Field& field, std::optional<std::int64_t>& value) override {
    if (const Json* given = find(field)) value = given->is_null() ? std::nullopt : std::optional(whole(field, *given));
  }
  void optional_number(const Field& field, std::optional<double>& value) override {
    if (const Json* given = find(field)) value = given->is_null() ? std::nullopt : std::optional(real(field, *given));
  }
  void optional_text(const Field& field, std::optional<std::string>& value) override {
    const Json* given = find(field);
    if (!given) return;
    if (given->is_null()) value.reset();
    else value = expect(field, *given, given->is_string(), "a text").get<std::string>();
  }
  void choice(const Field& field, std::string& value) override {
    const Json* given = find(field);
    if (!given) return;
    const Json text = given->is_null() ? Json("none") : *given;  // Keras writes None for the choice of none
    if (field.choices.empty()) {
      value = expect(field, *given, given->is_string(), "a text").get<std::string>();
      return;
    }
    std::string names;
    for (std::string_view choice : field.choices) {
      if (text.is_string() && same_word(text.get_ref<const std::string&>(), choice)) {
        value = choice;
        return;
      }
      names += join(names.empty() ? "" : ", ", "'", choice, "'");
    }
    fail(path_, ".", field.name, " must be one of ", names, ", got ", shown(*given));
  }
  void shape(const Field& field, Shape& value) override {
    if (const Json* given = find(field)) value = sizes(field, *given);
  }
  void optional_shape(const Field& field, std::optional<Shape>& value) override {
    if (const Json* given = find(field)) value = given->is_null() ? std::nullopt : std::optional(sizes(field, *given));
  }
  void tuple(const Field& field, Tuple& value) override {
    const Json* given = find(field);
    if (!given) return;
    Shape values;
    const bool none = value.nullable && given->is_null();
    expect(field, *given, none || spread(field, *given, value.form, values), wanted_tuple(field, value));
    value.values = values;
  }
  void numbers(const Field& field, Numbers& value) override {
    const Json* given = find(field);
    if (!given) return;
    const bool none = value.nullable && (given->is_null() || (value.empty && *given == Json::array()));
    Numbers read = value;
    read.values.clear();
    read.shape.clear();
    const bool right = none || (gather(field, array_in(*given), 0, read) && !read.values.empty() && (value.one || !read.shape.empty()));
    expect(field, *given, right, wanted_numbers(field, value));
    value = read;
  }
  void axes(const Field& field, Axes& value) override {
    const Json* given = find(field);
    if (!given) return;
    value.values.clear();
    if (value.nullable && given->is_null()) return;
    value.alone = !given->is_array();
    const bool right = value.alone ? is_whole(field, *given) : all_of(*given, [&](const Json& axis) { return is_whole(field, axis); });
    expect(field, *given, right, "an integer or a list of integers");
    for (const Json& axis : value.alone ? Json::array({*given}) : *given) value.values.push_back(static_cast<std::int64_t>(axis.get<double>()));
  }
  void texts(const Field& field, std::vector<std::string>& value) override {
    const Json* given = find(field);
    if (!given) return;
    if (given->is_null()) value.clear();  // Keras's None
    else value = expect(field, *given, all_of(*given, [](const Json& entry) { return entry.is_string(); }), "a list of texts").get<std::vector<std::string>>();
  }
  void component(const Field& field, SlotBase& slot) override {
    if (const Json* given = find(field)) slot.read(*given, join(path_, ".", field.name));
  }
  void number_or(const Field& field, double& value, SlotBase& slot) override {
    const Json* given = find(field);
    if (!given) return;
    const bool other = given->is_object() && given->contains("class_name");
    if (!other && !given->is_number()) expect(field, *given, false, join(wanted(field.range, "number"), " or a ", slot.kind()));
    if (!other) value = real(field, *given);
    slot.read(other ? *given : Json(), join(path_, ".", field.name));
  }

  const Json* find(std::string_view name) {
    names_.push_back(name);
    const auto found = config_.find(name);
    return found == config_.end() ? nullptr : &*found;
  }
  const Json* find(const Field& field) {
    const Json* given = find(field.name);
    if (!given && field.required) fail(path_, ".", field.name, " is required: ", field.help);
    return given;
  }

  const Json& expect(const Field& field, const Json& given, bool right, std::string_view what) const {
    if (!right) fail(path_, ".", field.name, " must be ", what, ", got ", shown(given));
    return given;
  }
  double real(const Field& field, const Json& given) const {
    const bool right = given.is_number() && within(field.range, given.get<double>());
    return expect(field, given, right, wanted(field.range, "number")).get<double>();
  }
  static bool is_whole(const Field& field, const Json& given) {
    const double value = given.is_number() ? given.get<double>() : NAN;
    return value == std::floor(value) && std::fabs(value) <= 0x1p53 && within(field.range, value);
  }
  std::int64_t whole(const Field& field, const Json& given) const {
    return static_cast<std::int64_t>(expect(field, given, is_whole(field, given), wanted(field.range, "integer")).get<double>());
  }
  // Appends the numbers that are given for a form: one for all of its places, or a list of as many as its first axis has.
  static bool spread(const Field& field, const Json& given, std::span<const std::int64_t> form, Shape& values) {
    if (is_whole(field, given)) {
      values.insert(values.end(), static_cast<std::size_t>(count({form.begin(), form.end()})), static_cast<std::int64_t>(given.get<double>()));
      return true;
    }
    const bool list = !form.empty() && given.is_array() && static_cast<std::int64_t>(given.size()) == form[0];
    return list && std::all_of(given.begin(), given.end(), [&](const Json& entry) { return spread(field, entry, form.subspan(1), values); });
  }
  // "a positive integer, a list of 2 or a list of 2 pairs"
  static std::string wanted_tuple(const Field& field, const Tuple& value) {
    const std::string one = wanted(field.range, "integer");
    return value.form.size() == 1 ? join(one, " or a list of ", value.form[0]) : join(one, ", a list of ", value.form[0], " or a list of ", value.form[0], " pairs");
  }
  template <class Right>
  static bool all_of(const Json& given, Right right) {
    return given.is_array() && std::all_of(given.begin(), given.end(), right);
  }
  static Json dtype_name(const Json& given) {
    const bool policy = given.is_object() && given.contains("config") && given["config"].is_object();
    return policy ? given["config"].value("name", Json()) : given;
  }
  // Keras writes an array of numpy's as an object that holds its lists.
  static const Json& array_in(const Json& given) {
    const bool numpy = given.is_object() && given.value("class_name", Json()) == "__numpy__" && given.contains("config") && given["config"].contains("value");
    return numpy ? given["config"]["value"] : given;
  }
  // Appends numbers that lie in lists, all lists of one depth being of one length.
  static bool gather(const Field& field, const Json& given, std::size_t depth, Numbers& to) {
    if (!given.is_array()) {
      if (depth != to.shape.size() || !given.is_number() || !(to.whole ? is_whole(field, given) : within(field.range, given.get<double>()))) return false;
      to.values.push_back(given.get<double>());
      return true;
    }
    const auto length = static_cast<std::int64_t>(given.size());
    if (depth < to.shape.size() ? to.shape[depth] != length : depth == to.rank || !to.values.empty()) return false;
    if (depth == to.shape.size()) to.shape.push_back(length);
    return std::all_of(given.begin(), given.end(), [&](const Json& entry) { return gather(field, entry, depth + 1, to); });
  }
  // "a number between 0 and 1 or a list of them", "a list of integers, each a positive integer"
  static std::string wanted_numbers(const Field& field, const Numbers& value) {
    const std::string_view noun = value.whole ? "integer" : "number";
    const std::string one = wanted(field.range, noun);
    if (value.one) return join(one, " or a list of them");
    return join("a list of ", noun, one == wanted({}, noun) ? "s" : join("s, each ", one));
  }
  Shape sizes(const Field& field, const Json& given) const {
    const auto right = [](const Json& size) { return size.is_null() || (size.is_number_integer() && size >= unknown); };
    if (field.alone && is_whole(field, given) && given.get<double>() >= 1) return {static_cast<std::int64_t>(given.get<double>())};
    expect(field, given, given.is_array() && std::all_of(given.begin(), given.end(), right), field.alone ? "a positive integer or a list of sizes" : "a list of sizes");
    Shape shape;
    for (const Json& size : given) shape.push_back(size.is_null() ? unknown : size.get<std::int64_t>());
    return shape;
  }

  const Json& config_;
  std::string_view path_;
  std::vector<std::string_view> names_;
};

class Writer final : public Fields {
 public:
  Json config = Json::object();

  void fixed(std::string_view name, const Json& value) override { put(name, value); }
  void dtype(const Json& written) override { put("dtype", written); }

 private:
  void boolean(const Field& field, bool& value) override { put(field.name, value); }
  void integer(const Field& field, std::int64_t& value) override { put(field.name, value); }
  void number(const Field& field, double& value) override { put(field.name, value); }
  void optional_integer(const Field& field, std::optional<std::int64_t>& value) override { put(field.name, value ? Json(*value) : Json()); }
  void optional_number(const Field& field, std::optional<double>& value) override { put(field.name, value ? Json(*value) : Json()); }
  void optional_text(const Field& field, std::optional<std::string>& value) override { put(field.name, value ? Json(*value) : Json()); }
  void choice(const Field& field, std::string& value) override { put(field.name, value == "none" ? Json() : Json(value)); }
  void shape(const Field& field, Shape& value) override { put(field.name, sizes(value)); }
  void optional_shape(const Field& field, std::optional<Shape>& value) override { put(field.name, value ? sizes(*value) : Json()); }
  void tuple(const Field& field, Tuple& value) override { put(field.name, nested(value)); }
  void axes(const Field& field, Axes& value) override { put(field.name, nested(value)); }
  void numbers(const Field& field, Numbers& value) override { put(field.name, listed(value)); }
  void texts(const Field& field, std::vector<std::string>& value) override { put(field.name, value); }
  void component(const Field& field, SlotBase& slot) override { put(field.name, slot.config()); }
  void number_or(const Field& field, double& value, SlotBase& slot) override {
    const Json other = slot.config();
    put(field.name, other.is_null() ? Json(value) : other);
  }

  void put(std::string_view name, Json value) { config[std::string(name)] = std::move(value); }
  static Json sizes(const Shape& shape) {
    Json list = Json::array();
    for (std::int64_t size : shape) list.push_back(size == unknown ? Json() : Json(size));
    return list;
  }
};

// A value built of what the parser finds. (Json::parse would bring the library's two builders into the module, with a parser for each.)
class Document final : public nlohmann::json_sax<Json> {
 public:
  Json root;

  bool null() override { return put(nullptr); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(std::int64_t value) override { return put(value); }
  bool number_unsigned(std::uint64_t value) override { return put(value); }
  bool number_float(double value, const std::string&) override { return put(value); }
  bool string(std::string& value) override { return put(std::move(value)); }
  bool binary(Json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(Json::object()); }
  bool key(std::string& name) override {
    name_ = std::move(name);
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

 private:
  Json& place(Json value) {
    if (open_.empty()) return root = std::move(value);
    Json& list = *open_.back();
    if (list.is_object()) return list[name_] = std::move(value);
    list.push_back(std::move(value));
    return list.back();
  }
  bool put(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json empty) {
    open_.push_back(&place(std::move(empty)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::vector<Json*> open_;  // what is not closed yet, the innermost last; nothing is added to the others meanwhile
  std::string name_;
};

}  // namespace

void read(Component& component, const Json& config, std::string_view path) {
  if (!config.is_object()) fail(path, " must have its options as {option: value}, got ", shown(config));
  Reader reader(config, path);
  component.fields(reader);
  reader.check_unknown();
}

Json config_of(Component& component) {
  Writer writer;
  component.fields(writer);
  return writer.config;
}

Json serialized(Component& component, std::string_view kind) {
  return {{"module", kind_named(kind).module},
          {"class_name", component.about().class_name},
          {"config", config_of(component)},
          {"registered_name", nullptr}};
}

Json parse(std::string_view text, std::string_view what) {
  Document document;
  if (!Json::sax_parse(text, &document)) fail(what, " is not valid JSON: ", text.substr(0, 60));
  return std::move(document.root);
}

std::string shown(const Json& value) {
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return text.size() <= 60 ? text : text.substr(0, 57) + "...";
}

Json nested(const Tuple& tuple) {
  if (tuple.values.empty()) return nullptr;
  if (tuple.form.size() == 1) return tuple.values;
  Json list = Json::array();
  for (std::size_t i = 0; i < tuple.values.size(); i += 2) list.push_back({tuple.values[i], tuple.values[i + 1]});
  return list;
}

Json nested(const Axes& axes) {
  if (axes.values.empty() && (axes.alone || axes.nullable)) return nullptr;
  return axes.alone ? Json(axes.values[0]) : Json(axes.values);
}

Json listed(const Numbers& numbers) {
  const auto written = [&](double value) { return numbers.whole ? Json(static_cast<std::int64_t>(value)) : Json(value); };
  if (numbers.values.empty()) return nullptr;
  if (numbers.one && numbers.values.size() == 1) return written(numbers.values[0]);
  Json list = Json::array();
  for (const double value : numbers.values) list.push_back(written(value));
  for (std::size_t axis = numbers.shape.size(); axis-- > 1;) {  // what lies side by side becomes a list
    Json outer = Json::array();
    for (auto first = list.begin(); first != list.end(); first += numbers.shape[axis]) outer.push_back(Json(first, first + numbers.shape[axis]));
    list = std::move(outer);
  }
  return list;
}

std::string wanted(const Range& range, std::string_view noun) {
  const std::string article = noun[0] == 'i' ? "an " : "a ";
  const bool has_min = std::isfinite(range.min), has_max = std::isfinite(range.max);
  if (!has_min && !has_max) return join(article, noun);
  if (has_min && has_max && !range.min_excluded && !range.max_excluded) return join(article, noun, " between ", range.min, " and ", range.max);
  if (!has_max && ((range.min == 0 && range.min_excluded) || (range.min == 1 && noun == "integer"))) return join("a positive ", noun);
  std::string text = join(article, noun);
  if (has_min) text += join(range.min_excluded ? " above " : " of at least ", range.min);
  if (has_max) text += join(has_min ? " and " : " ", range.max_excluded ? "below " : "at most ", range.max);
  return text;
}

}  // namespace vitrine
