// Optimizers: how weights move against their gradients. One works on all trainable weights of a model, laid out as one flat array.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "component.h"
#include "elementary.h"
#include "schedules/schedule.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

// One of a model's trainable weights; they lie one after the other in the flat array.
struct Variable {
  std::string path;  // "dense/kernel"
  Shape shape;

  Index size() const { return static_cast<Index>(count(shape)); }
};

class Optimizer : public Component {
 public:
  static constexpr std::string_view kind = "optimizer";
  static Json identity(Optimizer& o) { return serialized(o, kind); }

  // Checks that the options fit together, and makes room for the state of these weights.
  void prepare(std::vector<Variable> variables);

  // What a batch's gradients do: clipped or gathered, they move the weights, which are decayed and averaged if asked for.
  void apply(float* weights, float* gradients);

  double rate() const { return schedule ? schedule->at(static_cast<double>(iterations)) : learning_rate; }  // of the next step
  void set_rate(double rate);                                                                              // throws if a schedule sets it

  // The averages of the weights (use_ema). At the end of fit they replace the weights.
  bool averages() const { return use_ema; }
  void finish(float* weights) const;
  void swap_averages(float* weights);
  void set_averages(const float* weights);

  std::int64_t iterations = 0;  // batches seen
  std::vector<float> state;     // averages and gathered gradients if asked for, then the optimizer's slots and what else it keeps
  std::int64_t floats() const { return static_cast<std::int64_t>(state.size()) + scratch(); }  // in memory

  double learning_rate = 0.001;
  Slot<Schedule> schedule;  // in place of it
  std::optional<double> weight_decay, clipnorm, clipvalue, global_clipnorm;

 protected:
  struct Step {
    double rate;          // learning rate
    std::int64_t number;  // steps made, this one included
  };

  virtual int slots() const = 0;                         // arrays of as many floats as there are weights
  virtual float first_value(int) const { return 0; }     // of a slot
  virtual Index extras() const { return 0; }             // floats besides the slots, 0 at first
  virtual Index scratch() const { return 0; }            // floats that are no state
  virtual void settle() {}                               // called once there is room
  virtual void begin(const float* /*weights*/) {}        // called before the first step
  virtual void move(const Step&, float* w, float* g) = 0;  // one step of all weights

  const std::vector<Variable>& variables() const { return variables_; }
  Index size() const { return size_; }                                      // of all weights
  float* slot(int i) { return state.data() + state.size() - extras() - (slots() - i) * size_; }
  float* extra() { return state.data() + state.size() - extras(); }
  static void decay(Index n, float* w, std::optional<double> by, double rate);  // w -= w by rate

  // Options that all have, in Keras's order, and those that many have.
  void rate_field(Fields& f);
  void decay_field(Fields& f);
  void common(Fields& f);
  static void beta_fields(Fields& f, double& beta_1, double& beta_2);
  static void epsilon_field(Fields& f, double& epsilon);

 private:
  void clip(float* gradients) const;
  void average(float* weights);

  bool use_ema = false;
  double ema_momentum = 0.99;
  std::optional<std::int64_t> ema_overwrite_frequency, gradient_accumulation_steps;
  std::optional<std::string> name;

  std::vector<Variable> variables_;
  Index size_ = 0;
};

// Optimizers that move every number by itself.
class Elementwise : public Optimizer {
 protected:
  // Moves n weights; slot[i] is the slot's array.
  virtual void step(const Step& at, Index n, float* w, const float* g, float* const* slot) const = 0;
  void move(const Step& at, float* w, float* g) override;
};

// Optimizers whose step of a number depends on the others of its weight.
class ByVariable : public Optimizer {
 protected:
  // Moves one weight. own is what it has besides the slots.
  virtual void step(const Step& at, const Variable& variable, float* w, const float* g, float* const* slot, float* own) = 0;
  virtual Index own(const Variable&) const { return 0; }
  virtual std::optional<double> decay_of(const Variable&) const { return weight_decay; }

 private:
  Index extras() const final;
  void move(const Step& at, float* w, float* g) final;
};

}  // namespace vitrine
