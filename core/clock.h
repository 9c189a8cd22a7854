// A budget of time that is cheap to ask about: the clock, a call out of WebAssembly, is only read about once a millisecond.
#pragma once

#include <algorithm>
#include <chrono>

namespace vitrine {

class Deadline {
 public:
  explicit Deadline(double budget_ms) : budget_ms_(budget_ms), start_(Clock::now()) {}  // 0: never

  // Asked once for each piece of work.
  bool passed() {
    ++asked_;
    if (budget_ms_ <= 0 || asked_ < next_) return false;
    const double elapsed = std::chrono::duration<double, std::milli>(Clock::now() - start_).count();
    const double per_piece = elapsed / asked_;
    next_ = asked_ + std::clamp(static_cast<int>(1.0 / std::max(per_piece, 1e-6)), 1, 1000);
    return elapsed >= budget_ms_;
  }

 private:
  using Clock = std::chrono::steady_clock;
  double budget_ms_;
  Clock::time_point start_;
  int asked_ = 0, next_ = 1;
};

}  // namespace vitrine
