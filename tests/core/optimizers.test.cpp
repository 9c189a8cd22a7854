// Optimizers against Keras's formulas, written a second time, in double.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <functional>
#include <map>

#include "components/probe.h"
#include "optimizers/optimizer.h"
#include "spec.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr std::size_t n = 11;
const std::vector<Index> sizes{6, 5};

// One weight's view of a step: the weight and its state change, g is its (clipped) gradient, t counts from 1.
struct Single {
  double w, m = 0, v = 0, a = 0;
};
using Formula = std::function<void(Single&, double g, double t, const Json& o)>;

void adam(Single& s, double g, double t, const Json& o) {
  const double b1 = o["beta_1"], b2 = o["beta_2"];
  s.m += (g - s.m) * (1 - b1);
  s.v += (g * g - s.v) * (1 - b2);
  s.a = std::max(s.a, s.v);
  const double alpha = o["learning_rate"].get<double>() * std::sqrt(1 - std::pow(b2, t)) / (1 - std::pow(b1, t));
  s.w -= s.m * alpha / (std::sqrt(o["amsgrad"] ? s.a : s.v) + o["epsilon"].get<double>());
}

const std::map<std::string, Formula> formulas{
    {"adam", adam},
    {"adamw", adam},
    {"sgd",
     [](Single& s, double g, double, const Json& o) {
       const double lr = o["learning_rate"], mu = o["momentum"];
       s.m = mu * s.m - lr * g;
       s.w += o["nesterov"] && mu > 0 ? mu * s.m - lr * g : s.m;
     }},
    {"rmsprop",
     [](Single& s, double g, double, const Json& o) {
       const double rho = o["rho"], mu = o["momentum"];
       s.v = rho * s.v + (1 - rho) * g * g;
       s.a = rho * s.a + (1 - rho) * g;
       const double spread = o["centered"] ? s.v - s.a * s.a : s.v;
       s.m = mu * s.m + o["learning_rate"].get<double>() * g / std::sqrt(spread + o["epsilon"].get<double>());
       s.w -= s.m;
     }},
};

double length(const std::vector<double>& g, std::size_t from, std::size_t to) {
  double squares = 0;
  for (std::size_t i = from; i < to; ++i) squares += g[i] * g[i];
  return std::sqrt(squares);
}

void clip(std::vector<double>& g, const Json& o) {
  const auto shorten = [&](std::size_t from, std::size_t to, double limit) {
    const double norm = length(g, from, to);
    for (std::size_t i = from; i < to; ++i) g[i] *= norm > limit ? limit / norm : 1;
  };
  if (!o["clipnorm"].is_null()) {
    shorten(0, 6, o["clipnorm"]);
    shorten(6, n, o["clipnorm"]);
  }
  if (!o["global_clipnorm"].is_null()) shorten(0, n, o["global_clipnorm"]);
  if (!o["clipvalue"].is_null())
    for (double& v : g) v = std::clamp(v, -o["clipvalue"].get<double>(), o["clipvalue"].get<double>());
}

void compare(Optimizer& optimizer, const Json& o) {
  std::vector<float> w = numbers(n, 1), g(n);
  std::vector<Single> expected;
  for (const float v : w) expected.push_back({v});
  optimizer.prepare(n);
  for (int t = 1; t <= 7; ++t) {
    g = numbers(n, 10 + t);
    std::vector<double> exact(g.begin(), g.end());
    clip(exact, o);
    optimizer.apply(w.data(), g.data(), sizes);
    for (std::size_t i = 0; i < n; ++i) {
      if (!o["weight_decay"].is_null()) expected[i].w -= expected[i].w * o["weight_decay"].get<double>() * o["learning_rate"].get<double>();
      formulas.at(std::string(optimizer.about().identifier))(expected[i], exact[i], t, o);
      CAPTURE(t, i);
      REQUIRE(std::fabs(w[i] - expected[i].w) <= 3e-5 * std::max(1.0, std::fabs(expected[i].w)));
    }
  }
  CHECK(optimizer.iterations == 7);
}

}  // namespace

TEST_CASE("every optimizer follows Keras's formula over several steps, with every option changed in turn") {
  for (Variant& variant : variants("optimizer")) {
    CAPTURE(variant.name);
    auto& optimizer = static_cast<Optimizer&>(*variant.component);
    INFO("optimizer " << optimizer.about().identifier << " has no formula in tests/core/optimizers.test.cpp: add one");
    REQUIRE(formulas.contains(std::string(optimizer.about().identifier)));
    compare(optimizer, config_of(optimizer));
  }
}

TEST_CASE("options of optimizers work together") {
  for (const Json& config : {layer("SGD", {{"momentum", 0.9}, {"nesterov", true}, {"weight_decay", 0.1}, {"clipnorm", 0.5}}),
                             layer("RMSprop", {{"momentum", 0.8}, {"centered", true}, {"learning_rate", 0.01}, {"epsilon", 0.01}}),
                             layer("Adam", {{"amsgrad", true}, {"beta_2", 0.5}, {"weight_decay", 0.01}, {"global_clipnorm", 0.3}}),
                             layer("AdamW", {{"clipvalue", 0.2}, {"learning_rate", 0.1}, {"epsilon", 1e-3}})}) {
    CAPTURE(config.dump());
    auto optimizer = create<Optimizer>(config, "optimizer");
    compare(*optimizer, config_of(*optimizer));
  }
}

TEST_CASE("gradients that are 0 move nothing and divide nothing by 0") {
  for (const Entry& entry : kind_named("optimizer").entries) {
    CAPTURE(entry.about->identifier);
    auto optimizer = create<Optimizer>(layer(entry.about->class_name, {{"weight_decay", nullptr}, {"global_clipnorm", 1}}), "optimizer");
    std::vector<float> w = numbers(n, 1), g(n, 0.0f);
    const std::vector<float> before = w;
    optimizer->prepare(n);
    for (int t = 0; t < 3; ++t) optimizer->apply(w.data(), g.data(), sizes);
    CHECK(w == before);
  }
}

TEST_CASE("only one way to clip gradients can be asked for") {
  auto optimizer = create<Optimizer>(layer("SGD", {{"clipnorm", 1}, {"clipvalue", 1}}), "optimizer");
  CHECK(error_of([&] { optimizer->prepare(n); }) == "sgd takes one of clipnorm, clipvalue and global_clipnorm, got several");
}

TEST_CASE("powers of step counts are exact enough") {
  for (const std::int64_t exponent : {0, 1, 2, 3, 10, 1000, 100000}) CHECK(std::fabs(power(0.999, exponent) - std::pow(0.999, exponent)) <= 1e-12);
}
