// GRU: a state with gates that decide how much of it is renewed, and how much of it the new part is made of.
// Source: Cho et al. (2014); with reset_after as in the first version of that paper's appendix and in cuDNN.
#pragma once

#include "layers/recurrent.h"

namespace vitrine {

// z, r = σ(x W + b + h U + b'), each with its own columns of W, U, b and b' in the order z, r, g:
// g = tanh(x W + b + r (h U + b'))  with reset_after,  g = tanh(x W + b + (r h) U)  without;  h' = z h + (1 - z) g
struct GRU final : Is<GRU, Recurrent> {
  static constexpr About described{"GRU", "gru", "Reads a sequence step by step with a state and two gates that decide how much of it is renewed and used.", "recurrent"};
  bool reset_after = true;

  void fields(Fields& f) override {
    f.required("units", units, at_least(1), "Size of the state, which is the output.");
    f("activation", activation, "Function of the new part of the state.");
    f("recurrent_activation", recurrent_activation, "Function of the gates.");
    bias_and_initializer_fields(f);
    penalty_and_dropout_fields(f);
    seed_field(f);
    sequence_fields(f);
    f("reset_after", reset_after, "Resets what the state contributes after its product with the kernel, not before.");
    common(f);
  }

 protected:
  Index gates() const override { return 3; }
  Shape bias_shape() const override { return reset_after ? Shape{2, 3 * units} : Shape{3 * units}; }
  void ask_for_more(Builder& b) override {
    contribution_ = own_saved();
    first_scratch_ = own_scratch();
    b.saved(steps_ * units);            // of the state to g: h U + b', or r h
    b.scratch(steps_ * units);          // gradient of that
    b.scratch(0, reset_after ? 3 * units : 0);  // b, with b' added for z and r
  }

  // For z and r the two biases are as good as one.
  const float* input_bias(const Steps& s) const override {
    if (!use_bias || !reset_after) return Recurrent::input_bias(s);
    const float* bias = s.pass.weights[2];
    float* both = s.pass.scratch[first_scratch_ + 1];
    std::copy_n(bias, s.width, both);
    add_to(2 * s.units, both, bias + s.width);
    return both;
  }

  void step(const Steps& s, Index t) const override {
    const float* u = s.pass.weights[1];
    s.states.forward(s.batch, s.seen(t), u, 0, 2, s.before(t), s.width, Start::contents);
    apply(*recurrent_activation, s, t, 0, 2);
    float* part = contribution(s, t);
    if (reset_after) {
      const float* bias = use_bias ? s.pass.weights[2] + s.width + 2 * s.units : nullptr;
      s.states.forward(s.batch, s.seen(t), u, 2, 3, part, s.units, bias ? Start::bias : Start::zero, bias);
      for (Index r = 0; r < s.batch; ++r) add_product(s.units, s.before(t) + r * s.width + 2 * s.units, reset(s, t, r), part + r * s.units);
    } else {
      for (Index r = 0; r < s.batch; ++r) multiply(s.units, part + r * s.units, reset(s, t, r), seen_by_new(s, t, r));
      gemm({s.batch, s.units, s.units, as_rows(part, s.units), {u + 2 * s.units, s.width, 1}, s.before(t) + 2 * s.units, s.width, Start::contents});
    }
    apply(*activation, s, t, 2, 3);
    for (Index r = 0; r < s.batch; ++r) {
      const float *z = s.gates(t) + r * s.width, *g = z + 2 * s.units, *h = s.state(0, t) + r * s.units;
      map(s.units, [](Batch z, Batch h, Batch g) { return z * h + (Batch(1.0f) - z) * g; }, s.state(0, t + 1) + r * s.units, z, h, g);
    }
  }

  // dz = dh' (h - g),  dg = dh' (1 - z),  dh = dh' z, then through tanh to what is before g.
  void step_back(const Steps& s, Index t) const override {
    for (Index r = 0; r < s.batch; ++r) {
      const float *z = s.gates(t) + r * s.width, *g = z + 2 * s.units;
      const float *dh = s.state_gradient(0, t + 1) + r * s.units, *h = s.state(0, t) + r * s.units;
      float* d = s.gradient(t) + r * s.width;
      map(s.units, [](Batch dh, Batch h, Batch g) { return dh * (h - g); }, d, dh, h, g);
      map(s.units, [](Batch dh, Batch z) { return dh * (Batch(1.0f) - z); }, d + 2 * s.units, dh, z);
      multiply(s.units, s.state_gradient(0, t) + r * s.units, dh, z);
    }
    apply_back(*activation, s, t, 2, 3);
    if (reset_after) reset_after_back(s, t);
    else reset_before_back(s, t);
    apply_back(*recurrent_activation, s, t, 0, 2);
  }

  void through_kernel(const Steps& s, Index t) const override {
    add_state_gradient(s, t, 0, 2, s.gradient(t), s.width);
    if (!reset_after) return;
    for (Index r = 0; r < s.batch; ++r) multiply(s.units, contribution_gradient(s, t) + r * s.units, s.gradient(t) + r * s.width + 2 * s.units, reset(s, t, r));
    add_state_gradient(s, t, 2, 3, contribution_gradient(s, t), s.units);
  }

  void recurrent_gradient(const Steps& s, float* du) const override {
    s.states.weight_gradient(all_rows(s), s.seen(0), 0, 2, s.gradient(0), s.width, du);
    if (reset_after) s.states.weight_gradient(all_rows(s), s.seen(0), 2, 3, contribution_gradient(s, 0), s.units, du);
    else gemm({s.units, s.units, all_rows(s), transposed(contribution(s, 0), s.units), {s.gradient(0) + 2 * s.units, s.width, 1}, du + 2 * s.units, s.width});
  }

  void bias_gradient(const Steps& s, float* db) const override {
    Recurrent::bias_gradient(s, db);
    if (!reset_after) return;
    std::copy_n(db, 2 * s.units, db + s.width);
    sum_rows(contribution_gradient(s, 0), db + s.width + 2 * s.units, all_rows(s), s.units);
  }

 private:
  // dr = dg (h U + b')
  void reset_after_back(const Steps& s, Index t) const {
    for (Index r = 0; r < s.batch; ++r) {
      float* d = s.gradient(t) + r * s.width;
      multiply(s.units, d + s.units, d + 2 * s.units, contribution(s, t) + r * s.units);
    }
  }
  // With q = dg Uᵀ, the gradient of r h:  dr = q h,  dh += q r
  void reset_before_back(const Steps& s, Index t) const {
    float* q = contribution_gradient(s, t);
    s.states.input_gradient(s.batch, 2, 3, s.gradient(t) + 2 * s.units, s.width, s.transposed_kernel(), q, Start::zero);
    for (Index r = 0; r < s.batch; ++r) {
      multiply(s.units, s.gradient(t) + r * s.width + s.units, q + r * s.units, seen_by_new(s, t, r));
      multiply(s.units, q + r * s.units, q + r * s.units, reset(s, t, r));
      float* dh = s.state_gradient(0, t) + r * s.units;
      if (s.drops_states) add_product(s.units, dh, q + r * s.units, s.state_factors(r, 2));
      else add_to(s.units, dh, q + r * s.units);
    }
  }

  const float* reset(const Steps& s, Index t, Index r) const { return s.gates(t) + r * s.width + s.units; }
  // The state that g is made of in row r.
  const float* seen_by_new(const Steps& s, Index t, Index r) const { return s.seen(t) + r * s.states.x_row() + (s.drops_states ? 2 * s.units : 0); }
  float* contribution(const Steps& s, Index t) const { return s.pass.saved[contribution_] + t * s.batch * s.units; }
  float* contribution_gradient(const Steps& s, Index t) const { return s.pass.scratch[first_scratch_] + t * s.batch * s.units; }

  std::size_t contribution_ = 0, first_scratch_ = 0;
};

}  // namespace vitrine
