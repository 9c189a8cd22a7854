// Random numbers that are the same in every compiler, library and engine: the counter-based generator Philox4x32-10.
// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011).
#pragma once

#include <array>
#include <cstdint>

namespace vitrine {

// What a stream of random numbers is for. Every use has a stream of its own, so that adding one leaves the others as they were.
enum class Purpose : std::uint32_t { weights = 1, shuffle = 2, layer = 3 };

class Random {
 public:
  // A stream is named by the seed, its purpose and up to 96 bits of the caller's (layer, epoch, batch ...).
  Random(std::uint64_t seed, Purpose purpose, std::uint32_t a = 0, std::uint32_t b = 0);

  Random part(std::uint32_t number) const;   // one of 16 streams that share this one's name
  std::uint32_t bits();                      // 32 uniform bits
  std::uint32_t below(std::uint32_t bound);  // uniform in 0 .. bound - 1, without bias
  float uniform();                           // in [0, 1), 24 bits
  float normal();                            // mean 0, deviation 1

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  int used_ = 4;
  float spare_ = 0;
  bool has_spare_ = false;
};

// One block of Philox4x32-10: 128 random bits for a counter and a key.
std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

}  // namespace vitrine
