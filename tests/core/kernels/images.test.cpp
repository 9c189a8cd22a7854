// Pooling, frames and enlargement against plain loops and by their own rules.
#include <catch_amalgamated.hpp>

#include <cmath>
#include <limits>

#include "gradients/numeric.h"
#include "kernels/pooling.h"
#include "kernels/resize.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

constexpr Index images = 2;

// 3 windows of 3 cells, 2 apart, reach over both edges of 5 cells.
static const Axis over{5, 3, 3, 2, 1, 1, 1};
static const Axis within{7, 3, 2, 2};

// f(values of the window that lie on the image) for every window and channel, in the order of the result.
template <class F>
static void each_window(const Window& w, const std::vector<float>& x, F f) {
  for (Index i = 0; i < images; ++i)
    for (Index oy = 0; oy < w.y.out; ++oy)
      for (Index ox = 0; ox < w.x.out; ++ox)
        for (Index c = 0; c < w.channels; ++c) {
          std::vector<float> values;
          for (Index ky = 0; ky < w.y.size; ++ky)
            for (Index kx = 0; kx < w.x.size; ++kx) {
              const Index row = oy * w.y.stride - w.y.before + ky, column = ox * w.x.stride - w.x.before + kx;
              if (row >= 0 && row < w.y.in && column >= 0 && column < w.x.in) values.push_back(x[((i * w.y.in + row) * w.x.in + column) * w.channels + c]);
            }
          f(values);
        }
}

TEST_CASE("pooling gives the largest value and the mean of the cells that exist, for any number of channels") {
  for (const Axis& y : {over, within})
    for (const Axis& across : {over, within})
      for (Index channels = 1; channels <= 35; ++channels) {
        CAPTURE(channels);
        const Window w{y, across, channels};
        const std::vector<float> x = numbers(images * w.in(), 1);
        std::vector<float> most(images * w.y.out * w.x.out * channels, 99), mean = most;
        pool_max(w, images, x.data(), most.data());
        pool_mean(w, images, x.data(), mean.data());
        std::size_t at = 0;
        each_window(w, x, [&](const std::vector<float>& values) {
          REQUIRE(most[at] == *std::max_element(values.begin(), values.end()));
          double total = 0;
          for (const float v : values) total += v;
          REQUIRE(std::fabs(mean[at] - total / static_cast<double>(values.size())) <= 1e-6);
          ++at;
        });
        REQUIRE(at == most.size());
      }
}

TEST_CASE("of several largest values the first one gets the gradient of a window") {
  const Window w{{}, {4, 2, 2, 2}, 1};
  const std::vector<float> x{3, 3, 0, 0}, dy{5, 7};
  std::vector<float> y(2), dx(4, 99);
  pool_max(w, 1, x.data(), y.data());
  pool_max_gradient(w, 1, x.data(), y.data(), dy.data(), dx.data());
  CHECK(dx == std::vector<float>{5, 0, 7, 0});
}

TEST_CASE("the largest values of a whole image share its gradient evenly") {
  const Window w{{}, {4, 1, 4}, 1};
  const std::vector<float> x{3, 1, 3, 0}, dy{5};
  std::vector<float> y(1), dx(4, 99);
  pool_max(w, 1, x.data(), y.data());
  pool_max_gradient_shared(w, 1, x.data(), y.data(), dy.data(), dx.data());
  CHECK(dx == std::vector<float>{2.5f, 0, 2.5f, 0});
}

TEST_CASE("a value that is not a number is not lost in a window") {
  for (const int place : {0, 1, 2}) {
    std::vector<float> x{1, 2, 3}, y(1);
    x[place] = std::numeric_limits<float>::quiet_NaN();
    pool_max({{}, {3, 1, 3}, 1}, 1, x.data(), y.data());
    CHECK(std::isnan(y[0]));
  }
}

TEST_CASE("an image comes out of its frame as it went in") {
  const Window w{{.in = 3, .before = 2, .after = 1}, {.in = 4, .before = 0, .after = 3}, 5};
  const std::vector<float> image = numbers(w.in(), 1);
  std::vector<float> frame(w.framed(), 99), again(image.size());
  pad(w, image.data(), frame.data());
  crop(w, frame.data(), again.data());
  CHECK(again == image);
  double rim = 0, inside = 0;
  for (const float v : frame) rim += std::fabs(v);
  for (const float v : image) inside += std::fabs(v);
  CHECK(std::fabs(rim - inside) < 1e-4);
}

TEST_CASE("an image is made larger by repeating or by blending neighbours, and its gradient goes back the same way") {
  const float x[2] = {0, 4};
  float y[8];
  enlarge(enlargement(1, 2, 1, 1, 4, Blend::repeat), 1, x, y);
  CHECK(std::vector<float>(y, y + 8) == std::vector<float>{0, 0, 0, 0, 4, 4, 4, 4});
  enlarge(enlargement(1, 2, 1, 1, 4, Blend::linear), 1, x, y);
  CHECK(std::vector<float>(y, y + 8) == std::vector<float>{0, 0, 0.5f, 1.5f, 2.5f, 3.5f, 4, 4});
  for (const Blend blend : {Blend::repeat, Blend::linear, Blend::cubic, Blend::lanczos3, Blend::lanczos5})
    for (const Index channels : {1, 4, 7}) {
      const Enlargement e = enlargement(3, 2, channels, 2, 3, blend);
      const std::vector<float> small = numbers(images * 6 * channels, 1), dy = numbers(images * 36 * channels, 2);
      std::vector<float> large(dy.size(), 99), dx(small.size(), 99);
      enlarge(e, images, small.data(), large.data());
      enlarge_gradient(e, images, dy.data(), dx.data());
      CHECK(std::fabs(weighted(dy, large.data()) - weighted(small, dx.data())) < 1e-4);
    }
}
