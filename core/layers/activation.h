// Activation: applies an activation function to its inputs.
#pragma once

#include "layers/activated.h"

namespace vitrine {

struct ActivationLayer final : Is<ActivationLayer, Activating> {
  static constexpr About described{"Activation", "activation", "Applies an activation function to every value.", "activation"};

  void fields(Fields& f) override {
    f.required("activation", activation.function, "The function.");
    common(f);
  }
};

}  // namespace vitrine
