// Memory: what is alive together never overlaps, what is not shares.
#include <catch_amalgamated.hpp>

#include <algorithm>
#include <numeric>

#include "arena.h"
#include "random.h"

using namespace vitrine;

static bool meet(const Buffer& a, const Buffer& b) { return a.from <= b.to && b.from <= a.to; }
static bool overlap(const Buffer& a, const Buffer& b) { return a.size > 0 && b.size > 0 && a.offset < b.offset + b.size && b.offset < a.offset + a.size; }

// The most floats that are alive at one moment: no arrangement can do with less.
static std::int64_t most_alive(const std::vector<Buffer>& buffers) {
  std::int64_t most = 0;
  for (const Buffer& at : buffers) {
    std::int64_t alive = 0;
    for (const Buffer& b : buffers) alive += b.from <= at.from && at.from <= b.to ? b.size : 0;
    most = std::max(most, alive);
  }
  return most;
}

TEST_CASE("buffers that are alive together never overlap") {
  Random random(21, Purpose::layer);
  for (int round = 0; round < 200; ++round) {
    std::vector<Buffer> buffers(1 + random.below(40));
    for (Buffer& b : buffers) {
      b.size = random.below(4) ? random.below(500) : 0;
      b.from = static_cast<int>(random.below(30));
      b.to = b.from + static_cast<int>(random.below(12));
    }
    const std::int64_t size = arrange(buffers);
    REQUIRE(size >= most_alive(buffers));
    for (std::size_t i = 0; i < buffers.size(); ++i) {
      REQUIRE(buffers[i].offset >= 0);
      REQUIRE(buffers[i].offset + buffers[i].size <= size);
      for (std::size_t j = 0; j < i; ++j) REQUIRE_FALSE((meet(buffers[i], buffers[j]) && overlap(buffers[i], buffers[j])));
    }
  }
}

TEST_CASE("buffers that are never alive together share their memory") {
  std::vector<Buffer> buffers;
  for (int i = 0; i < 10; ++i) buffers.push_back({1000 - i, 2 * i, 2 * i + 1});
  CHECK(arrange(buffers) == 1000);
}

TEST_CASE("a chain of layers needs two of its buffers at a time, not all") {
  std::vector<Buffer> buffers;
  for (int i = 0; i < 20; ++i) buffers.push_back({640, i, i + 1});
  CHECK(arrange(buffers) == 2 * 640);
}

TEST_CASE("every buffer starts on a cache line") {
  std::vector<Buffer> buffers{{5, 0, 3}, {7, 0, 3}, {33, 1, 2}, {1, 0, 0}};
  arrange(buffers);
  for (const Buffer& b : buffers) CHECK(b.offset % 16 == 0);
}

TEST_CASE("no buffers need no memory") {
  std::vector<Buffer> none;
  CHECK(arrange(none) == 0);
}
