// Where buffers lie in one block of memory: those that are alive at the same time don't overlap, the others share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace vitrine {

struct Buffer {
  std::int64_t size;       // floats
  int from, to;            // first and last moment of its life
  std::int64_t offset = 0; // its place, once arranged
};

// Places every buffer, the largest first, at the lowest offset that is free for its whole life. Gives the size of the block.
inline std::int64_t arrange(std::vector<Buffer>& buffers) {
  constexpr std::int64_t step = 16;  // floats: a cache line
  constexpr auto most = std::numeric_limits<std::int64_t>::max() / 4;
  std::vector<std::size_t> order(buffers.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return buffers[a].size > buffers[b].size; });
  std::int64_t end = 0;
  std::vector<const Buffer*> placed;  // by offset
  for (std::size_t index : order) {
    Buffer& buffer = buffers[index];
    buffer.offset = 0;
    for (const Buffer* other : placed) {
      const bool meet = buffer.from <= other->to && other->from <= buffer.to;
      if (meet && buffer.offset + buffer.size > other->offset) buffer.offset = std::max(buffer.offset, (other->offset + other->size + step - 1) / step * step);
    }
    placed.insert(std::upper_bound(placed.begin(), placed.end(), &buffer, [](const Buffer* a, const Buffer* b) { return a->offset < b->offset; }), &buffer);
    end = std::min(most, std::max(end, buffer.offset + buffer.size));
  }
  return end;
}

}  // namespace vitrine
