// Channels lie side by side, so four of them are convolved at a time. With several kernels a channel, the image's channels are repeated
// first: what is left is one kernel for each.
#include "kernels/depthwise.h"

#include "kernels/lanes.h"

namespace vitrine {
namespace {

// How far apart things are in a frame: windows side by side, and the taps of one window.
struct Steps {
  Index window_row, window, tap_row, tap;
  explicit Steps(const Window& w)
      : window_row(w.y.stride * w.x.padded() * w.channels), window(w.x.stride * w.channels), tap_row(w.y.dilation * w.x.padded() * w.channels), tap(w.x.dilation * w.channels) {}
};

const float* repeated_channels(const Depthwise& d, const float* image, float* repeated) {
  if (d.multiplier == 1) return image;
  const Index values = d.window.in();
  for (Index i = 0; i < values; ++i) repeated = std::fill_n(repeated, d.multiplier, image[i]);
  return repeated - values * d.multiplier;
}

void sum_repeated(const Depthwise& d, const float* repeated, float* image) {
  const Index values = d.window.in();
  for (Index i = 0; i < values; ++i, repeated += d.multiplier) {
    image[i] = 0;
    for (Index m = 0; m < d.multiplier; ++m) image[i] += repeated[m];
  }
}

// `Places` outputs side by side, n channels of each.
template <int Places>
inline void weigh(const Window& w, const Steps& s, const float* x, const float* kernel, Batch start, float* y, Index n) {
  Batch total[Places];
  for (Batch& t : total) t = start;
  for (std::int64_t ky = 0; ky < w.y.size; ++ky)
    for (std::int64_t kx = 0; kx < w.x.size; ++kx, kernel += w.channels) {
      const float* from = x + ky * s.tap_row + kx * s.tap;
      const Batch factor = take(kernel, n);
      for (int p = 0; p < Places; ++p) total[p] = mul_add(take(from + p * s.window, n), factor, total[p]);
    }
  for (int p = 0; p < Places; ++p) put(y + p * w.channels, total[p], n);
}

// A row of outputs.
__attribute__((noinline)) void weigh_row(const Window& given, const float* x, const float* kernel, const float* bias, float* y) {
  const Window w = given;
  const Steps s(w);
  const Index places = w.x.out, channels = w.channels;
  for (Index c = 0; c < channels; c += lanes) {
    const Index n = std::min(lanes, channels - c);
    const Batch start = bias ? take(bias + c, n) : Batch(0.0f);
    Index o = 0;
    for (; o + 4 <= places; o += 4) weigh<4>(w, s, x + o * s.window + c, kernel + c, start, y + o * channels + c, n);
    for (; o < places; ++o) weigh<1>(w, s, x + o * s.window + c, kernel + c, start, y + o * channels + c, n);
  }
}

// dkernel += Σ x dy for n channels of one tap, whose cells begin at x. Four sums don't wait for each other.
__attribute__((noinline)) void add_tap_gradient(const Window& given, const float* x, const float* dy, float* dkernel, Index n) {
  const Window w = given;
  const Steps s(w);
  const Index places = w.x.out, channels = w.channels;
  Batch total[4] = {take(dkernel, n), Batch(0.0f), Batch(0.0f), Batch(0.0f)};
  for (std::int64_t oy = 0; oy < w.y.out; ++oy, x += s.window_row, dy += places * channels) {
    Index o = 0;
    for (; o + 4 <= places; o += 4)
      for (int v = 0; v < 4; ++v) total[v] = mul_add(take(x + (o + v) * s.window, n), take(dy + (o + v) * channels, n), total[v]);
    for (; o < places; ++o) total[0] = mul_add(take(x + o * s.window, n), take(dy + o * channels, n), total[0]);
  }
  put(dkernel, (total[0] + total[1]) + (total[2] + total[3]), n);
}

// dx += dy · kernel for one row of outputs and one tap, whose cells begin at dx.
__attribute__((noinline)) void spread_row(const Window& w, const float* dy, const float* kernel, float* dx) {
  const Index places = w.x.out, channels = w.channels, step = w.x.stride * channels;
  for (Index c = 0; c < channels; c += lanes) {
    const Index n = std::min(lanes, channels - c);
    const Batch factor = take(kernel + c, n);
    for (Index o = 0; o < places; ++o) put(dx + o * step + c, mul_add(take(dy + o * channels + c, n), factor, take(dx + o * step + c, n)), n);
  }
}

}  // namespace

void convolve(const Depthwise& d, std::int64_t images, const float* x, const float* kernel, const float* bias, float* y, float* repeated, float* frame) {
  const Window w = d.wide();
  const Steps s(w);
  for (std::int64_t i = 0; i < images; ++i) {
    const float* image = framed(w, repeated_channels(d, x + i * d.window.in(), repeated), frame);
    for (std::int64_t oy = 0; oy < w.y.out; ++oy, y += w.x.out * w.channels) weigh_row(w, image + oy * s.window_row, kernel, bias, y);
  }
}

void convolve_kernel_gradient(const Depthwise& d, std::int64_t images, const float* x, const float* dy, float* dkernel, float* repeated, float* frame) {
  const Window w = d.wide();
  const Steps s(w);
  const Index channels = w.channels;
  std::fill_n(dkernel, w.taps() * channels, 0.0f);
  for (std::int64_t i = 0; i < images; ++i) {
    const float* image = framed(w, repeated_channels(d, x + i * d.window.in(), repeated), frame);
    for (Index tap = 0; tap < w.taps(); ++tap)
      for (Index c = 0; c < channels; c += lanes)
        add_tap_gradient(w, image + tap / w.x.size * s.tap_row + tap % w.x.size * s.tap + c, dy + i * d.out() + c, dkernel + tap * channels + c, std::min(lanes, channels - c));
  }
}

void convolve_input_gradient(const Depthwise& d, std::int64_t images, const float* dy, const float* kernel, float* dx, float* repeated, float* frame) {
  const Window w = d.wide();
  const Steps s(w);
  for (std::int64_t i = 0; i < images; ++i) {
    float *image = dx + i * d.window.in(), *summed = d.multiplier > 1 ? repeated : image, *whole = w.has_frame() ? frame : summed;
    std::fill_n(whole, w.framed(), 0.0f);
    for (std::int64_t oy = 0; oy < w.y.out; ++oy, dy += w.x.out * w.channels)
      for (Index tap = 0; tap < w.taps(); ++tap)
        spread_row(w, dy, kernel + tap * w.channels, whole + oy * s.window_row + tap / w.x.size * s.tap_row + tap % w.x.size * s.tap);
    if (w.has_frame()) crop(w, whole, summed);
    if (d.multiplier > 1) sum_repeated(d, summed, image);
  }
}

}  // namespace vitrine
