// Convolutions against plain loops in double, for odd sizes, strides, dilations, frames and groups; and their gradients, which follow from
// the forward pass being linear: Σ dy · (x * k) is also Σ x · dx and Σ k · dk.
#include <catch_amalgamated.hpp>

#include <cmath>

#include "gradients/numeric.h"
#include "kernels/convolution.h"
#include "kernels/depthwise.h"
#include "support.h"

using namespace vitrine;
using namespace vitrine::test;

namespace {

constexpr Index images = 3;

// As many windows as fit.
Axis axis(std::int64_t in, std::int64_t size, std::int64_t stride, std::int64_t dilation, std::int64_t before, std::int64_t after) {
  const std::int64_t reach = (size - 1) * dilation + 1;
  return {in, (before + in + after - reach) / stride + 1, size, stride, dilation, before, after};
}

template <class F>
void each_axis(F f) {
  f(axis(7, 3, 1, 1, 0, 0));
  f(axis(6, 2, 1, 3, 0, 0));
  f(axis(8, 3, 2, 1, 1, 1));
  f(axis(5, 4, 3, 1, 1, 2));
  f(axis(4, 3, 1, 2, 2, 2));
  f(axis(9, 1, 2, 1, 0, 0));
  f(axis(6, 1, 1, 1, 0, 0));
  f(axis(1, 1, 1, 1, 0, 0));
}

// x of channel c under tap (ky, kx) of window (oy, ox): 0 in the frame.
double under(const Window& w, const std::vector<float>& x, Index image, Index oy, Index ox, Index ky, Index kx, Index c) {
  const Index y = oy * w.y.stride - w.y.before + ky * w.y.dilation, column = ox * w.x.stride - w.x.before + kx * w.x.dilation;
  if (y < 0 || y >= w.y.in || column < 0 || column >= w.x.in) return 0;
  return x[((image * w.y.in + y) * w.x.in + column) * w.channels + c];
}

std::vector<double> expected(const Convolution& c, const std::vector<float>& x, const std::vector<float>& kernel, const std::vector<float>& bias) {
  const Window& w = c.window;
  std::vector<double> y;
  for (Index i = 0; i < images; ++i)
    for (Index oy = 0; oy < w.y.out; ++oy)
      for (Index ox = 0; ox < w.x.out; ++ox)
        for (Index f = 0; f < c.filters; ++f) {
          double sum = bias.empty() ? 0 : bias[f];
          for (Index ky = 0; ky < w.y.size; ++ky)
            for (Index kx = 0; kx < w.x.size; ++kx)
              for (Index channel = 0; channel < c.group_channels(); ++channel)
                sum += under(w, x, i, oy, ox, ky, kx, f / c.group_filters() * c.group_channels() + channel) * kernel[((ky * w.x.size + kx) * c.group_channels() + channel) * c.filters + f];
          y.push_back(sum);
        }
  return y;
}

void check_close(const std::vector<float>& ours, const std::vector<double>& right) {
  REQUIRE(ours.size() == right.size());
  for (std::size_t i = 0; i < ours.size(); ++i) REQUIRE(std::fabs(ours[i] - right[i]) <= 1e-5 * std::max(1.0, std::fabs(right[i])));
}

double dot(const std::vector<float>& a, const std::vector<float>& b) { return weighted(a, b.data()); }

void check(const Convolution& c) {
  CAPTURE(c.window.y.in, c.window.y.size, c.window.x.in, c.window.x.size, c.window.channels, c.filters, c.groups);
  const std::vector<float> x = numbers(images * c.window.in(), 1), kernel = numbers(c.packed(), 2), bias = numbers(c.filters, 3), dy = numbers(images * c.out(), 4);
  std::vector<float> y(dy.size(), 99), dx(x.size(), 99), dkernel(kernel.size(), 99), packed(c.packed(), 99), frame(c.frame(), 99);
  convolve(c, images, x.data(), kernel.data(), bias.data(), y.data(), packed.data(), frame.data());
  check_close(y, expected(c, x, kernel, bias));
  convolve(c, images, x.data(), kernel.data(), nullptr, y.data(), packed.data(), frame.data());
  check_close(y, expected(c, x, kernel, {}));

  convolve_kernel_gradient(c, images, x.data(), dy.data(), dkernel.data(), frame.data());
  convolve_transposed(c, images, dy.data(), kernel.data(), nullptr, dx.data(), packed.data(), frame.data());
  const double judged = dot(dy, y), allowed = 1e-5 * static_cast<double>(y.size());
  REQUIRE(std::fabs(dot(kernel, dkernel) - judged) <= allowed);
  REQUIRE(std::fabs(dot(x, dx) - judged) <= allowed);

  const std::vector<float> pixel = numbers(c.window.channels, 5);
  std::vector<float> shifted(dx.size(), 99);
  convolve_transposed(c, images, dy.data(), kernel.data(), pixel.data(), shifted.data(), packed.data(), frame.data());
  for (std::size_t i = 0; i < dx.size(); ++i) REQUIRE(std::fabs(shifted[i] - dx[i] - pixel[i % pixel.size()]) <= 1e-5);
}

}  // namespace

TEST_CASE("convolutions of every stride, dilation and frame are right, forward and backward") {
  each_axis([](const Axis& y) {
    each_axis([&](const Axis& x) { check({{y, x, 2}, 3, 1}); });
  });
}

TEST_CASE("convolutions of every number of channels and filters are right, in groups too") {
  const Axis y = axis(4, 2, 1, 1, 0, 1), x = axis(5, 3, 1, 1, 1, 1);
  for (const Index channels : {1, 2, 3, 4, 5, 8, 16, 17, 33})
    for (const Index filters : {1, 2, 4, 7, 16, 18, 35}) check({{y, x, channels}, filters, 1});
  for (const Index groups : {2, 3, 5})
    for (const Index channels : {1, 4, 17})
      for (const Index filters : {1, 3, 18}) check({{y, x, groups * channels}, groups * filters, groups});
}

TEST_CASE("depthwise convolutions are those in as many groups as there are channels") {
  each_axis([](const Axis& y) {
    for (const Index channels : {1, 3, 4, 18})
      for (const Index multiplier : {1, 2, 5}) {
        CAPTURE(y.in, y.size, y.stride, y.dilation, channels, multiplier);
        const Axis other = axis(6, 2, 1, 1, 1, 0);
        const Depthwise d{{y, other, channels}, multiplier};
        const Convolution c{d.window, d.channels(), channels};
        const std::vector<float> x = numbers(images * c.window.in(), 1), kernel = numbers(c.packed(), 2), bias = numbers(c.filters, 3), dy = numbers(images * c.out(), 4);
        std::vector<float> ys(dy.size(), 99), dx(x.size(), 99), dkernel(kernel.size(), 99), repeated(d.repeated(), 99), frame(d.frame(), 99);
        convolve(d, images, x.data(), kernel.data(), bias.data(), ys.data(), repeated.data(), frame.data());
        check_close(ys, expected(c, x, kernel, bias));
        convolve(d, images, x.data(), kernel.data(), nullptr, ys.data(), repeated.data(), frame.data());
        convolve_kernel_gradient(d, images, x.data(), dy.data(), dkernel.data(), repeated.data(), frame.data());
        convolve_input_gradient(d, images, dy.data(), kernel.data(), dx.data(), repeated.data(), frame.data());
        const double judged = dot(dy, ys), allowed = 1e-5 * static_cast<double>(ys.size());
        REQUIRE(std::fabs(dot(kernel, dkernel) - judged) <= allowed);
        REQUIRE(std::fabs(dot(x, dx) - judged) <= allowed);
      }
  });
}
