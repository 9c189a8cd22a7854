// A row of outputs is one product: pixel by pixel the patches of a row overlap in memory, a matrix whose rows are one stride apart.
#include "kernels/convolution.h"

#include "kernels/gemm.h"

namespace vitrine {
namespace {

constexpr Index panel_width = 16;  // columns that the matrix product computes at a time

// The parts of a window whose values lie side by side in an image: its rows, or single pixels where dilation or groups part them.
struct Parts {
  Index length;               // values in each
  Index rows, columns;        // of parts
  Index row, column;          // how far apart these are in the image
  bool whole_rows() const { return columns == 1; }
};

Parts parts(const Convolution& c) {
  const Window& w = c.window;
  const Index row = w.y.dilation * w.x.padded() * w.channels, column = w.x.dilation * w.channels;
  if (c.groups == 1 && w.x.dilation == 1) return {static_cast<Index>(w.x.size * w.channels), static_cast<Index>(w.y.size), 1, row, 0};
  return {static_cast<Index>(c.group_channels()), static_cast<Index>(w.y.size), static_cast<Index>(w.x.size), row, column};
}

// A window of one pixel sees no neighbours: all pixels of all images are one row.
Convolution joined(Convolution c, std::int64_t& images) {
  Window& w = c.window;
  if (w.taps() > 1 || w.has_frame() || w.y.stride > 1 || w.x.stride > 1) return c;
  w.x.in = w.x.out = images * w.y.in * w.x.in;
  w.y.in = w.y.out = images = 1;
  return c;
}

// f(first column, columns) for every panel of every group of `columns` columns in all.
template <class F>
void each_panel(Index columns, Index group, F f) {
  for (Index g = 0; g < columns; g += group)
    for (Index j = 0; j < group; j += panel_width) f(g + j, std::min(panel_width, group - j));
}

// The kernel in panels, each a matrix (taps · channels, columns), so that the columns of a panel lie close together.
void pack(const Convolution& c, const float* kernel, float* packed) {
  const Index rows = c.window.taps() * c.group_channels(), filters = c.filters;
  each_panel(filters, c.group_filters(), [&](Index f, Index columns) {
    for (Index r = 0; r < rows; ++r) packed = std::copy_n(kernel + r * filters + f, columns, packed);
  });
}

// For every tap, the transposed kernel in panels, each a matrix (filters of the group, columns).
void pack_transposed(const Convolution& c, const float* kernel, float* packed) {
  const Index filters = c.filters, group = c.group_filters(), channels = c.group_channels();
  for (std::int64_t tap = 0; tap < c.window.taps(); ++tap, kernel += channels * filters)
    each_panel(c.window.channels, channels, [&](Index channel, Index columns) {
      const float* from = kernel + channel % channels * filters + channel / channels * group;
      for (Index f = 0; f < group; ++f)
        for (Index j = 0; j < columns; ++j) *packed++ = from[j * filters + f];
    });
}

// A panel of one image's outputs, row by row.
void convolve_panel(const Convolution& c, const Parts& p, const float* x, const float* packed, const float* bias, float* y, Index f, Index columns) {
  const Window& w = c.window;
  const Index row = w.y.stride * w.x.padded() * w.channels, pixel = w.x.stride * w.channels;
  const Index products = p.whole_rows() ? 1 : p.rows;  // the columns, or else the rows, are segments of one product
  const float* group = x + f / c.group_filters() * c.group_channels();
  Product product{w.x.out, columns, p.length, {group, pixel, 1}, as_rows(packed, columns), y + f, c.filters};
  product.segments = p.whole_rows() ? p.rows : p.columns;
  product.a_segment = p.whole_rows() ? p.row : p.column;
  product.b_segment = p.length * columns;
  product.bias = bias ? bias + f : nullptr;
  for (std::int64_t oy = 0; oy < w.y.out; ++oy, product.c += w.x.out * c.filters) {
    product.start = bias ? Start::bias : Start::zero;
    for (Index i = 0; i < products; ++i) {
      product.a.data = group + oy * row + i * p.row;
      product.b.data = packed + i * product.segments * product.b_segment;
      gemm(product);
      product.start = Start::contents;
    }
  }
}

// A panel of one image's inputs: each row of outputs is spread over the rows of pixels that its taps read.
void spread_panel(const Convolution& c, const float* dy, const float* packed, float* x, Index channel, Index columns) {
  const Window& w = c.window;
  const Index row = w.x.padded() * w.channels, group = c.group_filters();
  const float* from = dy + channel / c.group_channels() * group;
  const float* matrix = packed + channel * group;
  const Index tap = c.group_channels() * c.filters;
  for (std::int64_t oy = 0; oy < w.y.out; ++oy, from += w.x.out * c.filters)
    for (std::int64_t ky = 0; ky < w.y.size; ++ky)
      for (std::int64_t kx = 0; kx < w.x.size; ++kx) {
        float* to = x + (oy * w.y.stride + ky * w.y.dilation) * row + kx * w.x.dilation * w.channels + channel;
        gemm({w.x.out, columns, group, as_rows(from, c.filters), as_rows(matrix + (ky * w.x.size + kx) * tap, columns), to, w.x.stride * w.channels, Start::contents});
      }
}

// All pixels of an image at the bias, or 0.
void fill(float* image, Index pixels, const float* bias, Index channels) {
  if (!bias) std::fill_n(image, pixels * channels, 0.0f);
  else
    for (Index i = 0; i < pixels; ++i) image = std::copy_n(bias, channels, image);
}

}  // namespace

void convolve(const Convolution& given, std::int64_t images, const float* x, const float* kernel, const float* bias, float* y, float* packed, float* frame) {
  const Convolution c = joined(given, images);
  const Parts p = parts(c);
  const Index kernel_rows = c.window.taps() * c.group_channels();
  pack(c, kernel, packed);
  for (std::int64_t i = 0; i < images; ++i) {
    const float* image = framed(c.window, x + i * c.window.in(), frame);
    each_panel(c.filters, c.group_filters(), [&](Index f, Index columns) {
      convolve_panel(c, p, image, packed + f * kernel_rows, bias, y + i * c.out(), f, columns);
    });
  }
}

void convolve_kernel_gradient(const Convolution& given, std::int64_t images, const float* x, const float* dy, float* dkernel, float* frame) {
  const Convolution c = joined(given, images);
  const Window& w = c.window;
  const Parts p = parts(c);
  const Index row = w.y.stride * w.x.padded() * w.channels, pixel = w.x.stride * w.channels, filters = c.group_filters();
  for (std::int64_t i = 0; i < images; ++i) {
    const float* image = framed(w, x + i * w.in(), frame);
    for (std::int64_t g = 0; g < c.groups; ++g)
      for (Index part = 0; part < p.rows * p.columns; ++part) {
        const float* from = image + part / p.columns * p.row + part % p.columns * p.column + g * c.group_channels();
        const Strided gradient = as_rows(dy + i * c.out() + g * filters, c.filters);
        float* to = dkernel + part * p.length * c.filters + g * filters;
        gemm({p.length, filters, w.x.out, {from, 1, pixel}, gradient, to, c.filters, i ? Start::contents : Start::zero, nullptr, w.y.out, row, w.x.out * c.filters});
      }
  }
}

void convolve_transposed(const Convolution& given, std::int64_t images, const float* dy, const float* kernel, const float* bias, float* x, float* packed, float* frame) {
  const Convolution c = joined(given, images);
  const Window& w = c.window;
  pack_transposed(c, kernel, packed);
  for (std::int64_t i = 0; i < images; ++i) {
    float *image = x + i * w.in(), *whole = w.has_frame() ? frame : image;
    fill(whole, w.y.padded() * w.x.padded(), bias, w.channels);
    each_panel(w.channels, c.group_channels(), [&](Index channel, Index columns) { spread_panel(c, dy + i * c.out(), packed, whole, channel, columns); });
    if (w.has_frame()) crop(w, whole, image);
  }
}

}  // namespace vitrine
