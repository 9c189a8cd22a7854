// Convolution as products of matrices that read the images where they lie: no patch is copied.
#pragma once

#include "kernels/window.h"

namespace vitrine {

// Images (height, width, channels) and a kernel (rows, columns, channels / groups, filters) give (out rows, out columns, filters).
// Group g of the filters sees group g of the channels.
struct Convolution {
  Window window;
  std::int64_t filters = 1, groups = 1;

  std::int64_t out() const { return count({window.y.out, window.x.out, filters}); }
  std::int64_t group_channels() const { return window.channels / groups; }
  std::int64_t group_filters() const { return filters / groups; }
  // Floats of the workspaces that the passes below need.
  std::int64_t packed() const { return count({window.taps(), group_channels(), filters}); }
  std::int64_t frame() const { return window.has_frame() ? window.framed() : 0; }
};

// y = bias + x * kernel. A bias that is null is 0.
void convolve(const Convolution& c, std::int64_t images, const float* x, const float* kernel, const float* bias, float* y, float* packed, float* frame);

// dkernel = Σ over images and windows of xᵀ dy.
void convolve_kernel_gradient(const Convolution& c, std::int64_t images, const float* x, const float* dy, float* dkernel, float* frame);

// x = bias + what every dy spreads over its window by the kernel: the gradient of convolve's input, or a transposed convolution.
void convolve_transposed(const Convolution& c, std::int64_t images, const float* dy, const float* kernel, const float* bias, float* x, float* packed, float* frame);

}  // namespace vitrine
