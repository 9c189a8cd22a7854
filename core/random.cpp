#include "random.h"

#include <cmath>

#include "simd.h"

namespace vitrine {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t left = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t right = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(right >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(right),
               static_cast<std::uint32_t>(left >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(left)};
    key[0] += 0x9E3779B9;
    key[1] += 0xBB67AE85;
  }
  return counter;
}

Random::Random(std::uint64_t seed, Purpose purpose, std::uint32_t a, std::uint32_t b)
    : key_{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)},
      counter_{0, static_cast<std::uint32_t>(purpose), a, b} {}

Random Random::part(std::uint32_t number) const {
  Random other = *this;
  other.counter_[0] += number << 28;  // no batch draws 2^28 blocks
  return other;
}

std::uint32_t Random::bits() {
  if (used_ == 4) {
    block_ = philox(counter_, key_);
    ++counter_[0];
    used_ = 0;
  }
  return block_[used_++];
}

// Lemire, "Fast random integer generation in an interval" (2019).
std::uint32_t Random::below(std::uint32_t bound) {
  const std::uint32_t threshold = -bound % bound;
  for (;;) {
    const std::uint64_t product = std::uint64_t{bits()} * bound;
    if (static_cast<std::uint32_t>(product) >= threshold) return static_cast<std::uint32_t>(product >> 32);
  }
}

float Random::uniform() { return static_cast<float>(bits() >> 8) * 0x1p-24f; }

// Box and Muller (1958), with our own vector functions: the C library's log and cos differ between platforms.
float Random::normal() {
  if (has_spare_) {
    has_spare_ = false;
    return spare_;
  }
  const float radius = std::sqrt(-2.0f * scalar(log(Batch(1.0f - uniform()))));
  const Batch angle(6.28318530717958647692f * uniform());
  spare_ = radius * scalar(sin(angle));
  has_spare_ = true;
  return radius * scalar(cos(angle));
}

}  // namespace vitrine
