// How a component tells its options: each is listed once, in Keras's order, and visitors read, write or describe the list.
// The default of an option is the value that a new component holds.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "json.h"
#include "tensor.h"

namespace vitrine {

struct Range {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool min_excluded = false;
  bool max_excluded = false;
};
inline constexpr Range any_number{};
inline constexpr Range positive{.min = 0, .min_excluded = true};
inline constexpr Range not_negative{.min = 0};
inline constexpr Range not_positive{.max = 0};
inline constexpr Range fraction{.min = 0, .max = 1};
inline constexpr Range below_one{.min = 0, .max = 1, .max_excluded = true};
constexpr Range at_least(double min) { return {.min = min}; }

// Whole numbers for the axes of an image, which Keras also takes as one number for all: kernel_size=3 is [3, 3]. The form tells how they
// are nested: {2} is [rows, columns], {2, 2} is [[top, bottom], [left, right]], where 1 or [1, 2] fill the pairs.
struct Tuple {
  Shape form;
  Shape values;           // flat; none if Keras's None
  bool nullable = false;  // None is allowed

  static Tuple of(Shape form, std::int64_t each) { return {form, Shape(static_cast<std::size_t>(count(form)), each)}; }
  static Tuple none(Shape form) { return {form, {}, true}; }
};

// A list of numbers. Where Keras also takes one number in its place (`one`), a list of one is written as that number. Lists in lists are an
// array, row by row.
struct Numbers {
  std::vector<double> values{};  // none if Keras's None
  bool nullable = false;       // None is allowed, an empty list is not
  bool one = false;            // a number stands for a list of it
  bool whole = false;          // integers only
  bool empty = false;          // an empty list says None, too
  std::size_t rank = 1;        // how deep the lists may be: 2 for lists in lists
  Shape shape{};               // of the array, as it was read: {} of a number
};

// Axes of an array, which Keras takes as one number or as a list: axis=0 is that of a Dense kernel, axis=[0, 1, 2] those of a Conv2D kernel.
struct Axes {
  Shape values;           // none if Keras's None
  bool alone = true;      // one number, written as such
  bool nullable = false;  // None is allowed

  static Axes one(std::int64_t axis) { return {{axis}}; }
  static Axes none() { return {{}, false, true}; }
};

using Choices = std::span<const std::string_view>;

struct Field {
  std::string_view name;  // Keras's name of the option
  std::string_view help;  // one sentence
  Range range{};
  Choices choices{};
  bool required = false;
  bool alone = false;  // of a list of sizes: one number stands for a list of one
};

// A place for another component: an initializer, an activation, a regularizer ... possibly none.
class SlotBase {
 public:
  virtual ~SlotBase() = default;
  virtual std::string_view kind() const = 0;  // "initializer"
  virtual bool nullable() const = 0;
  virtual Json config() const = 0;                                 // as Keras serializes it
  virtual void read(const Json& value, std::string_view path) = 0;  // path names the option in errors: "dense.activation"
};

class Fields {
 public:
  virtual ~Fields() = default;

  void operator()(std::string_view name, bool& value, std::string_view help) { boolean({name, help}, value); }
  void operator()(std::string_view name, std::int64_t& value, Range range, std::string_view help) { integer({name, help, range}, value); }
  void operator()(std::string_view name, double& value, Range range, std::string_view help) { number({name, help, range}, value); }
  void operator()(std::string_view name, std::optional<std::int64_t>& value, Range range, std::string_view help) { optional_integer({name, help, range}, value); }
  void operator()(std::string_view name, std::optional<double>& value, Range range, std::string_view help) { optional_number({name, help, range}, value); }
  void operator()(std::string_view name, std::optional<std::string>& value, std::string_view help) { optional_text({name, help}, value); }
  void operator()(std::string_view name, std::string& value, Choices choices, std::string_view help) { choice({name, help, {}, choices}, value); }
  void operator()(std::string_view name, std::optional<Shape>& value, std::string_view help) { optional_shape({name, help}, value); }
  void operator()(std::string_view name, Tuple& value, Range range, std::string_view help) { tuple({name, help, range}, value); }
  void operator()(std::string_view name, Axes& value, std::string_view help) { axes({name, help}, value); }
  void operator()(std::string_view name, Numbers& value, Range range, std::string_view help) { numbers({name, help, range}, value); }
  void operator()(std::string_view name, std::vector<std::string>& value, std::string_view help) { texts({name, help}, value); }
  void operator()(std::string_view name, SlotBase& value, std::string_view help) { component({name, help}, value); }
  // A number, or a component in its place: the learning rate and its schedule.
  void operator()(std::string_view name, double& value, SlotBase& other, Range range, std::string_view help) { number_or({name, help, range}, value, other); }

  void required(std::string_view name, std::int64_t& value, Range range, std::string_view help) { integer({name, help, range, {}, true}, value); }
  void required(std::string_view name, double& value, Range range, std::string_view help) { number({name, help, range, {}, true}, value); }
  void required(std::string_view name, std::string& value, std::string_view help) { choice({name, help, {}, {}, true}, value); }
  void required(std::string_view name, Shape& value, std::string_view help) { shape({name, help, {}, {}, true}, value); }
  void required(std::string_view name, Tuple& value, Range range, std::string_view help) { tuple({name, help, range, {}, true}, value); }
  void required(std::string_view name, Axes& value, std::string_view help) { axes({name, help, {}, {}, true}, value); }
  void required(std::string_view name, Numbers& value, Range range, std::string_view help) { numbers({name, help, range, {}, true}, value); }
  void required(std::string_view name, SlotBase& value, std::string_view help) { component({name, help, {}, {}, true}, value); }

  // A list of sizes that may be given as one number if it is a list of one: output_shape=64.
  void sizes(std::string_view name, std::optional<Shape>& value, std::string_view help) { optional_shape({name, help, {}, {}, false, true}, value); }
  void required_sizes(std::string_view name, Shape& value, std::string_view help) { shape({name, help, {}, {}, true, true}, value); }

  // An option of Keras's that has one supported value here; anything else is refused in words.
  virtual void fixed(std::string_view name, const Json& value) = 0;

  // An option of earlier versions of Keras that makes no difference here, or has one supported value. It is read, never written.
  virtual void obsolete(std::string_view, const Json& = nullptr) {}

  // The dtype option, which Keras writes as a text or as a policy object: everything here is float32, but a layer may have to say int64.
  virtual void dtype(const Json& written) = 0;

 protected:
  virtual void boolean(const Field&, bool&) = 0;
  virtual void integer(const Field&, std::int64_t&) = 0;
  virtual void number(const Field&, double&) = 0;
  virtual void optional_integer(const Field&, std::optional<std::int64_t>&) = 0;
  virtual void optional_number(const Field&, std::optional<double>&) = 0;
  virtual void optional_text(const Field&, std::optional<std::string>&) = 0;
  virtual void choice(const Field&, std::string&) = 0;
  virtual void shape(const Field&, Shape&) = 0;
  virtual void optional_shape(const Field&, std::optional<Shape>&) = 0;
  virtual void tuple(const Field&, Tuple&) = 0;
  virtual void axes(const Field&, Axes&) = 0;
  virtual void numbers(const Field&, Numbers&) = 0;
  virtual void texts(const Field&, std::vector<std::string>&) = 0;
  virtual void component(const Field&, SlotBase&) = 0;
  virtual void number_or(const Field&, double&, SlotBase&) = 0;
};

}  // namespace vitrine
