// What SimpleRNN, LSTM and GRU share: options, weights, and the way through a sequence, forward and back.
// All arrays are laid out by step, (steps, rows of the batch, width), in the order in which the steps are taken: the product of the
// inputs with the kernel, its gradient and the gradients of all weights are then each one matrix product over the whole batch.
#pragma once

#include <algorithm>

#include "activations/activation.h"
#include "kernels/recurrent.h"
#include "kernels/reduce.h"
#include "layers/layer.h"

namespace vitrine {

// x (batch, time, in) -> h of the last step (batch, units), or of all steps (batch, time, units).
// A cell has some gates, each a function of x W + h U + b, and one or two states, the first of which, h, is the output. A call may bring
// the states to begin with (batch, units), and may give those after the last step beside the output.
class Recurrent : public Layer {
 public:
  std::int64_t units = 0;
  Slot<Activation> activation{"tanh"}, recurrent_activation{"sigmoid"};
  bool use_bias = true;
  Slot<Initializer> kernel_initializer{"glorot_uniform"}, recurrent_initializer{"orthogonal"}, bias_initializer{"zeros"};
  Slot<Regularizer> kernel_regularizer, recurrent_regularizer, bias_regularizer;
  Slot<Constraint> kernel_constraint, recurrent_constraint, bias_constraint;
  double dropout = 0, recurrent_dropout = 0;
  bool return_sequences = false, return_state = false, go_backwards = false, unroll = false, zero_output_for_mask = false;

  Shape build(std::span<const Shape> inputs, Builder& b) final;
  void forward(const Pass& p) const final;
  void backward(const Pass& p) const final;
  Masks masks() const override { return return_sequences ? Masks::passes : Masks::drops; }
  Choices call_inputs() const override { return called_with; }
  int states() const override { return 1; }
  std::size_t outputs() const override { return return_state ? 1 + states() : 1; }
  std::vector<Shape> parts() const override;

 protected:
  // One batch's arrays and products.
  struct Steps {
    const Pass& pass;
    Index batch, units, width;  // width: gates · units
    bool drops_inputs, drops_states, keeps_before;
    GateProduct inputs, states;  // x W and h U

    // The gates of step t before and after their functions, and the gradient of what is before them.
    float* before(Index t) const { return pass.saved[keeps_before ? before_gates : after_gates] + t * batch * width; }
    float* gates(Index t) const { return pass.saved[after_gates] + t * batch * width; }
    float* gradient(Index t) const { return pass.scratch[gate_gradients] + t * batch * width; }
    // State i when t steps are taken, and its gradient, which is kept for two steps only.
    float* state(int i, Index t) const { return pass.saved[first_state + i] + t * batch * units; }
    float* state_gradient(int i, Index t) const { return pass.scratch[first_state_gradient + i] + t % 2 * batch * units; }
    // The output of step t - 1 as step t sees it: one for all gates, or with dropout one for each.
    float* seen(Index t) const { return drops_states ? pass.saved[dropped_states] + t * batch * states.x_row() : state(0, t); }
    const float* transposed_kernel() const { return pass.scratch[kernel_transposed]; }
    // The share that a gate sees of each feature or unit in row r, 0 or 1 / (1 - rate), where they are dropped.
    const float* input_factors(Index r, Index gate) const { return pass.saved[factors_of_inputs] + r * inputs.x_row() + gate * inputs.in; }
    const float* state_factors(Index r, Index gate) const { return pass.saved[factors_of_states] + r * states.x_row() + gate * units; }
  };

  virtual Index gates() const = 0;
  virtual Shape bias_shape() const { return {gates() * units}; }
  virtual Slot<Initializer> first_bias() const { return bias_initializer; }
  virtual void ask_for_more(Builder&) {}  // buffers of the cell's own, from own_saved() and own_scratch() on

  // Takes step t: s.before(t) holds x W + b; writes state(i, t + 1).
  virtual void step(const Steps& s, Index t) const = 0;
  // From state_gradient(i, t + 1) to s.gradient(t) and to state_gradient(i, t), but for what goes through the recurrent kernel ...
  virtual void step_back(const Steps& s, Index t) const = 0;
  // ... which is added here.
  virtual void through_kernel(const Steps& s, Index t) const { add_state_gradient(s, t, 0, gates(), s.gradient(t), s.width); }

  virtual const float* input_bias(const Steps& s) const { return use_bias ? s.pass.weights[2] : nullptr; }
  virtual void recurrent_gradient(const Steps& s, float* du) const;
  virtual void bias_gradient(const Steps& s, float* db) const;

  // gates(t) = f(before(t)) for the gates first .. last - 1.
  void apply(const Activation& f, const Steps& s, Index t, Index first, Index last) const;
  // Turns the gradient of these gates, which lies in s.gradient(t), into that of what is before f.
  void apply_back(const Activation& f, const Steps& s, Index t, Index first, Index last) const;
  // state_gradient(0, t) += dy Uᵀ for these gates, dy pointing to the first one's gradient.
  void add_state_gradient(const Steps& s, Index t, Index first, Index last, const float* dy, Index dy_row) const;

  // The options in Keras's order, in groups: cells have options of their own between them.
  void bias_and_initializer_fields(Fields& f);
  void penalty_and_dropout_fields(Fields& f);
  void sequence_fields(Fields& f);
  void seed_field(Fields& f) { f("seed", seed, not_negative, "Seed of this layer's own for dropout; the model's seed if not given."); }

  std::size_t own_saved() const { return first_state + states(); }
  std::size_t own_scratch() const { return first_state_gradient + states(); }
  Index all_rows(const Steps& s) const { return steps_ * s.batch; }
  Index steps_ = 0, in_ = 0;

 private:
  static constexpr std::string_view called_with[] = {"sequences", "initial_state"};
  enum Saved : std::size_t { inputs_by_step, after_gates, before_gates, factors_of_inputs, factors_of_states, dropped_states, first_state };
  enum Scratch : std::size_t { gate_gradients, kernel_transposed, input_gradients, gate_product, first_state_gradient };

  // Keras drops nothing at a rate of 1.
  static bool drops(double rate) { return rate > 0 && rate < 1; }
  bool needs_before() const { return activation->needs_input() || recurrent_activation->needs_input(); }
  // As in Keras, every gate has its own dropout of the inputs only where it has its own of the states.
  bool drops_by_gate() const { return recurrent_dropout > 0; }

  void check_states(std::span<const Shape> inputs) const;
  void ask_for_buffers(Builder& b);
  Steps steps(const Pass& p) const;
  void draw_factors(const Steps& s) const;
  void gather_inputs(const Steps& s) const;
  void begin(const Steps& s) const;
  void advance(const Steps& s, Index t) const;
  void drop_states(const Steps& s, Index t) const;
  void hold_masked(const Steps& s, Index t) const;
  void begin_back(const Steps& s) const;
  void retreat(const Steps& s, Index t) const;
  void hold_masked_back(const Steps& s, Index t) const;
  void write_output(const Steps& s) const;
  void add_output_gradient(const Steps& s, Index t) const;
  void input_gradient(const Steps& s) const;
  void spread_input_gradient(const Steps& s, Index gate) const;

  // Values of a row of the output: the steps' outputs, then the last states.
  Index output_rows() const { return return_sequences ? steps_ : 1; }
  Index row(Index units) const { return (output_rows() + (return_state ? states() : 0)) * units; }
  Index time(Index t) const { return go_backwards ? steps_ - 1 - t : t; }
  bool masked(const Steps& s, Index t, Index r) const { return s.pass.mask && s.pass.mask[r * steps_ + time(t)] == 0; }
  bool silent(const Steps& s, Index t, Index r) const { return zero_output_for_mask && masked(s, t, r); }
};

}  // namespace vitrine
