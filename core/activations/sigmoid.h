// The S-shaped activations: from 0 to 1, or from -1 to 1.
#pragma once

#include "activations/activation.h"

namespace vitrine {

struct Sigmoid final : FromOutput<Sigmoid> {
  static constexpr About described{"sigmoid", "sigmoid", "1 / (1 + exp(-x)): a probability of yes."};
  Batch f(Batch x) const { return sigmoid(x); }
  Batch slope(Batch y) const { return y * (Batch(1.0f) - y); }
};

struct Tanh final : FromOutput<Tanh> {
  static constexpr About described{"tanh", "tanh", "The hyperbolic tangent: from -1 to 1."};
  Batch f(Batch x) const { return tanh(x); }
  Batch slope(Batch y) const { return Batch(1.0f) - y * y; }
};

struct LogSigmoid final : FromInput<LogSigmoid> {
  static constexpr About described{"log_sigmoid", "log_sigmoid", "log(sigmoid(x)), without overflow."};
  Batch f(Batch x) const { return -softplus(-x); }
  Batch slope(Batch x) const { return sigmoid(-x); }
};

// Keras 3's form, x / 6 + 1/2; Keras 2 had 0.2 x + 0.5.
struct HardSigmoid final : FromOutput<HardSigmoid> {
  static constexpr About described{"hard_sigmoid", "hard_sigmoid", "A sigmoid of three straight lines: x / 6 + 1/2 between 0 and 1."};
  Batch f(Batch x) const { return clip_above(clip_below(x / Batch(6.0f) + Batch(0.5f), Batch(0.0f)), Batch(1.0f)); }
  Batch slope(Batch y) const { return select(y > Batch(0.0f), select(y < Batch(1.0f), Batch(1.0f / 6.0f), Batch(0.0f)), Batch(0.0f)); }
};

struct HardTanh final : FromOutput<HardTanh> {
  static constexpr About described{"hard_tanh", "hard_tanh", "x between -1 and 1."};
  Batch f(Batch x) const { return clip_above(clip_below(x, Batch(-1.0f)), Batch(1.0f)); }
  Batch slope(Batch y) const { return select(abs(y) < Batch(1.0f), Batch(1.0f), Batch(0.0f)); }
};

struct Softsign final : FromOutput<Softsign> {
  static constexpr About described{"softsign", "softsign", "x / (1 + |x|): from -1 to 1, slower than tanh."};
  Batch f(Batch x) const { return x / (Batch(1.0f) + abs(x)); }
  Batch slope(Batch y) const { return (Batch(1.0f) - abs(y)) * (Batch(1.0f) - abs(y)); }
};

// Martins, Astudillo (2016): sparsemax of two classes.
struct SparseSigmoid final : FromOutput<SparseSigmoid> {
  static constexpr About described{"sparse_sigmoid", "sparse_sigmoid", "(x + 1) / 2 between -1 and 1, then exactly 0 or 1."};
  Batch f(Batch x) const { return clip_above(clip_below(Batch(0.5f) * (x + Batch(1.0f)), Batch(0.0f)), Batch(1.0f)); }
  Batch slope(Batch y) const { return select(y > Batch(0.0f), select(y < Batch(1.0f), Batch(0.5f), Batch(0.0f)), Batch(0.0f)); }
};

}  // namespace vitrine
