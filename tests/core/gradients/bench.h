// One layer on a bench: it gets exactly the memory that it asked for, filled with garbage, and its passes are run by hand.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "layers/layer.h"

namespace vitrine::test {

class Bench {
 public:
  // Gradients that nobody asks for are null, as a plan gives them to a frozen layer or to one behind the input.
  struct Wanted {
    bool inputs = true, weights = true, logits = false, masked = false;
  };
  Bench(Layer& layer, const std::vector<Shape>& inputs, Index batch, Wanted wanted);

  // Points to inputs and masks anew, after a test has put others in their place; an empty mask stands for none.
  void point();
  void forward(bool training);
  void backward();
  // Σ r · output (or logits) with the random numbers r that backward takes for the output's gradient.
  double judged() const;

  std::vector<std::vector<float>> inputs, weights;                   // of the weights, the trainable ones have gradients
  std::vector<std::vector<float>> input_gradients, weight_gradients;
  std::vector<std::string> weight_names;
  std::vector<float> output, output_gradient, output_mask;
  std::vector<std::vector<float>> masks;  // of the inputs, if wanted: about a third of their steps don't count
  bool inputs_are_whole = false;  // the layer takes whole numbers only, which have no slope
  Shape output_shape;

 private:
  void spoil();  // scratch between the passes

  Layer& layer_;
  Wanted wanted_;
  std::vector<std::vector<float>> saved_, scratch_, kept_;
  std::vector<float> logits_;
  std::vector<const float*> in_, masks_;
  std::vector<float*> in_gradients_, w_, w_gradients_, s_, t_, k_;
  Pass pass_;
};

}  // namespace vitrine::test
