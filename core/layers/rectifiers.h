// ReLU, LeakyReLU and ELU: the rectifiers as layers, with options.
#pragma once

#include "activations/exponential.h"
#include "activations/relu.h"
#include "layers/activated.h"

namespace vitrine {

// A layer whose options are those of its activation.
template <class Function>
class Rectifying : public Activating {
 public:
  Rectifying() { activation.function = Slot<Activation>(function_); }

 protected:
  std::shared_ptr<Function> function_ = std::make_shared<Function>();
};

struct ReLU final : Is<ReLU, Rectifying<Relu>> {
  static constexpr About described{"ReLU", "re_lu", "max(x, 0), with a limit, a threshold and a slope below it if wanted.", "activation"};
  void fields(Fields& f) override {
    f("max_value", function_->max_value, not_negative, "Largest result; no limit if not given.");
    f("negative_slope", function_->negative_slope, not_negative, "Slope below the threshold.");
    f("threshold", function_->threshold, not_negative, "Values up to it are damped.");
    common(f);
  }
};

struct LeakyReLU final : Is<LeakyReLU, Rectifying<LeakyRelu>> {
  static constexpr About described{"LeakyReLU", "leaky_re_lu", "x above 0, a small slope below: never quite dead.", "activation"};
  LeakyReLU() { function_->negative_slope = 0.3; }  // 0.2 in the activation of that name, as in Keras
  void fields(Fields& f) override {
    f("negative_slope", function_->negative_slope, not_negative, "Slope below 0.");
    common(f);
  }
};

struct ELU final : Is<ELU, Rectifying<Elu>> {
  static constexpr About described{"ELU", "elu", "x above 0, alpha · (exp(x) - 1) below: smooth, with mean near 0.", "activation"};
  void fields(Fields& f) override {
    f("alpha", function_->alpha, not_negative, "Depth of the negative branch.");
    common(f);
  }
};

}  // namespace vitrine
