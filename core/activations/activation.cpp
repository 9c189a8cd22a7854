#include "activations/activation.h"

#include "registry.h"

namespace vitrine {

Json Activation::identity(Activation& a) {
  const auto plain = find(kind_named(kind), a.about().identifier, "activation").make();
  const Json config = config_of(a);
  if (config == config_of(*plain)) return a.about().identifier;
  return {{"module", "keras.activations"}, {"class_name", a.about().class_name}, {"config", config}, {"registered_name", nullptr}};
}

}  // namespace vitrine
