// SimpleRNN: a state that is a function of the input and of itself one step before.
#pragma once

#include "layers/recurrent.h"

namespace vitrine {

// h' = f(x W + h U + b)
struct SimpleRNN final : Is<SimpleRNN, Recurrent> {
  static constexpr About described{"SimpleRNN", "simple_rnn", "Reads a sequence step by step with a state that is a function of the input and of itself one step before.", "recurrent"};

  void fields(Fields& f) override {
    f.required("units", units, at_least(1), "Size of the state, which is the output.");
    f("activation", activation, "Function of the state.");
    bias_and_initializer_fields(f);
    penalty_and_dropout_fields(f);
    sequence_fields(f);
    seed_field(f);
    common(f);
  }

 protected:
  Index gates() const override { return 1; }

  void step(const Steps& s, Index t) const override {
    s.states.forward(s.batch, s.seen(t), s.pass.weights[1], 0, 1, s.before(t), s.width, Start::contents);
    apply(*activation, s, t, 0, 1);
    std::copy_n(s.gates(t), s.batch * s.units, s.state(0, t + 1));
  }

  void step_back(const Steps& s, Index t) const override {
    std::copy_n(s.state_gradient(0, t + 1), s.batch * s.units, s.gradient(t));
    apply_back(*activation, s, t, 0, 1);
    std::fill_n(s.state_gradient(0, t), s.batch * s.units, 0.0f);
  }
};

}  // namespace vitrine
