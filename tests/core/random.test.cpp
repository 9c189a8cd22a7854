// Random numbers: the published generator, unbiased draws and streams that don't touch each other.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <set>

#include "random.h"

using namespace vitrine;

// Random123's kat_vectors, philox4x32 with 10 rounds.
TEST_CASE("random bits are those of the published Philox generator") {
  using Block = std::array<std::uint32_t, 4>;
  CHECK(philox({0, 0, 0, 0}, {0, 0}) == Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  const std::uint32_t ones = 0xffffffff;
  CHECK(philox({ones, ones, ones, ones}, {ones, ones}) == Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) == Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("whole numbers below a bound come equally often") {
  for (const std::uint32_t bound : {1u, 2u, 3u, 10u, 37u}) {
    Random random(7, Purpose::shuffle, bound);
    const int draws = 20000;
    std::vector<int> counts(bound);
    for (int i = 0; i < draws; ++i) ++counts.at(random.below(bound));
    const double expected = draws / static_cast<double>(bound);
    double chi_squared = 0;
    for (int count : counts) chi_squared += (count - expected) * (count - expected) / expected;
    CHECK(chi_squared <= bound + 5 * std::sqrt(2.0 * bound));  // mean bound - 1, variance 2 (bound - 1)
  }
}

// Of three equal parts of a bound of 3 · 2^30, plain "bits % bound" would hit the first twice as often.
TEST_CASE("whole numbers below a bound near 2^32 are not biased to the small ones") {
  Random random(3, Purpose::shuffle);
  int first = 0;
  for (int i = 0; i < 9000; ++i) first += random.below(3u << 30) < (1u << 30);
  CHECK(std::abs(first - 3000) < 5 * 45);  // deviation sqrt(9000 · 1/3 · 2/3)
}

TEST_CASE("uniform numbers lie in [0, 1) and have the mean and variance of their kind") {
  Random random(11, Purpose::layer);
  const int n = 40000;
  double mean = 0, square = 0;
  for (int i = 0; i < n; ++i) {
    const double u = random.uniform();
    REQUIRE((u >= 0 && u < 1));
    mean += u / n;
    square += u * u / n;
  }
  CHECK(std::fabs(mean - 0.5) < 5 / std::sqrt(12.0 * n));
  CHECK(std::fabs(square - mean * mean - 1.0 / 12) < 0.002);
}

TEST_CASE("normal numbers have the moments and tails of their kind") {
  Random random(12, Purpose::layer);
  const int n = 40000;
  double mean = 0, square = 0, cube = 0, fourth = 0;
  int beyond_two = 0;
  for (int i = 0; i < n; ++i) {
    const double z = random.normal();
    REQUIRE(std::isfinite(z));
    mean += z / n;
    square += z * z / n;
    cube += z * z * z / n;
    fourth += z * z * z * z / n;
    beyond_two += std::fabs(z) > 2;
  }
  CHECK(std::fabs(mean) < 5 / std::sqrt(n));
  CHECK(std::fabs(square - 1) < 5 * std::sqrt(2.0 / n));
  CHECK(std::fabs(cube) < 5 * std::sqrt(15.0 / n));
  CHECK(std::fabs(fourth - 3) < 5 * std::sqrt(96.0 / n));
  CHECK(std::fabs(beyond_two / static_cast<double>(n) - 0.0455) < 0.006);
}

TEST_CASE("the same stream gives the same numbers, every other stream others") {
  std::set<std::uint32_t> firsts;
  int streams = 0;
  for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32})
    for (const auto purpose : {Purpose::weights, Purpose::shuffle, Purpose::layer})
      for (std::uint32_t a = 0; a < 3; ++a)
        for (std::uint32_t b = 0; b < 3; ++b, ++streams) {
          Random one(seed, purpose, a, b), same(seed, purpose, a, b);
          const std::uint32_t first = one.bits();
          CHECK(same.bits() == first);
          firsts.insert(first);
          for (int i = 0; i < 20; ++i) REQUIRE(one.bits() == same.bits());
        }
  CHECK(firsts.size() == static_cast<std::size_t>(streams));
}

TEST_CASE("two streams are not correlated") {
  Random left(1, Purpose::layer, 0, 1), right(1, Purpose::layer, 0, 2);
  const int n = 20000;
  double product = 0;
  for (int i = 0; i < n; ++i) product += static_cast<double>(left.normal()) * right.normal() / n;
  CHECK(std::fabs(product) < 5 / std::sqrt(n));
}
