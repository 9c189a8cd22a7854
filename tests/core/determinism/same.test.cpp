// One seed, one result: the bits of trained weights are the same natively (with every compiler) and as WebAssembly (in every engine).
// hashes.h holds them; where a number differs from it or is missing there, the test prints the line that belongs there.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdio>
#include <functional>
#include <map>

#include "components/probe.h"
#include "determinism/hashes.h"
#include "initializers/initializer.h"
#include "kernels/sigmoid.h"
#include "simd.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

using Hashes = std::map<std::string, std::uint64_t>;

// Of the weights and the history after some steps.
std::uint64_t trained(const Json& layers, const Json& compile, std::shared_ptr<Dataset> data, Index batch, int steps) {
  const Shape shape = data->x[0].shape;
  auto model = make_model(shape, layers, compile, 42);
  Training training(model, data, nullptr, read_settings({{"epochs", 1000}, {"batch_size", batch}, {"seed", 7}}));
  const Progress progress = training.run(0, steps);
  std::uint64_t hash = hash_of(model->get_weights());
  for (const Log& log : progress.logs)
    for (const double v : log.values) hash = hash_of(std::vector{static_cast<float>(v)}, hash);
  return hash;
}

const Json ending = layer("Dense", {{"units", 2}, {"activation", "softmax"}});
const Json sparse = "sparse_categorical_crossentropy";
Json compiled(const Json& optimizer, const Json& loss = sparse) { return {{"optimizer", optimizer}, {"loss", loss}, {"metrics", {"accuracy"}}}; }
std::uint64_t small(const Json& layers, const Json& compile) { return trained(layers, compile, two_classes(50, 6), 16, 12); }

// Class 0 as (1, 0), class 1 as (0, 1).
std::vector<float> both_classes(const std::vector<float>& labels) {
  std::vector<float> rows;
  for (const float label : labels) rows.insert(rows.end(), {1 - label, label});
  return rows;
}

// Prints what the table lacks, in the table's own form.
void check(const Hashes& got) {
  int different = 0;
  for (const auto& [name, hash] : got) {
    const auto known = hashes.find(name);
    if (known != hashes.end() && known->second == hash) continue;
    ++different;
    std::printf("    {\"%s\", 0x%016llx},\n", name.c_str(), static_cast<unsigned long long>(hash));
  }
  INFO("the lines above differ from tests/core/determinism/hashes.h, or are missing there");
  CHECK(different == 0);
}

}  // namespace

TEST_CASE("the seed network has the same weights after 50 steps, bit for bit, in every build") {
  const Json layers{layer("Dense", {{"units", 64}, {"activation", "relu"}}), layer("Dense", {{"units", 64}, {"activation", "relu"}}), ending};
  check({{"seed network, 50 steps", trained(layers, compiled("adam"), two_classes(1000, 30), 32, 50)}});
}

TEST_CASE("recurrent layers and embeddings have the same weights after some steps in every build") {
  Hashes got;
  const Json by_step = layer("Reshape", {{"target_shape", {3, 2}}});
  const auto net = [&](const Json& middle) { return small({by_step, layer("Masking"), middle, ending}, compiled("adam")); };
  for (const char* cell : {"SimpleRNN", "LSTM", "GRU"}) got[std::string("layer ") + cell] = net(layer(cell, {{"units", 7}, {"dropout", 0.2}, {"recurrent_dropout", 0.1}}));
  got["layer GRU, reset before"] = net(layer("GRU", {{"units", 7}, {"reset_after", false}}));
  got["layer Bidirectional"] = net(layer("Bidirectional", {{"layer", layer("LSTM", {{"units", 5}, {"dropout", 0.2}})}}));
  std::vector<float> words = numbers(50 * 4, 6, 0, 30);
  for (float& word : words) word = std::floor(word);
  got["layer Embedding"] = trained({layer("Embedding", {{"input_dim", 30}, {"output_dim", 5}, {"mask_zero", true}}), layer("GRU", {{"units", 6}}), ending}, compiled("adam"),
                                   dataset(words, {50, 4}, two_classes(50, 6)->y[0].values, {50}), 16, 12);
  check(got);
}

TEST_CASE("random numbers and vector functions have the same bits in every build") {
  Hashes got;
  Random random(1, Purpose::layer);
  std::vector<float> normal(10001), uniform(10001);
  for (float& v : normal) v = random.normal();
  for (float& v : uniform) v = random.uniform();
  got["normal numbers"] = hash_of(normal);
  got["uniform numbers"] = hash_of(uniform);
  const auto of = [&](const char* name, auto f, float low, float high) {
    const std::vector<float> x = numbers(20003, 2, low, high);
    std::vector<float> y(x.size());
    map(static_cast<Index>(x.size()), f, y.data(), x.data());
    got[name] = hash_of(y);
  };
  of("exp", [](Batch v) { return exp(v); }, -100, 100);
  of("expm1", [](Batch v) { return expm1(v); }, -100, 100);
  of("log", [](Batch v) { return log(v); }, 0, 1000);
  of("log1p", [](Batch v) { return log1p(v); }, 0, 10);
  of("tanh", [](Batch v) { return tanh(v); }, -12, 12);
  of("sigmoid", [](Batch v) { return sigmoid(v); }, -90, 90);
  of("erf", [](Batch v) { return erf(v); }, -6, 6);
  of("sin", [](Batch v) { return sin(v); }, -10, 10);
  of("cos", [](Batch v) { return cos(v); }, -10, 10);
  of("sqrt", [](Batch v) { return sqrt(v); }, 0, 1000);
  of("division", [](Batch v) { return Batch(1.0f) / v; }, -10, 10);
  check(got);
}

TEST_CASE("networks with every activation have the same weights in every build") {
  Hashes got;
  for (const Entry& entry : kind_named("activation").entries)
    got["activation " + std::string(entry.about->identifier)] = small({layer("Dense", {{"units", 10}, {"activation", entry.about->identifier}}), ending}, compiled("adam"));
  got["activation gelu, approximate"] = small({layer("Dense", {{"units", 10}, {"activation", layer("gelu", {{"approximate", true}})}}), ending}, compiled("adam"));
  check(got);
}

TEST_CASE("networks trained by every optimizer have the same weights in every build") {
  Hashes got;
  const Json layers{layer("Dense", {{"units", 9}, {"activation", "relu"}}), ending};
  for (const Entry& entry : kind_named("optimizer").entries) got["optimizer " + std::string(entry.about->identifier)] = small(layers, compiled(entry.about->identifier));
  got["sgd with momentum, nesterov and clipnorm"] = small(layers, compiled(layer("SGD", {{"momentum", 0.9}, {"nesterov", true}, {"clipnorm", 0.5}})));
  got["rmsprop, centered, with momentum"] = small(layers, compiled(layer("RMSprop", {{"momentum", 0.9}, {"centered", true}, {"weight_decay", 0.1}})));
  got["ftrl, with another power"] = small(layers, compiled(layer("Ftrl", {{"learning_rate_power", -0.7}, {"l1_regularization_strength", 0.01}, {"learning_rate", 0.1}})));
  got["sgd, gathered, averaged, with a cosine's restarts"] =
      small(layers, compiled(layer("SGD", {{"gradient_accumulation_steps", 2}, {"use_ema", true}, {"ema_overwrite_frequency", 3},
                                           {"learning_rate", layer("CosineDecayRestarts", {{"initial_learning_rate", 0.1}, {"first_decay_steps", 5}, {"m_mul", 0.7}})}})));
  got["adagrad, with an exponential decay"] =
      small(layers, compiled(layer("Adagrad", {{"learning_rate", layer("ExponentialDecay", {{"initial_learning_rate", 0.1}, {"decay_steps", 7}, {"decay_rate", 0.6}})}})));
  got["adam, amsgrad, with global_clipnorm"] = small(layers, compiled(layer("Adam", {{"amsgrad", true}, {"global_clipnorm", 0.3}})));
  check(got);
}

TEST_CASE("first weights of every initializer are the same in every build") {
  Hashes got;
  for (const Entry& entry : kind_named("initializer").entries) {
    auto made = entry.make();
    std::vector<float> weight(13 * 7);
    Random random(5, Purpose::weights, 3);
    static_cast<Initializer&>(*made).fill(weight, {13, 7}, random);
    got["initializer " + std::string(entry.about->identifier)] = hash_of(weight);
  }
  check(got);
}

TEST_CASE("networks with every loss, regularizer and constraint have the same weights in every build") {
  Hashes got;
  for (const Entry& entry : kind_named("loss").entries) {
    const auto loss = create<Loss>(entry.about->identifier, "loss");
    const Json last = layer("Dense", {{"units", 2}, {"activation", loss->logits_of().empty() ? "linear" : loss->logits_of()}});
    auto data = two_classes(50, 6);
    if (loss->target_width(2) == 2) data = dataset(data->x[0].values, {50, 6}, both_classes(data->y[0].values), {50, 2});
    got["loss " + std::string(entry.about->identifier)] = trained({layer("Dense", {{"units", 9}, {"activation", "tanh"}}), last}, compiled("adam", entry.about->identifier), data, 16, 12);
  }
  for (const Entry& entry : kind_named("regularizer").entries)
    got["regularizer " + std::string(entry.about->identifier)] = small({layer("Dense", {{"units", 9}, {"kernel_regularizer", entry.about->identifier}, {"activity_regularizer", entry.about->identifier}}), ending}, compiled("adam"));
  for (const Entry& entry : kind_named("constraint").entries)
    got["constraint " + std::string(entry.about->identifier)] = small({layer("Dense", {{"units", 9}, {"kernel_constraint", entry.about->identifier}}), ending}, compiled("adam"));
  check(got);
}

TEST_CASE("dropout, batch normalization and sequences have the same weights in every build") {
  Hashes got;
  got["dropout"] = small({layer("Dense", {{"units", 9}}), layer("Dropout", {{"rate", 0.4}}), ending}, compiled("adam"));
  got["batch normalization"] = small({layer("Dense", {{"units", 9}}), layer("BatchNormalization"), ending}, compiled("adam"));
  got["sequences"] = small({layer("Reshape", {{"target_shape", {2, 3}}}), layer("Dense", {{"units", 5}, {"activation", "tanh"}}), layer("BatchNormalization", {{"axis", 1}}), layer("Flatten"), ending}, compiled("adam"));
  got["adam, 200 steps"] = trained({layer("Dense", {{"units", 16}, {"activation", "selu"}}), ending}, compiled("adam"), two_classes(200, 6), 32, 200);
  check(got);
}
