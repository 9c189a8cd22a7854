// Schedules: how the learning rate follows from the number of steps that an optimizer has made.
#pragma once

#include "component.h"
#include "spec.h"

namespace vitrine {

class Schedule : public Component {
 public:
  static constexpr std::string_view kind = "schedule";
  static Json identity(Schedule& s) { return serialized(s, kind); }

  virtual void check() const {}                // throws if options contradict each other
  virtual double at(double steps) const = 0;   // the learning rate after so many steps

 protected:
  explicit Schedule(const char* default_name) : name_(default_name) {}
  void name_field(Fields& f) { f("name", name_, "Name of the schedule."); }

 private:
  std::optional<std::string> name_;
};

}  // namespace vitrine
