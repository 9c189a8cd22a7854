// Initializers: what a weight holds before training. Same defaults, formulas and names as Keras; the random numbers are our own.
#pragma once

#include <cmath>
#include <span>

#include "component.h"
#include "random.h"
#include "spec.h"

namespace vitrine {

class Initializer : public Component {
 public:
  static constexpr std::string_view kind = "initializer";
  static Json identity(Initializer& i) { return serialized(i, kind); }

  // Fills a weight of this shape. random is the weight's own stream.
  virtual void fill(std::span<float> weight, const Shape& shape, Random& random) const = 0;

  std::optional<std::int64_t> seed;  // of the initializers that draw: overrides the model's seed

 protected:
  void seed_field(Fields& f) { f("seed", seed, not_negative, "Seed of this weight's own; the model's seed if not given."); }
};

struct Fans {
  double in, out;
};

// Number of inputs and outputs of one unit: for a kernel (in, out), or (window ..., in, out) of a convolution.
inline Fans fans(const Shape& shape) {
  if (shape.empty()) return {1, 1};
  if (shape.size() == 1) return {static_cast<double>(shape[0]), static_cast<double>(shape[0])};
  double window = 1;
  for (std::size_t i = 0; i + 2 < shape.size(); ++i) window *= static_cast<double>(shape[i]);
  return {window * static_cast<double>(shape[shape.size() - 2]), window * static_cast<double>(shape.back())};
}

// An initializer whose spread follows from the fans: those of the weight's shape, unless the layer knows better.
class VarianceScaled : public Initializer {
 public:
  virtual void fill_for(std::span<float> weight, Fans fans, Random& random) const = 0;
  void fill(std::span<float> weight, const Shape& shape, Random& random) const final { fill_for(weight, fans_of(shape), random); }

 protected:
  virtual Fans fans_of(const Shape& shape) const { return fans(shape); }
};

// As in Keras, the same initializer for a weight whose layer says which axes are inputs and which are outputs: it matters where the spread
// follows from the fans.
Slot<Initializer> with_fans(const Slot<Initializer>& given, Fans fans);

// Normal, cut at two deviations by drawing again.
inline void fill_truncated_normal(std::span<float> weight, double mean, double stddev, Random& random) {
  for (float& w : weight) {
    float z = random.normal();
    while (std::fabs(z) > 2.0f) z = random.normal();
    w = static_cast<float>(mean + stddev * z);
  }
}

inline void fill_uniform(std::span<float> weight, double min, double max, Random& random) {
  for (float& w : weight) w = static_cast<float>(min + (max - min) * random.uniform());
}

}  // namespace vitrine
