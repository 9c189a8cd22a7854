#include "layers/recurrent.h"

#include "error.h"

namespace vitrine {

Shape Recurrent::build(std::span<const Shape> inputs, Builder& b) {
  const Shape& shape = inputs[0];
  if (shape.size() != 2) fail("needs sequences, inputs of shape (None, steps, features), got ", batch_text(shape));
  for (const auto* function : {&activation, &recurrent_activation})
    if ((*function)->width(units) != units) fail("the function of a gate must give as many values as it takes, which ", (*function)->about().identifier, " does not");
  steps_ = static_cast<Index>(shape[0]);
  in_ = static_cast<Index>(shape[1]);
  check_states(inputs);
  const std::string cell = std::string(about().identifier) + "_cell/";
  const std::int64_t width = gates() * units;
  b.weight({cell + "kernel", {in_, width}, kernel_initializer, kernel_regularizer, kernel_constraint});
  b.weight({cell + "recurrent_kernel", {units, width}, recurrent_initializer, recurrent_regularizer, recurrent_constraint});
  if (use_bias) b.weight({cell + "bias", bias_shape(), first_bias(), bias_regularizer, bias_constraint});
  ask_for_buffers(b);
  if (return_state) return {row(static_cast<Index>(units))};
  return return_sequences ? Shape{steps_, units} : Shape{units};
}

void Recurrent::check_states(std::span<const Shape> inputs) const {
  const auto wanted = static_cast<std::size_t>(states());
  if (inputs.size() > 1 && inputs.size() != 1 + wanted) fail("begins with ", wanted, wanted == 1 ? " state" : " states", ", got ", inputs.size() - 1);
  for (const Shape& state : inputs.subspan(1))
    if (state != Shape{units}) fail("begins with states of shape ", batch_text({units}), ", got ", batch_text(state));
}

std::vector<Shape> Recurrent::parts() const {
  std::vector<Shape> parts{return_sequences ? Shape{steps_, units} : Shape{units}};
  parts.resize(outputs(), Shape{units});
  return parts;
}

// In the order of Saved and Scratch.
void Recurrent::ask_for_buffers(Builder& b) {
  const std::int64_t width = gates() * units;
  const std::int64_t x_row = drops(dropout) && drops_by_gate() ? gates() * in_ : in_;
  const std::int64_t h_row = drops(recurrent_dropout) ? width : 0;
  b.saved(steps_ * x_row);
  b.saved(steps_ * width);
  b.saved(needs_before() ? steps_ * width : 0);
  b.saved(drops(dropout) ? x_row : 0);
  b.saved(h_row);
  b.saved(steps_ * h_row);
  for (int i = 0; i < states(); ++i) b.saved((steps_ + 1) * units);
  b.scratch(steps_ * width);
  b.scratch(0, units * width);
  b.scratch(steps_ * in_);
  b.scratch(drops(recurrent_dropout) ? units : 0);
  for (int i = 0; i < states(); ++i) b.scratch(2 * units);
  ask_for_more(b);
}

Recurrent::Steps Recurrent::steps(const Pass& p) const {
  const bool drops_inputs = p.training && drops(dropout), drops_states = p.training && drops(recurrent_dropout);
  const Index u = static_cast<Index>(units);
  return {p,          p.batch,      u,              gates() * u,
          drops_inputs, drops_states, needs_before(), {in_, u, gates(), drops_inputs && drops_by_gate()},
          {u, u, gates(), drops_states}};
}

// Forward.

void Recurrent::forward(const Pass& p) const {
  const Steps s = steps(p);
  draw_factors(s);
  gather_inputs(s);
  const float* bias = input_bias(s);
  s.inputs.forward(all_rows(s), p.saved[inputs_by_step], p.weights[0], 0, gates(), s.before(0), s.width, bias ? Start::bias : Start::zero, bias);
  begin(s);
  for (Index t = 0; t < steps_; ++t) advance(s, t);
  write_output(s);
}

static void draw(Random& random, double rate, float* factors, Index n) {
  const auto keep = static_cast<float>(1 / (1 - rate));
  for (Index i = 0; i < n; ++i) factors[i] = random.uniform() >= static_cast<float>(rate) ? keep : 0.0f;
}

// The same for all steps of a row.
void Recurrent::draw_factors(const Steps& s) const {
  Random random = s.pass.random;
  if (s.drops_inputs) draw(random, dropout, s.pass.saved[factors_of_inputs], s.batch * s.inputs.x_row());
  if (s.drops_states) draw(random, recurrent_dropout, s.pass.saved[factors_of_states], s.batch * s.states.x_row());
}

// Lays the inputs by step, in the order of the steps, and drops them out.
void Recurrent::gather_inputs(const Steps& s) const {
  float* to = s.pass.saved[inputs_by_step];
  for (Index t = 0; t < steps_; ++t)
    for (Index r = 0; r < s.batch; ++r) {
      const float* x = s.pass.inputs[0] + (r * steps_ + time(t)) * in_;
      for (Index copy = 0; copy < s.inputs.copies(); ++copy, to += in_)
        if (s.drops_inputs) multiply(in_, to, x, s.input_factors(r, copy));
        else std::copy_n(x, in_, to);
    }
}

// The first states are those that the call brings, or 0.
void Recurrent::begin(const Steps& s) const {
  const bool given = s.pass.inputs.size() > 1;
  for (int i = 0; i < states(); ++i) {
    if (given) std::copy_n(s.pass.inputs[1 + i], s.batch * s.units, s.state(i, 0));
    else std::fill_n(s.state(i, 0), s.batch * s.units, 0.0f);
  }
}

__attribute__((noinline)) void Recurrent::advance(const Steps& s, Index t) const {
  if (s.drops_states) drop_states(s, t);
  step(s, t);
  if (s.pass.mask) hold_masked(s, t);
}

void Recurrent::drop_states(const Steps& s, Index t) const {
  float* to = s.seen(t);
  for (Index r = 0; r < s.batch; ++r)
    for (Index gate = 0; gate < gates(); ++gate, to += s.units) multiply(s.units, to, s.state(0, t) + r * s.units, s.state_factors(r, gate));
}

// A masked step leaves the states as they were.
void Recurrent::hold_masked(const Steps& s, Index t) const {
  for (Index r = 0; r < s.batch; ++r)
    for (int i = 0; i < states() && masked(s, t, r); ++i) std::copy_n(s.state(i, t) + r * s.units, s.units, s.state(i, t + 1) + r * s.units);
}

void Recurrent::write_output(const Steps& s) const {
  for (Index r = 0; r < s.batch; ++r) {
    float* to = s.pass.output + r * row(s.units);
    for (Index k = 0; k < output_rows(); ++k, to += s.units) {
      const Index t = return_sequences ? k : steps_ - 1;
      if (silent(s, t, r)) std::fill_n(to, s.units, 0.0f);
      else std::copy_n(s.state(0, t + 1) + r * s.units, s.units, to);
    }
    for (int i = 0; i < states() && return_state; ++i, to += s.units) std::copy_n(s.state(i, steps_) + r * s.units, s.units, to);
  }
}

void Recurrent::apply(const Activation& f, const Steps& s, Index t, Index first, Index last) const {
  for (Index r = 0; r < s.batch; ++r) {
    const Index place = r * s.width + first * s.units;
    f.forward(s.before(t) + place, s.gates(t) + place, last - first, s.units);
  }
}

// Backward.

void Recurrent::backward(const Pass& p) const {
  const Steps s = steps(p);
  transpose_matrix(p.weights[1], p.scratch[kernel_transposed], s.units, s.width);
  begin_back(s);
  for (Index t = steps_; t-- > 0;) retreat(s, t);
  const auto& gradients = p.weight_gradients;
  if (gradients[0]) s.inputs.weight_gradient(all_rows(s), p.saved[inputs_by_step], 0, gates(), s.gradient(0), s.width, gradients[0]);
  if (gradients[1]) recurrent_gradient(s, gradients[1]);
  if (use_bias && gradients[2]) bias_gradient(s, gradients[2]);
  if (p.input_gradients[0]) input_gradient(s);
  for (std::size_t i = 1; i < p.input_gradients.size(); ++i)
    if (float* first = p.input_gradients[i]) std::copy_n(s.state_gradient(static_cast<int>(i) - 1, 0), s.batch * s.units, first);
}

// The last states' gradients are those of the outputs that they are, or 0.
void Recurrent::begin_back(const Steps& s) const {
  for (int i = 0; i < states(); ++i) {
    float* to = s.state_gradient(i, steps_);
    if (!return_state) std::fill_n(to, s.batch * s.units, 0.0f);
    for (Index r = 0; r < s.batch && return_state; ++r) std::copy_n(s.pass.output_gradient + r * row(s.units) + (output_rows() + i) * s.units, s.units, to + r * s.units);
  }
}

__attribute__((noinline)) void Recurrent::retreat(const Steps& s, Index t) const {
  if (return_sequences || t == steps_ - 1) add_output_gradient(s, t);
  step_back(s, t);
  if (s.pass.mask) hold_masked_back(s, t);
  through_kernel(s, t);
}

void Recurrent::add_output_gradient(const Steps& s, Index t) const {
  const Index k = return_sequences ? t : 0;
  for (Index r = 0; r < s.batch; ++r)
    if (!silent(s, t, r)) add_to(s.units, s.state_gradient(0, t + 1) + r * s.units, s.pass.output_gradient + r * row(s.units) + k * s.units);
}

// The gradient of a state that was held goes to the state before it, and to nothing else.
void Recurrent::hold_masked_back(const Steps& s, Index t) const {
  for (Index r = 0; r < s.batch; ++r) {
    if (!masked(s, t, r)) continue;
    std::fill_n(s.gradient(t) + r * s.width, s.width, 0.0f);
    for (int i = 0; i < states(); ++i) std::copy_n(s.state_gradient(i, t + 1) + r * s.units, s.units, s.state_gradient(i, t) + r * s.units);
  }
}

void Recurrent::apply_back(const Activation& f, const Steps& s, Index t, Index first, Index last) const {
  for (Index r = 0; r < s.batch; ++r) {
    const Index place = r * s.width + first * s.units;
    float* d = s.gradient(t) + place;
    f.backward(s.before(t) + place, s.gates(t) + place, d, d, last - first, s.units);
  }
}

void Recurrent::add_state_gradient(const Steps& s, Index t, Index first, Index last, const float* dy, Index dy_row) const {
  float* dh = s.state_gradient(0, t);
  if (!s.drops_states) return s.states.input_gradient(s.batch, first, last, dy, dy_row, s.transposed_kernel(), dh, Start::contents);
  float* product = s.pass.scratch[gate_product];
  for (Index gate = first; gate < last; ++gate) {
    s.states.input_gradient(s.batch, gate, gate + 1, dy + (gate - first) * s.units, dy_row, s.transposed_kernel(), product, Start::zero);
    for (Index r = 0; r < s.batch; ++r) add_product(s.units, dh + r * s.units, product + r * s.units, s.state_factors(r, gate));
  }
}

// dU = hᵀ dz and db = Σ dz, over all steps and rows.
void Recurrent::recurrent_gradient(const Steps& s, float* du) const {
  s.states.weight_gradient(all_rows(s), s.seen(0), 0, gates(), s.gradient(0), s.width, du);
}
void Recurrent::bias_gradient(const Steps& s, float* db) const { sum_rows(s.gradient(0), db, all_rows(s), s.width); }

// dx = dz Wᵀ, for all gates together or, where each has its own dropout, for one after the other.
void Recurrent::input_gradient(const Steps& s) const {
  const Index together = s.inputs.by_gate ? 1 : gates();
  for (Index gate = 0; gate < gates(); gate += together) {
    const Index column = gate * s.units;
    gemm({all_rows(s), in_, together * s.units, {s.gradient(0) + column, s.width, 1}, {s.pass.weights[0] + column, 1, s.width}, s.pass.scratch[input_gradients], in_});
    spread_input_gradient(s, gate);
  }
}

// Lays the gradient of the inputs by row again; that of later gates is added to it.
void Recurrent::spread_input_gradient(const Steps& s, Index gate) const {
  const float* from = s.pass.scratch[input_gradients];
  for (Index t = 0; t < steps_; ++t)
    for (Index r = 0; r < s.batch; ++r, from += in_) {
      float* to = s.pass.input_gradients[0] + (r * steps_ + time(t)) * in_;
      if (!s.drops_inputs) std::copy_n(from, in_, to);
      else if (gate == 0) multiply(in_, to, from, s.input_factors(r, gate));
      else add_product(in_, to, from, s.input_factors(r, gate));
    }
}

// Options.

void Recurrent::bias_and_initializer_fields(Fields& f) {
  f("use_bias", use_bias, "Adds a trained number to every gate.");
  f("kernel_initializer", kernel_initializer, "First values of the weights of the inputs.");
  f("recurrent_initializer", recurrent_initializer, "First values of the weights of the state.");
  f("bias_initializer", bias_initializer, "First values of the biases.");
}

void Recurrent::penalty_and_dropout_fields(Fields& f) {
  f("kernel_regularizer", kernel_regularizer, "Penalty on the weights of the inputs.");
  f("recurrent_regularizer", recurrent_regularizer, "Penalty on the weights of the state.");
  f("bias_regularizer", bias_regularizer, "Penalty on the biases.");
  f("activity_regularizer", activity_regularizer, "Penalty on the outputs.");
  f("kernel_constraint", kernel_constraint, "Limit on the weights of the inputs after every step.");
  f("recurrent_constraint", recurrent_constraint, "Limit on the weights of the state after every step.");
  f("bias_constraint", bias_constraint, "Limit on the biases after every step.");
  f("dropout", dropout, fraction, "Share of the input features that is set to 0, the same for all steps of a row.");
  f("recurrent_dropout", recurrent_dropout, fraction, "Share of the state that a gate doesn't see, the same for all steps of a row.");
}

void Recurrent::sequence_fields(Fields& f) {
  f("return_sequences", return_sequences, "Gives the output of every step, not of the last one only.");
  f("return_state", return_state, "Gives the states after the last step, too, as further outputs.");
  f("go_backwards", go_backwards, "Reads the sequence from its end; outputs come in the order in which they are computed.");
  f.fixed("stateful", false);
  f("unroll", unroll, "Known from Keras, where it trades memory for speed; without effect here.");
  f("zero_output_for_mask", zero_output_for_mask, "Gives 0 at a step that is masked, not the output of the step before.");
  f.obsolete("implementation");
  f.obsolete("time_major", false);
}

}  // namespace vitrine
