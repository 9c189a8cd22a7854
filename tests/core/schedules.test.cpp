// Schedules of the learning rate, and the powers and cosines that they are made of.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <numbers>

#include "elementary.h"
#include "schedules/schedule.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

static std::vector<double> rates(const char* name, Json config, const std::vector<double>& steps) {
  if (!config.contains("boundaries")) config["initial_learning_rate"] = 1;
  const auto schedule = create<Schedule>(layer(name, config), "rate");
  schedule->check();
  std::vector<double> found;
  for (const double step : steps) found.push_back(schedule->at(step));
  return found;
}
static void check_near(const std::vector<double>& got, const std::vector<double>& expected) {
  REQUIRE(got.size() == expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) CHECK(std::fabs(got[i] - expected[i]) < 1e-12);
}

TEST_CASE("the learning rate falls as its schedule says") {
  const Json tenth{{"decay_steps", 10}, {"decay_rate", 0.25}};
  Json stairs = tenth;
  stairs["staircase"] = true;
  check_near(rates("ExponentialDecay", tenth, {0, 5, 10, 15}), {1, 0.5, 0.25, 0.125});
  check_near(rates("ExponentialDecay", stairs, {0, 9, 10, 19}), {1, 1, 0.25, 0.25});
  check_near(rates("InverseTimeDecay", tenth, {0, 20, 40}), {1, 1 / 1.5, 0.5});
  check_near(rates("InverseTimeDecay", stairs, {9, 39}), {1, 1 / 1.75});
  check_near(rates("PiecewiseConstantDecay", {{"boundaries", {3, 5.9}}, {"values", {1, 0.5, 0.1}}}, {0, 3, 4, 5, 6, 99}), {1, 1, 0.5, 0.5, 0.1, 0.1});
  check_near(rates("PolynomialDecay", {{"decay_steps", 10}, {"end_learning_rate", 0.2}}, {0, 5, 10, 15}), {1, 0.6, 0.2, 0.2});
  check_near(rates("PolynomialDecay", {{"decay_steps", 10}, {"end_learning_rate", 0.2}, {"power", 0.5}, {"cycle", true}}, {0, 10, 15}), {1, 0.2, 0.6});
}

TEST_CASE("a cosine's fall, with a warm-up, and restarts that grow longer") {
  check_near(rates("CosineDecay", {{"decay_steps", 10}, {"alpha", 0.1}}, {0, 5, 10, 20}), {1, 0.55, 0.1, 0.1});
  check_near(rates("CosineDecay", {{"decay_steps", 10}, {"warmup_target", 3}, {"warmup_steps", 4}}, {0, 2, 4, 9, 14}), {1, 2, 3, 1.5, 0});
  check_near(rates("CosineDecay", {{"decay_steps", 10}, {"warmup_steps", 4}}, {0, 5}), {1, 0.5});  // no target, no warm-up
  check_near(rates("CosineDecayRestarts", {{"first_decay_steps", 10}, {"m_mul", 0.5}}, {0, 5, 10, 20, 30, 50, 70}), {1, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125});
  check_near(rates("CosineDecayRestarts", {{"first_decay_steps", 10}, {"t_mul", 1}}, {5, 10, 25}), {0.5, 1, 0.5});
}

TEST_CASE("boundaries and values that don't fit together are refused") {
  const auto refusal = [](const Json& boundaries, const Json& values) { return error_of([&] { rates("PiecewiseConstantDecay", {{"boundaries", boundaries}, {"values", values}}, {}); }); };
  CHECK(refusal({1, 2}, {1, 2}) == "piecewise_constant_decay.values must have one number more than boundaries, which has 2, got 2");
  CHECK(refusal(Json::array(), {1}) == "rate.piecewise_constant_decay.boundaries must be a list, each of it a number of at least 0, got []");
  CHECK(refusal({2, 1}, {1, 2, 3}) == "piecewise_constant_decay.boundaries must rise, got [2.0,1.0]");
  CHECK(refusal({1, -1}, {1, 2, 3}) == "rate.piecewise_constant_decay.boundaries must be a list, each of it a number of at least 0, got [1,-1]");
}

TEST_CASE("powers and cosines are exact enough") {
  for (const std::int64_t exponent : {0, 1, 2, 3, 10, 1000, 100000}) CHECK(std::fabs(power(0.999, exponent) - std::pow(0.999, exponent)) <= 1e-12);
  for (const double base : {1e-9, 0.3, 0.7071, 0.96, 1.0, 1.5, 2.0, 1e6})
    for (const double exponent : {-3.2, -0.8, 0.0, 0.1, 0.5, 1.0, 2.0, 7.7}) CHECK(std::fabs(power_of(base, exponent) / std::pow(base, exponent) - 1) <= 1e-13);
  CHECK(power_of(0, 0) == 1);
  CHECK(power_of(0, 0.5) == 0);
  CHECK(power_of(0.5, 1e5) == 0);
  CHECK(power_of(0.5, 1e9) == 0);
  for (double x = 0; x <= 1; x += 1.0 / 64) CHECK(std::fabs(cosine_of_half_turns(x) - std::cos(std::numbers::pi * x)) <= 1e-15);
}
