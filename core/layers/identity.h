// Identity and ActivityRegularization: layers that change no value.
#pragma once

#include "layers/relabelling.h"
#include "regularizers/l1_l2.h"

namespace vitrine {

class Unchanging : public Relabelling {
 public:
  Shape build(std::span<const Shape> inputs, Builder&) override {
    values_ = count(inputs[0]);
    return inputs[0];
  }
  Masks masks() const override { return Masks::passes; }
};

struct Identity final : Is<Identity, Unchanging> {
  static constexpr About described{"Identity", "identity", "Gives its inputs on as they are.", "core"};
  void fields(Fields& f) override { common(f); }
};

struct ActivityRegularization final : Is<ActivityRegularization, Unchanging> {
  static constexpr About described{"ActivityRegularization", "activity_regularization", "Adds a penalty on the values that pass through it to the loss.", "regularization"};
  ActivityRegularization() { activity_regularizer = Slot<Regularizer>(penalty_); }
  void fields(Fields& f) override {
    f("l1", penalty_->l1, not_negative, "Factor on the sum of absolute values.");
    f("l2", penalty_->l2, not_negative, "Factor on the sum of squares.");
    common(f);
  }

 private:
  std::shared_ptr<L1L2> penalty_ = std::make_shared<L1L2>();
};

}  // namespace vitrine
