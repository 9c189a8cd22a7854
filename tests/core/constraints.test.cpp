// Limits on weights, as Keras applies them after every step.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "components/probe.h"
#include "constraints/constraint.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::vector<float> limited(const Json& config, std::vector<float> w, const Shape& shape) {
  create<Constraint>(config, "constraint")->apply(w.data(), shape);
  return w;
}
static void check_near(const std::vector<float>& got, const std::vector<float>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(std::fabs(got[i] - expected[i]) < 1e-5);
}

// The columns of {{3, 0.3}, {4, 0.4}} have lengths 5 and 0.5.
TEST_CASE("a unit's incoming weights are shortened, stretched or given length 1") {
  const std::vector<float> w{3, 0.3f, 4, 0.4f};
  check_near(limited("max_norm", w, {2, 2}), {1.2f, 0.3f, 1.6f, 0.4f});
  check_near(limited(layer("MaxNorm", {{"max_value", 1}}), w, {2, 2}), {0.6f, 0.3f, 0.8f, 0.4f});
  check_near(limited("unit_norm", w, {2, 2}), {0.6f, 0.6f, 0.8f, 0.8f});
  check_near(limited(layer("MinMaxNorm", {{"min_value", 1}, {"max_value", 2}}), w, {2, 2}), {1.2f, 0.6f, 1.6f, 0.8f});
  check_near(limited(layer("MinMaxNorm", {{"min_value", 1}, {"max_value", 2}, {"rate", 0.5}}), w, {2, 2}), {2.1f, 0.45f, 2.8f, 0.6f});
  check_near(limited("non_neg", {-1, 2, -0.5f, 0}, {2, 2}), {0, 2, 0, 0});
}

TEST_CASE("a constraint can go along another axis") {
  const std::vector<float> w{3, 4, 0.3f, 0.4f};
  check_near(limited(layer("UnitNorm", {{"axis", 1}}), w, {2, 2}), {0.6f, 0.8f, 0.6f, 0.8f});
  check_near(limited(layer("UnitNorm", {{"axis", -1}}), w, {2, 2}), {0.6f, 0.8f, 0.6f, 0.8f});
  check_near(limited(layer("UnitNorm", {{"axis", 1}}), {3, 1, 4, 1, 6, 5, 8, 12}, {2, 2, 2}), {0.6f, 0.70710678f, 0.8f, 0.70710678f, 0.6f, 5 / 13.f, 0.8f, 12 / 13.f});
}

TEST_CASE("weights keep to their constraint through the training") {
  for (const Entry& entry : kind_named("constraint").entries) {
    CAPTURE(entry.about->identifier);
    auto model = make_model({4}, {layer("Dense", {{"units", 3}, {"kernel_constraint", entry.about->identifier}, {"bias_constraint", "non_neg"}}), layer("Dense", {{"units", 2}, {"activation", "softmax"}})},
                            {{"optimizer", layer("SGD", {{"learning_rate", 1}})}, {"loss", "sparse_categorical_crossentropy"}});
    fit(model, two_classes(64, 4), {{"epochs", 3}});
    const Weight &kernel = model->weights()[0], &bias = model->weights()[1];
    std::vector<float> now(model->values(kernel), model->values(kernel) + kernel.size);
    check_near(limited(entry.about->identifier, now, kernel.spec.shape), now);
    for (Index i = 0; i < bias.size; ++i) CHECK(model->values(bias)[i] >= 0);
  }
}

// A Conv2D kernel (2, 2, 1, 2): the lengths of its two filters are taken over the first three axes.
TEST_CASE("a constraint can take the length along several axes, as for the filters of a convolution") {
  const std::vector<float> w{1, 2, 1, 4, 1, 4, 1, 8};
  check_near(limited(layer("UnitNorm", {{"axis", {0, 1, 2}}}), w, {2, 2, 1, 2}), {0.5f, 0.2f, 0.5f, 0.4f, 0.5f, 0.4f, 0.5f, 0.8f});
  check_near(limited(layer("UnitNorm", {{"axis", {0, -1}}}), {3, 1, 1, 0, 0, 2, 1, 0}, {2, 2, 2}), {3 / std::sqrt(14.f), 1 / std::sqrt(14.f), 0.70710678f, 0, 0, 2 / std::sqrt(14.f), 0.70710678f, 0});
  CHECK(error_of([&] { limited(layer("MaxNorm", {{"axis", {0, 4}}}), w, {2, 2, 1, 2}); }) == "a constraint's axis must be below 4 for a weight of 4 axes, got 4");
}
