#include "initializers/initializer.h"

namespace vitrine {
namespace {

class WithFans final : public Initializer {
 public:
  WithFans(Slot<Initializer> held, const VarianceScaled& inner, Fans fans) : held_(std::move(held)), inner_(inner), fans_(fans) { seed = inner.seed; }
  const About& about() const override { return inner_.about(); }
  void fill(std::span<float> weight, const Shape&, Random& random) const override { inner_.fill_for(weight, fans_, random); }

 private:
  Slot<Initializer> held_;  // keeps the other one alive
  const VarianceScaled& inner_;
  Fans fans_;
};

}  // namespace

Slot<Initializer> with_fans(const Slot<Initializer>& given, Fans fans) {
  Slot<Initializer> held = given;
  const auto* inner = dynamic_cast<const VarianceScaled*>(&*held);
  return inner ? Slot<Initializer>(std::make_shared<WithFans>(held, *inner, fans)) : held;
}

}  // namespace vitrine
