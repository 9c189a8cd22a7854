// A team of threads gives the same numbers as one thread, bit for bit. In builds without threads every team is of one.
#include <catch_amalgamated.hpp>

#include <functional>

#include "kernels/convolution.h"
#include "kernels/gemm.h"
#include "kernels/pooling.h"
#include "kernels/team.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

// What f gives must not depend on how many work on it, nor change when the same team does it again.
void check_same_by_any_team(const std::function<std::vector<float>()>& f) {
  const std::vector<float> alone = f();
  for (const Index size : {2, 3, 4}) {
    resize_team(size);
    const bool same = f() == alone, again = f() == alone;
    resize_team(1);
    CAPTURE(size);
    REQUIRE(same);
    REQUIRE(again);
  }
}

struct Sizes {
  Index m, n, k;
};

Axis axis(std::int64_t in, std::int64_t size, std::int64_t stride, std::int64_t frame) { return {in, (in + 2 * frame - size) / stride + 1, size, stride, 1, frame, frame}; }

}  // namespace

TEST_CASE("portions cover everything once, in whole grains") {
  for (const Index count : {0, 1, 5, 16, 17, 100})
    for (const Index grain : {1, 4, 16})
      for (const Index parts : {1, 2, 3, 4}) {
        Index covered = 0;
        for (Index part = 0; part < parts; ++part) {
          const Portion portion = portion_of(part, parts, count, grain);
          REQUIRE(portion.first == std::min(covered, count));
          REQUIRE((portion.end == count || portion.end % grain == 0));
          covered = portion.end;
        }
        REQUIRE(covered == count);
      }
}

TEST_CASE("a team does every part once, also if there are more parts than threads, or fewer") {
  resize_team(3);
  for (const Index parts : {0, 1, 2, 3, 7}) {
    std::vector<int> done(parts, 0);
    for (int turn = 0; turn < 100; ++turn) share(parts, [&](Index part) { ++done[part]; });
    CHECK(done == std::vector<int>(parts, 100));
  }
  resize_team(1);
}

TEST_CASE("a part that shares work does it by itself") {
  resize_team(2);
  std::vector<int> done(6, 0);
  std::vector<Index> sizes(2, 0);
  share(2, [&](Index outer) {
    sizes[outer] = team_size();
    share(3, [&](Index inner) { ++done[3 * outer + inner]; });
  });
  CHECK(sizes == std::vector<Index>{1, 1});
  CHECK(done == std::vector<int>(6, 1));
  resize_team(1);
}

TEST_CASE("a big product is the same, whoever makes its columns or rows") {
  for (const auto& [m, n, k] : {Sizes{64, 80, 64}, {3, 600, 200}, {1, 300, 900}, {701, 10, 40}, {129, 17, 130}, {2, 20, 9000}, {40, 33, 300}}) {
    const std::vector<float> a = numbers(m * k, 1), b = numbers(k * n, 2), start = numbers(m * n, 3);
    for (const bool a_lies : {true, false})
      for (const bool b_lies : {true, false})
        for (const Start from : {Start::zero, Start::bias, Start::contents}) {
          CAPTURE(m, n, k, a_lies, b_lies, from);
          check_same_by_any_team([&] {
            std::vector<float> c = start;
            gemm({m, n, k, a_lies ? as_rows(a.data(), k) : transposed(a.data(), m), b_lies ? as_rows(b.data(), n) : transposed(b.data(), k), c.data(), n, from, start.data()});
            return c;
          });
        }
  }
}

TEST_CASE("convolutions of many images are the same, whoever makes them, forward and backward") {
  constexpr Index images = 7;
  for (const Convolution& c : {Convolution{{axis(15, 3, 1, 1), axis(14, 3, 1, 1), 6}, 20}, {{axis(16, 3, 2, 0), axis(17, 2, 1, 0), 12}, 24, 2}, {{axis(20, 1, 1, 0), axis(20, 1, 1, 0), 9}, 12}}) {
    REQUIRE(images * c.multiply_adds() >= worth_sharing);
    const std::vector<float> x = numbers(images * c.window.in(), 1), kernel = numbers(c.packed(), 2), bias = numbers(c.filters, 3), dy = numbers(images * c.out(), 4);
    std::vector<float> packed(c.packed());
    check_same_by_any_team([&] {
      std::vector<float> y(dy.size()), frames(c.frames());
      convolve(c, images, x.data(), kernel.data(), bias.data(), y.data(), packed.data(), frames.data());
      return y;
    });
    check_same_by_any_team([&] {
      std::vector<float> dkernel(kernel.size()), frames(c.frames());
      convolve_kernel_gradient(c, images, x.data(), dy.data(), dkernel.data(), frames.data());
      return dkernel;
    });
    check_same_by_any_team([&] {
      std::vector<float> dx(x.size()), frames(c.frames());
      convolve_transposed(c, images, dy.data(), kernel.data(), nullptr, dx.data(), packed.data(), frames.data());
      return dx;
    });
  }
}

TEST_CASE("poolings of many images are the same, whoever makes them, forward and backward") {
  constexpr Index images = 7;
  const Window w{axis(30, 3, 2, 1), axis(31, 2, 2, 0), 5};
  REQUIRE(by_value * images * w.in() >= worth_sharing);
  const Index out = count({w.y.out, w.x.out, w.channels});
  const std::vector<float> x = numbers(images * w.in(), 1), dy = numbers(images * out, 2);
  std::vector<float> y(images * out);
  pool_max(w, images, x.data(), y.data());
  const auto made = [](std::size_t size, auto f) {
    check_same_by_any_team([&] {
      std::vector<float> values(size);
      f(values.data());
      return values;
    });
  };
  made(y.size(), [&](float* to) { pool_max(w, images, x.data(), to); });
  made(y.size(), [&](float* to) { pool_mean(w, images, x.data(), to); });
  made(x.size(), [&](float* to) { pool_max_gradient(w, images, x.data(), y.data(), dy.data(), to); });
  made(x.size(), [&](float* to) { pool_max_gradient_shared(w, images, x.data(), y.data(), dy.data(), to); });
  made(x.size(), [&](float* to) { pool_mean_gradient(w, images, dy.data(), to); });
}

TEST_CASE("a network that is big enough to share learns the same numbers by any team") {
  const Json layers{layer("Dense", {{"units", 200}, {"activation", "relu"}}), layer("Dense", {{"units", 201}, {"activation", "tanh"}}), layer("Dense", {{"units", 2}, {"activation", "softmax"}})};
  const Json compile{{"optimizer", layer("AdamW")}, {"loss", "sparse_categorical_crossentropy"}};
  check_same_by_any_team([&] {
    auto model = make_model({30}, layers, compile);
    Training training(model, two_classes(500, 30), nullptr, read_settings({{"epochs", 2}, {"batch_size", 150}}));
    training.run(0, 6);
    return model->get_weights();
  });
}
