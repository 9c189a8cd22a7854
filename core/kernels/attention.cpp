// Head by head, so that a head's scores stay in the cache from the product that makes them to the one that reads them.
#include "kernels/attention.h"

#include <algorithm>
#include <limits>

#include "kernels/gemm.h"
#include "kernels/sigmoid.h"
#include "kernels/softmax.h"
#include "kernels/team.h"

namespace vitrine {
namespace {

constexpr Index most_parts = 4;  // that the work is cut into, each with room of its own

// The rows of a head inside an array of (groups / inner, steps, inner, heads, width).
struct Rows {
  Index first, apart;
  Rows(const AttentionSizes& a, Index group, Index head, Index steps, Index heads, Index width)
      : first(((group / a.inner * steps) * a.inner + group % a.inner) * heads * width + head * width), apart(a.inner * heads * width) {}
  Strided rows(const float* data) const { return {data + first, apart, 1}; }
  Strided columns(const float* data) const { return {data + first, 1, apart}; }
};

struct Head {
  Rows q, k, v, out;
  Index group, scores;  // scores: where they begin
  Head(const AttentionSizes& a, Index group, Index head)
      : q(a, group, head, a.queries, a.heads, a.key_dim),
        k(a, group, head / (a.heads / a.key_heads), a.keys, a.key_heads, a.key_dim),
        v(a, group, head / (a.heads / a.key_heads), a.keys, a.key_heads, a.value_dim),
        out(a, group, head, a.queries, a.heads, a.value_dim),
        group(group),
        scores((group * a.heads + head) * a.scores()) {}
};

// The keys that the query at step t sees if none is masked.
struct Reach {
  Index first, end;
};
Reach reach(const Sight& sight, Index t, Index keys) {
  const Index first = sight.window ? std::min(keys, std::max<Index>(0, t - sight.window + 1)) : 0;
  const Index end = std::min({keys, sight.causal ? t + 1 : keys, sight.window ? t + sight.window : keys});
  return {first, std::max(first, end)};
}

bool query_is_masked(const AttentionSizes& a, const Sight& sight, Index group, Index t) {
  return sight.queries && sight.queries[group * a.queries + t] == 0;
}

bool sees_nothing(const AttentionSizes& a, const Sight& sight, Index group, Index t) {
  if (query_is_masked(a, sight, group, t)) return true;
  const auto [first, end] = reach(sight, t, a.keys);
  for (Index s = first; s < end; ++s) {
    const bool masked = (sight.values && sight.values[group * a.keys + s] == 0) || (sight.keys && sight.keys[group * a.keys + s] == 0);
    if (!masked) return false;
  }
  return true;
}

// The scores of keys that are not seen, by f(score).
template <class F>
void hide(const AttentionSizes& a, const Sight& sight, Index group, float* scores, F f) {
  const auto all = [&](float* row, Index n) { map(n, f, row, row); };
  for (Index t = 0; t < a.queries; ++t) {
    float* row = scores + t * a.keys;
    if (sight.unseen != Unseen::lowered && query_is_masked(a, sight, group, t)) {
      all(row, a.keys);
      continue;
    }
    const auto [first, end] = reach(sight, t, a.keys);
    all(row, first);
    all(row + end, a.keys - end);
    for (const float* masks : {sight.values, sight.keys}) {
      if (!masks) continue;
      float* seen = row + first;
      map(end - first, [&](Batch score, Batch mask) { return select(mask == Batch(0.0f), f(score), score); }, seen, seen, masks + group * a.keys + first);
    }
  }
}

bool hides_some(const Sight& sight) { return sight.queries || sight.values || sight.keys || sight.causal || sight.window; }

// From scores to their softmax, in place.
void weigh(const AttentionSizes& a, const Sight& sight, Index group, float* scores) {
  if (!hides_some(sight)) return softmax(scores, scores, a.queries, a.keys);
  const bool lowered = sight.unseen == Unseen::lowered;
  if (lowered) hide(a, sight, group, scores, [](Batch score) { return score - Batch(1e9f); });
  else hide(a, sight, group, scores, [](Batch) { return Batch(-0.5f * std::numeric_limits<float>::max()); });
  softmax(scores, scores, a.queries, a.keys);
  if (sight.unseen == Unseen::mean) return;
  for (Index t = 0; t < a.queries; ++t)
    if (lowered ? query_is_masked(a, sight, group, t) : sees_nothing(a, sight, group, t)) std::fill_n(scores + t * a.keys, a.keys, 0.0f);
}

// From the gradient of the weights w to that of the scores, in place: w (dw - Σ w dw).
void weigh_back(const AttentionSizes& a, const Sight& sight, Index group, const float* weights, float* gradient) {
  const bool some_constant = hides_some(sight) && sight.unseen == Unseen::mean;  // that mean has no slope
  for (Index t = 0; t < a.queries; ++t) {
    const float* w = weights + t * a.keys;
    float* d = gradient + t * a.keys;
    if (some_constant && sees_nothing(a, sight, group, t)) {
      std::fill_n(d, a.keys, 0.0f);
      continue;
    }
    const Batch mean(map_sum(a.keys, [](Batch u, Batch v) { return u * v; }, w, d));
    map(a.keys, [=](Batch weight, Batch dw) { return weight * (dw - mean); }, d, w, d);
  }
}

void add_scores(const AttentionSizes& a, const Additive& additive, const Strided& q, const Strided& k, float* scores) {
  const Batch scale(additive.scale);
  for (Index t = 0; t < a.queries; ++t)
    for (Index s = 0; s < a.keys; ++s)
      scores[t * a.keys + s] = map_sum(a.key_dim, [=](Batch u, Batch v, Batch factor) { return factor * tanh(scale * (u + v)); },
                                       q.data + t * q.row, k.data + s * k.row, additive.factors);
}

// Adds what the scores' gradient makes of q, k, the factors and the scale.
void add_scores_back(const AttentionSizes& a, const Additive& additive, const Strided& q, const Strided& k, const float* gradient, float* dq, Index dq_row, float* dk,
                     Index dk_row, const AdditiveGradients& to) {
  const Batch scale(additive.scale);
  for (Index t = 0; t < a.queries; ++t)
    for (Index s = 0; s < a.keys; ++s) {
      const float d = gradient[t * a.keys + s];
      if (d == 0) continue;
      const Batch score(d);
      const float *query = q.data + t * q.row, *key = k.data + s * k.row;
      const auto slope = [=](Batch u, Batch v, Batch factor) {  // of the score by scale (q + k)
        const Batch y = tanh(scale * (u + v));
        return score * factor * (Batch(1.0f) - y * y);
      };
      const auto moved = [=](Batch sum, Batch u, Batch v, Batch factor) { return sum + scale * slope(u, v, factor); };
      if (dq) map(a.key_dim, moved, dq + t * dq_row, dq + t * dq_row, query, key, additive.factors);
      if (dk) map(a.key_dim, moved, dk + s * dk_row, dk + s * dk_row, query, key, additive.factors);
      if (to.factors) map(a.key_dim, [=](Batch sum, Batch u, Batch v) { return sum + score * tanh(scale * (u + v)); }, to.factors, to.factors, query, key);
      if (to.scale) *to.scale += map_sum(a.key_dim, [=](Batch u, Batch v, Batch factor) { return (u + v) * slope(u, v, factor); }, query, key, additive.factors);
    }
}

// f(group, key head, room) for all of them, shared by the team if there is enough to do.
template <class F>
void each_key_head(const AttentionSizes& a, float* room, bool shared, F f) {
  const Index all = a.groups * a.key_heads;
  const Index parts = shared ? parts_of(std::int64_t{a.all_scores()} * (a.key_dim + a.value_dim), std::min(all, most_parts)) : 1;
  const auto some = [&](Index part) {
    const auto [first, end] = portion_of(part, parts, all);
    for (Index i = first; i < end; ++i) f(i / a.key_heads, i % a.key_heads, room + part * 2 * a.scores());
  };
  if (parts == 1) some(0);  // and the products may be shared
  else share(parts, some);
}

void multiply(Index n, float* out, const float* a, const float* b) {
  map(n, [](Batch u, Batch v) { return u * v; }, out, a, b);
}

}  // namespace

Index attention_room(const AttentionSizes& sizes) { return most_parts * 2 * sizes.scores(); }

void attend(const AttentionSizes& a, const Sight& sight, const Additive& additive, const float* q, const float* k, const float* v, float* weights, const float* factors,
            float* out, float* room) {
  each_key_head(a, room, true, [&](Index group, Index key_head, float* dropped) {
    const Index sharing = a.heads / a.key_heads;
    for (Index head = key_head * sharing; head < (key_head + 1) * sharing; ++head) {
      const Head at(a, group, head);
      float* scores = weights + at.scores;
      if (additive.factors) add_scores(a, additive, at.q.rows(q), at.k.rows(k), scores);
      else gemm({a.queries, a.keys, a.key_dim, at.q.rows(q), at.k.columns(k), scores, a.keys});
      weigh(a, sight, group, scores);
      if (factors) multiply(a.scores(), dropped, scores, factors + at.scores);
      gemm({a.queries, a.value_dim, a.keys, as_rows(factors ? dropped : scores, a.keys), at.v.rows(v), out + at.out.first, at.out.apart});
    }
  });
}

void attend_back(const AttentionSizes& a, const Sight& sight, const Additive& additive, const float* q, const float* k, const float* v, const float* weights,
                 const float* factors, const float* dout, float* dq, float* dk, float* dv, const AdditiveGradients& additive_gradients, float* room) {
  if (additive.factors && dq) std::fill_n(dq, a.groups * a.queries * a.heads * a.key_dim, 0.0f);
  if (additive.factors && dk && dk != dv) std::fill_n(dk, a.groups * a.keys * a.key_heads * a.key_dim, 0.0f);
  each_key_head(a, room, !additive.factors, [&](Index group, Index key_head, float* own_room) {
    float *dropped = own_room, *gradient = own_room + a.scores();
    const Index sharing = a.heads / a.key_heads;
    for (Index i = 0; i < sharing; ++i) {
      const Head at(a, group, key_head * sharing + i);
      const Start start = i == 0 ? Start::zero : Start::contents;
      if (factors) multiply(a.scores(), dropped, weights + at.scores, factors + at.scores);
      const float* used = factors ? dropped : weights + at.scores;
      if (dv) gemm({a.keys, a.value_dim, a.queries, transposed(used, a.keys), at.out.rows(dout), dv + at.v.first, at.v.apart, start});
      gemm({a.queries, a.keys, a.value_dim, at.out.rows(dout), at.v.columns(v), gradient, a.keys});
      if (factors) multiply(a.scores(), gradient, gradient, factors + at.scores);
      weigh_back(a, sight, group, weights + at.scores, gradient);
      if (additive.factors) {
        add_scores_back(a, additive, at.q.rows(q), at.k.rows(k), gradient, dq ? dq + at.q.first : nullptr, at.q.apart, dk ? dk + at.k.first : nullptr, at.k.apart, additive_gradients);
        continue;
      }
      if (dq) gemm({a.queries, a.key_dim, a.keys, as_rows(gradient, a.keys), at.k.rows(k), dq + at.q.first, at.q.apart});
      if (dk) gemm({a.keys, a.key_dim, a.queries, transposed(gradient, a.keys), at.q.rows(q), dk + at.k.first, at.k.apart, dk == dv ? Start::contents : start});
    }
  });
}

}  // namespace vitrine
