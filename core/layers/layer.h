// Layers: what they need (Builder), what they see during a batch (Pass), and the two passes themselves.
// A layer owns no weights and no buffers. One object serves one place of a model; a shared layer has an object for every place.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "constraints/constraint.h"
#include "initializers/initializer.h"
#include "random.h"
#include "regularizers/regularizer.h"

namespace vitrine {

struct WeightSpec {
  std::string name;  // Keras's path below the layer's name: "kernel", "lstm_cell/kernel"
  Shape shape;
  Slot<Initializer> initializer;
  Slot<Regularizer> regularizer;
  Slot<Constraint> constraint;
  bool trainable = true;
};

// A buffer of `per_sample` floats for each row of the batch and `fixed` floats besides.
struct BufferSpec {
  std::int64_t per_sample, fixed;
};

// What a layer asks for once it knows the shapes of its inputs. The order of the requests is the index in Pass.
class Builder {
 public:
  void weight(WeightSpec spec) { weights.push_back(std::move(spec)); }
  void saved(std::int64_t per_sample, std::int64_t fixed = 0) { saved_buffers.push_back({per_sample, fixed}); }      // kept from forward to backward
  void scratch(std::int64_t per_sample, std::int64_t fixed = 0) { scratch_buffers.push_back({per_sample, fixed}); }  // lost after each pass
  void kept(std::int64_t per_sample, std::int64_t fixed = 0) { kept_buffers.push_back({per_sample, fixed}); }        // from step to step; 0 before the first

  std::vector<WeightSpec> weights;
  std::vector<BufferSpec> saved_buffers, scratch_buffers, kept_buffers;
};

// All that one layer sees of one batch. Arrays are row-major, the batch being the first axis.
struct Pass {
  Index batch = 0;
  bool training = false;
  bool from_logits = false;  // the loss reads logits and gives their gradient: backward leaves the last activation out
  std::span<const float* const> inputs;
  float* output = nullptr;
  float* logits = nullptr;  // where the values before the last activation go, if somebody reads them
  const float* output_gradient = nullptr;
  std::span<float* const> input_gradients;  // null where nobody needs it
  std::span<float* const> weights, weight_gradients;  // a gradient is null where its weight is not trained
  std::span<float* const> saved, scratch, kept;
  const float* mask = nullptr;   // batch x time: 0 where a time step of the first input is to be passed over, else 1; null if all count
  std::span<const float* const> masks;  // the same for every input
  float* output_mask = nullptr;  // where a layer that makes a mask writes it
  Random random{0, Purpose::layer};  // a stream of this layer, place and step
};

// The mask of an input, or null if all of its steps count.
inline const float* mask_of(const Pass& p, std::size_t input) { return input < p.masks.size() ? p.masks[input] : nullptr; }

// What becomes of the mask of a layer's first input: whether the output has the same one, none, one that the layer makes, or one that it
// makes of its inputs' where any of them has one.
enum class Masks { passes, drops, makes, combines };

class Layer : public Component {
 public:
  static constexpr std::string_view kind = "layer";
  static Json identity(Layer& l);  // {module, class_name, config: {name, trainable, dtype, ...}, registered_name}

  // Shape of the output for these inputs, and the requests for weights and buffers. Shapes leave the batch out.
  virtual Shape build(std::span<const Shape> inputs, Builder& builder) = 0;
  virtual void forward(const Pass& pass) const = 0;
  // Writes (never adds to) every weight gradient and every input gradient that is asked for. A frozen layer is asked for none of its weights'.
  virtual void backward(const Pass& pass) const = 0;

  // "softmax" if the output is the softmax of logits that forward can store; "" if there is no such activation.
  virtual std::string_view output_activation() const { return ""; }
  virtual bool is_input() const { return false; }
  // Keras's supports_masking and compute_mask. A mask that is made has an entry for every place of the output before its last axis.
  virtual Masks masks() const { return Masks::drops; }
  // The names of the tensors that a call takes, for layers that tell them apart: query, value, key.
  virtual Choices call_inputs() const { return {}; }
  // Whether a call may bring several inputs; build says which of them fit together.
  virtual bool takes_several() const { return !call_inputs().empty(); }
  // The options that Keras gives to the call of a layer, not to the layer: use_causal_mask.
  virtual void call_fields(Fields&) {}
  // What is wrong with a row of data that the layer is to read, or "": "must hold whole numbers ..., got 7.5 in column 3".
  virtual std::string trouble(std::span<const float>) const { return ""; }

  // The options that every layer has, after its own.
  void common(Fields& f, std::string_view dtype = "float32") {
    f("name", name, {}, "Name of the layer, unique in its model.");
    f("trainable", trainable, "Whether training changes the weights.");
    f.dtype({{"module", "keras"}, {"class_name", "DTypePolicy"}, {"config", {{"name", dtype}}}, {"registered_name", nullptr}});
  }
  // The same for the few classes of Keras's that know no option trainable.
  void common_but_trainable(Fields& f) {
    f("name", name, {}, "Name of the layer, unique in its model.");
    f.dtype("float32");
  }

  std::string name;
  bool trainable = true;
  Slot<Regularizer> activity_regularizer;
  std::optional<std::int64_t> seed;  // of layers that draw random numbers: overrides the model's
};

inline Json Layer::identity(Layer& l) { return serialized(l, kind); }

}  // namespace vitrine
