#include "optimizers/optimizer.h"

#include <algorithm>
#include <cmath>

#include "error.h"
#include "kernels/team.h"

namespace vitrine {

void Optimizer::prepare(Index n) {
  iterations = 0;
  state.resize(static_cast<std::size_t>(n) * slots());
  for (int s = 0; s < slots(); ++s) std::fill_n(state.begin() + s * n, n, first_value(s));
  if ((clipnorm ? 1 : 0) + (clipvalue ? 1 : 0) + (global_clipnorm ? 1 : 0) > 1)
    fail(about().identifier, " takes one of clipnorm, clipvalue and global_clipnorm, got several");
}

void Optimizer::apply(float* weights, float* gradients, std::span<const Index> sizes) {
  Index n = 0;
  for (Index size : sizes) n += size;
  ++iterations;
  clip(gradients, sizes);
  const Index parts = parts_of(by_value * n, n);  // every weight moves by itself
  share(parts, [&](Index part) {
    const auto [first, end] = portion_of(part, parts, n, lanes);
    float* own = weights + first;
    if (weight_decay) {
      const Batch keep(static_cast<float>(1 - *weight_decay * learning_rate));
      map(end - first, [=](Batch w) { return w * keep; }, own, own);
    }
    float* slot[4] = {};
    for (int s = 0; s < slots(); ++s) slot[s] = state.data() + s * n + first;
    step(end - first, own, gradients + first, slot);
  });
}

// Shortens a vector to a length: g · limit / max(‖g‖, limit).
static void shorten(float* g, Index n, double norm, double limit) {
  const Batch factor(static_cast<float>(limit / std::max(norm, limit)));
  map(n, [=](Batch v) { return v * factor; }, g, g);
}

static double squares(const float* g, Index n) { return map_sum(n, [](Batch v) { return v * v; }, g); }

void Optimizer::clip(float* gradients, std::span<const Index> sizes) const {
  Index n = 0;
  for (Index size : sizes) n += size;
  if (clipnorm) {
    float* g = gradients;
    for (Index size : sizes) {
      shorten(g, size, std::sqrt(squares(g, size)), *clipnorm);
      g += size;
    }
  } else if (global_clipnorm) {
    shorten(gradients, n, std::sqrt(squares(gradients, n)), *global_clipnorm);
  } else if (clipvalue) {
    const Batch limit(static_cast<float>(*clipvalue));
    map(n, [=](Batch v) { return clip_above(clip_below(v, -limit), limit); }, gradients, gradients);
  }
}

void Optimizer::common(Fields& f) {
  f("clipnorm", clipnorm, positive, "Shortens the gradient of every weight to this length.");
  f("clipvalue", clipvalue, positive, "Limits every gradient to ± this value.");
  f("global_clipnorm", global_clipnorm, positive, "Shortens the gradient of all weights together to this length.");
  f.fixed("use_ema", false);
  f.fixed("ema_momentum", 0.99);
  f("name", name, "Name of the optimizer.");
}

double power(double base, std::int64_t exponent) {
  double result = 1;
  for (; exponent > 0; exponent /= 2, base *= base)
    if (exponent % 2) result *= base;
  return result;
}

}  // namespace vitrine
