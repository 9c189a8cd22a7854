// SwapEMAWeights: validates with the averaged weights (the optimizer's use_ema), as Keras 3 does.
#pragma once

#include "callbacks/callback.h"
#include "error.h"

namespace vitrine {

struct SwapEMAWeights final : Is<SwapEMAWeights, Callback> {
  static constexpr About described{"SwapEMAWeights", "swap_ema_weights", "Validates with the averaged weights of an optimizer that has use_ema."};
  bool swap_on_epoch = false;

  void fields(Fields& f) override { f("swap_on_epoch", swap_on_epoch, "Leaves the averages in the model between two epochs, for callbacks that save it."); }

  void train_begin(const Logs&, Trained& training) override {
    if (!training.has_averages()) fail("swap_ema_weights needs an optimizer with use_ema");
    swapped_ = false;
  }
  void epoch_begin(Trained& training) override {
    if (swap_on_epoch) have(false, training);
  }
  void test_begin(Trained& training) override { have(true, training); }
  void test_end(Trained& training) override { have(false, training); }
  void epoch_end(std::int64_t epoch, Logs&, Trained& training) override {
    if (!swap_on_epoch) return;
    have(true, training);
    if (epoch == training.epochs() - 1) training.set_averages();
  }

 private:
  void have(bool averages, Trained& training) {
    if (swapped_ != averages) training.swap_averages();
    swapped_ = averages;
  }

  bool swapped_ = false;
};

}  // namespace vitrine
