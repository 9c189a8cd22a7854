// What every component says of itself, and slots that hold one component inside another.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "fields.h"

namespace vitrine {

struct About {
  std::string_view class_name;         // Keras's class: "HeNormal"
  std::string_view identifier;         // Keras's string form: "he_normal"
  std::string_view help;               // one sentence
  std::string_view group = "";         // a heading of the menu: "core", "reshaping"
  std::string_view aliases = "";       // other accepted names, separated by spaces: "mse MSE"
};

class Component {
 public:
  virtual ~Component() = default;
  virtual const About& about() const = 0;
  virtual void fields(Fields&) {}
};

// A concrete component T of the kind Base tells its About once, as T::described.
template <class T, class Base>
class Is : public Base {
 public:
  using Base::Base;
  const About& about() const final { return T::described; }
};

// Makes a component of a kind from its Keras identifier or {class_name, config}; path names the option in errors.
// The kinds and their lists meet in registry.cpp, so that no component includes another concrete one.
template <class Kind>
std::unique_ptr<Kind> create(const Json& identifier, std::string_view path);

Json config_of(Component& component);                      // {option: value, ...} in Keras's order
Json serialized(Component& component, std::string_view kind);  // {module, class_name, config, registered_name}

// Holds a component that is an option of another, shared between copies since components don't change once read.
template <class Kind>
class Slot final : public SlotBase {
 public:
  Slot() = default;  // none, and none is allowed
  Slot(const char* identifier) : default_(identifier), held_(create<Kind>(Json(identifier), identifier)) {}
  Slot(std::shared_ptr<Kind> component) : held_(std::move(component)) {}

  std::string_view kind() const override { return Kind::kind; }
  bool nullable() const override { return !default_; }
  Json config() const override { return held_ ? Kind::identity(*held_) : Json(); }
  void read(const Json& value, std::string_view path) override {
    if (!value.is_null()) held_ = create<Kind>(value, path);
    else if (default_) held_ = create<Kind>(Json(none()), path);
    else held_ = nullptr;
  }

  explicit operator bool() const { return held_ != nullptr; }
  Kind* operator->() const { return held_.get(); }
  Kind& operator*() const { return *held_; }

 private:
  // What Keras makes of None where a component has to be.
  const char* none() const {
    if constexpr (requires { Kind::none; }) return Kind::none;
    else return default_;
  }

  const char* default_ = nullptr;
  std::shared_ptr<Kind> held_;
};

}  // namespace vitrine
