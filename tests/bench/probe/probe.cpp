// What the bench asks of this machine itself: its peak of 4-wide multiply-adds in WebAssembly, and the speed of our matrix product alone.
// Speeds are in floating-point operations per second; a multiply-add counts as two.
#include <emscripten/emscripten.h>

#include <chrono>
#include <vector>

#include "kernels/gemm.h"
#include "simd.h"

using namespace vitrine;

static double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

// Twelve sums that do not wait for each other keep two units busy, each of three to seven cycles of latency.
static __attribute__((noinline)) float chains(int steps, float start) {
  Batch sum[12];
  for (int i = 0; i < 12; ++i) sum[i] = Batch(start + static_cast<float>(i));
  const Batch factor(start), term(1 - start);
  for (int s = 0; s < steps; ++s)
    for (Batch& v : sum) v = mul_add(v, factor, term);
  Batch all = sum[0];
  for (int i = 1; i < 12; ++i) all += sum[i];
  return vitrine::sum(all);
}

extern "C" {

// Fastest of some turns of multiply-adds in registers. A turn takes about 8 ms: browsers round their clock to 0.1 ms.
EMSCRIPTEN_KEEPALIVE double probe_peak() {
  constexpr int steps = 20000, calls = 200, turns = 14;
  double best = 0;
  volatile float kept = 0;
  for (int turn = 0; turn < turns; ++turn) {
    const double start = now();
    for (int i = 0; i < calls; ++i) kept = chains(steps, 0.999f + 1e-6f * static_cast<float>(i + turn));  // each its own, or one would do for all
    const double speed = 2.0 * calls * steps * 12 * lanes / (now() - start);
    if (turn > 1 && speed > best) best = speed;  // the first ones warm up
  }
  (void)kept;
  return best;
}

// An m x k by k x n product, over and over for some seconds. form: 0 as it lies, 1 A transposed, 2 B transposed.
EMSCRIPTEN_KEEPALIVE double probe_matmul(int m, int n, int k, int form, double seconds) {
  std::vector<float> a(static_cast<std::size_t>(m) * k, 0.5f), b(static_cast<std::size_t>(k) * n, 0.25f), c(static_cast<std::size_t>(m) * n);
  const Product product{m, n, k, form == 1 ? transposed(a.data(), m) : as_rows(a.data(), k), form == 2 ? transposed(b.data(), k) : as_rows(b.data(), n), c.data(), n};
  long count = 0;
  double elapsed = 0;
  const double start = now();
  do {
    for (int i = 0; i < 10; ++i) gemm(product);
    count += 10;
    elapsed = now() - start;
  } while (elapsed < seconds);
  return 2.0 * m * n * k * static_cast<double>(count) / elapsed;
}
}
