// Attention and AdditiveAttention: every query gets a mean of the values, weighted by how well their keys answer it.
#pragma once

#include <algorithm>
#include <array>

#include "error.h"
#include "layers/attending.h"
#include "simd.h"

namespace vitrine {

// query (batch, ..., Tq, dim), value (batch, ..., Tv, value dim), key (batch, ..., Tv, dim), the value if it isn't given:
// softmax(scores of query and key) value. Source: Luong, Pham, Manning (2015).
class SequenceAttention : public Layer {
 public:
  bool use_scale = false;
  double dropout = 0;
  bool use_causal_mask = false;

  void call_fields(Fields& f) override { attention_call_fields(f, use_causal_mask); }
  bool takes_several() const override { return true; }
  Masks masks() const override { return Masks::passes; }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    check(inputs);
    const Shape &query = inputs[0], &value = inputs[1];
    Shape shape = query;
    shape.back() = value.back();
    sizes_.queries = static_cast<Index>(query[query.size() - 2]);
    sizes_.keys = static_cast<Index>(value[value.size() - 2]);
    sizes_.key_dim = static_cast<Index>(query.back());
    sizes_.value_dim = static_cast<Index>(value.back());
    groups_ = static_cast<Index>(count(query)) / (sizes_.queries * sizes_.key_dim);
    const Index queries = groups_ * sizes_.queries * sizes_.key_dim;
    ask_for_weights(b);
    b.saved(groups_ * sizes_.scores());
    b.saved(dropout > 0 ? groups_ * sizes_.scores() : 0);
    b.saved(scales_queries() ? queries : 0);
    b.scratch(scales_queries() ? queries : 0);
    b.scratch(0, 2 * sizes_.key_dim);
    b.scratch(0, attention_room(sizes_));
    return shape;
  }

  void forward(const Pass& p) const override {
    const float* q = p.inputs[0];
    if (scales_queries()) {
      map(queries(p), [scale = Batch(*p.weights[0])](Batch v) { return scale * v; }, p.saved[scaled_queries], q);
      q = p.saved[scaled_queries];
    }
    const bool drops = p.training && dropout > 0;
    if (drops) draw_dropout(p.random, dropout, sizes(p).all_scores(), p.saved[dropped]);
    attend(sizes(p), sight(p), additive(p), q, key(p), p.inputs[1], p.saved[weights], drops ? p.saved[dropped] : nullptr, p.output, p.scratch[room]);
  }

  void backward(const Pass& p) const override {
    const bool has_key = p.inputs.size() > 2;
    float *dq = p.input_gradients[0], *dv = p.input_gradients[1], *dk = has_key ? p.input_gradients[2] : dv;
    const bool scaled = scales_queries();
    const AdditiveGradients gradients = prepare_gradients(p);
    attend_back(sizes(p), sight(p), additive(p), scaled ? p.saved[scaled_queries] : p.inputs[0], key(p), p.inputs[1], p.saved[weights], dropout > 0 ? p.saved[dropped] : nullptr,
                p.output_gradient, scaled ? p.scratch[query_gradient] : dq, dk, dv, gradients, p.scratch[room]);
    finish_gradients(p);
    if (!scaled) return;
    const float* by_scaled = p.scratch[query_gradient];
    if (float* ds = p.weight_gradients[0]) *ds = map_sum(queries(p), [](Batch a, Batch b) { return a * b; }, p.inputs[0], by_scaled);
    if (dq) map(queries(p), [scale = Batch(*p.weights[0])](Batch v) { return scale * v; }, dq, by_scaled);
  }

 protected:
  virtual void ask_for_weights(Builder& b) = 0;
  // Scores that are products are scaled by scaling the queries.
  virtual bool scales_queries() const = 0;
  virtual Additive additive(const Pass& p) const = 0;
  virtual AdditiveGradients prepare_gradients(const Pass& p) const = 0;
  virtual void finish_gradients(const Pass&) const {}

  // Room for the factors of an additive score, and for their gradient.
  float* factors(const Pass& p) const { return p.scratch[factors_and_gradient]; }
  float* factor_gradient(const Pass& p) const { return p.scratch[factors_and_gradient] + sizes_.key_dim; }
  Index dim() const { return sizes_.key_dim; }

  void seed_field(Fields& f) { f("seed", seed, not_negative, "Seed of this layer's own for dropout; the model's seed if not given."); }

 private:
  enum Saved : std::size_t { weights, dropped, scaled_queries };
  enum Scratch : std::size_t { query_gradient, factors_and_gradient, room };

  void check(std::span<const Shape> inputs) const {
    if (inputs.size() < 2 || inputs.size() > 3) fail("needs two or three inputs, query, value and key, got ", inputs.size());
    for (const Shape& input : inputs)
      if (input.size() < 2) fail("needs sequences, inputs of shape (None, steps, features), got ", batch_text(input));
    const Shape &query = inputs[0], &value = inputs[1], &key = inputs.back();
    const auto leading = [](const Shape& shape, std::ptrdiff_t but) { return Shape(shape.begin(), shape.end() - but); };
    if (leading(value, 1) != leading(key, 1)) fail("value and key must have as many steps, got ", batch_text(value), " and ", batch_text(key));
    if (leading(query, 2) != leading(key, 2)) fail("query and key must differ in their steps only, got ", batch_text(query), " and ", batch_text(key));
    if (query.back() != key.back()) fail("query and key must have as many features, got ", batch_text(query), " and ", batch_text(key));
  }

  AttentionSizes sizes(const Pass& p) const {
    AttentionSizes sizes = sizes_;
    sizes.groups = p.batch * groups_;
    return sizes;
  }
  Sight sight(const Pass& p) const { return {mask_of(p, 0), mask_of(p, 1), nullptr, use_causal_mask, 0, Unseen::lowered}; }
  Index queries(const Pass& p) const { return p.batch * groups_ * sizes_.queries * sizes_.key_dim; }
  static const float* key(const Pass& p) { return p.inputs.back(); }

  AttentionSizes sizes_;
  Index groups_ = 1;  // of each row of the batch
};

struct Attention final : Is<Attention, SequenceAttention> {
  static constexpr About described{"Attention", "attention", "Gives every step of a query a mean of the values, weighted by the products of the query and the keys.", "attention"};
  static constexpr std::string_view modes[] = {"dot", "concat"};
  std::string score_mode = "dot";

  void fields(Fields& f) override {
    f("use_scale", use_scale, "Scales the scores by a trained number.");
    f("score_mode", score_mode, modes, "Whether the scores are products, or sums of hyperbolic tangents of query and key.");
    f("dropout", dropout, fraction, "Share of the weights that is set to 0 while training.");
    seed_field(f);
    common(f);
  }

 private:
  bool sums() const { return score_mode == "concat"; }
  std::size_t factor() const { return use_scale ? 1 : 0; }  // the weight that multiplies the sums

  void ask_for_weights(Builder& b) override {
    if (use_scale) b.weight({"scale", {}, "ones", {}, {}});
    if (sums()) b.weight({"concat_score_weight", {}, "ones", {}, {}});
  }
  bool scales_queries() const override { return use_scale && !sums(); }

  // Σ factor · tanh(scale (q + k)), with one factor for all features.
  Additive additive(const Pass& p) const override {
    if (!sums()) return {};
    std::fill_n(factors(p), dim(), *p.weights[factor()]);
    return {factors(p), use_scale ? *p.weights[0] : 1.0f};
  }
  AdditiveGradients prepare_gradients(const Pass& p) const override {
    if (!sums()) return {};
    float* scale = use_scale ? p.weight_gradients[0] : nullptr;
    if (scale) *scale = 0;
    std::fill_n(factor_gradient(p), dim(), 0.0f);
    return {p.weight_gradients[factor()] ? factor_gradient(p) : nullptr, scale};
  }
  void finish_gradients(const Pass& p) const override {
    if (float* d = sums() ? p.weight_gradients[factor()] : nullptr) *d = map_sum(dim(), [](Batch v) { return v; }, factor_gradient(p));
  }
};

// Source: Bahdanau, Cho, Bengio, "Neural machine translation by jointly learning to align and translate" (2015).
struct AdditiveAttention final : Is<AdditiveAttention, SequenceAttention> {
  static constexpr About described{"AdditiveAttention", "additive_attention", "Gives every step of a query a mean of the values, weighted by sums of hyperbolic tangents of the query and the keys.", "attention"};
  AdditiveAttention() { use_scale = true; }

  void fields(Fields& f) override {
    f("use_scale", use_scale, "Weights the features in the sums by trained numbers.");
    f("dropout", dropout, fraction, "Share of the weights that is set to 0 while training.");
    seed_field(f);
    common(f);
  }

 private:
  void ask_for_weights(Builder& b) override {
    if (use_scale) b.weight({"scale", {dim()}, "glorot_uniform", {}, {}});
  }
  bool scales_queries() const override { return false; }
  Additive additive(const Pass& p) const override {
    if (!use_scale) std::fill_n(factors(p), dim(), 1.0f);
    return {use_scale ? p.weights[0] : factors(p)};
  }
  AdditiveGradients prepare_gradients(const Pass& p) const override {
    float* gradient = use_scale ? p.weight_gradients[0] : nullptr;
    if (gradient) std::fill_n(gradient, dim(), 0.0f);
    return {gradient, nullptr};
  }
};

}  // namespace vitrine
