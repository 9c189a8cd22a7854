// Attention: softmax(scores of queries and keys) · values, for many sequences and heads at once.
// Source: Vaswani et al., "Attention is all you need" (2017).
#pragma once

#include "tensor.h"

namespace vitrine {

// What comes of a query that may see no key, or that is masked.
enum class Unseen {
  nothing,  // 0, as behind Keras's Softmax layer
  mean,     // the mean of all values, as in Keras's dot_product_attention
  lowered,  // what the scores say as they are, less a constant, as in Keras's Attention; 0 if the query is masked
};

// Which keys a query sees.
struct Sight {
  const float *queries = nullptr, *values = nullptr, *keys = nullptr;  // of every group, 0 where a step is masked; null: none is
  bool causal = false;                                                 // none that comes later
  Index window = 0;                                                    // none that is so far away or further; 0: all
  Unseen unseen = Unseen::nothing;
};

// How queries and keys are scored where it isn't by their product: Σ factor · tanh(scale (q + k)).
struct Additive {
  const float* factors = nullptr;  // null: by their product
  float scale = 1;
};
struct AdditiveGradients {
  float *factors = nullptr, *scale = nullptr;
};

// Queries lie as (groups / inner, queries, inner, heads, key_dim), keys and values as (groups / inner, keys, inner, key_heads, key_dim or value_dim),
// results as queries but with value_dim. Some heads in a row share one of the key_heads.
struct AttentionSizes {
  Index groups = 1, inner = 1, heads = 1, key_heads = 1, queries = 1, keys = 1, key_dim = 1, value_dim = 1;

  Index scores() const { return queries * keys; }            // of one head
  Index all_scores() const { return groups * heads * scores(); }
};

// Floats of room that both passes need for themselves, however large the batch.
Index attention_room(const AttentionSizes& sizes);

// weights (groups, heads, queries, keys) are what is kept for the way back: the softmax of the scores. factors, if not null, are what
// dropout multiplies each of them with.
void attend(const AttentionSizes& sizes, const Sight& sight, const Additive& additive, const float* q, const float* k, const float* v, float* weights,
            const float* factors, float* out, float* room);

// Gradients that nobody needs are null. dk may be dv, where keys are the values: it gets both. Those of the additive score are added to.
void attend_back(const AttentionSizes& sizes, const Sight& sight, const Additive& additive, const float* q, const float* k, const float* v, const float* weights,
                 const float* factors, const float* dout, float* dq, float* dk, float* dv, const AdditiveGradients& additive_gradients, float* room);

}  // namespace vitrine
