// How the windows of a convolution or a pooling lie on images of (height, width, channels), and the zeros around such images.
// A series of (steps, channels) is an image of height 1.
#pragma once

#include <algorithm>

#include "tensor.h"

namespace vitrine {

// Window o of `out` reads the cells o · stride - before + t · dilation for t below `size`. Of an axis whose stride is 0, the windows share all
// cells as evenly as they can.
struct Axis {
  std::int64_t in = 1, out = 1;  // cells of the image, and windows on it
  std::int64_t size = 1, stride = 1, dilation = 1;
  std::int64_t before = 0, after = 0;  // zeros around the image

  std::int64_t padded() const { return before + in + after; }
};

struct Window {
  Axis y, x;
  std::int64_t channels = 1;

  std::int64_t in() const { return count({y.in, x.in, channels}); }
  std::int64_t framed() const { return count({y.padded(), x.padded(), channels}); }
  std::int64_t taps() const { return count({y.size, x.size}); }
  bool has_frame() const { return y.before || y.after || x.before || x.after; }
};

// Copies an image into a frame of zeros.
inline void pad(const Window& w, const float* image, float* frame) {
  const Index row = w.x.in * w.channels, left = w.x.before * w.channels, right = w.x.after * w.channels, wide = left + row + right;
  frame = std::fill_n(frame, w.y.before * wide, 0.0f);
  for (std::int64_t y = 0; y < w.y.in; ++y, image += row) {
    frame = std::fill_n(frame, left, 0.0f);
    frame = std::copy_n(image, row, frame);
    frame = std::fill_n(frame, right, 0.0f);
  }
  std::fill_n(frame, w.y.after * wide, 0.0f);
}

// Copies the image out of its frame.
inline void crop(const Window& w, const float* frame, float* image) {
  const Index row = w.x.in * w.channels, wide = w.x.padded() * w.channels;
  frame += w.y.before * wide + w.x.before * w.channels;
  for (std::int64_t y = 0; y < w.y.in; ++y, frame += wide) image = std::copy_n(frame, row, image);
}

// The image in its frame, or where it lies if there is none to add.
inline const float* framed(const Window& w, const float* image, float* frame) {
  if (!w.has_frame()) return image;
  pad(w, image, frame);
  return frame;
}

}  // namespace vitrine
