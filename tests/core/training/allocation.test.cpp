// Nothing is allocated while batches are trained: every operator new of the test program is counted.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdlib>
#include <new>

#include "components/probe.h"
#include "support.h"

static long allocations = 0;

static void* counted(std::size_t size) noexcept {
  ++allocations;
  return std::malloc(size ? size : 1);
}
static void* counted_or_throw(std::size_t size) {
  if (void* p = counted(size)) return p;
  throw std::bad_alloc();
}
void* operator new(std::size_t size) { return counted_or_throw(size); }
void* operator new[](std::size_t size) { return counted_or_throw(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return counted(size); }
void operator delete(void* p) noexcept { std::free(p); }
void operator delete[](void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete[](void* p, std::size_t) noexcept { std::free(p); }

using namespace vitrine;
using namespace vitrine::test;

// Allocations of a slice of some batches, in the second of three epochs of 10 batches.
static long allocations_of(Training& training, int batches) {
  const long before = allocations;
  training.run(0, batches);
  return allocations - before;
}

// A slice allocates for the report that it gives back; one of eight batches must not need more than one of a single batch.
static void check_none_by_batch(const Json& layers, const Json& compile, Json settings) {
  auto model = make_model({6}, layers, compile);
  settings.update({{"epochs", 3}, {"batch_size", 10}});
  Training training(model, two_classes(97, 6), nullptr, read_settings(settings));
  training.run(0, 11);
  const long one = allocations_of(training, 1);
  CHECK(allocations_of(training, 7) == one);
}

static const Json compile{{"optimizer", "adam"}, {"loss", "sparse_categorical_crossentropy"}, {"metrics", {"accuracy"}}};
static const Json ending = layer("Dense", {{"units", 2}, {"activation", "softmax"}});

TEST_CASE("no memory is allocated while batches are trained, whatever the layers") {
  for (const Entry& entry : kind_named("activation").entries) {
    CAPTURE(entry.about->identifier);
    check_none_by_batch({layer("Dense", {{"units", 8}, {"activation", entry.about->identifier}}), ending}, compile, Json::object());
  }
  const Json mixed{layer("Dense", {{"units", 12}, {"activation", "relu"}, {"kernel_regularizer", "l2"}, {"kernel_constraint", "max_norm"}, {"activity_regularizer", "l1"}}),
                   layer("BatchNormalization"),
                   layer("Dropout", {{"rate", 0.2}}),
                   layer("Reshape", {{"target_shape", {3, 4}}}),
                   layer("Dropout", {{"rate", 0.2}, {"noise_shape", {nullptr, 1, nullptr}}}),
                   layer("Dense", {{"units", 4}}),
                   layer("Activation", {{"activation", "gelu"}}),
                   layer("Flatten"),
                   ending};
  check_none_by_batch(mixed, compile, {{"class_weight", {{"0", 2}}}});
}

TEST_CASE("no memory is allocated while sequences are trained, masked and dropped out") {
  const Json masked = layer("Masking"), by_step = layer("Reshape", {{"target_shape", {3, 2}}});
  for (const char* cell : {"SimpleRNN", "LSTM", "GRU"}) {
    CAPTURE(cell);
    const Json options{{"units", 4}, {"return_sequences", true}, {"dropout", 0.2}, {"recurrent_dropout", 0.2}};
    check_none_by_batch({by_step, masked, layer("Bidirectional", {{"layer", layer(cell, options)}}), layer("BatchNormalization"),
                         layer("TimeDistributed", {{"layer", layer("Dense", {{"units", 3}})}}), layer(cell, {{"units", 3}}), ending},
                        compile, Json::object());
  }
  auto model = make_model({3}, {layer("Embedding", {{"input_dim", 20}, {"output_dim", 4}, {"mask_zero", true}}), layer("GRU", {{"units", 3}}), ending}, compile);
  std::vector<float> words = numbers(97 * 3, 4, 0, 20), labels(97);
  for (float& word : words) word = std::floor(word);
  Training training(model, dataset(words, {97, 3}, labels, {97}), nullptr, read_settings({{"epochs", 3}, {"batch_size", 10}}));
  training.run(0, 11);
  const long one = allocations_of(training, 1);
  CHECK(allocations_of(training, 7) == one);
}

TEST_CASE("no memory is allocated while batches are trained, whatever the optimizer, loss and metrics") {
  for (Variant& variant : variants("optimizer")) {
    CAPTURE(variant.name);
    if (variant.name.find("\"muon_") != variant.name.npos) continue;  // factors that don't fit together make no finite steps
    Json how = compile;
    how["optimizer"] = layer(variant.component->about().class_name, config_of(*variant.component));
    check_none_by_batch({ending}, how, Json::object());
  }
  for (const char* loss : {"binary_crossentropy", "mse", "mae", "huber"}) {
    const Json how{{"optimizer", "sgd"}, {"loss", loss}, {"metrics", {"accuracy", "mse", "mae", "r2_score", "precision", "recall"}}, {"weighted_metrics", {"accuracy"}}};
    check_none_by_batch({layer("Dense", {{"units", 1}, {"activation", "sigmoid"}})}, how, {{"class_weight", {{"1", 3}}}});
  }
}
