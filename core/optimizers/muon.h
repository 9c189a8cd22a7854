// Muon: momentum whose matrices are made orthogonal before a step; Adam for all that is no matrix.
// Sources: Jordan et al., "Muon" (2024); Liu et al., "Muon is scalable for LLM training" (2025) for the size of the step; Keras for what it leaves to Adam.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "error.h"
#include "kernels/gemm.h"
#include "optimizers/adam.h"

namespace vitrine {

struct Muon final : Is<Muon, ByVariable> {
  static constexpr About described{"Muon", "muon", "Steps that turn every direction of a kernel equally far; biases, embeddings and kernels of convolutions go by Adam."};
  double adam_beta_1 = 0.9, adam_beta_2 = 0.999, epsilon = 1e-7, muon_a = 3.4445, muon_b = -4.775, muon_c = 2.0315, adam_lr_ratio = 1, momentum = 0.95;
  std::optional<double> adam_weight_decay = 0.004, rms_rate = 0.2;
  std::vector<std::string> exclude_layers;
  bool exclude_embeddings = true, nesterov = true;
  std::int64_t ns_steps = 5;
  Muon() { weight_decay = 0.004; }

  void fields(Fields& f) override {
    rate_field(f);
    f("adam_beta_1", adam_beta_1, below_one, "How slowly Adam's mean gradient changes.");
    f("adam_beta_2", adam_beta_2, below_one, "How slowly Adam's mean of squared gradients changes.");
    f("adam_weight_decay", adam_weight_decay, not_negative, "Weight decay of what goes by Adam.");
    epsilon_field(f, epsilon);
    decay_field(f);
    common(f);
    f("exclude_layers", exclude_layers, "Parts of names of layers whose kernels go by Adam too.");
    f("exclude_embeddings", exclude_embeddings, "Leaves weights with embedding in their name to Adam.");
    f("muon_a", muon_a, any_number, "Factor on X of the Newton-Schulz step a X + (b A + c A²) X, where A is X Xᵀ.");
    f("muon_b", muon_b, any_number, "Factor on A of the Newton-Schulz step.");
    f("muon_c", muon_c, any_number, "Factor on A² of the Newton-Schulz step.");
    f("adam_lr_ratio", adam_lr_ratio, not_negative, "Adam's learning rate as a share of Muon's.");
    f("momentum", momentum, fraction, "Share of the last step that is added to the next.");
    f("ns_steps", ns_steps, not_negative, "Newton-Schulz steps: more make the matrix more nearly orthogonal.");
    f("nesterov", nesterov, "Looks ahead along the momentum.");
    f("rms_rate", rms_rate, not_negative, "Size of a step's numbers in units of the learning rate; none leaves the orthogonal matrix as it is.");
  }

 private:
  int slots() const override { return 1; }                                                                           // the momentum
  Index own(const Variable& variable) const override { return goes_by_adam(variable) ? variable.size() : 0; }        // Adam's mean of squares
  std::optional<double> decay_of(const Variable& variable) const override { return goes_by_adam(variable) ? adam_weight_decay : weight_decay; }
  Index scratch() const override { return static_cast<Index>(scratch_.size()); }

  void settle() override {
    for (const std::string& part : exclude_layers)
      if (part.find_first_of("^$.*+?()[]{}|\\") != part.npos) fail("muon.exclude_layers takes plain parts of names here, no patterns, got '", part, "'");
    Index most = 0;
    for (const Variable& variable : variables()) {
      if (goes_by_adam(variable)) continue;
      const auto small = static_cast<Index>(std::min(variable.shape[0], variable.shape[1]));
      most = std::max(most, 2 * variable.size() + 2 * small * small);
    }
    scratch_.assign(static_cast<std::size_t>(most), 0.0f);
  }

  bool goes_by_adam(const Variable& variable) const {
    if (variable.shape.size() != 2) return true;
    std::string small = variable.path;
    for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (exclude_embeddings && small.find("embedding") != small.npos) return true;
    return std::any_of(exclude_layers.begin(), exclude_layers.end(), [&](const std::string& part) { return variable.path.find(part) != variable.path.npos; });
  }

  void step(const Step& at, const Variable& variable, float* w, const float* g, float* const* slot, float* own) override {
    if (goes_by_adam(variable))
      adam_step(variable.size(), w, g, slot[0], own, adam_beta_1, adam_beta_2, adam_rate(at.rate * adam_lr_ratio, adam_beta_1, adam_beta_2, at.number), epsilon);
    else muon(at, static_cast<Index>(variable.shape[0]), static_cast<Index>(variable.shape[1]), w, g, slot[0]);
  }

  // m = momentum m + g;  X = g + momentum m, or m without nesterov;  w -= lr rms_rate sqrt(max(rows, columns)) orthogonal(X)
  void muon(const Step& at, Index rows, Index columns, float* w, const float* g, float* m) {
    const Index n = rows * columns;
    const Batch mu(static_cast<float>(momentum)), ahead(nesterov ? static_cast<float>(momentum) : 1.0f), of_g(nesterov ? 1.0f : 0.0f);
    update(n, [=](Batch g, Batch& m, Batch& x) {
      m = mu * m + g;
      x = of_g * g + ahead * m;
    }, g, m, scratch_.data());
    const float* x = orthogonal(rows, columns);
    const double size = rms_rate ? *rms_rate * std::sqrt(static_cast<double>(std::max(rows, columns))) : 1;
    const Batch scale(static_cast<float>(at.rate * size));
    map(n, [=](Batch w, Batch x) { return w - scale * x; }, w, w, x);
  }

  // Of the matrix in the scratch: X / ‖X‖, then Newton-Schulz steps X = a X + (b A + c A A) X with A = X Xᵀ. Where the rows outnumber the
  // columns, the same of its transpose, in place: A = Xᵀ X, X = a X + X (b A + c A A).
  const float* orthogonal(Index rows, Index columns) {
    const Index n = rows * columns, small = std::min(rows, columns);
    float *x = scratch_.data(), *next = x + n, *a = next + n, *b = a + small * small;
    const double norm = std::sqrt(map_sum(n, [](Batch v) { return v * v; }, x)) + 1e-7;
    const Batch per_norm(static_cast<float>(1 / norm)), of_x(static_cast<float>(muon_a)), of_a(static_cast<float>(muon_b)), of_square(static_cast<float>(muon_c));
    map(n, [=](Batch v) { return v * per_norm; }, x, x);
    for (std::int64_t i = 0; i < ns_steps; ++i) {
      const bool wide = rows <= columns;
      if (wide) gemm({.m = small, .n = small, .k = columns, .a = as_rows(x, columns), .b = transposed(x, columns), .c = a, .c_row = small});
      else gemm({.m = small, .n = small, .k = rows, .a = transposed(x, columns), .b = as_rows(x, columns), .c = a, .c_row = small});
      gemm({.m = small, .n = small, .k = small, .a = as_rows(a, small), .b = as_rows(a, small), .c = b, .c_row = small});
      map(small * small, [=](Batch a, Batch square) { return of_a * a + of_square * square; }, b, a, b);
      map(n, [=](Batch v) { return of_x * v; }, next, x);
      const Strided left = wide ? as_rows(b, small) : as_rows(x, columns), right = wide ? as_rows(x, columns) : as_rows(b, small);
      gemm({.m = rows, .n = columns, .k = small, .a = left, .b = right, .c = next, .c_row = columns, .start = Start::contents});
      std::swap(x, next);
    }
    return x;
  }

  std::vector<float> scratch_;
};

}  // namespace vitrine
