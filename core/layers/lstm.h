// LSTM: a state with gates that decide what is written to it, kept in it and read from it.
// Source: Hochreiter, Schmidhuber (1997), with the forget gate of Gers, Schmidhuber, Cummins (2000).
#pragma once

#include <memory>

#include "layers/recurrent.h"

namespace vitrine {

// Biases as an initializer gives them, but 1 for the forget gates: at first, nothing is forgotten.
// Source: Jozefowicz, Zaremba, Sutskever, "An empirical exploration of recurrent network architectures" (2015).
struct RememberAll final : Is<RememberAll, Initializer> {
  static constexpr About described{"RememberAll", "remember_all", "1 for the forget gates of an LSTM."};
  Slot<Initializer> others;

  explicit RememberAll(Slot<Initializer> initializer) : others(std::move(initializer)) { seed = others->seed; }

  // bias: (i, f, c, o) of one number for each unit.
  void fill(std::span<float> bias, const Shape& shape, Random& random) const override {
    const std::int64_t units = shape[0] / 4;
    others->fill(bias.subspan(0, units), {units}, random);
    std::fill_n(bias.begin() + units, units, 1.0f);
    others->fill(bias.subspan(2 * units), {2 * units}, random);
  }
};

// i, f, o = σ(x W + h U + b), g = tanh(x W + h U + b), each with its own columns of W, U and b in the order i, f, g, o:
// c' = f c + i g,  h' = o tanh(c')
struct LSTM final : Is<LSTM, Recurrent> {
  static constexpr About described{"LSTM", "lstm", "Reads a sequence step by step with a memory and three gates that decide what is written, kept and read.", "recurrent"};
  bool unit_forget_bias = true;

  void fields(Fields& f) override {
    f.required("units", units, at_least(1), "Size of the state, which is the output.");
    f("activation", activation, "Function of what is written to the memory, and of the memory.");
    f("recurrent_activation", recurrent_activation, "Function of the gates.");
    bias_and_initializer_fields(f);
    f("unit_forget_bias", unit_forget_bias, "Starts the biases of the forget gates at 1, so that nothing is forgotten at first.");
    penalty_and_dropout_fields(f);
    seed_field(f);
    sequence_fields(f);
    common(f);
  }

  int states() const override { return 2; }  // h and c

 protected:
  Index gates() const override { return 4; }
  Slot<Initializer> first_bias() const override {
    return unit_forget_bias ? Slot<Initializer>(std::make_shared<RememberAll>(bias_initializer)) : bias_initializer;
  }
  void ask_for_more(Builder& b) override {
    read_ = own_saved();
    memory_gradient_ = own_scratch();
    b.saved(steps_ * units);  // tanh(c')
    b.scratch(units);         // gradient of tanh(c'), then of c'
  }

  void step(const Steps& s, Index t) const override {
    s.states.forward(s.batch, s.seen(t), s.pass.weights[1], 0, 4, s.before(t), s.width, Start::contents);
    apply(*recurrent_activation, s, t, 0, 2);
    apply(*activation, s, t, 2, 3);
    apply(*recurrent_activation, s, t, 3, 4);
    for (Index r = 0; r < s.batch; ++r) {
      const float *i = s.gates(t) + r * s.width, *f = i + s.units, *g = f + s.units, *c = s.state(1, t) + r * s.units;
      map(s.units, [](Batch f, Batch c, Batch i, Batch g) { return f * c + i * g; }, s.state(1, t + 1) + r * s.units, f, c, i, g);
    }
    activation->forward(s.state(1, t + 1), read(s, t), s.batch, s.units);
    for (Index r = 0; r < s.batch; ++r) multiply(s.units, s.state(0, t + 1) + r * s.units, s.gates(t) + r * s.width + 3 * s.units, read(s, t) + r * s.units);
  }

  // do = dh' tanh(c'),  dc' += dh' o (1 - tanh²(c')),  di = dc' g,  df = dc' c,  dg = dc' i,  dc = dc' f
  void step_back(const Steps& s, Index t) const override {
    float* memory_gradient = s.pass.scratch[memory_gradient_];
    for (Index r = 0; r < s.batch; ++r) {
      const float *o = s.gates(t) + r * s.width + 3 * s.units, *dh = s.state_gradient(0, t + 1) + r * s.units;
      multiply(s.units, s.gradient(t) + r * s.width + 3 * s.units, dh, read(s, t) + r * s.units);
      multiply(s.units, memory_gradient + r * s.units, dh, o);
    }
    activation->backward(s.state(1, t + 1), read(s, t), memory_gradient, memory_gradient, s.batch, s.units);
    add_to(s.batch * s.units, memory_gradient, s.state_gradient(1, t + 1));
    for (Index r = 0; r < s.batch; ++r) {
      const float *i = s.gates(t) + r * s.width, *f = i + s.units, *g = f + s.units;
      const float *dc = memory_gradient + r * s.units, *c = s.state(1, t) + r * s.units;
      float* d = s.gradient(t) + r * s.width;
      multiply(s.units, d, dc, g);
      multiply(s.units, d + s.units, dc, c);
      multiply(s.units, d + 2 * s.units, dc, i);
      multiply(s.units, s.state_gradient(1, t) + r * s.units, dc, f);
    }
    apply_back(*recurrent_activation, s, t, 0, 2);
    apply_back(*activation, s, t, 2, 3);
    apply_back(*recurrent_activation, s, t, 3, 4);
    std::fill_n(s.state_gradient(0, t), s.batch * s.units, 0.0f);
  }

 private:
  float* read(const Steps& s, Index t) const { return s.pass.saved[read_] + t * s.batch * s.units; }
  std::size_t read_ = 0, memory_gradient_ = 0;
};

}  // namespace vitrine
