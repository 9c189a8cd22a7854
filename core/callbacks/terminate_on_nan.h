// TerminateOnNaN: a loss that is not finite ends the training quietly, as it does in Keras 3.
#pragma once

#include "callbacks/callback.h"

namespace vitrine {

struct TerminateOnNaN final : Is<TerminateOnNaN, Callback> {
  static constexpr About described{"TerminateOnNaN", "terminate_on_nan", "Ends the training quietly when the loss is no longer a number; without it, that is an error that tells the cause."};
  bool raise_error = false;

  void fields(Fields& f) override { f("raise_error", raise_error, "Gives the error all the same."); }

  bool bad_loss(Trained& training) override {
    if (!raise_error) training.stop("terminate_on_nan");
    return !raise_error;
  }
};

}  // namespace vitrine
