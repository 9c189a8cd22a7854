// Depthwise convolution: every channel by itself, with one or more kernels.
#pragma once

#include "kernels/window.h"

namespace vitrine {

// Images (height, width, channels) and a kernel (rows, columns, channels, multiplier) give (out rows, out columns, channels · multiplier).
struct Depthwise {
  Window window;
  std::int64_t multiplier = 1;

  std::int64_t channels() const { return count({window.channels, multiplier}); }
  std::int64_t out() const { return count({window.y.out, window.x.out, channels()}); }
  // The same windows on an image whose channels are repeated for each of their kernels.
  Window wide() const { return {window.y, window.x, channels()}; }
  // Floats of the workspaces that the passes below need.
  std::int64_t repeated() const { return multiplier > 1 ? wide().in() : 0; }
  std::int64_t frame() const { return window.has_frame() ? wide().framed() : 0; }
};

// y = bias + x * kernel. A bias that is null is 0.
void convolve(const Depthwise& d, std::int64_t images, const float* x, const float* kernel, const float* bias, float* y, float* repeated, float* frame);
void convolve_kernel_gradient(const Depthwise& d, std::int64_t images, const float* x, const float* dy, float* dkernel, float* repeated, float* frame);
void convolve_input_gradient(const Depthwise& d, std::int64_t images, const float* dy, const float* kernel, float* dx, float* repeated, float* frame);

}  // namespace vitrine
