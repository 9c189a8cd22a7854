// What layers share that hand their values through.
#pragma once

#include <algorithm>

#include "layers/layer.h"

namespace vitrine {

class Relabelling : public Layer {
 public:
  void forward(const Pass& p) const override { std::copy_n(p.inputs[0], p.batch * values_, p.output); }
  void backward(const Pass& p) const override {
    if (p.input_gradients[0]) std::copy_n(p.output_gradient, p.batch * values_, p.input_gradients[0]);
  }

 protected:
  std::int64_t values_ = 0;
};

}  // namespace vitrine
