// The cross-entropies, the divergence and the hinges of the losses, as metrics.
#pragma once

#include "losses/crossentropy.h"
#include "losses/hinge.h"
#include "losses/probability.h"
#include "metrics/metric.h"

namespace vitrine {

struct BinaryCrossentropyMetric final : OfLoss<BinaryCrossentropyMetric, BinaryCrossentropy> {
  static constexpr About described{"BinaryCrossentropy", "binary_crossentropy", "Minus the logarithm of the probability given to the truth, which is yes or no.", "classification", "bce BCE"};
};

struct CategoricalCrossentropyMetric final : OfLoss<CategoricalCrossentropyMetric, CategoricalCrossentropy> {
  static constexpr About described{"CategoricalCrossentropy", "categorical_crossentropy", "Minus the logarithm of the probability given to the class, which is a row of 0s and a 1.", "classification"};
};

struct SparseCategoricalCrossentropyMetric final : OfLoss<SparseCategoricalCrossentropyMetric, SparseCategoricalCrossentropy> {
  static constexpr About described{"SparseCategoricalCrossentropy", "sparse_categorical_crossentropy", "Minus the logarithm of the probability given to the class, which is a number.", "classification"};
  void fields(Fields& f) override {
    loss_.options(f);
    loss_.axis_field(f);
    common(f);
  }
};

struct KLDivergenceMetric final : OfLoss<KLDivergenceMetric, KLDivergence> {
  static constexpr About described{"KLDivergence", "kl_divergence", "How far the predicted distribution is from the true one.", "classification", "kld KLD"};
};

struct HingeMetric final : OfLoss<HingeMetric, Hinge> {
  static constexpr About described{"Hinge", "hinge", "Mean of what is missing from the margin, for yes or no as 1 and -1 (or 0).", "classification"};
};

struct SquaredHingeMetric final : OfLoss<SquaredHingeMetric, SquaredHinge> {
  static constexpr About described{"SquaredHinge", "squared_hinge", "Mean of the squares of what is missing from the margin.", "classification"};
};

struct CategoricalHingeMetric final : OfLoss<CategoricalHingeMetric, CategoricalHinge> {
  static constexpr About described{"CategoricalHinge", "categorical_hinge", "How far the class, a row of 0s and a 1, is from being ahead of all others by 1.", "classification"};
};

}  // namespace vitrine
