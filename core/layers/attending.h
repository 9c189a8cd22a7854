// What all attention layers share: the options of their call.
#pragma once

#include "fields.h"
#include "kernels/attention.h"
#include "layers/dropping.h"
#include "layers/layer.h"

namespace vitrine {

// The options that Keras gives to the call of an attention layer.
inline void attention_call_fields(Fields& f, bool& use_causal_mask) {
  f("use_causal_mask", use_causal_mask, "Whether a step of the query sees only steps of the value up to its own place.");
  f.fixed("return_attention_scores", false);  // a layer has one output
}

}  // namespace vitrine
