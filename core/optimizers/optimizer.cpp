#include "optimizers/optimizer.h"

#include <algorithm>
#include <cmath>

#include "error.h"
#include "kernels/team.h"

namespace vitrine {

void Optimizer::prepare(std::vector<Variable> variables) {
  if ((clipnorm ? 1 : 0) + (clipvalue ? 1 : 0) + (global_clipnorm ? 1 : 0) > 1)
    fail(about().identifier, " takes one of clipnorm, clipvalue and global_clipnorm, got several");
  if (schedule) schedule->check();
  variables_ = std::move(variables);
  size_ = 0;
  for (const Variable& variable : variables_) size_ += variable.size();
  iterations = 0;
  state.assign(static_cast<std::size_t>(size_ * ((use_ema ? 1 : 0) + (gradient_accumulation_steps ? 1 : 0) + slots()) + extras()), 0.0f);
  for (int s = 0; s < slots(); ++s) std::fill_n(slot(s), size_, first_value(s));
  settle();
}

void Optimizer::set_rate(double rate) {
  if (schedule) fail(about().identifier, "'s learning rate follows a schedule and can't be set: give it a number as its learning_rate");
  if (!(rate >= 0)) fail(about().identifier, "'s learning rate must be a number of at least 0, got ", rate);
  learning_rate = rate;
}

// With gradient_accumulation_steps, only every so many batches make a step, on the mean of their gradients; a schedule still counts batches.
void Optimizer::apply(float* weights, float* gradients) {
  if (iterations == 0) begin(weights);
  const double now = rate();
  const std::int64_t batches = gradient_accumulation_steps.value_or(1);
  ++iterations;
  const bool due = iterations % batches == 0;
  if (batches > 1) {
    const Batch share(1.0f / static_cast<float>(batches)), zero(0.0f);
    float* gathered = state.data() + (use_ema ? size_ : 0);
    update(size_, [=](Batch, Batch& g, Batch& sum) {
      sum += g;
      if (!due) return;
      g = sum * share;
      sum = zero;
    }, gradients, gradients, gathered);
  }
  if (due) {
    clip(gradients);
    move({now, iterations / batches}, weights, gradients);
  }
  if (use_ema) average(weights);
}

// As Keras does: after every batch, whether it made a step or not; the first steps' averages are the weights themselves.
void Optimizer::average(float* weights) {
  const std::int64_t steps = (iterations - 1) / gradient_accumulation_steps.value_or(1);
  const auto momentum = static_cast<float>(steps == 0 ? 0 : ema_momentum);
  const Batch keep(momentum), take(1 - momentum);
  update(size_, [=](Batch w, Batch& mean) { mean = keep * mean + take * w; }, weights, state.data());
  if (ema_overwrite_frequency && (steps + 1) % *ema_overwrite_frequency == 0) std::copy_n(state.data(), size_, weights);
}

void Optimizer::finish(float* weights) const {
  if (use_ema && iterations > 0) std::copy_n(state.data(), size_, weights);
}
void Optimizer::swap_averages(float* weights) { std::swap_ranges(weights, weights + size_, state.data()); }
void Optimizer::set_averages(const float* weights) { std::copy_n(weights, size_, state.data()); }

// Shortens a vector to a length: g · limit / max(‖g‖, limit).
static void shorten(float* g, Index n, double norm, double limit) {
  const Batch factor(static_cast<float>(limit / std::max(norm, limit)));
  map(n, [=](Batch v) { return v * factor; }, g, g);
}

static double squares(const float* g, Index n) { return map_sum(n, [](Batch v) { return v * v; }, g); }

void Optimizer::clip(float* gradients) const {
  if (clipnorm) {
    float* g = gradients;
    for (const Variable& variable : variables_) {
      shorten(g, variable.size(), std::sqrt(squares(g, variable.size())), *clipnorm);
      g += variable.size();
    }
  } else if (global_clipnorm) {
    shorten(gradients, size_, std::sqrt(squares(gradients, size_)), *global_clipnorm);
  } else if (clipvalue) {
    const Batch limit(static_cast<float>(*clipvalue));
    map(size_, [=](Batch v) { return clip_above(clip_below(v, -limit), limit); }, gradients, gradients);
  }
}

void Optimizer::decay(Index n, float* w, std::optional<double> by, double rate) {
  if (!by) return;
  const Batch keep(static_cast<float>(1 - *by * rate));
  map(n, [=](Batch v) { return v * keep; }, w, w);
}

void Elementwise::move(const Step& at, float* w, float* g) {
  const Index n = size(), parts = parts_of(by_value * n, n);
  share(parts, [&](Index part) {
    const auto [first, end] = portion_of(part, parts, n, lanes);
    decay(end - first, w + first, weight_decay, at.rate);
    float* own[4] = {};
    for (int s = 0; s < slots(); ++s) own[s] = slot(s) + first;
    step(at, end - first, w + first, g + first, own);
  });
}

Index ByVariable::extras() const {
  Index floats = 0;
  for (const Variable& variable : variables()) floats += own(variable);
  return floats;
}

void ByVariable::move(const Step& at, float* w, float* g) {
  float *arrays[4] = {}, *owned = extra();
  for (int s = 0; s < slots(); ++s) arrays[s] = slot(s);
  for (const Variable& variable : variables()) {
    const Index n = variable.size();
    decay(n, w, decay_of(variable), at.rate);
    step(at, variable, w, g, arrays, owned);
    w += n;
    g += n;
    owned += own(variable);
    for (float*& array : arrays)
      if (array) array += n;
  }
}

void Optimizer::rate_field(Fields& f) { f("learning_rate", learning_rate, schedule, not_negative, "Size of a step, or a schedule of it."); }
void Optimizer::decay_field(Fields& f) {
  f("weight_decay", weight_decay, not_negative, "Share of every weight, times the learning rate, that is taken off at each step.");
}
void Optimizer::beta_fields(Fields& f, double& beta_1, double& beta_2) {
  f("beta_1", beta_1, below_one, "How slowly the mean gradient changes.");
  f("beta_2", beta_2, below_one, "How slowly the mean of squared gradients changes.");
}
void Optimizer::epsilon_field(Fields& f, double& epsilon) { f("epsilon", epsilon, not_negative, "Added where it keeps from dividing by 0."); }
void Optimizer::common(Fields& f) {
  f("clipnorm", clipnorm, positive, "Shortens the gradient of every weight to this length.");
  f("clipvalue", clipvalue, positive, "Limits every gradient to ± this value.");
  f("global_clipnorm", global_clipnorm, positive, "Shortens the gradient of all weights together to this length.");
  f("use_ema", use_ema, "Keeps averages of the weights over the steps, which replace them at the end of fit.");
  f("ema_momentum", ema_momentum, fraction, "How slowly the averages follow.");
  f("ema_overwrite_frequency", ema_overwrite_frequency, at_least(1), "Steps after which the averages replace the weights during training too.");
  f.fixed("loss_scale_factor", nullptr);
  f("gradient_accumulation_steps", gradient_accumulation_steps, at_least(2), "Batches whose mean gradient makes one step.");
  f("name", name, "Name of the optimizer.");
}

}  // namespace vitrine
