// MultiHeadAttention and GroupQueryAttention: attention between trained projections of the inputs, many times side by side.
// Sources: Vaswani et al., "Attention is all you need" (2017); Ainslie et al., "GQA" (2023).
#pragma once

#include <algorithm>
#include <cmath>

#include "error.h"
#include "kernels/gemm.h"
#include "kernels/reduce.h"
#include "kernels/sigmoid.h"
#include "layers/attending.h"

namespace vitrine {

// x W + b for every row of features, W and b being two weights of a layer in a row.
struct Projection {
  std::size_t weight = 0;
  Index in = 0, out = 0;
  bool use_bias = true;

  void forward(const Pass& p, Index rows, const float* x, float* y) const {
    const float* bias = use_bias ? p.weights[weight + 1] : nullptr;
    gemm({rows, out, in, as_rows(x, in), as_rows(p.weights[weight], out), y, out, bias ? Start::bias : Start::zero, bias});
  }
  // Writes the weights' gradients; dx is written or added to, if it is wanted.
  void backward(const Pass& p, Index rows, const float* x, const float* dy, float* dx, Start start = Start::zero) const {
    if (float* dw = p.weight_gradients[weight]) gemm({in, out, rows, transposed(x, in), as_rows(dy, out), dw, out});
    if (float* db = use_bias ? p.weight_gradients[weight + 1] : nullptr) sum_rows(dy, db, rows, out);
    if (dx) gemm({rows, in, out, as_rows(dy, out), transposed(p.weights[weight], out), dx, in, start});
  }
};

// Queries, keys and values are projected to so many heads; each head attends by itself, and their results side by side are projected again.
class HeadedAttention : public Layer {
 public:
  static constexpr std::string_view input_names[] = {"query", "value", "key"};
  double dropout = 0;
  bool use_bias = true, use_gate = false, use_causal_mask = false;
  std::optional<std::int64_t> sliding_window;
  Slot<Initializer> kernel_initializer{"glorot_uniform"}, bias_initializer{"zeros"};
  Slot<Regularizer> kernel_regularizer, bias_regularizer;
  Slot<Constraint> kernel_constraint, bias_constraint;

  void call_fields(Fields& f) override { attention_call_fields(f, use_causal_mask); }
  Choices call_inputs() const override { return input_names; }
  Masks masks() const override { return Masks::passes; }

  Shape build(std::span<const Shape> inputs, Builder& b) override {
    if (inputs.size() < 2 || inputs.size() > 3) fail("needs a query and a value, and may have a key, got ", inputs.size(), inputs.size() == 1 ? " input" : " inputs");
    const Shape &query = inputs[0], &value = inputs[1], &key = inputs.back();
    const Heads heads = find_heads(query, value);
    find_steps(query, value, key);
    Shape shape(query.begin(), query.end() - 1);
    const Shape features = output_features(query);
    shape.insert(shape.end(), features.begin(), features.end());

    sizes_.heads = static_cast<Index>(heads.queries);
    sizes_.key_heads = static_cast<Index>(heads.keys);
    sizes_.key_dim = static_cast<Index>(heads.key_dim);
    sizes_.value_dim = static_cast<Index>(heads.value_dim);
    query_ = project(b, "query", {query.back()}, {heads.queries, heads.key_dim});
    key_ = project(b, "key", {key.back()}, {heads.keys, heads.key_dim});
    if (use_gate) gate_ = project(b, "gate", {query.back()}, {heads.queries, heads.value_dim});
    value_ = project(b, "value", {value.back()}, {heads.keys, heads.value_dim});
    output_ = project(b, "attention_output", {heads.queries, heads.value_dim}, features);
    ask_for_buffers(b);
    return shape;
  }

  void forward(const Pass& p) const override {
    check_masks(p);
    const Index queries = p.batch * queries_, keys = p.batch * keys_, results = queries * output_.in;
    float *q = p.saved[query], *out = p.saved[result];
    query_.forward(p, queries, p.inputs[0], q);
    scale_queries(queries, q);
    key_.forward(p, keys, p.inputs.back(), p.saved[key]);
    value_.forward(p, keys, p.inputs[1], p.saved[value]);
    const bool drops = p.training && dropout > 0;
    if (drops) draw_dropout(p.random, dropout, sizes(p).all_scores(), p.saved[dropped]);
    attend(sizes(p), sight(p), {}, q, p.saved[key], p.saved[value], p.saved[weights], drops ? p.saved[dropped] : nullptr, out, p.scratch[room]);
    if (use_gate) {
      gate_.forward(p, queries, p.inputs[0], p.saved[gate]);
      map(results, [](Batch v) { return sigmoid(v); }, p.saved[gate], p.saved[gate]);
      map(results, [](Batch v, Batch share) { return v * share; }, p.saved[gated], out, p.saved[gate]);
    }
    output_.forward(p, queries, p.saved[use_gate ? gated : result], p.output);
  }

  void backward(const Pass& p) const override {
    const Index queries = p.batch * queries_, keys = p.batch * keys_;
    float *dout = p.scratch[result_gradient], *dq = p.scratch[query_gradient], *dk = p.scratch[key_gradient], *dv = p.scratch[value_gradient];
    output_.backward(p, queries, p.saved[use_gate ? gated : result], p.output_gradient, dout);
    if (use_gate) through_gate(p, queries * output_.in, dout);
    attend_back(sizes(p), sight(p), {}, p.saved[query], p.saved[key], p.saved[value], p.saved[weights], dropout > 0 ? p.saved[dropped] : nullptr, dout, dq, dk, dv, {}, p.scratch[room]);
    scale_queries(queries, dq);
    query_.backward(p, queries, p.inputs[0], dq, p.input_gradients[0]);
    if (use_gate) gate_.backward(p, queries, p.inputs[0], p.scratch[gate_gradient], p.input_gradients[0], Start::contents);
    value_.backward(p, keys, p.inputs[1], dv, p.input_gradients[1]);
    key_.backward(p, keys, p.inputs.back(), dk, p.input_gradients.back(), p.inputs.size() == 2 ? Start::contents : Start::zero);
  }

 protected:
  struct Heads {
    std::int64_t queries, keys, key_dim, value_dim;
  };
  virtual Heads find_heads(const Shape& query, const Shape& value) const = 0;
  virtual Shape output_features(const Shape& query) const { return {query.back()}; }
  // The axes of the query, counted without the batch, that are attended over: from first to before end.
  virtual std::pair<std::size_t, std::size_t> attended(const Shape& query) const { return {0, query.size() - 1}; }

  // The options in Keras's order, in groups.
  void dropout_fields(Fields& f) {
    f("dropout", dropout, fraction, "Share of the weights of the values that is set to 0 while training.");
    f("use_bias", use_bias, "Adds trained numbers to all projections.");
  }
  void projection_fields(Fields& f) {
    f("sliding_window", sliding_window, at_least(1), "A query sees only keys less than so many steps away; all if not given.");
    f.obsolete("flash_attention", false);  // makes no difference to the numbers, and Keras doesn't write it
    f("kernel_initializer", kernel_initializer, "First values of the projections' weights.");
    f("bias_initializer", bias_initializer, "First values of the projections' biases.");
    f("kernel_regularizer", kernel_regularizer, "Penalty on the projections' weights.");
    f("bias_regularizer", bias_regularizer, "Penalty on the projections' biases.");
    f.fixed("activity_regularizer", nullptr);  // Keras's is on each of the projections
    f("kernel_constraint", kernel_constraint, "Limit on the projections' weights after every step.");
    f("bias_constraint", bias_constraint, "Limit on the projections' biases after every step.");
    f("use_gate", use_gate, "Multiplies what the heads give by a sigmoid of one more projection of the query.");
    f("seed", seed, not_negative, "Seed of this layer's own for dropout; the model's seed if not given.");
    common(f);
  }

 private:
  enum Saved : std::size_t { query, key, value, weights, result, dropped, gate, gated };
  enum Scratch : std::size_t { query_gradient, key_gradient, value_gradient, result_gradient, gate_gradient, room };

  // As Keras's EinsumDense of this shape: the axes that are summed are the inputs of a unit, the others its outputs.
  Projection project(Builder& b, const std::string& name, const Shape& in, const Shape& out) const {
    const Projection projection{b.weights.size(), static_cast<Index>(count(in)), static_cast<Index>(count(out)), use_bias};
    Shape kernel = in;
    kernel.insert(kernel.end(), out.begin(), out.end());
    const Fans fans{static_cast<double>(projection.in), static_cast<double>(projection.out)};
    b.weight({name + "/kernel", kernel, with_fans(kernel_initializer, fans), kernel_regularizer, kernel_constraint});
    if (use_bias) b.weight({name + "/bias", out, bias_initializer, bias_regularizer, bias_constraint});
    return projection;
  }

  // Which axes are attended over, and how the others lie around them.
  void find_steps(const Shape& query, const Shape& value, const Shape& key) {
    for (const Shape* input : {&query, &value, &key})
      if (input->size() < 2) fail("needs sequences, inputs of shape (None, steps, features), got ", batch_text(*input));
    const auto places = [](const Shape& shape) { return Shape(shape.begin(), shape.end() - 1); };
    if (places(value) != places(key)) fail("value and key must be of one shape but for their features, got ", batch_text(value), " and ", batch_text(key));
    const auto [first, end] = attended(query);
    bool fit = value.size() == query.size();
    Index before = 1;
    sizes_.inner = sizes_.queries = sizes_.keys = 1;
    for (std::size_t i = 0; fit && i + 1 < query.size(); ++i) {
      const auto here = static_cast<Index>(query[i]);
      if (i >= first && i < end) {
        sizes_.queries *= here;
        sizes_.keys *= static_cast<Index>(value[i]);
      } else {
        (i < first ? before : sizes_.inner) *= here;
        fit = query[i] == value[i];
      }
    }
    if (!fit) fail("query and value must have one size for every axis that is not attended over, got ", batch_text(query), " and ", batch_text(value));
    is_plain_ = query.size() == 2;
    if (!is_plain_ && (use_causal_mask || sliding_window))
      fail(use_causal_mask ? "use_causal_mask" : "sliding_window", " needs inputs of shape (None, steps, features), got ", batch_text(query));
    groups_ = before * sizes_.inner;
    queries_ = groups_ * sizes_.queries;
    keys_ = groups_ * sizes_.keys;
  }

  void ask_for_buffers(Builder& b) const {
    const Index scores = groups_ * sizes_.heads * sizes_.scores(), gates = use_gate ? queries_ * gate_.out : 0;
    for (const Index values : {queries_ * query_.out, keys_ * key_.out, keys_ * value_.out, scores, queries_ * output_.in, dropout > 0 ? scores : 0, gates, gates}) b.saved(values);
    for (const Index values : {queries_ * query_.out, keys_ * key_.out, keys_ * value_.out, queries_ * output_.in, gates}) b.scratch(values);
    b.scratch(0, attention_room(sizes_));
  }

  // Where Keras takes its dot_product_attention, a query that sees nothing gets the mean of the values, where not, nothing.
  Sight sight(const Pass& p) const {
    const bool mean = dropout == 0 && is_plain_;
    return {mask_of(p, 0), mask_of(p, 1), mask_of(p, 2), use_causal_mask, static_cast<Index>(sliding_window.value_or(0)), mean ? Unseen::mean : Unseen::nothing};
  }

  void check_masks(const Pass& p) const {
    if (is_plain_) return;
    for (std::size_t k = 0; k < p.inputs.size(); ++k)
      if (mask_of(p, k)) fail(name, ": can read the mask of inputs of shape (None, steps, features) only");
  }

  AttentionSizes sizes(const Pass& p) const {
    AttentionSizes sizes = sizes_;
    sizes.groups = p.batch * groups_;
    return sizes;
  }

  // By 1 / sqrt(key_dim).
  void scale_queries(Index rows, float* q) const {
    const Batch scale(static_cast<float>(1 / std::sqrt(static_cast<double>(sizes_.key_dim))));
    map(rows * query_.out, [=](Batch v) { return v * scale; }, q, q);
  }

  // y = x s, s = sigmoid(z): dz = dy x s (1 - s), and dx = dy s in place.
  void through_gate(const Pass& p, Index n, float* dout) const {
    const auto slope = [](Batch d, Batch x, Batch share) { return d * x * share * (Batch(1.0f) - share); };
    map(n, slope, p.scratch[gate_gradient], dout, p.saved[result], p.saved[gate]);
    map(n, [](Batch d, Batch share) { return d * share; }, dout, dout, p.saved[gate]);
  }

  Projection query_, key_, gate_, value_, output_;
  AttentionSizes sizes_;
  Index groups_ = 1, queries_ = 0, keys_ = 0;  // of a row of the batch: sequences that attend by themselves, and all steps of them
  bool is_plain_ = true;                       // one axis of steps
};

struct MultiHeadAttention final : Is<MultiHeadAttention, HeadedAttention> {
  static constexpr About described{"MultiHeadAttention", "multi_head_attention", "Attention between trained projections of its inputs, several times side by side: the heart of a transformer.", "attention"};
  std::int64_t num_heads = 0, key_dim = 0;
  std::optional<std::int64_t> value_dim;
  std::optional<Shape> output_shape;
  Axes attention_axes = Axes::none();

  void fields(Fields& f) override {
    f.required("num_heads", num_heads, at_least(1), "Number of heads, which attend each by itself.");
    f.required("key_dim", key_dim, at_least(1), "Features of a head's queries and keys.");
    f("value_dim", value_dim, at_least(1), "Features of a head's values; as many as of its keys if not given.");
    dropout_fields(f);
    f.sizes("output_shape", output_shape, "Features of the result; those of the query if not given.");
    f("attention_axes", attention_axes, "The axes that are attended over, counted with the batch; all but the batch and the features if not given.");
    projection_fields(f);
  }

 private:
  Heads find_heads(const Shape&, const Shape&) const override { return {num_heads, num_heads, key_dim, value_dim.value_or(key_dim)}; }

  Shape output_features(const Shape& query) const override {
    if (!output_shape || output_shape->empty()) return {query.back()};
    for (const std::int64_t size : *output_shape)
      if (size < 1) fail("output_shape must have positive sizes, got ", shape_text(*output_shape));
    return *output_shape;
  }

  std::pair<std::size_t, std::size_t> attended(const Shape& query) const override {
    if (attention_axes.values.empty()) return HeadedAttention::attended(query);
    const auto axes = static_cast<std::int64_t>(query.size()) + 1;
    Shape places;
    for (const std::int64_t axis : attention_axes.values) {
      const std::int64_t at = axis < 0 ? axis + axes : axis;
      if (at < 1 || at >= axes - 1) fail("attention_axes must be axes of the query between the batch and the features, got ", axis, " for ", batch_text(query));
      places.push_back(at - 1);
    }
    std::sort(places.begin(), places.end());
    for (std::size_t i = 1; i < places.size(); ++i)
      if (places[i] != places[i - 1] + 1) fail("attention_axes must be axes side by side, got ", shape_text(attention_axes.values));
    return {static_cast<std::size_t>(places.front()), static_cast<std::size_t>(places.back()) + 1};
  }
};

struct GroupQueryAttention final : Is<GroupQueryAttention, HeadedAttention> {
  static constexpr About described{"GroupQueryAttention", "group_query_attention", "Multi-head attention whose heads share keys and values in groups.", "attention", "GroupedQueryAttention"};
  std::int64_t head_dim = 0, num_query_heads = 0, num_key_value_heads = 0;

  void fields(Fields& f) override {
    f.required("head_dim", head_dim, at_least(1), "Features of a head.");
    f.required("num_query_heads", num_query_heads, at_least(1), "Number of heads of the query.");
    f.required("num_key_value_heads", num_key_value_heads, at_least(1), "Number of heads of keys and values, each shared by as many heads of the query.");
    dropout_fields(f);
    projection_fields(f);
  }

 private:
  Heads find_heads(const Shape& query, const Shape& value) const override {
    if (num_query_heads % num_key_value_heads != 0) fail("num_query_heads must be a multiple of num_key_value_heads, got ", num_query_heads, " and ", num_key_value_heads);
    if (query.size() != 2) fail("needs a query of shape (None, steps, features), got ", batch_text(query));
    if (value.empty() || query.back() != value.back()) fail("query and value must have as many features, got ", batch_text(query), " and ", batch_text(value));
    return {num_query_heads, num_key_value_heads, head_dim, head_dim};
  }
};

}  // namespace vitrine
