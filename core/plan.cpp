#include "plan.h"

#include <algorithm>

#include "arena.h"
#include "error.h"

namespace vitrine {
namespace {

// Collects the buffers of a plan and the pointers that wait for their places.
class Arranger {
 public:
  template <class Pointer>
  void want(Pointer& pointer, std::int64_t floats, int from, int to) {
    waiting_.push_back({floats, from, to});
    takers_.push_back([&pointer](float* place) { pointer = place; });
  }
  void settle(std::vector<float>& arena, Index batch) {
    const std::int64_t size = arrange(waiting_);
    check_fits(size, join("batches of ", batch, batch == 1 ? " row" : " rows"));
    arena.assign(size, 0.0f);
    for (std::size_t i = 0; i < waiting_.size(); ++i) takers_[i](arena.data() + waiting_[i].offset);
  }

 private:
  std::vector<Buffer> waiting_;
  std::vector<std::function<void(float*)>> takers_;
};

bool contains(const std::vector<int>& list, int value) { return std::find(list.begin(), list.end(), value) != list.end(); }

// Of a weight as a matrix, whose columns are its last axis.
Index rows_of(const Weight& weight) { return weight.spec.shape.empty() ? 1 : weight.size / static_cast<Index>(weight.spec.shape.back()); }

}  // namespace

// The moments of a step: node i runs forward at i, the loss is taken at n, node i runs backward at 2n - i.
Plan::Plan(Model& model, Index batch, Use use, std::span<const Head> heads) : model_(model), use_(use) {
  const auto& nodes = model.nodes();
  const int n = static_cast<int>(nodes.size());
  const bool training = use == Use::training;
  const auto forward_at = [](int i) { return i; };
  const auto backward_at = [n](int i) { return 2 * n - i; };
  std::vector<std::vector<int>> users(n);
  for (int i = 0; i < n; ++i)
    for (int input : nodes[i].inputs) users[input].push_back(i);

  places_.resize(n);
  Arranger arranger;
  const auto floats = [batch](const BufferSpec& spec) { return spec.per_sample * batch + spec.fixed; };
  for (int i = 0; i < n; ++i) {
    const Node& node = nodes[i];
    Place& place = places_[i];
    const bool is_output = contains(model.outputs(), i);
    const int last_use = users[i].empty() ? forward_at(i) : forward_at(users[i].back());
    const int value_ends = training ? backward_at(i) : is_output ? n : last_use;
    arranger.want(place.forward.output, count(node.shape) * batch, forward_at(node.layer->is_input() ? 0 : i), value_ends);
    const bool fused = std::any_of(heads.begin(), heads.end(), [i](const Head& h) { return h.node == i && h.fused; });
    if (fused) arranger.want(place.forward.logits, count(node.shape) * batch, forward_at(i), training ? backward_at(i) : n);

    place.saved.resize(node.saved.size());
    place.forward_scratch.resize(node.scratch.size());
    place.backward_scratch.resize(node.scratch.size());
    place.kept.resize(node.kept.size());
    for (std::size_t s = 0; s < node.saved.size(); ++s) arranger.want(place.saved[s], floats(node.saved[s]), forward_at(i), training ? backward_at(i) : forward_at(i));
    for (std::size_t s = 0; s < node.scratch.size(); ++s) {
      arranger.want(place.forward_scratch[s], floats(node.scratch[s]), forward_at(i), forward_at(i));
      if (training && node.learns) arranger.want(place.backward_scratch[s], floats(node.scratch[s]), backward_at(i), backward_at(i));
    }
    for (std::size_t k = 0; k < node.kept.size(); ++k) arranger.want(place.kept[k], floats(node.kept[k]), 0, 2 * n);
    if (node.mask == i) arranger.want(place.forward.output_mask, node.size() / node.shape.back() * batch, forward_at(i), training ? backward_at(i) : n);
    place.input_gradients.resize(node.inputs.size());
    if (training && node.learns) arranger.want(place.gradient, count(node.shape) * batch, is_output ? n : backward_at(users[i].back()), backward_at(i));
    place.backward.from_logits = fused;
  }
  // Of several users of an output or a weight, the first to run backward writes its gradient in place; the others write beside it, to be added.
  std::vector<int> last_user(model.weights().size(), -1);
  for (int i = 0; i < n; ++i)
    for (int w : nodes[i].weights) last_user[w] = i;
  for (int i = 0; i < n && training; ++i) {
    const auto& inputs = nodes[i].inputs;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      const bool first_of_same = std::find(inputs.begin(), inputs.end(), inputs[k]) == inputs.begin() + static_cast<std::ptrdiff_t>(k);
      const bool direct = !contains(model.outputs(), inputs[k]) && users[inputs[k]].back() == i && first_of_same;
      if (nodes[inputs[k]].learns && !direct) arranger.want(places_[i].input_gradients[k], count(nodes[inputs[k]].shape) * batch, backward_at(i), backward_at(i));
    }
    places_[i].weight_gradients.resize(nodes[i].weights.size());
    for (std::size_t k = 0; k < nodes[i].weights.size(); ++k)
      if (const int w = nodes[i].weights[k]; model.weights()[w].trainable && last_user[w] != i)
        arranger.want(places_[i].weight_gradients[k], model.weights()[w].size, backward_at(i), backward_at(i));
  }
  arranger.settle(arena_, batch);

  for (int i = 0; i < n; ++i) {
    const Node& node = nodes[i];
    Place& place = places_[i];
    for (std::size_t k = 0; k < node.inputs.size(); ++k) {
      Place& input = places_[node.inputs[k]];
      const int maker = nodes[node.inputs[k]].mask;
      place.masks.push_back(maker < 0 ? nullptr : places_[maker].forward.output_mask);
      place.inputs.push_back(input.forward.output);
      if (place.input_gradients[k]) place.sums.push_back({place.input_gradients[k], input.gradient, nodes[node.inputs[k]].size(), 0});
      else if (training && nodes[node.inputs[k]].learns) place.input_gradients[k] = input.gradient;
    }
    place.weight_gradients.resize(node.weights.size());
    for (std::size_t k = 0; k < node.weights.size(); ++k) {
      const Weight& weight = model.weights()[node.weights[k]];
      place.weights.push_back(model.values(weight));
      if (float*& beside = place.weight_gradients[k]) place.sums.push_back({beside, model.gradients(weight), 0, weight.size});
      else beside = model.gradients(weight);
    }
    place.forward.inputs = place.inputs;
    place.forward.masks = place.masks;
    place.forward.mask = place.masks.empty() ? nullptr : place.masks[0];
    place.forward.weights = place.weights;
    place.forward.saved = place.saved;
    place.forward.scratch = place.forward_scratch;
    place.forward.kept = place.kept;
    const bool from_logits = place.backward.from_logits;
    place.backward = place.forward;
    place.backward.from_logits = from_logits;
    place.backward.scratch = place.backward_scratch;
    place.backward.output_gradient = place.gradient;
    place.backward.input_gradients = place.input_gradients;
    place.backward.weight_gradients = place.weight_gradients;
  }
  for (int node : model.outputs()) outputs_.push_back({places_[node].forward.output, places_[node].forward.logits, places_[node].gradient, nodes[node].mask < 0 ? nullptr : places_[nodes[node].mask].forward.output_mask});
}

void Plan::gather(const Dataset& data, std::span<const std::int32_t> rows) {
  for (std::size_t k = 0; k < data.x.size(); ++k) {
    const int node = model_.inputs()[k];
    const Array& x = data.x[k];
    float* to = places_[node].forward.output;
    const Index width = model_.nodes()[node].size();
    for (std::size_t i = 0; i < rows.size(); ++i) copy(width, x.row(rows[i]), to + i * width);
  }
}

void Plan::forward(const Dataset& data, std::span<const std::int32_t> rows, std::uint64_t seed, std::uint32_t step) {
  batch_ = static_cast<Index>(rows.size());
  gather(data, rows);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const Layer& layer = *model_.nodes()[i].layer;
    Pass& pass = places_[i].forward;
    pass.batch = batch_;
    pass.training = use_ == Use::training;
    pass.random = Random(layer.seed ? static_cast<std::uint64_t>(*layer.seed) : seed, Purpose::layer, static_cast<std::uint32_t>(i), step);
    layer.forward(pass);
  }
}

void Plan::backward() {
  const auto& nodes = model_.nodes();
  for (std::size_t i = places_.size(); i-- > 0;) {
    Place& place = places_[i];
    if (!nodes[i].learns) continue;
    Pass& pass = place.backward;
    pass.batch = batch_;
    pass.training = true;
    if (const auto& regularizer = nodes[i].layer->activity_regularizer)
      regularizer->add_gradient(pass.output, place.gradient, batch_, nodes[i].size(), 1.0f / static_cast<float>(batch_));
    nodes[i].layer->backward(pass);
    for (const Sum& sum : place.sums) map(batch_ * sum.per_row + sum.fixed, [](Batch a, Batch b) { return a + b; }, sum.to, sum.to, sum.from);
  }
  for (const Weight& weight : model_.weights())
    if (weight.trainable && weight.spec.regularizer) weight.spec.regularizer->add_gradient(model_.values(weight), model_.gradients(weight), rows_of(weight), weight.size / rows_of(weight), 1.0f);
}

double Plan::penalty() const {
  double total = 0;
  for (const Weight& weight : model_.weights())
    if (weight.trainable && weight.spec.regularizer) total += weight.spec.regularizer->penalty(model_.values(weight), rows_of(weight), weight.size / rows_of(weight));
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (const auto& regularizer = model_.nodes()[i].layer->activity_regularizer)  // a mean over the batch, as in Keras 3
      total += regularizer->penalty(places_[i].forward.output, batch_, model_.nodes()[i].size()) / static_cast<double>(batch_);
  return total;
}

std::int64_t training_bytes(Model& model, Index batch) {
  const std::int64_t state = model.compiled() ? model.optimizer().floats() : 0;
  const auto floats = static_cast<std::int64_t>(model.all_values().size() + model.all_gradients().size()) + state;
  return floats * 4 + Plan(model, batch, Use::training, {}).bytes();
}

}  // namespace vitrine
