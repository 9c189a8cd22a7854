// Pooling: what windows of an image have in common, channel by channel. Cells beyond the image don't count.
#pragma once

#include "kernels/window.h"

namespace vitrine {

// y = the largest value of each window.
void pool_max(const Window& w, std::int64_t images, const float* x, float* y);
// The gradient goes to the largest value, the first one of several.
void pool_max_gradient(const Window& w, std::int64_t images, const float* x, const float* y, const float* dy, float* dx);
// The same for windows that don't overlap, shared evenly by the largest values.
void pool_max_gradient_shared(const Window& w, std::int64_t images, const float* x, const float* y, const float* dy, float* dx);

// y = the mean of each window.
void pool_mean(const Window& w, std::int64_t images, const float* x, float* y);
void pool_mean_gradient(const Window& w, std::int64_t images, const float* dy, float* dx);

}  // namespace vitrine
