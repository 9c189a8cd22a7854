// The team of builds with threads: they are started once, and between two pieces of work they look out for the next for a moment, then sleep.
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "kernels/team.h"

namespace vitrine {
namespace {

// A count that only grows, and that threads wait for.
class Count {
 public:
  void add() {
    ++value_;
    if (sleepers_ == 0) return;
    const std::lock_guard lock(mutex_);
    wake_.notify_all();
  }

  // Waking a thread takes longer than most of what a training does between two pieces of shared work.
  void wait_for(std::uint32_t value) {
    constexpr int looks = 200'000;
    for (int i = 0; i < looks; ++i)
      if (value_ == value) return;
    std::unique_lock lock(mutex_);
    ++sleepers_;
    wake_.wait(lock, [&] { return value_ == value; });
    --sleepers_;
  }

 private:
  std::atomic<std::uint32_t> value_{0}, sleepers_{0};
  std::mutex mutex_;
  std::condition_variable wake_;
};

thread_local bool in_part = false;

class Team {
 public:
  explicit Team(Index size) : size_(size) {
    for (Index member = 1; member < size; ++member) threads_.emplace_back([this, member] { serve(member); });
  }

  ~Team() {
    work_.f = nullptr;
    begun_.add();
    for (std::thread& thread : threads_) thread.join();
  }

  void run(Index parts, const void* work, PartOfWork f) {
    work_ = {parts, work, f};
    begun_.add();
    do_parts(0);
    finished_ += static_cast<std::uint32_t>(size_) - 1;
    done_.wait_for(finished_);
  }

 private:
  void serve(Index member) {
    for (std::uint32_t turn = 1;; ++turn) {
      begun_.wait_for(turn);
      if (!work_.f) return;
      do_parts(member);
      done_.add();
    }
  }

  void do_parts(Index member) {
    in_part = true;
    for (Index part = member; part < work_.parts; part += size_) work_.f(work_.data, part);
    in_part = false;
  }

  struct {
    Index parts;
    const void* data;
    PartOfWork f;
  } work_{};
  const Index size_;
  Count begun_, done_;           // pieces of work, and members' ends of them
  std::uint32_t finished_ = 0;   // what done_ will be after this piece of work
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
