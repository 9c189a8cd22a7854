// The team of builds with threads: they are started once, and between two pieces of work they look out for the next for a moment, then sleep.
// Whoever is free takes the next part, so that a thread whose core is busy elsewhere keeps nobody waiting but with the part it has begun.
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "kernels/team.h"

namespace vitrine {
namespace {

// A number that threads wait on.
class Count {
 public:
  Index value() const { return value_; }

  void set(Index value) {
    value_ = value;
    wake();
  }

  // One less, if there is one; gives what it was.
  Index take() {
    Index was = value_;
    while (was > 0 && !value_.compare_exchange_weak(was, was - 1)) continue;
    if (was == 1) wake();
    return was;
  }

  // Waking a thread takes longer than most of what a training does between two pieces of shared work.
  template <class F>
  void wait_until(F holds) {
    constexpr int looks = 200'000;
    for (int i = 0; i < looks; ++i)
      if (holds(value_)) return;
    std::unique_lock lock(mutex_);
    ++sleepers_;
    wake_.wait(lock, [&] { return holds(value_); });
    --sleepers_;
  }

 private:
  void wake() {
    if (sleepers_ == 0) return;
    const std::lock_guard lock(mutex_);
    wake_.notify_all();
  }

  std::atomic<Index> value_{0};
  std::atomic<int> sleepers_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
};

thread_local bool in_part = false;

class Team {
 public:
  explicit Team(Index size) {
    for (Index member = 1; member < size; ++member) threads_.emplace_back([this] { serve(); });
  }

  ~Team() {
    open_.set(over);
    for (std::thread& thread : threads_) thread.join();
  }

  void run(Index parts, const void* data, PartOfWork f) {
    work_ = {data, f};
    undone_.set(parts);
    open_.set(parts);
    do_parts();
    undone_.wait_until([](Index parts) { return parts == 0; });
  }

 private:
  static constexpr Index over = -1;

  void serve() {
    for (;;) {
      open_.wait_until([](Index parts) { return parts != 0; });
      if (open_.value() == over) return;
      do_parts();
    }
  }

  // Whoever holds a part may read work_: it stays until all parts are done.
  void do_parts() {
    in_part = true;
    for (Index part = open_.take(); part > 0; part = open_.take()) {
      work_.f(work_.data, part - 1);
      undone_.take();
    }
    in_part = false;
  }

  struct {
    const void* data;
    PartOfWork f;
  } work_{};
  Count open_, undone_;  // parts that nobody has taken, and that are not done
  std::vector<std::thread> threads_;
};

Index size = 1;
std::unique_ptr<Team> team;

}  // namespace

Index team_size() { return in_part ? 1 : size; }

void resize_team(Index wanted) {
  team.reset();
  size = wanted;
}

void run_parts(Index parts, const void* work, PartOfWork f) {
  if (parts == 1 || team_size() == 1) {
    for (Index part = 0; part < parts; ++part) f(work, part);
    return;
  }
  if (!team) team = std::make_unique<Team>(size);
  team->run(parts, work, f);
}

}  // namespace vitrine
