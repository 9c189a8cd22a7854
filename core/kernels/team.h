// A team of threads that works on one thing together: the calling thread and, in builds with threads, some more.
// A part gives the same numbers whoever does it, so results never depend on who is quicker.
#pragma once

#include <algorithm>

#include "tensor.h"

namespace vitrine {

// Threads in the team, the calling one included. 1 inside of a part: work is not shared twice.
Index team_size();

// Sets the size; only 1 is possible in builds without threads. The threads start when there is work for them. Not to be called inside of a part.
void resize_team(Index size);

// Work below this many multiply-adds (about 10 µs) is done before the other threads would have heard of it.
inline constexpr std::int64_t worth_sharing = 250'000;

// Fetching and storing a value takes as long as some ten multiply-adds of values at hand.
inline constexpr std::int64_t by_value = 10;

// Into how many parts, of `most` that are possible, to cut work of that many multiply-adds.
inline Index parts_of(std::int64_t multiply_adds, std::int64_t most) {
  return multiply_adds < worth_sharing ? 1 : static_cast<Index>(std::min<std::int64_t>(team_size(), most));
}

// The part's share of `count` things, in whole multiples of `grain`: from first to before end.
struct Portion {
  Index first, end;
};
inline Portion portion_of(Index part, Index parts, Index count, Index grain = 1) {
  const Index grains = (count + grain - 1) / grain;
  return {grains * part / parts * grain, std::min(count, grains * (part + 1) / parts * grain)};
}

using PartOfWork = void (*)(const void* work, Index part);
void run_parts(Index parts, const void* work, PartOfWork f);

// f(part) for every part below `parts`, which must not touch each other's results. Returns when all are done.
template <class F>
void share(Index parts, const F& f) {
  run_parts(parts, &f, [](const void* work, Index part) { (*static_cast<const F*>(work))(part); });
}

}  // namespace vitrine
