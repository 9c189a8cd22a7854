// Optimizers: how weights move against their gradients. One works on all trainable weights of a model, laid out as one flat array.
#pragma once

#include <span>
#include <vector>

#include "component.h"
#include "simd.h"
#include "spec.h"

namespace vitrine {

class Optimizer : public Component {
 public:
  static constexpr std::string_view kind = "optimizer";
  static Json identity(Optimizer& o) { return serialized(o, kind); }

  // Makes room for the state of n weights.
  void prepare(Index n);

  // One step: clips the gradients, decays the weights, updates them. sizes are those of the single weights, in order: clipnorm needs them.
  void apply(float* weights, float* gradients, std::span<const Index> sizes);

  std::int64_t iterations = 0;  // steps made
  std::vector<float> state;     // slots() arrays of n floats, one after the other

  double learning_rate = 0.001;
  std::optional<double> weight_decay, clipnorm, clipvalue, global_clipnorm;

 protected:
  virtual int slots() const = 0;
  virtual float first_value(int) const { return 0; }  // of a slot
  // Moves n weights; slot[i] is the slot's array. iterations counts this step already.
  virtual void step(Index n, float* w, const float* g, float* const* slot) const = 0;

  // The options after an optimizer's own, in Keras's order.
  void common(Fields& f);
  std::optional<std::string> name;

 private:
  void clip(float* gradients, std::span<const Index> sizes) const;
};

// base to the power of a step count, by squaring: the C library's pow differs between platforms.
double power(double base, std::int64_t exponent);

}  // namespace vitrine
